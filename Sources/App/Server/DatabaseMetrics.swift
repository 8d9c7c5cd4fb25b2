import HTTPServer
import Storage

/// What `/metrics` says beyond the server's own numbers: the one list.
enum DatabaseMetrics {
    static func families(_ database: Database) -> [MetricFamily] {
        let log = database.log
        return [
            MetricFamily(
                "podium_wal_pages", .gauge, "Length of the database's write-ahead log in pages of 4 KiB.", log.pages),
            MetricFamily(
                "podium_wal_complete_age_seconds", .gauge,
                "Seconds since the database file held everything that is in the write-ahead log.",
                log.sinceComplete.map { $0 / .seconds(1) }),
            MetricFamily(
                "podium_wal_copy_failures_total", .counter,
                "Copies of the write-ahead log into the database file that failed.", log.failures),
        ]
    }
}
