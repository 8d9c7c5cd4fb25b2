import HTTPTypes
import Testing

@testable import HTTPServer

extension Live {
    /// Clients that speak something else.
    @Suite("The first byte")
    struct FirstByteTests {
        /// A header's time-out that no test waits for: whatever is answered is answered because of the byte.
        private static func withPatientServer(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
            try await withServer(.forTests(), { $0.limits.headerTimeout = .seconds(3600) }) { port, _ in
                try await body(port)
            }
        }

        @Test("a TLS hello on the plain port is told so at once", arguments: [1, 5, 517])
        func secure(_ count: Int) async throws {
            try await Self.withPatientServer { port in
                let client = try RawClient(port: port)
                // A record of type handshake, version 3.1, without a line feed.
                client.send(Array(([22, 3, 1, 2, 0] + [UInt8](repeating: 0xFC, count: 512)).prefix(count)))
                let (bytes, isOrderly) = client.receiveAll()
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(text.hasPrefix("HTTP/1.1 400 ") && text.contains("Connection: close\r\n"))
                #expect(text.contains("\"code\":\"secureOnPlainPort\"") && text.contains("http://"))
                #expect(isOrderly)
            }
        }

        @Test("what cannot begin a method is refused at once", arguments: [0x00, 0x20, 0x7B, 0x80, 0xFF] as [UInt8])
        func other(_ byte: UInt8) async throws {
            try await Self.withPatientServer { port in
                let client = try RawClient(port: port)
                client.send([byte])
                let text = String(decoding: client.receiveAll().bytes, as: UTF8.self)
                #expect(text.hasPrefix("HTTP/1.1 400 ") && text.contains("malformedRequest"))
            }
        }

        @Test("an empty line before the request line is still no fault")
        func emptyLine() async throws {
            try await Self.withPatientServer { port in
                let client = try RawClient(port: port)
                client.send("\r")
                client.send("\nGET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasSuffix("hello"))
            }
        }
    }
}
