import Foundation
import HTTPServer
import Testing

extension Live {
    /// Talks to the server with `openssl s_client`.
    @Suite("TLS", .timeLimit(.minutes(10)))
    struct TLSTests {
        private static let request = "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

        private static func openssl(_ arguments: [String], input: String = "", in folder: TemporaryFolder) throws
            -> String
        {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["timeout", "10", "openssl"] + arguments
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            let stdin = Pipe()
            let stdout = Pipe()
            process.standardInput = stdin
            process.standardOutput = stdout
            process.standardError = stdout
            try process.run()
            try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            if input.isEmpty { try stdin.fileHandleForWriting.close() }
            let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: output, as: UTF8.self)
        }

        private static func makePair(_ name: String, in folder: TemporaryFolder) throws {
            _ = try openssl(
                [
                    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj",
                    "/CN=\(name)", "-keyout", "\(name).key", "-out", "\(name).crt",
                ], in: folder)
        }

        private static func connect(_ port: Int, _ more: [String], in folder: TemporaryFolder) throws -> String {
            try openssl(["s_client", "-ign_eof", "-connect", "127.0.0.1:\(port)"] + more, input: request, in: folder)
        }

        @Test("1.2 and 1.3 with ALPN, resumption and HSTS; older versions and other protocols are refused")
        func versions() async throws {
            let folder = try TemporaryFolder()
            try Self.makePair("one", in: folder)
            let tls = TLSConfiguration(certificatePath: folder.path + "/one.crt", keyPath: folder.path + "/one.key")
            try await withServer(.forTests(), { $0.tls = tls }) { port, _ in
                for version in ["-tls1_2", "-tls1_3"] {
                    let first = try Self.connect(
                        port, [version, "-alpn", "h2,http/1.1", "-sess_out", "session"], in: folder)
                    #expect(first.contains("hello"))
                    #expect(first.contains("ALPN protocol: http/1.1"))
                    #expect(first.contains("Strict-Transport-Security: "))
                    let second = try Self.connect(port, [version, "-sess_in", "session"], in: folder)
                    #expect(second.contains("Reused, "))
                    #expect(second.contains("hello"))
                }
                #expect(try Self.connect(port, ["-tls1_1"], in: folder).contains("alert"))
                #expect(try Self.connect(port, ["-alpn", "h2"], in: folder).contains("no application protocol"))
            }
        }

        @Test("plain HTTP gets an answer that says so; garbage and a silent client do no harm")
        func plain() async throws {
            let folder = try TemporaryFolder()
            try Self.makePair("one", in: folder)
            let tls = TLSConfiguration(certificatePath: folder.path + "/one.crt", keyPath: folder.path + "/one.key")
            try await withServer(
                .forTests(),
                {
                    $0.tls = tls
                    $0.limits.handshakeTimeout = .milliseconds(300)
                }
            ) { port, _ in
                let plain = try RawClient(port: port)
                plain.send(Self.request)
                let text = String(decoding: plain.receiveAll().bytes, as: UTF8.self)
                #expect(text.hasPrefix("HTTP/1.1 400 "))
                #expect(text.contains("plainOnSecurePort"))
                let garbage = try RawClient(port: port)
                garbage.send([22, 3, 1, 0, 4, 9, 9, 9, 9])
                _ = garbage.receiveAll()
                let silent = try RawClient(port: port)
                silent.send([22])
                #expect(silent.receiveAll().bytes.isEmpty)
                #expect(try Self.connect(port, [], in: folder).contains("hello"))
            }
        }

        @Test("new certificates are taken over while the server runs; bad ones are told and not taken")
        func reload() async throws {
            let folder = try TemporaryFolder()
            try Self.makePair("one", in: folder)
            try Self.makePair("two", in: folder)
            let tls = TLSConfiguration(certificatePath: folder.path + "/one.crt", keyPath: folder.path + "/one.key")
            try await withServer(.forTests(), { $0.tls = tls }) { port, server in
                #expect(try Self.connect(port, [], in: folder).contains("CN = one"))
                try folder.write("one.crt", String(contentsOfFile: folder.path + "/two.crt", encoding: .utf8))
                #expect(throws: ServerError.self) { try server.reloadCertificates() }
                #expect(try Self.connect(port, [], in: folder).contains("CN = one"))
                try folder.write("one.key", String(contentsOfFile: folder.path + "/two.key", encoding: .utf8))
                try server.reloadCertificates()
                #expect(try Self.connect(port, [], in: folder).contains("CN = two"))
            }
        }

        @Test("a bad or mismatched pair is told at the start", arguments: ["none.key", "two.key", "one.crt"])
        func badPairs(_ key: String) async throws {
            let folder = try TemporaryFolder()
            try Self.makePair("one", in: folder)
            try Self.makePair("two", in: folder)
            let tls = TLSConfiguration(certificatePath: folder.path + "/one.crt", keyPath: folder.path + "/\(key)")
            let error = await #expect(throws: ServerError.self) {
                try await withServer(.forTests(), { $0.tls = tls }) { _, _ in }
            }
            #expect(error?.code == .badCertificate)
            #expect(error?.message.contains(key) == true)
        }
    }
}
