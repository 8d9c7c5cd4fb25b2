import Foundation
import Preferences
import RewardModel
import Statistics
import Storage

/// Measures what a weight would change: in a child process of the server, or in a command.
///
/// Nothing is stored but what the caller keeps of the result.
package struct WeightPreviewMeasurement: Sendable {
    let stores: Stores
    let project: ID<Project>
    let proposal: CheckedWeightProposal
    /// Where a training may put what does not fit into memory.
    let scratch: URL

    /// Prompts that models are trained on to be compared, about; of more, so many are drawn by chance.
    static let mostPrompts = 10_000

    package init(stores: Stores, project: ID<Project>, proposal: CheckedWeightProposal, scratch: URL) {
        self.stores = stores
        self.project = project
        self.proposal = proposal
        self.scratch = scratch
    }

    /// - Parameter onProgress: how far it is, 0 … 1, and what it is doing.
    package func measure(_ onProgress: (Double, String) -> Void) async throws -> WeightPreviewResult {
        let judgements = try await stores.agreements.stamp(of: project).judgements
        var sums = ProposalSums(proposal)
        var read = 0
        for try await task in stores.saidTasks.stream(of: project) {
            sums.add(task)
            read += task.judgements.count
            try Task.checkCancellation()
            onProgress(
                0.3 * min(1, Double(read) / Double(max(1, judgements))),
                WorkMessage.comparingJudgements.sentence(read, max(read, judgements)))
        }
        var result = sums.result
        result.requeue =
            proposal.weight == .none ? try await stores.weightPreviews.requeue(proposal, in: project) : nil
        do throws(RewardModelError) {
            let sets = try await readModelSets()
            guard sets.isTouched else {
                result.noModel = .nothingTrained
                return result
            }
            let seed = sets.seed
            let trainer = Trainer(method: LinearTraining(scratch: DiskScratch(folder: scratch)), seed: seed)
            result.model = try trainer.compareWeightings(
                now: sets.now, then: sets.then, untouched: sets.untouched, isSample: sets.isSample
            ) { onProgress(0.4 + 0.6 * $0.fraction, $0.message) }
        } catch {
            guard error.code == .tooFewPrompts || error.code == .noComparisons else { throw error }
            result.noModel = .tooFewPrompts
        }
        return result
    }

    /// What the two models are trained on, and measured by.
    private struct ModelSets {
        var now: [PreferenceGroup] = []
        var then: [PreferenceGroup] = []
        var untouched: [PreferenceGroup] = []
        var isTouched = false
        var isSample = false
        var seed: UInt64 = 0
    }

    private func readModelSets() async throws(RewardModelError) -> ModelSets {
        do {
            return try await sets()
        } catch let error as RewardModelError {
            throw error
        } catch {
            throw RewardModelError(.invalidJudgement, (error as? StorageError)?.message ?? "\(error)")
        }
    }

    private func sets() async throws -> ModelSets {
        var sets = ModelSets()
        sets.seed = try await stores.projects.find(project).splitSeed
        var readers = (now: PreferenceReader(), then: PreferenceReader(), untouched: PreferenceReader())
        // Prompts whose number is higher are left out; it is halved whenever there are too many.
        var bound = UInt64.max
        var prompts: Set<UInt64> = []
        for try await proposed in stores.snapshots.proposed(proposal, in: project) {
            try Task.checkCancellation()
            let row = proposed.row
            let key = try row.promptKey
            guard SeededGenerator.number(of: key, seed: sets.seed) <= bound else { continue }
            let trained = zip(row.rankings, proposed.proposed).filter { !$0.0.isHeldOut }
            let then = trained.map { ranking, weight in ranking.weighing(weight) }
            let same = trained.filter { $0.0.weight == $0.1 }.map(\.0)
            if same.count < trained.count { sets.isTouched = true }
            if let group = try readers.now.group(of: row, trained.map(\.0)) { sets.now.append(group) }
            if let group = try readers.then.group(of: row, then) { sets.then.append(group) }
            if let group = try readers.untouched.group(of: row, same) { sets.untouched.append(group) }
            prompts.insert(key)
            if prompts.count > 2 * Self.mostPrompts {
                bound /= 2
                sets.isSample = true
                let seed = sets.seed
                let isLeft = { (key: UInt64) in SeededGenerator.number(of: key, seed: seed) <= bound }
                prompts = prompts.filter(isLeft)
                sets.now.removeAll { !isLeft($0.promptKey) }
                sets.then.removeAll { !isLeft($0.promptKey) }
                sets.untouched.removeAll { !isLeft($0.promptKey) }
            }
        }
        return sets
    }
}

extension SeededGenerator {
    /// A number that a key always has, of those that are spread evenly.
    fileprivate static func number(of key: UInt64, seed: UInt64) -> UInt64 {
        var generator = SeededGenerator(seed: key ^ seed)
        return generator.next()
    }
}

extension SnapshotRanking {
    fileprivate func weighing(_ weight: LabelerWeight) -> SnapshotRanking {
        var ranking = self
        ranking.weight = weight
        return ranking
    }
}

/// What a proposal covers, and how far labelers agree by it and without it: sums over tasks, and never a judgement.
struct ProposalSums {
    private let proposal: CheckedWeightProposal
    private let labelers: Set<Int64>
    private var byLabeler: [Int64: (judgements: Int, covered: Int)] = [:]
    private var weeks: [Int: Int] = [:]
    private var changed = 0
    private var tasks = 0
    private var tasksWithoutWeight = 0
    /// Concordant and strict pairs as they weigh, then as they would.
    private var agreement = ClusterSums(dimension: 4)
    private var agreementTasks = (now: 0, then: 0)

    init(_ proposal: CheckedWeightProposal) {
        self.proposal = proposal
        labelers = Set(proposal.labelers)
    }

    mutating func add(_ task: SaidTask) {
        let proposed = task.judgements.map { judgement in
            isMeant(judgement) ? proposal.weight : judgement.weight
        }
        var isTouched = false
        for judgement in task.judgements where labelers.contains(judgement.user.rawValue) {
            byLabeler[judgement.user.rawValue, default: (0, 0)].judgements += 1
            guard isMeant(judgement) else { continue }
            isTouched = true
            byLabeler[judgement.user.rawValue]?.covered += 1
            weeks[ISOWeek(of: judgement.createdAt).monday, default: 0] += 1
            if judgement.weight != proposal.weight { changed += 1 }
        }
        if isTouched {
            tasks += 1
            let counted = zip(task.judgements, proposed).filter { $0.0.isCounted }
            let weighs = counted.contains { $0.0.weight > .none }
            if weighs, !counted.contains(where: { $0.1 > .none }) { tasksWithoutWeight += 1 }
        }
        addAgreement(task, proposed)
    }

    private func isMeant(_ judgement: SaidTask.Judgement) -> Bool {
        labelers.contains(judgement.user.rawValue) && proposal.covers(judgement.createdAt)
    }

    private mutating func addAgreement(_ task: SaidTask, _ proposed: [LabelerWeight]) {
        var quantities = [Double](repeating: 0, count: 4)
        let ranked = task.judgements.indices.filter { task.judgements[$0].ranks.count > 1 }
        for (place, one) in ranked.enumerated() {
            for other in ranked[..<place] {
                let (first, second) = (task.judgements[one], task.judgements[other])
                guard !first.isOnePerson(with: second) else { continue }
                let counts = PairCounts(first.ranks, second.ranks)
                let (right, all) = (Double(counts.concordant), Double(counts.concordant + counts.discordant))
                let now = first.weight.value * second.weight.value
                let then = proposed[one].value * proposed[other].value
                quantities[0] += now * right
                quantities[1] += now * all
                quantities[2] += then * right
                quantities[3] += then * all
            }
        }
        guard quantities[1] > 0 || quantities[3] > 0 else { return }
        if quantities[1] > 0 { agreementTasks.now += 1 }
        if quantities[3] > 0 { agreementTasks.then += 1 }
        agreement.add(quantities)
    }

    var result: WeightPreviewResult {
        let found = proposal.labelers.map { id in
            WeightPreviewResult.Labeler(
                id: ID(id), judgements: byLabeler[id]?.judgements ?? 0, covered: byLabeler[id]?.covered ?? 0)
        }
        return WeightPreviewResult(
            labelers: found, judgements: found.reduce(0) { $0 + $1.judgements },
            covered: found.reduce(0) { $0 + $1.covered }, changed: changed,
            weeks: weeks.sorted { $0.key < $1.key }.map {
                .init(week: ISOWeek(monday: $0.key).description, judgements: $0.value)
            }, tasks: tasks, tasksWithoutWeight: tasksWithoutWeight, agreement: agreementFigures)
    }

    private var agreementFigures: WeightPreviewResult.Agreement {
        var generator = SeededGenerator(seed: 0)
        let difference = ClusterStatistic(in: -1...1) { sums in
            sums[1] > 0 && sums[3] > 0 ? sums[2] / sums[3] - sums[0] / sums[1] : nil
        }
        let (now, then) = agreementTasks
        let found = agreement.estimates(
            [.ratio { ($0[0], $0[1]) }, .ratio { ($0[2], $0[3]) }, difference], of: [now, then, min(now, then)],
            using: &generator
        ).map { $0.flatMap { AgreementFigure.Value($0) } }
        return .init(now: found[0], then: found[1], difference: found[2], tasks: now, tasksThen: then)
    }
}
