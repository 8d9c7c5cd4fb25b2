import Foundation
import Preferences
import RewardModel
import Storage
import Synchronization

/// The promoted model of each project, decoded and kept as a value.
///
/// The first who asks for a project's model has it read, whoever comes meanwhile waits for the same. From then on nobody
/// waits: when another is promoted, the one before answers until the next is decoded (`refresh`, once a second, also of
/// what another process promoted). What is promoted through this server is decoded before the promotion is written
/// (`decoded`, `use`), and answers from then on.
package final class PromotedModels: Sendable {
    /// A model, ready to score.
    package struct Loaded: Sendable {
        package var id: ID<RewardModelRecord>
        package var model: any RewardScoring
    }

    /// Reads a model file.
    package typealias Decode = @Sendable (_ bytes: [UInt8]) throws -> any RewardScoring

    /// A newer model could not be read; the one before goes on answering.
    struct Failure: Sendable {
        var project: ID<Project>
        var model: ID<RewardModelRecord>
        var error: any Error
    }

    /// What is known of a project's model.
    private enum Entry {
        case ready(Loaded)
        /// Somebody is reading the first one; whoever comes later waits, and then looks again.
        case loading(waiting: [CheckedContinuation<Void, Never>])
    }

    private enum Step {
        case use(Loaded)
        case load
        case wait
    }

    private let models: RewardModels
    /// Where models are decoded.
    private let workers: WorkerPool
    private let decode: Decode
    private let entries = Mutex<[ID<Project>: Entry]>([:])

    init(
        _ models: RewardModels, workers: WorkerPool,
        decode: @escaping Decode = { try RewardModelFile(bytes: $0).model() }
    ) {
        self.models = models
        self.workers = workers
        self.decode = decode
    }

    /// - Throws: `StorageError` (`noPromotedModel`) when the project has no promoted model yet.
    func of(_ project: Project) async throws -> Loaded {
        while true {
            switch next(project.id) {
            case .use(let loaded): return loaded
            case .load: return try await load(project)
            case .wait: await wait(for: project.id)
            }
        }
    }

    /// A model that may be promoted soon.
    ///
    /// - Throws: what keeps it from being read; then it should not be promoted.
    func decoded(_ id: ID<RewardModelRecord>) async throws -> Loaded {
        let bytes = Array(try await models.bytes(id))
        return Loaded(id: id, model: try await workers.stream { [decode] in try decode(bytes) })
    }

    /// From now on this one answers.
    func use(_ loaded: Loaded, for project: ID<Project>) {
        finish(project, .ready(loaded))
    }

    /// Puts newly promoted models in the place of those before, which answer until then.
    ///
    /// - Parameter given: what could not be read before, and need not be tried again now.
    func refresh(except given: Set<ID<RewardModelRecord>> = []) async -> [Failure] {
        let ready = entries.withLock { entries in
            entries.compactMap { project, entry in
                if case .ready(let loaded) = entry { (project, loaded.id) } else { nil }
            }
        }
        var failures: [Failure] = []
        for (project, current) in ready {
            guard let id = try? await models.promotedID(project: project), id != current, !given.contains(id) else {
                continue
            }
            do {
                let loaded = try await decoded(id)
                // While it was decoded, yet another may have been promoted, and answer already.
                if try await models.promotedID(project: project) == id { use(loaded, for: project) }
            } catch {
                failures.append(Failure(project: project, model: id, error: error))
            }
        }
        return failures
    }

    static func noneYet(of project: Project) -> StorageError {
        StorageError(
            .noPromotedModel, "\"\(project.slug)\" has no reward model yet. Retrain it once rankings are there.")
    }

    private func next(_ project: ID<Project>) -> Step {
        entries.withLock { entries in
            switch entries[project] {
            case .ready(let loaded): return .use(loaded)
            case .loading: return .wait
            case nil:
                entries[project] = .loading(waiting: [])
                return .load
            }
        }
    }

    /// Waits until whoever reads the project's first model is done, whatever came of it.
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

    private func load(_ project: Project) async throws -> Loaded {
        do {
            guard let id = try await models.promotedID(project: project.id) else {
                throw Self.noneYet(of: project)
            }
            let loaded = try await decoded(id)
            finish(project.id, .ready(loaded))
            return loaded
        } catch {
            finish(project.id, nil)
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
