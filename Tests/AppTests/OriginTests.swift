import HTTPServer
import HTTPTypes
import Logging
import Preferences
import Storage
import Synchronization
import Testing

@testable import App

@Suite("Origins and metrics")
struct OriginTests {
    /// Lines with their metadata, as one text each.
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])

        var logger: Logger { Logger(label: "test") { _ in Handler(lines: self) } }

        private struct Handler: LogHandler {
            let lines: Lines
            var metadata: Logger.Metadata = [:]
            var logLevel = Logger.Level.notice

            subscript(metadataKey key: String) -> Logger.Metadata.Value? {
                get { metadata[key] }
                set { metadata[key] = newValue }
            }

            func log(event: Logging.LogEvent) {
                lines.all.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
            }
        }
    }

    private static func write(from origin: String, to host: String = "127.0.0.1:8080") -> Request {
        Request(method: .post, path: "/api/v1/session", headerFields: [.origin: origin, .host: host])
    }

    @Test(
        "a page of the host that was asked is not foreign",
        arguments: [
            ("http://label.example.org", "label.example.org"), ("https://Label.example.org", "label.EXAMPLE.org"),
            ("http://[::1]:8080", "[::1]:8080"),
        ])
    func own(_ origin: String, _ host: String) throws {
        try OriginCheck(logger: Lines().logger, clock: WallClock()).check(Self.write(from: origin, to: host))
    }

    @Test(
        "any other page is",
        arguments: ["https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:8081", ""])
    func foreign(_ origin: String) {
        let check = OriginCheck(logger: Lines().logger, clock: WallClock())
        #expect(throws: HTTPError.self) { try check.check(Self.write(from: origin)) }
    }

    @Test("a refusal names both hosts and the line to add, to the client and once a minute in the log")
    func advice() throws {
        let lines = Lines()
        let app = try TestApp()
        let check = OriginCheck(logger: lines.logger, clock: app.installation.clock)
        let request = Self.write(from: "https://label.example.org")
        for _ in 0..<3 {
            let refusal = #expect(throws: HTTPError.self) { try check.check(request) }
            #expect(refusal?.status == .forbidden && refusal?.code == "foreignOrigin")
            for word in ["https://label.example.org", "127.0.0.1:8080", "proxy_set_header Host $http_host;"] {
                #expect(refusal?.message.contains(word) == true, "\(word) is not in the message")
                #expect(lines.all.withLock { $0.allSatisfy { $0.contains(word) } })
            }
        }
        #expect(lines.all.withLock { $0.count } == 1)
        app.pass(61)
        #expect(throws: HTTPError.self) { try check.check(request) }
        #expect(lines.all.withLock { $0.count } == 2)
    }

    @Test("nobody is signed in from another site's page")
    func signIn() async throws {
        let app = try TestApp()
        _ = try await People(installation: app.installation).create(
            username: "ada", role: .admin, password: "long enough 1")
        let body = #"{"username": "ada", "password": "long enough 1"}"#
        let answer = try await app.stranger.send(
            .post, "/api/v1/session", body, extra: [.origin: "https://evil.example"])
        #expect(answer.status == 403 && answer.string("code") == "foreignOrigin")
        #expect(answer.fields[.setCookie] == nil)
    }

    @Test("the metrics are for admins")
    func metrics() async throws {
        let app = try TestApp()
        #expect(try await app.stranger.get("/metrics").status == 401)
        #expect(try await app.client("lia", .labeler).get("/metrics").status == 403)
        let answer = try await app.client("ada", .admin).get("/metrics")
        #expect(answer.status == 200 && answer.text.contains("# TYPE http_requests_total counter\n"))
    }

    @Test("where it is allowed, this machine needs no token, but whoever comes by a proxy or another name does")
    func localMetrics() {
        func isOpen(_ fields: HTTPFields, from address: String = "127.0.0.1", _ access: MetricsAccess) -> Bool {
            access.admits(Request(path: "/metrics", headerFields: fields, remoteAddress: address))
        }
        for host in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST", "[::1]:8080", "[::1]"] {
            #expect(isOpen([.host: host], .adminsAndThisMachine), "\(host)")
            #expect(!isOpen([.host: host], .admins))
            #expect(!isOpen([.host: host], from: "192.0.2.7", .adminsAndThisMachine))
            #expect(!isOpen([.host: host, .xForwardedFor: "127.0.0.1"], .adminsAndThisMachine))
        }
        #expect(!isOpen([.host: "label.example.org"], .adminsAndThisMachine))
        #expect(!isOpen([.host: "localhost.evil.example"], .adminsAndThisMachine))
    }
}

extension HTTPField.Name {
    /// HTTPTypes keeps `Host` for its request type.
    fileprivate static var host: HTTPField.Name { HTTPField.Name("Host") ?? .origin }
}
