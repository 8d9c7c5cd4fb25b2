import Foundation
import HTTPServer
import Testing

extension Live {
    @Suite("Access log and metrics", .timeLimit(.minutes(1)))
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

        private struct Line: Decodable {
            var time, method, route, path, id, remote: String
            var status, bytes, us: Int
        }
    }
}
