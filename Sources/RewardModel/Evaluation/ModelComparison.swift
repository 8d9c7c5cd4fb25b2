import Preferences
import Statistics

/// A candidate beside another model on prompts that neither had seen, and the difference candidate − other, drawn by
/// groups of nearly equal prompts. Each comparison counts once, or by what a manager lets it weigh.
public struct ModelComparison: Codable, Sendable, Equatable {
    /// How many prompts with a strict preference there were.
    public var prompts: Int
    /// The other model's accuracy; like the following, `nil` where there was nothing to compare on.
    public var accuracy: Double?
    /// The other model's log loss in nats.
    public var logLoss: Double?
    /// The candidate's accuracy on the same prompts.
    public var candidateAccuracy: Double?
    /// The candidate's log loss in nats on the same prompts.
    public var candidateLogLoss: Double?
    /// Positive when the candidate is better; `nil` with fewer than two groups of prompts.
    public var accuracyDifference: Estimate?
    /// In nats, negative when the candidate is better; `nil` with fewer than two groups of prompts.
    public var logLossDifference: Estimate?
    /// How many groups that are trusted in full weigh as much as these do, each as much as the judgement on it that is
    /// trusted most; `nil` where all are trusted in full.
    public var groupWeight: Double?
}

extension ModelComparison {
    /// - Parameters:
    ///   - candidate: outcomes under the candidate; shape `(P)`.
    ///   - other: outcomes of the same prompts, in the same order, under the other model.
    init(candidate: [PromptOutcome], other: [PromptOutcome], bootstrap: BootstrapOptions, seed: UInt64) {
        let groups = OutcomeGroups(candidate)
        let pairs = groups.sums(candidate.map(\.weight))
        let weight = OutcomeGroups.weight(candidate)
        let total = pairs.reduce(0, +)
        func mean(_ outcomes: [PromptOutcome], _ statistic: (PromptOutcome) -> Double) -> Double? {
            total > 0 ? outcomes.reduce(0) { $0 + statistic($1) } / total : nil
        }
        func difference(_ statistic: (PromptOutcome) -> Double) -> Estimate? {
            // The same seed each time: everything is judged on the same draws of groups.
            var generator = SeededGenerator(seed: seed)
            return pairedBootstrap(
                candidate: groups.sums(candidate.map(statistic)), baseline: groups.sums(other.map(statistic)),
                denominators: pairs, options: bootstrap, using: &generator)
        }
        self.init(
            prompts: candidate.count { !$0.margins.isEmpty },
            accuracy: mean(other, \.right), logLoss: mean(other, \.logLoss),
            candidateAccuracy: mean(candidate, \.right), candidateLogLoss: mean(candidate, \.logLoss),
            accuracyDifference: difference(\.right), logLossDifference: difference(\.logLoss),
            groupWeight: weight < Double(pairs.count { $0 > 0 }) ? weight : nil)
    }

    /// Groups of prompts that it stands on; those that are trusted less count less.
    var trustedGroups: Double { groupWeight ?? Double(accuracyDifference?.clusters ?? min(1, prompts)) }
}
