import Synchronization

/// Keeps reports of progress to four a second: eyes need no more, and each is a write beside the labelers'.
final class ReportPace: Sendable {
    private static let interval = Duration.milliseconds(250)
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    /// Whether it is time for another; from then on it is not, for a while.
    func isDue() -> Bool {
        last.withLock { last in
            let now = ContinuousClock.now
            if let last, last + Self.interval > now { return false }
            last = now
            return true
        }
    }
}
