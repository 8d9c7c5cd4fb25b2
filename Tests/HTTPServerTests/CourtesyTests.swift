import Foundation
import HTTPServer
import HTTPTypes
import Synchronization
import Testing

extension Live {
    /// Clients that do what a client may, at moments when it is easy to lose their answer.
    @Suite("Clients within their rights", .timeLimit(.minutes(10)))
    struct CourtesyTests {
        private static func get(_ path: String, _ fields: String = "") -> String {
            "GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
        }

        /// More than the kernel buffers of both sides hold.
        private static let large = [UInt8](repeating: 65, count: 16 << 20)

        private static func router() -> Router {
            var router = Router.forTests()
            router.on(.get, "/large") { _ in Response(body: .bytes(large)) }
            router.on(.get, "/slow-stream") { _ in
                Response(
                    body: .stream { writer in
                        for index in 0..<15 {
                            try await Task.sleep(for: .milliseconds(100))
                            try await writer.write("line \(index)\n")
                        }
                    })
            }
            return router
        }

        @Test("a header that drips in behind a complete request is 408 too")
        func slowHeaderBehind() async throws {
            try await withServer(.forTests(), { $0.limits.headerTimeout = .milliseconds(300) }) { port, _ in
                let client = try RawClient(port: port)
                client.send(Self.get("/hello") + "GET /hel")
                let text = String(decoding: client.receiveAll().bytes, as: UTF8.self)
                #expect(text.contains("helloHTTP/1.1 408 "))
            }
        }

        /// That this time is not the client's is proved by `BodyTurnTests`, without waiting for it.
        @Test("who waits for 100 Continue is told when the handler reads, and not before")
        func patientExpectation() async throws {
            let (reads, startReading) = AsyncStream.makeStream(of: Void.self)
            var router = Router.forTests()
            router.on(.post, "/late") { request in
                for await _ in reads { break }
                return Response(body: .bytes(try await request.body.collect()))
            }
            try await withServer(router) { port, _ in
                let client = try RawClient(port: port)
                client.send("POST /late HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
                startReading.yield()
                #expect(client.receive { $0.contains("\r\n\r\n") } == "HTTP/1.1 100 Continue\r\n\r\n")
                client.send("xyz")
                #expect(client.receive { $0.hasSuffix("xyz") }.hasPrefix("HTTP/1.1 200 OK"))
            }
        }

        @Test("what is still on its way when the server shuts down arrives, and the server does not wait for more")
        func drainOutput() async throws {
            // Waiting for more would outlast the time limit of this suite.
            let complete = try await withServer(Self.router(), { $0.limits.drainTimeout = .seconds(3600) }) {
                port, server in
                let client = try RawClient(port: port)
                client.send(Self.get("/large"))
                _ = client.receive(1)
                server.shutDown()
                try await Task.sleep(for: .milliseconds(100))
                let (bytes, isOrderly) = client.receiveAll()
                return isOrderly && bytes.count > Self.large.count
            }
            #expect(complete)
        }

        @Test("a client that stops sending after the answer, and before it has read it, still gets all of it")
        func lateHalfClose() async throws {
            let body = [UInt8](repeating: 66, count: 1 << 20)
            var router = Router.forTests()
            router.on(.get, "/megabyte") { _ in Response(body: .bytes(body)) }
            try await withServer(router) { port, _ in
                let client = try RawClient(port: port)
                client.send(Self.get("/megabyte", "Connection: close\r\n"))
                try await Task.sleep(for: .milliseconds(100))
                client.finishSending()
                try await Task.sleep(for: .milliseconds(100))
                let (bytes, isOrderly) = client.receiveAll()
                #expect(isOrderly)
                #expect(bytes.count > body.count)
            }
        }

        @Test("a client that stops sending gets a stream for as long as it flows")
        func halfClosedStream() async throws {
            try await withServer(Self.router(), { $0.limits.halfCloseTimeout = .seconds(1) }) { port, _ in
                let client = try RawClient(port: port)
                client.send(Self.get("/slow-stream"))
                client.finishSending()
                let text = String(decoding: client.receiveAll().bytes, as: UTF8.self)
                #expect(text.hasSuffix("line 14\n\r\n0\r\n\r\n"))
            }
        }

        private final class Outcome: Sendable {
            let code = Mutex("")
        }

        @Test("a body that its handler keeps beyond the response ends in an error")
        func keptBody() async throws {
            let outcome = Outcome()
            var router = Router.forTests()
            router.on(.post, "/keep") { request in
                Task {
                    try? await Task.sleep(for: .milliseconds(300))
                    let failure = await #expect(throws: HTTPError.self) { try await request.body.collect() }
                    outcome.code.withLock { $0 = failure?.code ?? "none" }
                }
                return Response()
            }
            try await withServer(router) { port, _ in
                let client = try RawClient(port: port)
                client.send("POST /keep HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na")
                _ = client.receive { $0.contains("\r\n\r\n") }
                client.reset()
                #expect(await eventually { outcome.code.withLock { $0 } == "disconnected" })
            }
        }
    }
}
