import Synchronization

/// What a server has done, as Prometheus text. Loops count for themselves; a look adds them up.
public final class ServerMetrics: Sendable {
    private struct Sources {
        var workers: [Worker] = []
        var routes: [Router.Route] = []
    }

    /// Media type of the text.
    public static let contentType = "text/plain; version=0.0.4"

    private let sources = Mutex(Sources())

    /// Metrics without a server yet; pass them to one.
    public init() {}

    func attach(_ workers: [Worker], routes: [Router.Route]) {
        sources.withLock { $0 = Sources(workers: workers, routes: routes) }
    }

    func detach() { sources.withLock { $0.workers = [] } }

    /// The text exposition format, version 0.0.4: content type `text/plain; version=0.0.4`.
    /// - Parameter others: what comes after the server's own numbers.
    public func prometheusText(and others: [MetricFamily] = []) async -> String {
        let (workers, routes) = sources.withLock { ($0.workers, $0.routes) }
        var total = LoopMetrics(seriesCount: routes.count + 2)
        for worker in workers { total.add(await worker.snapshotOfMetrics()) }
        return others.reduce(into: Self.render(total, routes: routes)) { $0 += $1.text }
    }

    private static func render(_ metrics: LoopMetrics, routes: [Router.Route]) -> String {
        var text = ""
        func family(_ name: String, _ type: String, _ help: String, _ samples: [(labels: String, value: String)]) {
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
            for sample in samples { text += "\(name)\(sample.labels) \(sample.value)\n" }
        }
        func single(_ name: String, _ type: String, _ help: String, _ value: some CustomStringConvertible) {
            family(name, type, help, [("", value.description)])
        }
        func label(_ index: Int) -> String {
            if index < routes.count {
                return "method=\"\(routes[index].method.rawValue)\",route=\"\(routes[index].pattern)\""
            }
            return index == routes.count ? "method=\"GET\",route=\"files\"" : "method=\"\",route=\"unmatched\""
        }
        let used = metrics.series.enumerated().filter { !$0.element.statuses.isEmpty }
        family(
            "http_requests_total", "counter", "Requests by route and status.",
            used.flatMap { index, series in
                series.statuses.sorted { $0.status < $1.status }.map {
                    ("{\(label(index)),status=\"\($0.status)\"}", "\($0.count)")
                }
            })
        text += "# HELP http_request_duration_seconds Time from the header of a request to the end of its response.\n"
        text += "# TYPE http_request_duration_seconds histogram\n"
        for (index, series) in used {
            var sum = 0
            for (bound, count) in zip(LoopMetrics.bounds.map { "\(Double($0) / 1e6)" } + ["+Inf"], series.buckets) {
                sum += count
                text += "http_request_duration_seconds_bucket{\(label(index)),le=\"\(bound)\"} \(sum)\n"
            }
            text += "http_request_duration_seconds_sum{\(label(index))} \(Double(series.totalMicroseconds) / 1e6)\n"
            text += "http_request_duration_seconds_count{\(label(index))} \(sum)\n"
        }
        single("http_connections_open", "gauge", "Connections that are open.", metrics.connectionsOpen)
        single("http_connections_total", "counter", "Connections accepted.", metrics.connectionsOpened)
        single("http_connections_refused_total", "counter", "Connections past a limit.", metrics.connectionsRefused)
        single("http_requests_in_flight", "gauge", "Requests whose handler is at work.", metrics.requestsInFlight)
        single("http_received_bytes_total", "counter", "Bytes received, decrypted.", metrics.bytesReceived)
        single("http_sent_bytes_total", "counter", "Bytes sent, before encryption.", metrics.bytesSent)
        single(
            "http_loop_lag_worst_seconds", "gauge", "Worst delay of an event loop since the last look.",
            Double(metrics.worstLag) / 1e9)
        single(
            "http_loop_lag_seconds_total", "counter", "Delay of all ticks of the event loops.",
            Double(metrics.totalLag) / 1e9)
        single("http_loop_ticks_total", "counter", "Ticks of the event loops.", metrics.ticks)
        return text
    }
}
