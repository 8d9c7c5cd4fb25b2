import HTTPServer
import Preferences
import Storage
import Synchronization

/// Keeps what costs others something from being called as fast as a program can: so often a minute by each person.
final class CallPace: Sendable {
    private static let minute = Duration.seconds(60)

    private let perMinute: Int
    private let code: String
    private let noun: String
    /// Each person's calls of the last minute, the oldest first.
    private let begun = Mutex<[ID<User>: [Begun]]>([:])

    private struct Begun {
        var at: ContinuousClock.Instant
        var call: UInt64
    }

    /// - Parameters:
    ///   - code: of the error of one too many.
    ///   - noun: what they are, for its message.
    init(perMinute: Int, code: String, noun: String) {
        self.perMinute = perMinute
        self.code = code
        self.noun = noun
    }

    /// Counts a call.
    ///
    /// - Parameter call: names it where it may be counted more than once, as in a transaction that is carried out anew: it
    ///   is one call all the same.
    /// - Throws: `HTTPError` 429 with the seconds to wait.
    func begin(
        _ user: ID<User>, call: UInt64 = UInt64.random(in: 0...UInt64.max), now: ContinuousClock.Instant = .now
    ) throws {
        let oldest: ContinuousClock.Instant? = begun.withLock { begun in
            let recent = begun[user, default: []].filter { $0.at.duration(to: now) < Self.minute }
            if recent.contains(where: { $0.call == call }) { return nil }
            guard recent.count < perMinute else { return recent.first?.at }
            begun[user] = recent + [Begun(at: now, call: call)]
            return nil
        }
        guard let oldest else { return }
        let wait = Self.minute - oldest.duration(to: now)
        let seconds = Int(wait.components.seconds) + 1
        throw HTTPError(
            status: .tooManyRequests, code: code,
            message: "At most \(perMinute) \(noun) a minute; try again in \(seconds) s.",
            headerFields: [.retryAfter: "\(seconds)"])
    }
}
