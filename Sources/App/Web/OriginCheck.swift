import Foundation
import HTTPServer
import HTTPTypes
import Logging
import Storage
import Synchronization

/// Refuses writes that another site's page started, also where `SameSite=Strict` is not known to the browser.
///
/// It compares what the browser says of the page with what the request was addressed to. A proxy that passes its own
/// name on as `Host` (nginx's default) makes every write look foreign, so the refusal names both and the cure.
final class OriginCheck: Sendable {
    private let logger: Logger
    private let clock: WallClock
    /// Of the last line in the log.
    private let loggedAt = Mutex<Date?>(nil)
    /// Anybody can send such requests, so at most one line in this time.
    private static let logInterval: TimeInterval = 60

    init(logger: Logger, clock: WallClock) {
        self.logger = logger
        self.clock = clock
    }

    /// A browser sends `Origin` with every write, programs send none.
    /// - Throws: `HTTPError` 403 `foreignOrigin`.
    func check(_ request: Request) throws {
        guard ![.get, .head, .options].contains(request.method) else { return }
        if let origin = request.headerFields[.origin] {
            // A proxy may speak HTTPS where this server is asked by HTTP, so either scheme is the page's own.
            let own = ["http", "https"].map { "\($0)://\(request.host)".lowercased() }
            guard own.contains(origin.lowercased()) else { throw refusal(of: origin, request) }
        } else if let site = request.headerFields[.secFetchSite], site != "same-origin", site != "none" {
            throw HTTPError.forbidden("This request comes from another site.", code: "foreignOrigin")
        }
    }

    private func refusal(of origin: String, _ request: Request) -> HTTPError {
        let now = clock.now()
        let isDue = loggedAt.withLock { loggedAt in
            // Also when the clock was set back.
            if let last = loggedAt, abs(now.timeIntervalSince(last)) < Self.logInterval { return false }
            loggedAt = now
            return true
        }
        if isDue {
            logger.warning(
                "write from another origin refused; \(Self.advice)",
                metadata: [
                    "origin": "\(String(origin.prefix(200)).onOneLine)", "host": "\(request.host)",
                    "requestId": "\(request.id)",
                ])
        }
        return HTTPError.forbidden(
            "This request comes from a page of \(origin) and was sent to \(request.host). \(Self.advice)",
            code: "foreignOrigin")
    }

    private static let advice =
        "If a proxy stands between the two, let it pass on the host (nginx: proxy_set_header Host $http_host;), or name "
        + "the proxy with --trusted-proxy and let it send X-Forwarded-Host."
}
