import Dispatch
import Synchronization

/// One thread that takes one thing after the other, as an event loop does.
final class EventLoopStandIn: TaskExecutor {
    private static let key = DispatchSpecificKey<Bool>()
    private let queue = DispatchQueue(label: "event-loop")

    init() {
        queue.setSpecific(key: Self.key, value: true)
    }

    static var isCurrent: Bool { DispatchQueue.getSpecific(key: key) == true }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Counts from several threads.
final class Counter: Sendable {
    private let value = Atomic(0)
    var count: Int { value.load(ordering: .acquiring) }
    func add() { value.add(1, ordering: .acquiringAndReleasing) }
}

/// Holds the thread that comes to it until it is opened, and says when one has come.
final class HeldGate: Sendable {
    let reached: AsyncStream<Void>
    private let reach: AsyncStream<Void>.Continuation
    private let gate = DispatchSemaphore(value: 0)
    private let opened = Atomic(false)
    private let onLoop = Atomic(false)

    init() {
        (reached, reach) = AsyncStream.makeStream()
    }

    /// Whether a thread went on because the gate was opened, not because it had waited for too long.
    var wasOpened: Bool { opened.load(ordering: .acquiring) }
    /// Whether an event loop came to it.
    var heldLoop: Bool { onLoop.load(ordering: .acquiring) }

    func open() {
        gate.signal()
    }

    func pass() {
        if EventLoopStandIn.isCurrent { onLoop.store(true, ordering: .releasing) }
        reach.finish()
        // Only a failing test waits for as long.
        if gate.wait(timeout: .now() + 60) == .success { opened.store(true, ordering: .releasing) }
        gate.signal()
    }
}
