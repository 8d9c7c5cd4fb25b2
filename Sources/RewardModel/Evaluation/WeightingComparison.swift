import Preferences
import Statistics

/// What other weights of labelers would do to the reward model: it is trained twice on the same prompts, with the same folds,
/// and both are measured by what nobody's weight changes, on prompts that the measuring models had not seen.
public struct WeightingComparison: Codable, Sendable, Equatable {
    /// What the figures show.
    public enum Verdict: String, Codable, Sendable, CaseIterable {
        /// The model is better with the other weights, by more than chance gives.
        case better
        /// The model is worse with them, by more than chance gives.
        case worse
        /// No difference can be told.
        case noDifference
        /// There is too little to tell anything.
        case tooFew
    }

    /// Prompts that the model learns from as it is.
    public var trainingPrompts: Int
    /// Their strict comparisons.
    public var trainingComparisons: Int
    /// Prompts that it would learn from.
    public var proposedPrompts: Int
    /// Their strict comparisons.
    public var proposedComparisons: Int
    /// Whether the prompts are a sample, because there are many.
    public var isSample: Bool
    /// The model with the other weights, as the candidate, beside the one of now.
    public var comparison: ModelComparison
    /// What that shows.
    public var verdict: Verdict
}

extension Trainer {
    /// Trains with two weightings and measures both.
    ///
    /// - Parameters:
    ///   - now: everything that labelers have said, as it weighs.
    ///   - then: the same as it would weigh.
    ///   - untouched: what weighs the same in both, and something: both models are measured by it.
    ///   - isSample: whether these are not all prompts.
    ///   - progress: called on the calling thread; fractions are of the whole.
    /// - Throws: `RewardModelError` with code `invalidOption`, `invalidJudgement`, `tooFewPrompts` or `noScratchSpace`.
    public func compareWeightings(
        now: consuming [PreferenceGroup], then: consuming [PreferenceGroup], untouched: [PreferenceGroup],
        isSample: Bool = false, progress: (TrainingProgress) -> Void = { _ in }
    ) throws(RewardModelError) -> WeightingComparison {
        let (current, proposed) = (try PromptSet(consume now), try PromptSet(consume then))
        let all = Dictionary(
            (current.items + proposed.items).map { ($0.key, $0.prompt) }, uniquingKeysWith: { first, _ in first }
        ).sorted { $0.key < $1.key }
        let groups = PromptGroups(all.map(\.value), keys: all.map(\.key)).keys
        let groupOf = Dictionary(uniqueKeysWithValues: zip(all.map(\.key), groups))
        let (ownNow, parts, _, _) = try deal(current.grouped(as: groupOf))
        let (ownThen, _, _, _) = try deal(proposed.grouped(as: groupOf))
        // The same folds for both, so that one prompt is predicted from the same others.
        let folds = Dictionary(
            zip(all.map(\.key), dealFolds(groups, folds: parts, seed: seed)), uniquingKeysWith: { first, _ in first })

        func fit(_ prompts: PromptSet, _ from: Double) throws(RewardModelError) -> PredictedRewards {
            let fit = try method.fit(
                prompts, folds: prompts.items.map { folds[$0.key] ?? 0 }, seed: seed,
                progress: {
                    progress(.init(phase: $0.phase, fraction: from + $0.fraction / 2, message: $0.message))
                })
            return PredictedRewards(prompts, fit.outOfFold)
        }
        let (rewardsNow, rewardsThen) = (try fit(ownNow, 0), try fit(ownThen, 0.5))

        var measured: (items: [PromptSet.Item], now: [[Double]], then: [[Double]]) = ([], [], [])
        for item in try PromptSet(untouched).grouped(as: groupOf).comparable.strict.items {
            guard let now = rewardsNow.of(item), let then = rewardsThen.of(item) else { continue }
            measured.items.append(item)
            measured.now.append(now)
            measured.then.append(then)
        }
        let prompts = PromptSet(items: measured.items)
        let comparison = ModelComparison(
            candidate: PromptOutcome.of(prompts, rewards: measured.then),
            other: PromptOutcome.of(prompts, rewards: measured.now),
            bootstrap: options.bootstrap(of: max(1, prompts.groupCount)), seed: seed)
        return WeightingComparison(
            trainingPrompts: ownNow.items.count, trainingComparisons: ownNow.pairCount,
            proposedPrompts: ownThen.items.count, proposedComparisons: ownThen.pairCount, isSample: isSample,
            comparison: comparison, verdict: .init(comparison))
    }
}

extension WeightingComparison.Verdict {
    init(_ comparison: ModelComparison) {
        self =
            if comparison.accuracyDifference == nil
                || comparison.trustedGroups < Double(PromotionGate.fewestGroups)
            {
                .tooFew
            } else if comparison.showsCandidateBetter {
                .better
            } else if comparison.showsCandidateWorse {
                .worse
            } else {
                .noDifference
            }
    }
}
