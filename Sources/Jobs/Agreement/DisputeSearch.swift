import Foundation
import Preferences
import RewardModel
import Statistics
import Storage

/// Which tasks are disputed: where labelers agree less than noise explains, and where a confident reward model contradicts
/// most people.
struct DisputeSearch {
    private let measurement: LabelerMeasurement
    private let test: DisputeTest?
    /// Tasks that more than one person has ranked.
    private var tests = 0
    /// Of them those whose labelers contradict each other more than they agree: no other can be disputed.
    private(set) var suspects: [ID<LabelingTask>] = []
    private var found: [(task: ID<LabelingTask>, pValue: Double, judgements: Int)] = []

    init(_ measurement: LabelerMeasurement, _ model: ConsensusModel?) {
        self.measurement = measurement
        test = model.map(DisputeTest.init)
    }

    /// Whether anything can be told of labelers.
    var isPossible: Bool { test != nil }

    /// Looks at what was said, without texts.
    mutating func add(_ task: SaidTask) {
        guard let test, let read = measurement.consensusTask(task), let concordance = test.concordance(read) else {
            return
        }
        tests += 1
        if concordance < 0 { suspects.append(task.id) }
    }

    /// Looks at a suspect, with what was shown.
    mutating func test(_ task: ShownTask) {
        // The same for the same task, whatever others there are.
        var generator = SeededGenerator(seed: UInt64(bitPattern: task.said.id.rawValue))
        guard let read = measurement.consensusTask(task.said, task),
            let pValue = test?.pValue(read, using: &generator)
        else { return }
        found.append((task.said.id, pValue, task.said.judgements.count))
    }

    /// All that is disputed.
    ///
    /// - Parameter model: that answers now; its report says where it contradicts people on prompts that it had not seen.
    func disputes(model: RewardModelRecord?) -> [MeasuredDispute] {
        var disputes: [ID<LabelingTask>: MeasuredDispute] = [:]
        let shares = falseDiscoveryRates(found.map(\.pValue), among: tests)
        for ((task, pValue, judgements), share) in zip(found, shares) where share <= DisputeRules.falseShare {
            disputes[task] = MeasuredDispute(
                task: task,
                labelers: .init(pValue: pValue, falseShare: share, judgements: judgements))
        }
        for dispute in model.map(Self.disputes(with:)) ?? [] {
            disputes[dispute.task, default: dispute].model = dispute.model
        }
        return disputes.values.sorted { $0.task < $1.task }
    }

    private static func disputes(with model: RewardModelRecord) -> [MeasuredDispute] {
        // Of models from elsewhere, and of old ones, it is not known.
        let report = try? TrainingRunReport(stored: model.report)
        return (report?.training.details?.disagreements ?? []).compactMap { found in
            guard found.preferred.task == found.rejected.task,
                DisputeRules.contradict(
                    probability: found.probability, votes: found.votes, votesAgainst: found.votesAgainst)
            else { return nil }
            return MeasuredDispute(
                task: ID(found.preferred.task),
                model: .init(
                    probability: found.probability, preferred: ID(found.preferred.completion),
                    rejected: ID(found.rejected.completion), votes: found.votes, votesAgainst: found.votesAgainst,
                    model: model.id))
        }
    }
}
