import Foundation
import Synchronization

/// A few threads for work that computes for longer than an event loop may be held: decoding, scoring and rendering.
///
/// They are neither the event loops' nor those of Swift's own pool, of which there are as many as processors and on which
/// nothing may run for long. Only so much work may wait; what comes on top is refused at once, so that clients hear of it
/// while they still listen.
package final class WorkerPool: TaskExecutor {
    /// There is as much to do already as may wait.
    package struct Full: Error {}

    private let queue: OperationQueue
    private let admitted = Atomic(0)
    private let capacity: Int
    /// How much is done at once.
    package let threads: Int

    /// - Parameters:
    ///   - threads: how much is done at once.
    ///   - capacity: how much may be under way or wait.
    package init(name: String, threads: Int = 2, capacity: Int = 64) {
        queue = OperationQueue()
        queue.name = name
        queue.maxConcurrentOperationCount = threads
        self.capacity = capacity
        self.threads = threads
    }

    /// Runs `body` on the pool's threads; what it awaits elsewhere holds none of them.
    ///
    /// - Throws: `Full`, or what `body` throws.
    package func run<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        defer { admitted.subtract(1, ordering: .relaxed) }
        guard admitted.add(1, ordering: .relaxed).newValue <= capacity else { throw Full() }
        return try await withTaskExecutorPreference(self, operation: body)
    }

    /// Runs `body`, which reads or writes a stream part by part, on the pool's threads.
    ///
    /// What has begun cannot be refused half-way, and it holds a thread for one part only: it is not among what is
    /// admitted. There are no more of them than requests.
    package func stream<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        try await withTaskExecutorPreference(self, operation: body)
    }

    /// Runs `work` on one of the pool's threads, soon: for who keeps count of what waits.
    package func perform(_ work: @escaping @Sendable () -> Void) {
        queue.addOperation(work)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
