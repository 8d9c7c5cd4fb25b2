import Foundation
import Synchronization

/// Slows down guessing: after five wrong passwords within the window, a name and address pair waits, longer each time.
final class SignInThrottle: Sendable {
    private struct Failures {
        var count: Int
        var last: Date
    }

    private static let free = 5
    private static let window: TimeInterval = 15 * 60
    private static let longestWait: TimeInterval = 5 * 60
    private static let capacity = 10_000

    private let failures = Mutex<[String: Failures]>([:])

    /// - Returns: the seconds to wait before the next try, 0 when it may be made now.
    func wait(username: String, address: String, now: Date) -> Int {
        failures.withLock { failures in
            guard let entry = failures[Self.key(username, address)], entry.count >= Self.free else { return 0 }
            let pause = min(Self.longestWait, pow(2, Double(entry.count - Self.free + 1)))
            return max(0, Int(entry.last.addingTimeInterval(pause).timeIntervalSince(now).rounded(.up)))
        }
    }

    func recordFailure(username: String, address: String, now: Date) {
        failures.withLock { failures in
            if failures.count >= Self.capacity {
                failures = failures.filter { now.timeIntervalSince($0.value.last) < Self.window }
            }
            let key = Self.key(username, address)
            var entry = failures[key] ?? Failures(count: 0, last: now)
            if now.timeIntervalSince(entry.last) > Self.window { entry.count = 0 }
            entry.count += 1
            entry.last = now
            failures[key] = entry
        }
    }

    func recordSuccess(username: String, address: String) {
        failures.withLock { $0[Self.key(username, address)] = nil }
    }

    private static func key(_ username: String, _ address: String) -> String {
        "\(address) \(username.lowercased())"
    }
}
