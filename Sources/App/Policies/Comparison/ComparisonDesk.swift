import Preferences
import Storage
import Synchronization

/// Compares policies on threads of its own, one project at a time, and keeps what it found for as long as nothing of it
/// has changed.
package final class ComparisonDesk: Sendable {
    /// All that an answer depends on.
    private struct Key: Hashable {
        var project: ID<Project>
        var stamp: JudgedTasks.Stamp
    }

    /// All that AI judges' reports depend on.
    private struct JudgesKey: Hashable {
        var key: Key
        var words: Judges.Stamp
    }

    private struct Kept {
        var gathered: (key: Key, value: GatheredJudgements)?
        var judges: (key: JudgesKey, value: [JudgeReportBody])?
        var answers = RecentValues<AnswerKey, ComparisonBody>(capacity: ComparisonDesk.keptBytes)
    }

    private struct AnswerKey: Hashable {
        var key: JudgesKey
        var question: ComparisonQuestion
    }

    private let models: PromotedModels
    private let workers = WorkerPool(name: "comparing", threads: 1, capacity: 8)
    private let turn = Turn()
    private let kept = Mutex(Kept())

    /// What was gathered of one project is kept, for other questions about the same, if it is not larger.
    private static let mostGathered = 32 << 20
    /// Of answers, by about how long they are as JSON.
    private static let keptBytes = 4 << 20

    /// - Parameter models: the promoted ones, which score what people judged.
    package init(models: PromotedModels) {
        self.models = models
    }

    /// - Throws: `ValidationError` for a baseline of which nothing was judged; `WorkerPool.Full` where many wait; what keeps
    ///   the promoted model from being read.
    func compare(_ project: Project, _ question: ComparisonQuestion, _ stores: Stores) async throws -> ComparisonBody {
        try await workers.run {
            await turn.begin()
            defer { turn.end() }
            return try await answer(project, question, stores)
        }
    }

    private func answer(
        _ project: Project, _ question: ComparisonQuestion, _ stores: Stores
    ) async throws -> ComparisonBody {
        let records = try await stores.policies.list()
        var question = question
        if let baseline = question.baseline {
            question.baseline = records.first { $0.id == baseline }?.mergedInto ?? baseline
        }
        // The stamp is of before anything is read: what changes meanwhile makes another one.
        let key = Key(project: project.id, stamp: try await stores.judgedTasks.stamp(of: project.id))
        let judgesKey = JudgesKey(key: key, words: try await stores.judges.stamp(of: project.id))
        let answerKey = AnswerKey(key: judgesKey, question: question)
        if let known = kept.withLock({ $0.answers.use(answerKey) }) { return known }
        let model = try await models.promoted(in: project)
        let gathered = try await gathered(key, project, model, stores)
        let sources = question.slice == .round ? try await sources(of: gathered, in: project.id, stores) : [:]
        let labels = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0.label) })
        let judges = try await judges(judgesKey, in: project, stores)
        let body = try ProjectComparison(gathered, question, labels: labels, judges: judges)
            .body(model: model?.id, sources: sources)
        kept.withLock { $0.answers.keep(body, bytes: body.byteCount, for: answerKey) }
        return body
    }

    private func gathered(
        _ key: Key, _ project: Project, _ model: PromotedModels.Loaded?, _ stores: Stores
    ) async throws -> GatheredJudgements {
        if let known = kept.withLock({ $0.gathered }), known.key == key { return known.value }
        kept.withLock { $0.gathered = nil }
        let gathered = try await JudgementGatherer.gather(project, stores, model: model)
        if gathered.byteCount <= Self.mostGathered { kept.withLock { $0.gathered = (key, gathered) } }
        return gathered
    }

    /// Reports of the judges that have said something of two policies, and are asked.
    private func judges(
        _ key: JudgesKey, in project: Project, _ stores: Stores
    ) async throws -> [JudgeReportBody] {
        if let known = kept.withLock({ $0.judges }), known.key == key { return known.value }
        var reports: [JudgeReportBody] = []
        for judge in try await stores.judges.list(project: project.id) where judge.removedAt == nil {
            let report = try await JudgeReport.body(of: judge, in: project, stores)
            if report.winRates.contains(where: { $0.judge != nil }) { reports.append(report) }
        }
        kept.withLock { [reports] in $0.judges = (key, reports) }
        return reports
    }

    private func sources(
        of gathered: GatheredJudgements, in project: ID<Project>, _ stores: Stores
    ) async throws -> [ID<ImportRecord>: String] {
        var sources: [ID<ImportRecord>: String] = [:]
        for id in gathered.rounds.compactMap(\.self) {
            sources[id] = try await stores.imports.find(id, in: project).source
        }
        return sources
    }
}

extension PromotedModels {
    /// The project's model; nil where none answers.
    func promoted(in project: Project) async throws -> Loaded? {
        do {
            return try await of(project)
        } catch let error as StorageError where error.reason == .noPromotedModel {
            return nil
        }
    }
}

extension ComparisonBody {
    /// As JSON, about.
    fileprivate var byteCount: Int {
        let rates =
            policies.count * 4 + pairs.count * 5
            + (parts ?? []).reduce(0) { $0 + $1.policies.count + $1.pairs.count }
            + fields.reduce(0) { $0 + $1.policies.count } + judges.reduce(0) { $0 + 8 * $1.winRates.count + 10 }
        return 1_000 + 300 * rates
    }
}
