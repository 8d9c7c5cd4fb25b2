import Foundation
import HTTPServer
import Preferences
import RewardModel
import Storage
import Synchronization

/// The one scorer behind all routes that give rewards: the promoted models, and threads of its own that score in batches.
package final class Scorer: Sendable {
    /// Scores, and whose they are.
    struct Scored: Sendable {
        var model: ID<RewardModelRecord>
        var scores: [Score]
        /// What labelers are expected to answer about each; nil where nobody asked.
        var predictions: [[String: FieldPrediction]]?
    }

    /// Where models are decoded, long bodies read and completions scored.
    let workers: WorkerPool
    /// Which model answers.
    package let models: PromotedModels
    private let batches: ScoringBatches
    private let capacity: Int
    private let admitted = Atomic(0)

    /// Bodies up to this are read on the event loop, which takes less than a thread's waking: a completion or two, or a
    /// few hundred short ones.
    private static let bytesOnLoop = 8 << 10
    /// Answers with scores of more completions than this are not written on the event loop, however short the body was.
    private static let scoresOnLoop = 64
    /// A request takes up this much at least.
    private static let leastBytes = 4 << 10

    /// - Parameter capacity: bytes of all bodies that may be read and scored at once or wait for it: what two threads do in
    ///   a few seconds.
    package init(
        models: RewardModels, workers: WorkerPool = WorkerPool(name: "scoring"), capacity: Int = 16 << 20,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        decode: @escaping PromotedModels.Decode = { try RewardModelFile(bytes: $0).model() }
    ) {
        self.workers = workers
        self.capacity = capacity
        self.models = PromotedModels(models, workers: workers, now: now, decode: decode)
        batches = ScoringBatches(workers: workers)
    }

    /// Requests that wait for a thread.
    var waiting: Int { batches.waiting }

    /// Answers a request for rewards: reads its body, scores what `items` finds in it, and writes what `answer` makes of
    /// the scores.
    ///
    /// - Parameter wantsPredictions: whether what labelers are expected to answer is asked for, which takes as long again.
    /// - Throws: `WorkerPool.Full` when too much waits already; `StorageError` (`noPromotedModel`); what `Request.decode`,
    ///   `items` and `answer` throw.
    func respond<Body: Decodable & Sendable>(
        to call: Call, _ type: Body.Type, items: @escaping @Sendable (Body) throws -> [ScoringItem],
        wantsPredictions: (Body) -> Bool = { _ in false },
        answer: @escaping @Sendable (Body, Scored) throws -> [UInt8]
    ) async throws -> Response {
        let project = try call.project
        // The body arrives on the event loop.
        let bytes = try await call.request.body.collect()
        let cost = max(bytes.count, Self.leastBytes)
        defer { admitted.subtract(cost, ordering: .relaxed) }
        guard admitted.add(cost, ordering: .relaxed).newValue <= capacity else { throw WorkerPool.Full() }

        let read: @Sendable () throws -> (Body, [ScoringItem]) = {
            let body = try call.request.decode(type, from: bytes)
            return (body, try items(body))
        }
        let isLong = bytes.count > Self.bytesOnLoop
        let (body, items) = isLong ? try await workers.stream(read) : try read()
        let loaded = try await models.of(project)
        let scored = Scored(
            model: loaded.id,
            scores: items.isEmpty ? [] : project.settings.given(await batches.score(items, with: loaded)))
        let json: [UInt8]
        if wantsPredictions(body) {
            // Of sixty fields, those of a few completions take milliseconds to write.
            json = try await workers.stream {
                var scored = scored
                scored.predictions = loaded.model.predictions(items)
                return try answer(body, scored)
            }
        } else if isLong || items.count > Self.scoresOnLoop {
            json = try await workers.stream { try answer(body, scored) }
        } else {
            json = try answer(body, scored)
        }
        var response = Response.json(json)
        response.headerFields[.podiumRewardModel] = "\(loaded.id)"
        return response
    }
}
