import HTTPTypes
import Logging
import Synchronization
import Testing

@testable import HTTPServer

extension Live {
    /// Start and end of a server, and of its handlers.
    @Suite("The life of a server")
    struct ServerLifeTests {
        private static func server(_ router: Router = .forTests(), port: Int = 0) -> Server {
            Server(
                configuration: ServerConfiguration(port: port, loopCount: 1), router: router,
                logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        }

        @Test("a server runs once")
        func once() async throws {
            let server = Self.server()
            async let end: Void = server.run()
            let port = try await server.listeningPort()
            let early = await #expect(throws: ServerError.self) { try await server.run() }
            #expect(early?.code == .alreadyRun)
            // The refusal has not touched the run that is under way.
            let client = try RawClient(port: port)
            client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasSuffix("hello"))
            server.shutDown()
            try await end
            let late = await #expect(throws: ServerError.self) { try await server.run() }
            #expect(late?.code == .alreadyRun)
            #expect(try await server.listeningPort() == port)
        }

        @Test("a server that was shut down before it ran ends at once")
        func shutDownFirst() async throws {
            let server = Self.server()
            server.shutDown()
            try await server.run()
            #expect(try await server.listeningPort() > 0)
        }

        @Test("whoever waits for the port of a server that cannot start is told why")
        func failure() async throws {
            try await withServer { port, _ in
                let other = Self.server(port: port)
                let told = Task { try await other.listeningPort() }
                let failure = await #expect(throws: ServerError.self) { try await other.run() }
                #expect(failure?.code == .portInUse)
                let answer = await #expect(throws: ServerError.self) { _ = try await told.value }
                #expect(answer?.code == .portInUse)
            }
        }

        @Test("a handler that still waits when the server ends comes to its own end", .timeLimit(.minutes(10)))
        func abandonedHandler() async throws {
            /// Something slow elsewhere, such as a database: it answers when it is told to.
            let waiting = Mutex<CheckedContinuation<Void, Never>?>(nil)
            let (ends, ended) = AsyncStream.makeStream(of: String.self)
            var router = Router.forTests()
            router.on(.post, "/waits", maximumBodyBytes: nil) { request in
                defer { ended.finish() }
                await withCheckedContinuation { continuation in waiting.withLock { $0 = continuation } }
                ended.yield("resumed")
                do { _ = try await request.body.collect() } catch { ended.yield("no body") }
                return Response(
                    body: .stream { _ in Issue.record("there is nobody left to write to") })
            }
            try await withServer(router, { $0.limits.drainTimeout = .milliseconds(1) }) { port, server in
                let client = try RawClient(port: port)
                client.send("POST /waits HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab")
                #expect(await eventually { waiting.withLock { $0 != nil } })
                server.shutDown()
                #expect(client.receiveAll().bytes.isEmpty)
            }
            // The server has returned from `run()`; now the database answers.
            try #require(waiting.withLock { $0 }).resume()
            var told: [String] = []
            for await word in ends { told.append(word) }
            #expect(told == ["resumed", "no body"])
        }

        @Test("work for a loop that has ended is done all the same", .timeLimit(.minutes(10)))
        func closedLoop() async throws {
            let metrics = ServerMetrics()
            let kept = Mutex<RequestBody?>(nil)
            var router = Router.forTests()
            router.on(.post, "/keeps", maximumBodyBytes: nil) { request in
                kept.withLock { $0 = request.body }
                return Response()
            }
            try await withServer(router, metrics: metrics) { port, _ in
                let client = try RawClient(port: port)
                client.send("POST /keeps HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\nab")
                #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasPrefix("HTTP/1.1 200 "))
            }
            // Neither waits for a loop that is gone.
            let body = try #require(kept.withLock { $0 })
            await #expect(throws: HTTPError.self) {
                // The two bytes that came may be handed out first.
                for try await _ in body {}
            }
            #expect(await metrics.prometheusText().contains("http_connections_open 0\n"))
        }
    }
}
