import Foundation
import HTTPServer
import Testing

extension Live {
    @Suite("Access log and metrics", .timeLimit(.minutes(10)))
    struct ObservabilityTests {
        @Test("each request has a line of JSON, and counts by route and status")
        func lines() async throws {
            let folder = try TemporaryFolder()
            let path = folder.path + "/access.log"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
            defer { close(descriptor) }
            let metrics = ServerMetrics()
            let log = AccessLog(descriptor: descriptor)
            try await withServer(.forTests(), metrics: metrics, { $0.accessLog = log }) { port, _ in
                let client = try RawClient(port: port)
                client.send(
                    "GET /users/a/items/b?token=secret HTTP/1.1\r\nHost: a\r\n\r\nGET /no\"pe HTTP/1.1\r\nHost: a\r\n\r\n"
                )
                client.send("BAD\r\n\r\n")
                _ = client.receiveAll()
                let text = await metrics.prometheusText()
                #expect(
                    text.contains(
                        "http_requests_total{method=\"GET\",route=\"/users/{user}/items/{item}\",status=\"200\"} 1\n"))
                #expect(text.contains("http_requests_total{method=\"\",route=\"unmatched\",status=\"404\"} 1\n"))
                #expect(text.contains("http_requests_total{method=\"\",route=\"unmatched\",status=\"400\"} 1\n"))
                #expect(text.contains("le=\"+Inf\"} 1\n"))
                #expect(text.contains("http_loop_lag_worst_seconds "))
            }
            let decoder = JSONDecoder()
            #expect(
                await eventually {
                    (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n").count == 3
                })
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
                .map { try decoder.decode(Line.self, from: Data($0.utf8)) }
            #expect(lines.map(\.status) == [200, 404, 400])
            #expect(lines.map(\.route) == ["/users/{user}/items/{item}", "unmatched", "unmatched"])
            #expect(lines[1].path == "/no\"pe")
            #expect(Set(lines.map(\.id)).count == 3)
            #expect(lines.allSatisfy { $0.remote == "127.0.0.1" })
        }

        @Test("the owner's numbers follow the server's, and one without a value yet has no sample")
        func ownersNumbers() async {
            let text = await ServerMetrics().prometheusText(and: [
                MetricFamily("kettles_warm", .gauge, "Kettles that are warm.", 3),
                MetricFamily("kettles_filled_total", .counter, "Kettles filled.", nil as Int?),
            ])
            #expect(
                text.hasSuffix(
                    """
                    # HELP kettles_warm Kettles that are warm.
                    # TYPE kettles_warm gauge
                    kettles_warm 3
                    # HELP kettles_filled_total Kettles filled.
                    # TYPE kettles_filled_total counter

                    """))
            #expect(text.contains("# TYPE http_connections_open gauge\n"))
        }

        @Test("a stream that our side breaks off counts as 500, one that its client leaves as 499")
        func brokenOff() async throws {
            let metrics = ServerMetrics()
            try await withServer(.forTests(), metrics: metrics) { port, _ in
                let client = try RawClient(port: port)
                client.send("GET /broken-stream HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = client.receiveAll()
                let text = await metrics.prometheusText()
                #expect(text.contains("route=\"/broken-stream\",status=\"500\"} 1\n"))
                let rude = try RawClient(port: port)
                rude.send("GET /stream/2000000 HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = rude.receive(1)
                rude.reset()
                #expect(await eventually { await metrics.prometheusText().contains("status=\"499\"} 1\n") })
            }
        }

        @Test("nobody writes lines of their own into the log, and a client that leaves is no error")
        func logged() async throws {
            struct Hostile: Error, CustomStringConvertible {
                let description = "bad\nerror: all is lost\r\u{1B}[2J"
            }
            var router = Router(mapError: {
                HTTPError(status: .internalServerError, code: "internalError", message: "It failed.", cause: $0)
            })
            router.on(.get, "/hostile") { _ in throw Hostile() }
            router.on(.get, "/slow") { _ in
                try await Task.sleep(for: .seconds(20))
                return Response()
            }
            let log = CapturedLog()
            try await withServer(
                router, logger: log.logger, { $0.limits.halfCloseTimeout = .milliseconds(200) }
            ) { port, _ in
                let client = try RawClient(port: port)
                client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
                client.finishSending()
                #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasPrefix("HTTP/1.1 500 "))
                let other = try RawClient(port: port)
                other.send("GET /hostile HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                _ = other.receiveAll()
            }
            #expect(log.causes == ["bad error: all is lost  [2J"])
        }

        @Test(
            "no request of a stranger's making writes an error",
            arguments: ["TRACE / HTTP/1.1", "FOO / HTTP/1.1", "GET / HTTP/2.0", "\u{16}\u{3}\u{1}"])
        func clientsMatters(_ line: String) async throws {
            let log = CapturedLog()
            try await withServer(logger: log.logger) { port, _ in
                let client = try RawClient(port: port)
                client.send(line + "\r\nHost: a\r\n\r\n")
                let answer = String(decoding: client.receiveAll().bytes, as: UTF8.self)
                #expect(["400", "501", "505"].contains { answer.hasPrefix("HTTP/1.1 \($0)") })
            }
            #expect(log.causes.isEmpty)
        }

        private struct Line: Decodable {
            var time, method, route, path, id, remote: String
            var status, bytes, us: Int
        }
    }
}
