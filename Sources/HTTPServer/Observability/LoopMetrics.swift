/// Counters of one loop: plain integers, since only the loop's thread touches them.
struct LoopMetrics: Sendable {
    /// Upper bounds of the latency histogram in microseconds.
    static let bounds = [
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000,
    ]

    /// One route and method.
    struct Series: Sendable {
        var statuses: [(status: Int, count: Int)] = []
        var buckets = [Int](repeating: 0, count: LoopMetrics.bounds.count + 1)
        var totalMicroseconds = 0

        mutating func record(status: Int, microseconds: Int) {
            if let index = statuses.firstIndex(where: { $0.status == status }) {
                statuses[index].count += 1
            } else {
                statuses.append((status, 1))
            }
            buckets[LoopMetrics.bounds.firstIndex { microseconds <= $0 } ?? LoopMetrics.bounds.count] += 1
            totalMicroseconds += microseconds
        }

        mutating func add(_ other: Series) {
            for (status, count) in other.statuses {
                if let index = statuses.firstIndex(where: { $0.status == status }) {
                    statuses[index].count += count
                } else {
                    statuses.append((status, count))
                }
            }
            for index in buckets.indices { buckets[index] += other.buckets[index] }
            totalMicroseconds += other.totalMicroseconds
        }
    }

    /// By endpoint of the router.
    var series: [Series]
    var connectionsOpened = 0
    var connectionsOpen = 0
    var connectionsRefused = 0
    var requestsInFlight = 0
    var bytesReceived = 0
    var bytesSent = 0
    /// Worst delay of a tick since the last look, and the sum of all, in nanoseconds.
    var worstLag: UInt64 = 0
    var totalLag: UInt64 = 0
    var ticks = 0

    init(seriesCount: Int) { series = Array(repeating: Series(), count: seriesCount) }

    mutating func add(_ other: LoopMetrics) {
        for index in series.indices { series[index].add(other.series[index]) }
        connectionsOpened += other.connectionsOpened
        connectionsOpen += other.connectionsOpen
        connectionsRefused += other.connectionsRefused
        requestsInFlight += other.requestsInFlight
        bytesReceived += other.bytesReceived
        bytesSent += other.bytesSent
        worstLag = max(worstLag, other.worstLag)
        totalLag += other.totalLag
        ticks += other.ticks
    }
}
