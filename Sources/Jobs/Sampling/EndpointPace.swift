import Foundation
import Preferences
import Storage

/// Lets as many questions go to one endpoint as it may be asked at a time and in a minute, and none while it asks to be left
/// alone.
actor EndpointPace {
    private let concurrency: Int
    /// Seconds from the beginning of a question to that of the next.
    private let spacing: TimeInterval
    private var open = 0
    private var next = ContinuousClock.now
    private var pausedUntil = ContinuousClock.now

    /// The endpoint asks to be left alone for longer than somebody waits.
    struct Paused: Error {
        var seconds: TimeInterval
    }

    init(_ endpoint: PolicyRecord.Endpoint) {
        concurrency = endpoint.concurrency
        spacing = endpoint.requestsPerMinute.map { 60 / TimeInterval($0) } ?? 0
    }

    /// How often a question that waits looks again.
    private static let lookInterval = Duration.milliseconds(10)

    /// Waits until a question may begin; `end` gives its place back.
    ///
    /// - Parameter patience: so many seconds are waited where the endpoint asks to be left alone; nil: however many.
    /// - Throws: `CancellationError`; `Paused`.
    func begin(patience: TimeInterval? = nil) async throws {
        while true {
            try Task.checkCancellation()
            let now = ContinuousClock.now
            let pause = (pausedUntil - now) / .seconds(1)
            if let patience, pause > patience { throw Paused(seconds: pause) }
            if open < concurrency, now >= next {
                open += 1
                next = now + .seconds(spacing)
                return
            }
            try await Task.sleep(for: open < concurrency ? min(next - now, .seconds(1)) : Self.lookInterval)
        }
    }

    func end() { open -= 1 }

    /// Nothing is asked for so many seconds.
    func pause(_ seconds: TimeInterval) {
        pausedUntil = max(pausedUntil, ContinuousClock.now + .seconds(seconds))
        next = max(next, pausedUntil)
    }
}
