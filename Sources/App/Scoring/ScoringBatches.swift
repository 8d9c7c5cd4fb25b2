import RewardModel
import Synchronization

/// Scores what many requests bring, in batches on the threads of a pool.
///
/// While all threads are at work, requests gather; whichever thread is free next takes those of one model together. So a
/// request that comes alone is scored at once, and under load hardly one pays for a thread's waking and for what a model
/// makes ready for a batch.
final class ScoringBatches: Sendable {
    private struct Waiting {
        var items: [ScoringItem]
        var model: PromotedModels.Loaded
        var done: CheckedContinuation<[Score], Never>
    }

    private struct State {
        var waiting: [Waiting] = []
        /// Threads that are at work, or were called.
        var active = 0
    }

    /// Completions after which a batch takes up no further request, so that the other threads have their share.
    private static let enough = 64

    private let workers: WorkerPool
    private let state = Mutex(State())

    init(workers: WorkerPool) {
        self.workers = workers
    }

    /// Requests that no thread has taken up yet.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// The scores, in order.
    func score(_ items: [ScoringItem], with model: PromotedModels.Loaded) async -> [Score] {
        await withCheckedContinuation { continuation in
            let isThreadFree = state.withLock { state in
                state.waiting.append(Waiting(items: items, model: model, done: continuation))
                guard state.active < workers.threads else { return false }
                state.active += 1
                return true
            }
            if isThreadFree { workers.perform { self.work() } }
        }
    }

    /// One batch; then the pool's other work has its turn before the next.
    private func work() {
        let batch = state.withLock { Self.takeBatch(&$0.waiting) }
        if let model = batch.first?.model.model {
            var scores = model.score(batch.count == 1 ? batch[0].items : batch.flatMap(\.items))[...]
            for waiting in batch {
                waiting.done.resume(returning: Array(scores.prefix(waiting.items.count)))
                scores = scores.dropFirst(waiting.items.count)
            }
        }
        let goesOn = state.withLock { state in
            if state.waiting.isEmpty { state.active -= 1 }
            return !state.waiting.isEmpty
        }
        if goesOn { workers.perform { self.work() } }
    }

    /// The request that has waited longest, and others of the same model.
    private static func takeBatch(_ waiting: inout [Waiting]) -> [Waiting] {
        guard let model = waiting.first?.model.id else { return [] }
        var (batch, rest): ([Waiting], [Waiting]) = ([], [])
        var count = 0
        for request in waiting {
            if count < enough, request.model.id == model {
                count += request.items.count
                batch.append(request)
            } else {
                rest.append(request)
            }
        }
        waiting = rest
        return batch
    }
}
