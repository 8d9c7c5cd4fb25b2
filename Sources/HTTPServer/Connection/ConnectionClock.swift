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
        response.bytes += bytes
        if isDrained { response = Meter() }
    }

    /// Looked at every tick.
    /// - Parameters:
    ///   - awaitsBody: The handler would take more of the body.
    ///   - hasOutput: The client has not taken all of the response that is ready.
    mutating func verdict(now: UInt64, limits: ClockLimits, awaitsBody: Bool, hasOutput: Bool) -> Verdict {
        let passed = now &- since
        let look = now &- lastLook
        lastLook = now
        if hasOutput {
            response.time += look
            if response.isSlow(limits.minimumResponseRate, grace: limits.rateGrace) { return .close }
        }
        switch phase {
        case .opening: return passed > limits.opening ? .close : .keep
        case .idle: return passed > limits.idle && !hasOutput ? .close : .keep
        case .header: return passed > limits.header ? .timeOut : .keep
        case .lingering: return passed > limits.linger && !hasOutput ? .close : .keep
        case .exchange:
            if awaitsBody {
                body.time += look
                if body.isSlow(limits.minimumBodyRate, grace: limits.rateGrace) { return .timeOut }
            }
            if let halfClosed, now &- halfClosed > limits.halfClose { return .cancel }
            return .keep
        }
    }

    /// Bytes over the time in which we waited for them; time in which we did not is not the client's fault.
    private struct Meter: Sendable {
        var bytes = 0
        var time: UInt64 = 0

        func isSlow(_ rate: Int, grace: UInt64) -> Bool {
            time > grace && Double(bytes) < Double(rate) * Double(time) / 1e9
        }
    }
}

/// The time limits of ``Limits`` in nanoseconds.
struct ClockLimits: Sendable {
    let opening, header, idle, linger, halfClose, rateGrace: UInt64
    let minimumBodyRate, minimumResponseRate: Int

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
