import Dispatch

/// A thread for one test, whose clients block: the shared pool has few, and all tests would wait for each other.
final class BlockingExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "blocking-test")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
