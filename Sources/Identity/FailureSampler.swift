internal import Crypto
internal import Synchronization

/// Which failed sign-ins go into the audit log: one a minute for an account and a network, and `longestMinute` in all, so
/// that strangers cannot fill the disk.
package final class FailureSampler: Sendable {
    private struct Minute {
        var start: ContinuousClock.Instant?
        /// Hashes of account and network.
        var seen: Set<[UInt8]> = []
    }

    /// Events a minute; 30,000 a day are six megabytes.
    static let longestMinute = 20

    private let salt = SecureGenerator.bytes(16)
    private let minute = Mutex(Minute())

    /// Has seen nothing yet.
    package init() {}

    /// Whether this failure is the first of its kind in this minute.
    package func isDue(username: String, address: String, now: ContinuousClock.Instant = .now) -> Bool {
        let name = Array(username.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        let key = Array(SHA256.hash(salt + ClientNetwork(address: address).bytes + [0] + name))
        return minute.withLock { minute in
            if let start = minute.start, start.duration(to: now) < .seconds(60) {
                guard minute.seen.count < Self.longestMinute else { return false }
            } else {
                minute = Minute(start: now)
            }
            return minute.seen.insert(key).inserted
        }
    }
}
