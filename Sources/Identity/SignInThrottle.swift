package import Foundation
internal import Synchronization

/// Slows down guessing: after five tries without success within the window, a name and address pair waits, longer each
/// time; and so does an address after fifty, whatever names it tries.
///
/// A try is counted before the password is looked at, so that many at once are no way around.
package final class SignInThrottle: Sendable {
    private struct Tries {
        package var count: Int
        var last: Date
    }

    private static let freeForName = 5
    private static let freeForAddress = 50
    private static let window: TimeInterval = 15 * 60
    private static let longestWait: TimeInterval = 5 * 60
    private static let capacity = 10_000

    private let tries = Mutex<[String: Tries]>([:])

    /// Remembers nothing yet.
    package init() {}

    /// How many names and addresses are remembered.
    package var count: Int { tries.withLock(\.count) }

    /// Counts a try.
    ///
    /// - Parameter username: at most `Username.maximumLength` characters: the caller refuses longer ones.
    /// - Returns: the seconds to wait before the next try; 0 when this one may be made.
    package func begin(username: String, address: String, now: Date) -> Int {
        let limits = [(Self.key(username, address), Self.freeForName), (address, Self.freeForAddress)]
        return tries.withLock { tries in
            let wait = limits.map { key, free in Self.wait(tries[key], free: free, now: now) }.max() ?? 0
            guard wait == 0 else { return wait }
            Self.makeRoom(in: &tries, now: now)
            for (key, _) in limits {
                var entry = tries[key] ?? Tries(count: 0, last: now)
                if now.timeIntervalSince(entry.last) > Self.window { entry.count = 0 }
                entry.count += 1
                entry.last = now
                tries[key] = entry
            }
            return 0
        }
    }

    /// The try was right: the name starts afresh, and the address is given this one back.
    package func succeed(username: String, address: String) {
        tries.withLock { tries in
            tries[Self.key(username, address)] = nil
            if let entry = tries[address] {
                tries[address] = entry.count > 1 ? Tries(count: entry.count - 1, last: entry.last) : nil
            }
        }
    }

    private static func wait(_ entry: Tries?, free: Int, now: Date) -> Int {
        guard let entry, entry.count >= free, now.timeIntervalSince(entry.last) <= window else { return 0 }
        let pause = min(longestWait, pow(2, Double(min(entry.count - free, 20) + 1)))
        return max(0, Int(entry.last.addingTimeInterval(pause).timeIntervalSince(now).rounded(.up)))
    }

    /// Forgets what is over, and the older half where that does not suffice.
    private static func makeRoom(in tries: inout [String: Tries], now: Date) {
        guard tries.count >= capacity else { return }
        tries = tries.filter { now.timeIntervalSince($0.value.last) < window }
        guard tries.count >= capacity else { return }
        let newest = tries.sorted { $0.value.last > $1.value.last }.prefix(capacity / 2)
        tries = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
    }

    private static func key(_ username: String, _ address: String) -> String {
        "\(address) \(username.lowercased())"
    }
}
