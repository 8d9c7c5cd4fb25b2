/// Hands the body from a connection to its handler; the handler's demand is the connection's leave to read on.
///
/// SAFETY: every `var` is touched only on the thread of `loop`, which each method asserts; `next()` goes there first.
final class BodyChannel: @unchecked Sendable {
    private let loop: EventLoop
    private let limit: Int?
    private var buffered: [UInt8] = []
    private var received = 0
    private var isComplete = false
    private var failure: HTTPError?
    private var waiter: CheckedContinuation<[UInt8]?, any Error>?
    /// Called on the loop when the handler has taken what was there.
    var onDemand: (() -> Void)?

    init(loop: EventLoop, limit: Int?) {
        self.loop = loop
        self.limit = limit
    }

    /// Whether the connection should read more.
    var wantsBytes: Bool { failure == nil && buffered.count < 64 << 10 }

    /// On the loop: body bytes have come.
    func append(_ bytes: borrowing Span<UInt8>) {
        loop.assertCurrent()
        guard failure == nil else { return }
        received += bytes.count
        if let limit, received > limit { return fail(.bodyTooLarge(limit)) }
        bytes.withUnsafeBufferPointer { buffered.append(contentsOf: $0) }
        deliver()
    }

    /// On the loop: the body is complete.
    func complete() {
        isComplete = true
        deliver()
    }

    /// On the loop: the body will not be complete.
    func fail(_ error: HTTPError) {
        if failure == nil, !isComplete { failure = error }
        deliver()
    }

    private func deliver() {
        loop.assertCurrent()
        guard let waiter, let result = take() else { return }
        self.waiter = nil
        waiter.resume(with: result)
    }

    /// The next chunk, the end or the failure; nil when there is nothing yet.
    private func take() -> Result<[UInt8]?, any Error>? {
        loop.assertCurrent()
        if let failure { return .failure(failure) }
        if !buffered.isEmpty {
            defer { buffered = [] }
            return .success(buffered)
        }
        return isComplete ? .success(nil) : nil
    }

    /// The next chunk; nil at the end.
    func next() async throws -> [UInt8]? {
        if loop.isCurrent {
            if let result = take() {
                if !isComplete { onDemand?() }
                return try result.get()
            }
        }
        return try await withCheckedThrowingContinuation { continuation in
            if loop.isCurrent { wait(continuation) } else { loop.execute { self.wait(continuation) } }
        }
    }

    private func wait(_ continuation: CheckedContinuation<[UInt8]?, any Error>) {
        if let result = take() {
            continuation.resume(with: result)
        } else {
            waiter = continuation
        }
        if !isComplete { onDemand?() }
    }
}
