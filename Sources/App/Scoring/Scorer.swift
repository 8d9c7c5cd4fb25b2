import Foundation
import Preferences
import RewardModel
import Storage
import Synchronization

/// Answers with the promoted model of each project.
///
/// Which model is promoted is asked of the database each time (one prepared read), so a promotion by another process
/// counts at once; the model itself is decoded once and kept as a value.
package final class Scorer: Sendable {
    /// A promoted model, ready to score.
    package struct Loaded: Sendable {
        package var id: ID<RewardModelRecord>
        package var model: any TrainedRewardModel
    }

    private let models: RewardModels
    private let cache = Mutex<[ID<Project>: Loaded]>([:])

    package init(models: RewardModels) {
        self.models = models
    }

    /// - Throws: `StorageError` (conflict) when the project has no promoted model yet.
    package func promoted(of project: Project) async throws -> Loaded {
        guard let id = try await models.promotedID(project: project.id) else {
            throw StorageError(
                .conflict, "\"\(project.slug)\" has no reward model yet. Retrain it once rankings are there.")
        }
        if let loaded = cache.withLock({ $0[project.id] }), loaded.id == id { return loaded }
        let bytes = Array(try await models.bytes(id))
        let loaded = Loaded(id: id, model: try RewardModelFile(bytes: bytes).model())
        cache.withLock { $0[project.id] = loaded }
        return loaded
    }
}
