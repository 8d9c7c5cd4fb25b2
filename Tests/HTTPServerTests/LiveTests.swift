import HTTPServer
import Testing

extension Live {
    @Suite("Live server", .timeLimit(.minutes(10)))
    struct LiveTests {
        private static func exchange(_ port: Int, _ request: String) throws -> String {
            let client = try RawClient(port: port)
            client.send(request)
            return String(decoding: client.receiveAll().bytes, as: UTF8.self)
        }

        @Test("pipelined requests are answered in order, then the connection closes when asked")
        func pipelining() async throws {
            try await withServer { port, _ in
                let text = try Self.exchange(
                    port,
                    "GET /hello HTTP/1.1\r\nHost: a\r\n\r\nPOST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                        + "GET /stream/3 HTTP/1.1\r\nHost: a\r\n\r\nGET /empty HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                )
                let statuses = text.split(separator: "\r\n").filter { $0.contains("HTTP/1.1 ") }.count
                #expect(statuses == 4)
                #expect(text.contains("hello"))
                #expect(text.contains("abc"))
                #expect(text.contains("7\r\nline 0\n\r\n7\r\nline 1\n\r\n7\r\nline 2\n\r\n0\r\n\r\n"))
                #expect(text.contains("204 No Content"))
            }
        }

        @Test("Expect: 100-continue is answered when the handler wants the body")
        func expectContinue() async throws {
            try await withServer { port, _ in
                let client = try RawClient(port: port)
                client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
                #expect(client.receive { $0.contains("\r\n\r\n") } == "HTTP/1.1 100 Continue\r\n\r\n")
                client.send("xyz")
                #expect(client.receive { $0.hasSuffix("xyz") }.hasPrefix("HTTP/1.1 200 OK"))
            }
        }

        @Test("large bodies travel both ways with back-pressure")
        func largeBodies() async throws {
            try await withServer { port, _ in
                let client = try RawClient(port: port)
                let body = String(repeating: "0123456789abcdef", count: 1 << 14)
                client.send("POST /count HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                for _ in 0..<32 { client.send("40000\r\n\(body)\r\n") }
                client.send("0\r\n\r\n")
                #expect(client.receive { $0.hasSuffix("8388608") }.hasSuffix("8388608"))
                client.send("GET /stream/200000 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                let (bytes, isOrderly) = client.receiveAll()
                #expect(isOrderly)
                #expect(String(decoding: bytes.suffix(30), as: UTF8.self).hasSuffix("line 199999\n\r\n0\r\n\r\n"))
            }
        }

        @Test("a stream that fails is cut short without its last chunk")
        func brokenStream() async throws {
            try await withServer { port, _ in
                let text = try Self.exchange(port, "GET /broken-stream HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(!text.hasSuffix("0\r\n\r\n"))
            }
        }

        @Test("a port in use is told in words")
        func portInUse() async throws {
            try await withServer { port, _ in
                await #expect(throws: ServerError.self) {
                    try await withServer(.forTests(), { $0.port = port }) { _, _ in }
                }
            }
        }
    }
}
