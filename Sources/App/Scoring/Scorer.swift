import Foundation
import Preferences
import RewardModel
import Storage
import Synchronization

/// Answers with the promoted model of each project.
///
/// Which model is promoted is asked of the database each time (one prepared read), so a promotion by another process
/// counts at once. The model itself is decoded on the worker threads, once however many ask for it at the same time, and
/// kept as a value until another is promoted.
package final class Scorer: Sendable {
    /// A promoted model, ready to score.
    package struct Loaded: Sendable {
        package var id: ID<RewardModelRecord>
        package var model: any RewardScoring
    }

    /// Reads a model file.
    package typealias Decode = @Sendable (_ bytes: [UInt8]) throws -> any RewardScoring

    /// What is known of a project's model.
    private enum Entry {
        case ready(Loaded)
        /// Somebody is reading it; whoever comes later waits, and then looks again.
        case loading(waiting: [CheckedContinuation<Void, Never>])
    }

    private enum Step {
        case use(Loaded)
        case load
        case wait
    }

    /// Where models are decoded and scoring is done.
    package let workers: WorkerPool
    private let models: RewardModels
    private let decode: Decode
    private let entries = Mutex<[ID<Project>: Entry]>([:])

    package init(
        models: RewardModels, workers: WorkerPool, decode: @escaping Decode = { try RewardModelFile(bytes: $0).model() }
    ) {
        self.models = models
        self.workers = workers
        self.decode = decode
    }

    /// - Throws: `StorageError` (`noPromotedModel`) when the project has no promoted model yet.
    package func promoted(of project: Project) async throws -> Loaded {
        while true {
            guard let id = try await models.promotedID(project: project.id) else {
                throw StorageError(
                    .noPromotedModel, "\"\(project.slug)\" has no reward model yet. Retrain it once rankings are there."
                )
            }
            switch next(id, of: project.id) {
            case .use(let loaded): return loaded
            case .load: return try await load(id, of: project.id)
            case .wait: await wait(for: project.id)
            }
        }
    }

    private func next(_ id: ID<RewardModelRecord>, of project: ID<Project>) -> Step {
        entries.withLock { entries in
            switch entries[project] {
            case .ready(let loaded) where loaded.id == id: return .use(loaded)
            case .loading: return .wait
            case .ready, nil:
                entries[project] = .loading(waiting: [])
                return .load
            }
        }
    }

    /// Waits until whoever reads the project's model is done, whatever came of it.
    private func wait(for project: ID<Project>) async {
        await withCheckedContinuation { continuation in
            let isOver = entries.withLock { entries in
                guard case .loading(let waiting) = entries[project] else { return true }
                entries[project] = .loading(waiting: waiting + [continuation])
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    private func load(_ id: ID<RewardModelRecord>, of project: ID<Project>) async throws -> Loaded {
        do {
            let bytes = Array(try await models.bytes(id))
            let loaded = Loaded(
                id: id, model: try await withTaskExecutorPreference(workers) { [decode] in try decode(bytes) })
            finish(project, .ready(loaded))
            return loaded
        } catch {
            finish(project, nil)
            throw error
        }
    }

    private func finish(_ project: ID<Project>, _ entry: Entry?) {
        let waiting = entries.withLock { entries in
            defer { entries[project] = entry }
            guard case .loading(let waiting) = entries[project] else { return [CheckedContinuation<Void, Never>]() }
            return waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
