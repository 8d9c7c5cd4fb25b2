import Glibc
import HTTPTypes
import Logging

/// One event loop with its listener, connections and counters.
///
/// SAFETY: every `var` is touched only on the thread of `loop`, or before `run()`; ``EventLoop/assertCurrent()`` checks
/// it where connections come and go and where requests are counted.
final class Worker: @unchecked Sendable {
    let loop: EventLoop
    let router: Router
    let configuration: ServerConfiguration
    let clockLimits: ClockLimits
    let maximumRequestsInFlight: Int
    let counts: SharedCounts
    let tls: TLSContexts?
    let logger: Logger
    var encoder: ResponseEncoder
    var metrics: LoopMetrics
    var requestsInFlight = 0
    /// Tasks of handlers and of streamed bodies that have not come to their end, abandoned ones among them.
    var runningTasks = 0
    private(set) var isDraining = false
    private var acceptor: Acceptor?
    private var connections: [UInt64: ClientConnection] = [:]
    private var drainDeadline: UInt64 = 0
    private var requestCounter = UInt64.random(in: .min ... .max)
    private var scratch = [UInt8](repeating: 0, count: 64 << 10)
    private var buffers: [[UInt8]] = []
    private var toFlush: [ClientConnection] = []
    private var toResume: [ClientConnection] = []
    private var logLines = AccessLogLines()

    init(
        count: Int, configuration: ServerConfiguration, router: Router, counts: SharedCounts, tls: TLSContexts?,
        logger: Logger
    ) throws(SocketError) {
        self.configuration = configuration
        self.router = router
        self.counts = counts
        self.tls = tls
        self.logger = logger
        clockLimits = ClockLimits(configuration.limits, isSecure: configuration.tls != nil)
        maximumRequestsInFlight = max(1, configuration.limits.requestsInFlight / count)
        encoder = ResponseEncoder(security: configuration.securityHeaders, serverHeader: configuration.serverHeader)
        metrics = LoopMetrics(seriesCount: router.endpoints.count + 2)
        loop = try EventLoop(tickInterval: clockLimits.tick)
        encoder.setDate(HTTPDate.now())
    }

    /// Accepts on a listener from now on.
    func listen(on listener: Listener) throws(SocketError) {
        acceptor = try Acceptor(listener: listener, worker: self)
        loop.onTick = { [unowned self] late in tick(late: late) }
        loop.onTurn = { [unowned self] in endTurn() }
    }

    /// The thread's work: from the first connection to the end of the last handler.
    /// - Parameter whenStopped: Called when no connection is left. Handlers that were cancelled may still be on their way
    ///   to their end: the database is yet to answer one, another cleans up.
    func run(whenStopped: () -> Void) {
        loop.run()
        whenStopped()
        loop.finish { runningTasks == 0 }
    }

    /// A new connection of the acceptor.
    func adopt(_ transport: Transport, peer: PeerAddress) {
        loop.assertCurrent()
        let connection = ClientConnection(worker: self, transport: transport, peer: peer)
        do {
            connection.token = try loop.add(connection, connection: transport.descriptor)
            connections[connection.token] = connection
            metrics.connectionsOpened += 1
        } catch {
            counts.leave(peer)
            transport.close()
        }
    }

    func forget(_ connection: ClientConnection) {
        loop.assertCurrent()
        loop.remove(connection.token, socket: connection.transport.descriptor)
        connections[connection.token] = nil
        counts.leave(connection.peer)
    }

    // MARK: Turns

    func flushLater(_ connection: ClientConnection) { toFlush.append(connection) }

    /// Not at once, so that a connection is never resumed from within its own methods.
    func resumeLater(_ connection: ClientConnection) { toResume.append(connection) }

    /// Each connection goes on once at most, so that one that sends requests without end does not hold the others up.
    /// - Returns: whether some wait for the next turn.
    private func endTurn() -> Bool {
        let resuming = toResume
        toResume.removeAll(keepingCapacity: true)
        for connection in resuming { connection.resume() }
        let flushing = toFlush
        toFlush.removeAll(keepingCapacity: true)
        for connection in flushing { connection.flush() }
        return !toResume.isEmpty || !toFlush.isEmpty
    }

    private func tick(late: UInt64) {
        metrics.worstLag = max(metrics.worstLag, late)
        metrics.totalLag += late
        metrics.ticks += 1
        encoder.setDate(HTTPDate.now())
        for connection in Array(connections.values) where !connection.isClosed { connection.tick(now: loop.now) }
        acceptor?.retry()
        flushLog()
        if isDraining, connections.isEmpty || loop.now > drainDeadline { stop() }
    }

    /// Stops accepting; ends when the requests in flight are answered or their time is over. Idempotent.
    func drain() {
        loop.assertCurrent()
        guard !isDraining else { return }
        isDraining = true
        drainDeadline = loop.now + configuration.limits.drainTimeout.nanoseconds
        acceptor?.close()
        acceptor = nil
        for connection in Array(connections.values) { connection.drain() }
    }

    private func stop() {
        for connection in Array(connections.values) { connection.abort() }
        flushLog()
        loop.isStopped = true
    }

    // MARK: Services for connections

    /// A handler, or what writes the body of its response, is through.
    func taskHasEnded() {
        loop.assertCurrent()
        runningTasks -= 1
    }

    func withScratch(_ body: (UnsafeMutableRawBufferPointer) -> Void) {
        loop.assertCurrent()
        var scratch: [UInt8] = []
        swap(&scratch, &self.scratch)
        scratch.withUnsafeMutableBytes(body)
        swap(&scratch, &self.scratch)
    }

    func takeBuffer() -> [UInt8] {
        if let buffer = buffers.popLast() { return buffer }
        var buffer: [UInt8] = []
        buffer.reserveCapacity(4096)
        return buffer
    }

    /// Empties the buffer; small ones are kept for the next response.
    func giveBack(_ buffer: inout [UInt8]) {
        var taken: [UInt8] = []
        swap(&taken, &buffer)
        if taken.capacity <= 128 << 10, buffers.count < 64 {
            taken.removeAll(keepingCapacity: true)
            buffers.append(taken)
        }
    }

    func nextRequestID() -> String {
        requestCounter &+= 1
        return RequestID.mixed(requestCounter)
    }

    // MARK: Observability

    /// A response is complete, or its client has gone (499).
    func record(_ exchange: RequestExchange, status: Int) {
        loop.assertCurrent()
        requestsInFlight -= 1
        let microseconds = Int((EventLoop.clock() &- exchange.startedAt) / 1000)
        metrics.series[exchange.match.endpoint].record(status: status, microseconds: microseconds)
        guard configuration.accessLog != nil else { return }
        logLines.append(
            exchange, route: router.label(of: exchange.match), status: status, microseconds: microseconds)
        if logLines.count > 256 << 10 { flushLog() }
    }

    private func flushLog() {
        guard let log = configuration.accessLog, logLines.count > 0 else { return }
        log.append(logLines.take())
    }

    /// The cause of a failure, with the id that the client was told. Failures of clients are not worth a line.
    func log(_ error: any Error, of exchange: RequestExchange) {
        if let problem = error as? HTTPError {
            guard problem.isOurs, !(exchange.isAbandoned && problem.cause is CancellationError) else { return }
            logger.error(
                "request failed",
                metadata: [
                    "requestId": "\(exchange.request.id)", "route": "\(router.label(of: exchange.match))",
                    "code": "\(problem.code)", "cause": "\(problem.cause.map { "\($0)".onOneLine } ?? "none")",
                ])
        } else if !(error is CancellationError) {
            logger.error(
                "response broken off",
                metadata: ["requestId": "\(exchange.request.id)", "cause": "\("\(error)".onOneLine)"])
        }
    }

    /// From any thread.
    func snapshotOfMetrics() async -> LoopMetrics {
        await withCheckedContinuation { continuation in
            loop.execute {
                self.metrics.connectionsOpen = self.connections.count
                self.metrics.requestsInFlight = self.requestsInFlight
                continuation.resume(returning: self.metrics)
                self.metrics.worstLag = 0
            }
        }
    }
}
