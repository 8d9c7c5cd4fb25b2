/// One request and its response.
///
/// SAFETY: every `var` is touched only on the thread of the connection's loop; `write` goes there first, and what it
/// calls there asserts it.
final class RequestExchange: @unchecked Sendable, ResponseSink {
    let connection: ClientConnection
    let head: RequestHead
    let request: Request
    let match: RouteMatch
    /// Nil when the request has no body.
    let body: BodyChannel?
    let startedAt: UInt64
    var task: Task<Void, Never>?
    var persistent: Bool
    var isRequestComplete = false
    var hasSentContinue = false
    var hasBodyBytes = false
    /// Body bytes that nobody reads any more, since the response is out.
    var skippedBytes = 0
    /// The client stopped sending long ago, so the handler was cancelled.
    var isAbandoned = false
    var status = 0
    var bodyBytesSent = 0
    var framing = ResponseFraming.none
    var isResponseComplete = false
    var writers: [CheckedContinuation<Void, any Error>] = []

    init(
        connection: ClientConnection, head: RequestHead, request: Request, match: RouteMatch, body: BodyChannel?,
        startedAt: UInt64
    ) {
        self.connection = connection
        self.head = head
        self.request = request
        self.match = match
        self.body = body
        self.startedAt = startedAt
        persistent = head.keepAlive
    }

    /// Whether it is up to the client to send more of the body now.
    var awaitsBody: Bool {
        BodyTurn(
            isRequestComplete: isRequestComplete, isResponseComplete: isResponseComplete,
            awaitsContinue: head.expectsContinue && !hasSentContinue && !hasBodyBytes,
            hasRoom: body?.wantsBytes == true
        ).isClients
    }

    func write(_ bytes: [UInt8]) async throws {
        let loop = connection.worker.loop
        if loop.isCurrent {
            switch connection.write(bytes, of: self) {
            case .accepted: return
            case .gone: throw CancellationError()
            case .full: break
            }
            try await withCheckedThrowingContinuation { wait($0) }
        } else {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                loop.execute {
                    switch self.connection.write(bytes, of: self) {
                    case .accepted: continuation.resume()
                    case .gone: continuation.resume(throwing: CancellationError())
                    case .full: self.writers.append(continuation)
                    }
                }
            }
        }
    }

    private func wait(_ continuation: CheckedContinuation<Void, any Error>) {
        connection.worker.loop.assertCurrent()
        if connection.isClosed {
            continuation.resume(throwing: CancellationError())
        } else if connection.isBelowHighWater {
            continuation.resume()
        } else {
            writers.append(continuation)
        }
    }

    /// The client has taken enough, or has gone.
    func resumeWriters(throwing error: (any Error)? = nil) {
        connection.worker.loop.assertCurrent()
        guard !writers.isEmpty else { return }
        let waiting = writers
        writers = []
        for writer in waiting {
            if let error { writer.resume(throwing: error) } else { writer.resume() }
        }
    }
}

/// How the client learns where the response ends (RFC 9112 §6.3).
enum ResponseFraming {
    /// No content: HEAD, 204, 304.
    case none
    case length(Int)
    case chunked
    /// Up to the close: HTTP/1.0 only.
    case close
}
