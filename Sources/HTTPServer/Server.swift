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
    private enum State {
        case waiting([CheckedContinuation<Int, any Error>])
        case bound(Int)
        case failed(ServerError)
    }

    private struct Run {
        var state = State.waiting([])
        var workers: [Worker] = []
        var tls: TLSContexts?
        var finished: CheckedContinuation<Void, Never>?
        var runningWorkers = 0
        var isShuttingDown = false
    }

    private let configuration: ServerConfiguration
    private let router: Router
    private let logger: Logger
    private let metrics: ServerMetrics
    private let progress = Mutex(Run())

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

    /// Serves until the task is cancelled or ``shutDown()`` is called; then no connection is accepted any more, requests
    /// in flight are finished (for at most `limits.drainTimeout`), and this returns. Call it once.
    /// - Throws: ``ServerError`` when the server can not start.
    public func run() async throws {
        // OpenSSL writes with write(2): a client that has gone must not end the process.
        signal(SIGPIPE, SIG_IGN)
        let workers: [Worker]
        do {
            workers = try start()
        } catch {
            let failure = error as? ServerError ?? ServerError(code: .system, message: "\(error)")
            settle(.failed(failure))
            throw failure
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = progress.withLock { run in
                    if run.runningWorkers > 0 { run.finished = continuation }
                    return run.runningWorkers == 0
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            shutDown()
        }
        metrics.detach()
        withExtendedLifetime(workers) {}
    }

    /// Begins the orderly end; ``run()`` returns when it is through. Idempotent, from any thread.
    public func shutDown() {
        let workers = progress.withLock { run in
            run.isShuttingDown = true
            return run.workers
        }
        for worker in workers { worker.loop.execute { worker.drain() } }
    }

    /// The port that the server listens on; waits until it does.
    /// - Throws: ``ServerError`` when it can not: what ``run()`` throws.
    public func listeningPort() async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            let answer: Result<Int, any Error>? = progress.withLock { run in
                switch run.state {
                case .waiting(let others):
                    run.state = .waiting(others + [continuation])
                    return nil
                case .bound(let port): return .success(port)
                case .failed(let error): return .failure(error)
                }
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    /// Reads certificate and key again, for new connections; those that are open go on. Nothing happens without TLS.
    /// - Throws: ``ServerError`` when the files are bad; then the old ones stay in use.
    public func reloadCertificates() throws {
        try progress.withLock { $0.tls }?.reload()
    }

    private func start() throws -> [Worker] {
        let count = configuration.loopCount > 0 ? configuration.loopCount : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let tls = try configuration.tls.map { configuration throws(ServerError) in try TLSContexts(configuration) }
        let listeners = try Listener.open(host: configuration.host, port: configuration.port, count: count)
        let counts = SharedCounts(limits: configuration.limits)
        progress.withLock { $0.tls = tls }
        var workers: [Worker] = []
        for listener in listeners {
            let worker = try Worker(
                count: count, configuration: configuration, router: router, counts: counts, tls: tls, logger: logger)
            try worker.listen(on: listener)
            workers.append(worker)
        }
        metrics.attach(workers, routes: router.routes)
        let isShuttingDown = progress.withLock { run in
            run.workers = workers
            run.runningWorkers = workers.count
            return run.isShuttingDown
        }
        for (index, worker) in workers.enumerated() {
            let started = Thread.start(name: "http-\(index)") {
                worker.loop.run()
                self.workerHasEnded()
            }
            if !started { throw ServerError(code: .system, message: "the system has no thread left") }
        }
        settle(.bound(listeners[0].port))
        if isShuttingDown { shutDown() }
        return workers
    }

    private func settle(_ state: State) {
        let waiting: [CheckedContinuation<Int, any Error>] = progress.withLock { run in
            defer { run.state = state }
            if case .waiting(let waiting) = run.state { return waiting }
            return []
        }
        for continuation in waiting {
            switch state {
            case .bound(let port): continuation.resume(returning: port)
            case .failed(let error): continuation.resume(throwing: error)
            case .waiting: break
            }
        }
    }

    private func workerHasEnded() {
        let finished = progress.withLock { run in
            run.runningWorkers -= 1
            guard run.runningWorkers == 0 else { return nil as CheckedContinuation<Void, Never>? }
            defer {
                run.finished = nil
                run.workers = []
            }
            return run.finished
        }
        finished?.resume()
    }
}
