/// When the write-ahead log is copied, as a value: the writer tells what happened, and is told what to do.
///
/// Keeps the rule that `Checkpointer` explains: a copy begins only with the lock held, and after a commit that added to
/// the log and that began when the lock was held and the copy before had ended. A server keeps the lock, and copies the
/// bulk beside its writer. A command takes it before a commit, copies after it on its writer, and gives it back.
struct CheckpointPlan {
    enum Step: Equatable {
        case nothing
        case giveLockBack
        /// Copy the bulk on a connection of its own, while the writer goes on.
        case copyBeside
        /// Copy what is left, on the writer. `waits`: for readers too, so that the log begins anew.
        case copyRest(waits: Bool)
        /// Give the file a new number: a replicator has copied the log, and it began anew.
        case renewNumber
    }

    /// What a copy came to.
    enum Outcome: Equatable {
        /// Length of the log, and how much of it the file holds now. They are equal when no reader needed an older state.
        case copied(pages: Int, of: Int)
        /// It was waited for readers in vain, or another program was copying.
        case busy
        case failed
    }

    private enum Phase {
        case waiting
        case copying
        /// The bulk is in the file.
        case copied
    }

    private let role: LogKeeping.Role
    private let limits: CheckpointLimits
    private let isGuarded: Bool
    private var phase = Phase.waiting
    private(set) var hasLock: Bool
    /// Whether a commit has added to the log since the lock was taken and the last copy ended. As nobody else copies, some
    /// of the log is then in no file yet, and stays so until the next copy.
    private var isLonger = false
    private var pages = 0
    private var nextLength: Int
    private var copies = BackOff()
    /// The log when the last copy failed.
    private var lengthAtFailure = 0
    private var restarts = BackOff()

    init(_ keeping: LogKeeping, hasLock: Bool) {
        role = keeping.role
        limits = keeping.limits
        isGuarded = keeping.isGuarded
        self.hasLock = hasLock || !keeping.isGuarded
        nextLength = keeping.limits.threshold
    }

    /// Whether no copy is under way or half done.
    var isIdle: Bool { phase == .waiting }

    /// Before each group of requests.
    /// - Returns: whether to ask for the lock, and then to tell `askedForLock`.
    func wantsLock(now: ContinuousClock.Instant) -> Bool {
        !hasLock && isDue(now)
    }

    /// Whether the log is long enough for a copy, and the last failure long enough ago.
    ///
    /// A log that has grown meanwhile does not wait for the pause to end: copies fail where the disk is full, commits are
    /// the first to find that there is space again, and it should not be the log that takes it all, or the file cannot grow
    /// and no copy succeeds any more.
    private func isDue(_ now: ContinuousClock.Instant) -> Bool {
        let hasGrown = pages >= lengthAtFailure + limits.step << min(copies.failures, 16)
        return pages >= nextLength && (copies.allows(now) || hasGrown)
    }

    mutating func askedForLock(isTaken: Bool) {
        hasLock = isTaken
        isLonger = false
        if !isTaken { nextLength = pages + limits.step }
    }

    /// After each group of requests, outside a transaction.
    /// - Parameter length: of the log, where one of the commits since the last call added to it.
    mutating func committed(length: Int?, now: ContinuousClock.Instant) -> Step {
        var isNew = false
        if let length {
            isNew = length < pages
            if isNew { nextLength = limits.threshold }
            pages = length
            isLonger = true
        }
        guard isLonger || !isGuarded else { return giveLockBack() }
        let waits = pages >= limits.limit && restarts.allows(now)
        switch (role, phase) {
        case (.external, _):
            return isNew ? .renewNumber : .nothing
        case (_, .copying):
            return .nothing
        case (.command, _):
            return hasLock ? .copyRest(waits: waits) : .nothing
        case (.server, .copied):
            return .copyRest(waits: waits)
        case (.server, .waiting):
            guard hasLock, isDue(now) else { return .nothing }
            phase = .copying
            return .copyBeside
        }
    }

    /// The writer has seen that the copy beside it has ended. What it committed meanwhile may or may not be in it.
    mutating func copiedBeside(_ outcome: Outcome, now: ContinuousClock.Instant) {
        isLonger = false
        switch outcome {
        case .copied(let copied, let length) where length - copied <= limits.rest:
            copies.succeeded()
            phase = .copied
            return
        case .copied:
            // A reader needs the old state. Once it is gone, the bulk is again nothing for the writer.
            copies.succeeded()
        case .busy, .failed:
            copyFailed(now)
        }
        end()
    }

    /// - Returns: what is next, and the pause until readers are waited for again where that was in vain.
    mutating func copiedRest(_ outcome: Outcome, waited: Bool, now: ContinuousClock.Instant) -> (Step, Duration?) {
        isLonger = false
        var pause: Duration?
        switch outcome {
        case .copied:
            // Of a command there is no copy beside it that would have told.
            copies.succeeded()
            if waited { restarts.succeeded() }
        case .busy:
            if waited { pause = restarts.failed(now) }
        case .failed:
            copyFailed(now)
        }
        end()
        return (giveLockBack(), pause)
    }

    /// The log is this long after the commit of a new number.
    mutating func renewedNumber(length: Int) { pages = length }

    private mutating func copyFailed(_ now: ContinuousClock.Instant) {
        copies.failed(now)
        lengthAtFailure = pages
    }

    private mutating func end() {
        phase = .waiting
        nextLength = pages + limits.step
    }

    private mutating func giveLockBack() -> Step {
        guard role == .command, hasLock, isGuarded else { return .nothing }
        hasLock = false
        return .giveLockBack
    }
}

/// Waits longer after each failure: 10 s, then twice as long each time, up to five minutes.
private struct BackOff {
    private static let first = Duration.seconds(10)
    private static let longest = Duration.seconds(320)

    private(set) var pause = Duration.zero
    /// In a row.
    private(set) var failures = 0
    private var until: ContinuousClock.Instant?

    func allows(_ now: ContinuousClock.Instant) -> Bool { until.map { now >= $0 } ?? true }

    @discardableResult
    mutating func failed(_ now: ContinuousClock.Instant) -> Duration {
        pause = pause == .zero ? Self.first : min(pause * 2, Self.longest)
        failures += 1
        until = now + pause
        return pause
    }

    mutating func succeeded() { self = BackOff() }
}
