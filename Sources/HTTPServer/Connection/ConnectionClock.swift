/// When a connection has had its time: a value without I/O. Times are monotonic nanoseconds.
struct ConnectionClock: Sendable {
    enum Phase: Sendable, Equatable {
        /// No byte yet, or a TLS handshake that is not complete.
        case opening
        /// Between two requests.
        case idle
        /// A request has begun and its header is not complete.
        case header
        /// A handler is at work or its response is on the way.
        case exchange
        /// Everything is said; the client is given time to close.
        case lingering
    }

    enum Verdict: Sendable, Equatable {
        case keep
        case close
        /// Answer 408, then close.
        case timeOut
        /// The client went away some time ago: stop its handler.
        case cancel
    }

    private(set) var phase = Phase.opening
    private var since: UInt64
    private var lastLook: UInt64
    private var halfClosed: UInt64?
    private var body = Meter()
    private var response = Meter()
    /// Bytes that the client had not acknowledged at the last look, and those handed to the kernel since.
    private var queuedBefore: Int?
    private var sentSince = 0

    init(now: UInt64) {
        since = now
        lastLook = now
    }

    mutating func enter(_ phase: Phase, now: UInt64) {
        if self.phase == phase { return }
        self.phase = phase
        since = now
        if phase == .exchange { body = Meter() }
    }

    var isHalfClosed: Bool { halfClosed != nil }

    /// The client has shut down its sending side.
    mutating func halfClose(now: UInt64) { if halfClosed == nil { halfClosed = now } }

    mutating func bodyReceived(_ bytes: Int) { body.bytes += bytes }

    mutating func responseSent(_ bytes: Int, isDrained: Bool) {
        if halfClosed != nil, bytes > 0 { halfClosed = lastLook }
        sentSince += bytes
        if isDrained { queuedBefore = nil }
    }

    /// Looked at every tick.
    /// - Parameters:
    ///   - awaitsBody: The handler would take more of the body.
    ///   - queued: Bytes that the kernel holds for the client while we have more of the response; nil when we have not.
    mutating func verdict(now: UInt64, limits: ClockLimits, awaitsBody: Bool, queued: Int?) -> Verdict {
        let passed = now &- since
        let look = now &- lastLook
        lastLook = now
        let hasOutput = queued != nil
        if isTakenTooSlowly(queued, look, limits) { return .close }
        switch phase {
        case .opening: return passed > limits.opening ? .close : .keep
        case .idle: return passed > limits.idle && !hasOutput ? .close : .keep
        // Complete requests wait too while our answers are not taken; the rate looks after that.
        case .header: return passed > limits.header && !hasOutput ? .timeOut : .keep
        case .lingering: return passed > limits.linger && !hasOutput ? .close : .keep
        case .exchange:
            if awaitsBody {
                if body.isSlow(after: look, limits.minimumBodyRate, grace: limits.rateGrace, longestStall: limits.stall)
                {
                    return .timeOut
                }
            }
            if let halfClosed, !hasOutput, now &- halfClosed > limits.halfClose { return .cancel }
            return .keep
        }
    }

    /// What the client acknowledges is what counts: the kernel takes megabytes at once and then nothing for a long
    /// time, while a slow client reads steadily. Acknowledgements come in lumps too, so the grace is a whole stall.
    private mutating func isTakenTooSlowly(_ queued: Int?, _ look: UInt64, _ limits: ClockLimits) -> Bool {
        defer {
            queuedBefore = queued
            sentSince = 0
        }
        guard let queued, let queuedBefore else {
            response = Meter()
            return false
        }
        response.bytes += max(0, queuedBefore + sentSince - queued)
        return response.isSlow(
            after: look, limits.minimumResponseRate, grace: limits.stall, longestStall: limits.stall)
    }

    /// Bytes over the time in which we waited for them; time in which we did not is not the client's fault.
    private struct Meter: Sendable {
        var bytes = 0
        var time: UInt64 = 0

        /// - Parameter longestStall: What a fast time earns for a slow one is worth no more than this.
        mutating func isSlow(after look: UInt64, _ rate: Int, grace: UInt64, longestStall: UInt64) -> Bool {
            time += look
            let needed = Int(Double(rate) * Double(time) / 1e9)
            bytes = min(bytes, needed + Int(Double(rate) * Double(longestStall) / 1e9))
            return time > grace && bytes < needed
        }
    }
}

/// The time limits of ``Limits`` in nanoseconds.
struct ClockLimits: Sendable {
    let opening, header, idle, linger, halfClose, rateGrace: UInt64
    let minimumBodyRate, minimumResponseRate: Int
    /// However fast a client was before, so long without a byte is too long.
    var stall: UInt64 { 6 * rateGrace }

    init(_ limits: Limits, isSecure: Bool) {
        opening = (isSecure ? limits.handshakeTimeout : limits.headerTimeout).nanoseconds
        header = limits.headerTimeout.nanoseconds
        idle = limits.idleTimeout.nanoseconds
        linger = limits.lingerTimeout.nanoseconds
        halfClose = limits.halfCloseTimeout.nanoseconds
        rateGrace = limits.rateGrace.nanoseconds
        minimumBodyRate = limits.minimumBodyRate
        minimumResponseRate = limits.minimumResponseRate
    }

    /// How often to look: a tenth of the shortest limit, between 10 ms and half a second.
    var tick: UInt64 {
        min(max(min(opening, header, idle, linger, halfClose, rateGrace) / 10, 10_000_000), 500_000_000)
    }
}

extension Duration {
    /// Whole nanoseconds, not negative.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        return UInt64(max(0, seconds)) &* 1_000_000_000 &+ UInt64(max(0, attoseconds / 1_000_000_000))
    }
}
