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
/// (`decoded`, `use`), and answers from then on. Of two promotions the later one is kept, whichever
/// is ready first.
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

        /// Whether the model's file is at fault, not the moment: trying again at once would be in vain.
        var isLasting: Bool {
            switch error {
            case is RewardModelError: true
            case let error as StorageError: error.code == .corrupt || error.reason == .modelPruned
            default: false
            }
        }
    }

    /// Whoever waits for a model is given it, or why there is none; `nil`: look again.
    private typealias Waiting = CheckedContinuation<Result<Loaded, any Error>?, Never>

    /// What is known of a project's model. A promotion is the id of its row: later ones have higher ids.
    private enum Entry {
        case ready(Loaded, promotion: Int64)
        /// Somebody is reading the first one.
        case loading(waiting: [Waiting])
        /// The first one could not be read a moment ago.
        case failed(any Error, promotion: Int64, until: ContinuousClock.Instant)
    }

    private enum Step {
        case use(Loaded)
        case load
        case wait
        case fail(any Error, promotion: Int64)
    }

    /// How long those who ask are told of a failure, before the file is read again.
    private static let failureHolds = Duration.seconds(1)

    private let models: RewardModels
    /// Where models are decoded.
    private let workers: WorkerPool
    private let decode: Decode
    private let now: @Sendable () -> ContinuousClock.Instant
    private let entries = Mutex<[ID<Project>: Entry]>([:])

    init(
        _ models: RewardModels, workers: WorkerPool,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        decode: @escaping Decode = { try RewardModelFile(bytes: $0).model() }
    ) {
        self.models = models
        self.workers = workers
        self.now = now
        self.decode = decode
    }

    /// - Throws: `StorageError` (`noPromotedModel`) when the project has no promoted model yet; what keeps it from being
    ///   read.
    func of(_ project: Project) async throws -> Loaded {
        while true {
            switch next(project.id) {
            case .use(let loaded): return loaded
            case .load: return try await load(project)
            case .wait:
                if let result = await result(for: project.id) { return try result.get() }
            case .fail(let error, let promotion):
                // It is of that model only: another may have been promoted meanwhile.
                guard let last = try await models.lastPromotion(project: project.id), last.id != promotion else {
                    throw error
                }
                forgetFailure(of: promotion, for: project.id)
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

    /// From now on this one answers, unless one that was promoted later does already.
    ///
    /// - Parameter promotion: by which it answers.
    /// - Returns: the one that answers.
    @discardableResult
    func use(_ loaded: Loaded, for project: ID<Project>, promotion: Int64) -> Loaded {
        let (answering, waiting) = entries.withLock { entries -> (Loaded, [Waiting]) in
            if case .ready(let later, let last) = entries[project], last > promotion { return (later, []) }
            defer { entries[project] = .ready(loaded, promotion: promotion) }
            guard case .loading(let waiting) = entries[project] else { return (loaded, []) }
            return (loaded, waiting)
        }
        for continuation in waiting { continuation.resume(returning: .success(answering)) }
        return answering
    }

    /// Puts newly promoted models in the place of those before, which answer until then.
    ///
    /// - Parameter given: what could not be read before, and need not be tried again now.
    func refresh(except given: Set<ID<RewardModelRecord>> = []) async -> [Failure] {
        let ready = entries.withLock { entries in
            entries.compactMap { project, entry in
                if case .ready(let loaded, let promotion) = entry { (project, loaded, promotion) } else { nil }
            }
        }
        var failures: [Failure] = []
        for (project, current, promotion) in ready {
            guard let last = try? await models.lastPromotion(project: project), last.id > promotion,
                !given.contains(last.model)
            else { continue }
            do {
                let loaded = last.model == current.id ? current : try await decoded(last.model)
                use(loaded, for: project, promotion: last.id)
            } catch {
                failures.append(Failure(project: project, model: last.model, error: error))
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
            case .ready(let loaded, _): return .use(loaded)
            case .loading: return .wait
            case .failed(let error, let promotion, let until) where now() < until:
                return .fail(error, promotion: promotion)
            case nil, .failed:
                entries[project] = .loading(waiting: [])
                return .load
            }
        }
    }

    /// Waits until whoever reads the project's first model is done.
    private func result(for project: ID<Project>) async -> Result<Loaded, any Error>? {
        await withCheckedContinuation { continuation in
            let isOver = entries.withLock { entries in
                guard case .loading(let waiting) = entries[project] else { return true }
                entries[project] = .loading(waiting: waiting + [continuation])
                return false
            }
            if isOver { continuation.resume(returning: nil) }
        }
    }

    private func load(_ project: Project) async throws -> Loaded {
        var promotion: Int64?
        do {
            guard let last = try await models.lastPromotion(project: project.id) else {
                throw Self.noneYet(of: project)
            }
            promotion = last.id
            return use(try await decoded(last.model), for: project.id, promotion: last.id)
        } catch {
            fail(project.id, error, promotion: promotion)
            throw error
        }
    }

    /// What was being read cannot be; it changes nothing where another model answers by now.
    private func fail(_ project: ID<Project>, _ error: any Error, promotion: Int64?) {
        // Whoever read it went away; that says nothing of the model.
        let isCancelled = error is CancellationError
        let until = now() + Self.failureHolds
        let waiting = entries.withLock { entries -> [Waiting] in
            guard case .loading(let waiting) = entries[project] else { return [] }
            let failed = promotion.map { Entry.failed(error, promotion: $0, until: until) }
            entries[project] = isCancelled ? nil : failed
            return waiting
        }
        for continuation in waiting { continuation.resume(returning: isCancelled ? nil : .failure(error)) }
    }

    private func forgetFailure(of promotion: Int64, for project: ID<Project>) {
        entries.withLock { entries in
            if case .failed(_, promotion, _) = entries[project] { entries[project] = nil }
        }
    }
}
