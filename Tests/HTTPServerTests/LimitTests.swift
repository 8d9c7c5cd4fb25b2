import Foundation
import HTTPServer
import HTTPTypes
import Synchronization
import Testing

extension Live {
    /// Clients that are slow, rude or too many. Limits are short here, so that every case ends soon.
    @Suite("Slow and rude clients", .timeLimit(.minutes(10)))
    struct LimitTests {
        private static func impatient(_ configuration: inout ServerConfiguration) {
            configuration.limits.headerTimeout = .milliseconds(300)
            configuration.limits.idleTimeout = .milliseconds(300)
            configuration.limits.rateGrace = .milliseconds(300)
            configuration.limits.minimumBodyRate = 100_000
            configuration.limits.minimumResponseRate = 100_000
            configuration.limits.halfCloseTimeout = .milliseconds(300)
            configuration.limits.lingerTimeout = .milliseconds(200)
        }

        private static func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

        @Test("a header that drips in is 408")
        func slowHeader() async throws {
            try await withServer(.forTests(), Self.impatient) { port, _ in
                let client = try RawClient(port: port)
                for byte in "GET /hello HTTP/1.1\r\nX: ".utf8 where client.send([byte]) { usleep(40_000) }
                let (bytes, isOrderly) = client.receiveAll()
                #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("HTTP/1.1 408 "))
                #expect(isOrderly)
            }
        }

        @Test("a connection without a byte, or idle after a request, is closed without words")
        func idle() async throws {
            try await withServer(.forTests(), Self.impatient) { port, _ in
                let silent = try RawClient(port: port)
                #expect(silent.receiveAll().bytes.isEmpty)
                let idle = try RawClient(port: port)
                idle.send(Self.get("/hello"))
                let text = String(decoding: idle.receiveAll().bytes, as: UTF8.self)
                #expect(text.hasSuffix("hello"))
            }
        }

        @Test("a body that drips in is 408")
        func slowBody() async throws {
            try await withServer(.forTests(), Self.impatient) { port, _ in
                let client = try RawClient(port: port)
                client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
                for _ in 0..<20 where client.send("x") { usleep(40_000) }
                #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasPrefix("HTTP/1.1 408 "))
            }
        }

        @Test("a body that comes fast and then not at all is 408: speed is not saved up")
        func stalledBody() async throws {
            try await withServer(.forTests(), Self.impatient) { port, _ in
                let client = try RawClient(port: port)
                client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
                client.send([UInt8](repeating: 65, count: 999_999))
                #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasPrefix("HTTP/1.1 408 "))
            }
        }

        @Test("a reader that never reads is cut off, and its handler is cancelled")
        func neverReads() async throws {
            let ended = Mutex(false)
            var router = Router.forTests()
            router.on(.get, "/flood") { _ in
                Response(
                    body: .stream { writer in
                        defer { ended.withLock { $0 = true } }
                        let block = [UInt8](repeating: 65, count: 1 << 16)
                        for _ in 0..<10_000 { try await writer.write(block) }
                    })
            }
            try await withServer(router, Self.impatient) { port, _ in
                let client = try RawClient(port: port)
                client.send(Self.get("/flood"))
                #expect(await eventually { ended.withLock { $0 } })
                let isOrderly = client.receiveAll().isOrderly
                #expect(!isOrderly)
            }
        }

        @Test(
            "a client that goes away cancels its handler; one that only stops sending gets its answer",
            arguments: [true, false])
        func disconnect(byReset: Bool) async throws {
            let started = Mutex(false)
            let cancelled = Mutex(false)
            var router = Router.forTests()
            router.on(.get, "/wait") { _ in
                started.withLock { $0 = true }
                do { try await Task.sleep(for: .seconds(20)) } catch {
                    cancelled.withLock { $0 = true }
                    throw error
                }
                return Response()
            }
            router.on(.get, "/moment") { _ in
                try await Task.sleep(for: .milliseconds(50))
                return Response(body: .bytes(Array("in time".utf8)))
            }
            try await withServer(router, Self.impatient) { port, _ in
                let client = try RawClient(port: port)
                client.send(Self.get("/wait"))
                #expect(await eventually { started.withLock { $0 } })
                if byReset { client.reset() } else { client.close() }
                #expect(await eventually { cancelled.withLock { $0 } })
                let half = try RawClient(port: port)
                half.send(Self.get("/moment"))
                half.finishSending()
                #expect(String(decoding: half.receiveAll().bytes, as: UTF8.self).hasSuffix("in time"))
            }
        }

        @Test("a header or body that is cut short by the client's close is answered with 400")
        func cutShort() async throws {
            try await withServer { port, _ in
                for request in ["GET /hel", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc"] {
                    let client = try RawClient(port: port)
                    client.send(request)
                    client.finishSending()
                    #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasPrefix("HTTP/1.1 400 "))
                }
            }
        }

        @Test("resets in the middle of everything leave no connection behind")
        func resets() async throws {
            let metrics = ServerMetrics()
            try await withServer(.forTests(), metrics: metrics) { port, _ in
                let request =
                    "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde" + Self.get("/stream/20000")
                for cut in stride(from: 0, through: request.utf8.count, by: 3) {
                    let client = try RawClient(port: port)
                    client.send(Array(request.utf8.prefix(cut)))
                    if cut % 2 == 0, cut >= request.utf8.count / 2 { _ = client.receive(1) }
                    client.reset()
                }
                #expect(await eventually { await metrics.prometheusText().contains("http_connections_open 0\n") })
                #expect(await eventually { await metrics.prometheusText().contains("http_requests_in_flight 0\n") })
            }
        }

        @Test("connections past the limits are told 429 or 503")
        func connectionLimits() async throws {
            let cases: [(WritableKeyPath<Limits, Int> & Sendable, String)] = [
                (\Limits.connections, "503"), (\Limits.connectionsPerAddress, "429"),
            ]
            for (limit, status) in cases {
                try await withServer(.forTests(), { $0.limits[keyPath: limit] = 2 }) { port, _ in
                    let first = try RawClient(port: port)
                    let second = try RawClient(port: port)
                    for client in [first, second] {
                        client.send(Self.get("/hello"))
                        #expect(client.receive { $0.hasSuffix("hello") }.hasPrefix("HTTP/1.1 200 "))
                    }
                    let third = try RawClient(port: port)
                    #expect(String(decoding: third.receiveAll().bytes, as: UTF8.self).hasPrefix("HTTP/1.1 \(status) "))
                    first.close()
                    #expect(
                        await eventually {
                            guard let fourth = try? RawClient(port: port) else { return false }
                            fourth.send(Self.get("/hello"))
                            return fourth.receive { $0.hasSuffix("hello") || $0.hasSuffix("}") }.hasPrefix(
                                "HTTP/1.1 200 ")
                        })
                }
            }
        }

        @Test("requests past the number in flight are 503 with Retry-After")
        func requestsInFlight() async throws {
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let (ended, end) = AsyncStream.makeStream(of: Void.self)
            var router = Router.forTests()
            router.on(.get, "/wait") { _ in
                begin.yield()
                for await _ in ended { break }
                return Response()
            }
            try await withServer(router, { $0.limits.requestsInFlight = 1 }) { port, _ in
                let first = try RawClient(port: port)
                first.send(Self.get("/wait"))
                for await _ in begun { break }
                let second = try RawClient(port: port)
                second.send(Self.get("/hello"))
                let text = second.receive { $0.hasSuffix("}") }
                #expect(text.hasPrefix("HTTP/1.1 503 "))
                #expect(text.contains("Retry-After: 1\r\n"))
                end.yield()
                #expect(first.receive { $0.hasSuffix("\r\n\r\n") }.hasPrefix("HTTP/1.1 200 "))
            }
        }

        @Test("shutting down finishes what is in flight and closes what is idle")
        func drain() async throws {
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let (ended, end) = AsyncStream.makeStream(of: Void.self)
            var router = Router.forTests()
            router.on(.get, "/wait") { _ in
                begin.yield()
                for await _ in ended { break }
                return Response(body: .bytes(Array("done".utf8)))
            }
            try await withServer(router, { $0.limits.drainTimeout = .seconds(3600) }) { port, server in
                let idle = try RawClient(port: port)
                idle.send(Self.get("/hello"))
                _ = idle.receive { $0.hasSuffix("hello") }
                let busy = try RawClient(port: port)
                busy.send(Self.get("/wait"))
                for await _ in begun { break }
                server.shutDown()
                #expect(idle.receive() == [])
                end.yield()
                let text = String(decoding: busy.receiveAll().bytes, as: UTF8.self)
                #expect(text.contains("Connection: close\r\n"))
                #expect(text.hasSuffix("done"))
                #expect(await eventually { (try? RawClient(port: port)) == nil })
            }
        }

        @Test("a handler that throws is 500 with the request id")
        func throwing() async throws {
            try await withServer { port, _ in
                let client = try RawClient(port: port)
                client.send(Self.get("/fail"))
                let text = client.receive { $0.hasSuffix("}") }
                let id = text.split(separator: "X-Request-Id: ").last?.prefix(13) ?? "?"
                #expect(text.contains("\"requestId\":\"\(id)\""))
            }
        }
    }
}

/// Asks for up to five seconds.
func eventually(_ condition: () async -> Bool) async -> Bool {
    for _ in 0..<250 {
        if await condition() { return true }
        try? await Task.sleep(for: .milliseconds(20))
    }
    return false
}
