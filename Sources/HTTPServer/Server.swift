import Glibc
import Logging
import Synchronization

/// An HTTP/1.1 server: listens, answers through a ``Router``, and ends in an orderly way.
///
/// ```swift
/// var router = Router(mapError: table)
/// router.on(.get, "/healthz") { _ in Response(body: .bytes(Array("ok".utf8))) }
/// try await Server(configuration: .init(port: 8080), router: router, logger: logger).run()
/// ```
public final class Server: Sendable {
    private typealias PortRequest = CheckedContinuation<Int, any Error>

    /// Where a server is in its one life. Values that mean something in one state only are part of that state.
    private enum State {
        /// Before its loops run.
        case starting(Start)
        case running(Running)
        case ended(port: Int)
        case failed(ServerError)
    }

    private struct Start {
        /// ``run()`` was called.
        var hasBegun = false
        /// Told when it listens, or fails.
        var portRequests: [PortRequest] = []
        /// It ends as soon as it runs.
        var isShutDown = false
    }

    private struct Running {
        let port: Int
        let workers: [Worker]
        let tls: TLSContexts?
        /// Loops that have not ended.
        var loopCount: Int
        /// ``run()``, which waits for them.
        var end: CheckedContinuation<Void, Never>?
    }

    private let configuration: ServerConfiguration
    private let router: Router
    private let logger: Logger
    private let metrics: ServerMetrics
    private let state = Mutex(State.starting(Start()))

    /// A server that does not listen yet.
    /// - Parameter metrics: Where the loops are counted; make a route for its text.
    public init(
        configuration: ServerConfiguration, router: Router, logger: Logger, metrics: ServerMetrics = ServerMetrics()
    ) {
        self.configuration = configuration
        self.router = router
        self.logger = logger
        self.metrics = metrics
    }

    /// Serves until the task is cancelled or ``shutDown()`` is called; then no further connection is accepted, requests
    /// in flight are finished (for at most `limits.drainTimeout`), and this returns. A server runs once.
    /// - Throws: ``ServerError`` when the server can not start, or was run before.
    public func run() async throws {
        try begin()
        // OpenSSL writes with write(2): a client that has gone must not end the process.
        signal(SIGPIPE, SIG_IGN)
        do {
            try start()
        } catch {
            let failure = error as? ServerError ?? ServerError(code: .system, message: "\(error)")
            fail(failure)
            throw failure
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard case .running(var running) = state else { return true }
                    running.end = continuation
                    state = .running(running)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            shutDown()
        }
        metrics.detach()
    }

    /// Begins the orderly end; ``run()`` returns when it is through. Idempotent, from any thread.
    public func shutDown() {
        let workers: [Worker] = state.withLock { state in
            switch state {
            case .starting(var start):
                start.isShutDown = true
                state = .starting(start)
                return []
            case .running(let running): return running.workers
            case .ended, .failed: return []
            }
        }
        for worker in workers { worker.loop.execute { worker.drain() } }
    }

    /// The port that the server listens on; waits until it does.
    /// - Throws: ``ServerError`` when it can not: what ``run()`` throws.
    public func listeningPort() async throws -> Int {
        try await withCheckedThrowingContinuation { request in
            state.withLock { state in
                switch state {
                case .starting(var start):
                    start.portRequests.append(request)
                    state = .starting(start)
                case .running(let running): request.resume(returning: running.port)
                case .ended(let port): request.resume(returning: port)
                case .failed(let error): request.resume(throwing: error)
                }
            }
        }
    }

    /// Reads certificate and key again, for new connections; those that are open go on. Nothing happens without TLS.
    /// - Throws: ``ServerError`` when the files are bad; then the old ones stay in use.
    public func reloadCertificates() throws {
        let tls = state.withLock { state in
            if case .running(let running) = state { running.tls } else { nil as TLSContexts? }
        }
        try tls?.reload()
    }

    private func begin() throws(ServerError) {
        let isFirst = state.withLock { state in
            guard case .starting(var start) = state, !start.hasBegun else { return false }
            start.hasBegun = true
            state = .starting(start)
            return true
        }
        if !isFirst {
            throw ServerError(code: .alreadyRun, message: "a server runs once: make a new one to listen again")
        }
    }

    private func start() throws {
        let count = configuration.loopCount > 0 ? configuration.loopCount : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let tls = try configuration.tls.map { configuration throws(ServerError) in try TLSContexts(configuration) }
        let listeners = try Listener.open(host: configuration.host, port: configuration.port, count: count)
        let counts = SharedCounts(limits: configuration.limits)
        var workers: [Worker] = []
        for listener in listeners {
            let worker = try Worker(
                count: count, configuration: configuration, router: router, counts: counts, tls: tls, logger: logger)
            try worker.listen(on: listener)
            workers.append(worker)
        }
        try run(workers, port: listeners[0].port, tls: tls)
    }

    /// Gives each loop its thread.
    private func run(_ workers: [Worker], port: Int, tls: TLSContexts?) throws {
        metrics.attach(workers, routes: router.routes)
        for (index, worker) in workers.enumerated() {
            let isStarted = Thread.start(name: "http-\(index)") {
                worker.run { self.loopHasEnded() }
            }
            guard isStarted else {
                // Those before it end, since nobody would shut them down.
                for worker in workers[..<index] { worker.loop.execute { worker.drain() } }
                metrics.detach()
                throw ServerError(code: .system, message: "the system has no thread left")
            }
        }
        let start = state.withLock { state in
            guard case .starting(let start) = state else { preconditionFailure("a server starts once") }
            state = .running(Running(port: port, workers: workers, tls: tls, loopCount: workers.count))
            return start
        }
        for request in start.portRequests { request.resume(returning: port) }
        if start.isShutDown { shutDown() }
    }

    private func fail(_ error: ServerError) {
        let requests: [PortRequest] = state.withLock { state in
            defer { state = .failed(error) }
            if case .starting(let start) = state { return start.portRequests }
            return []
        }
        for request in requests { request.resume(throwing: error) }
    }

    private func loopHasEnded() {
        let end = state.withLock { state in
            guard case .running(var running) = state else { return nil as CheckedContinuation<Void, Never>? }
            running.loopCount -= 1
            state = running.loopCount == 0 ? .ended(port: running.port) : .running(running)
            return running.loopCount == 0 ? running.end : nil
        }
        end?.resume()
    }
}
