import Foundation
import Preferences
import Statistics

/// A model that was trained elsewhere beside Podium's own, both trained on the same part of the prompts and measured on the
/// same others, which neither has seen.
///
/// Accuracy hangs on the order of the scores alone. For log loss and calibration they need a scale: those of both models are
/// multiplied by a factor that makes probabilities hold (`temperature`), fitted by folds of groups of prompts to the measured
/// prompts of the other folds, so that no comparison is measured with a factor that it has helped to choose.
public struct HeldOutComparison: Codable, Sendable, Equatable {
    /// Prompts that Podium's own model was fitted to for this.
    public var trainingPrompts: Int
    /// Their strict comparisons.
    public var trainingComparisons: Int
    /// Parts of the measured prompts by which the factors were fitted.
    public var folds: Int
    /// The model from elsewhere.
    public var external: EvaluationReport
    /// Podium's own.
    public var own: EvaluationReport
    /// The model from elsewhere, as the candidate, beside Podium's own.
    public var difference: ModelComparison
    /// The model from elsewhere, as the candidate, beside the completions' lengths alone.
    public var length: ModelComparison
}

extension HeldOutComparison {
    /// Parts of the measured prompts by which factors are fitted, where there are as many groups of them.
    static let folds = 10

    /// - Parameters:
    ///   - prompts: those that are measured, each with a strict comparison.
    ///   - external: the rewards of their completions from elsewhere; shape `(P)(K)`.
    ///   - own: outcomes under Podium's own model; shape `(P)`.
    /// - Throws: `RewardModelError` with code `tooFewPrompts` where they are of fewer than two groups.
    init(
        _ prompts: PromptSet, external: [[Double]], own: [PromptOutcome], trained: PromptSet,
        options: TrainingOptions, seed: UInt64
    ) throws(RewardModelError) {
        let groups = prompts.groupCount
        guard groups >= 2 else {
            throw RewardModelError(
                .tooFewPrompts,
                "Measuring takes at least 2 held-out prompts that differ and have a strict preference; there "
                    + "\(groups == 1 ? "is 1" : "are \(groups)"). Rank more prompts and hand over again, or score more parts."
            )
        }
        let parts = min(Self.folds, groups)
        let folds = dealFolds(prompts.items.map(\.group), folds: parts, seed: seed)
        let bootstrap = options.bootstrap(of: groups)
        let outcomes = PromptOutcome.of(prompts, rewards: external).calibrated(folds: folds)
        let others = own.calibrated(folds: folds)
        let lengths = PromptOutcome.of(prompts, rewards: LengthModel.outOfFold(prompts, folds: folds))
        func difference(to other: [PromptOutcome]) -> ModelComparison {
            ModelComparison(candidate: outcomes, other: other, bootstrap: bootstrap, seed: seed)
        }
        self.init(
            trainingPrompts: trained.items.count, trainingComparisons: trained.pairCount, folds: parts,
            external: try EvaluationReport(outcomes, seed: seed, bootstrap: bootstrap),
            own: try EvaluationReport(others, seed: seed, bootstrap: bootstrap),
            difference: difference(to: others), length: difference(to: lengths))
    }
}

extension Trainer {
    /// Measures a model from elsewhere beside one that is trained here, on the part that was held out from it.
    ///
    /// - Parameters:
    ///   - groups: everything that labelers have said, with where the completions come from.
    ///   - rewards: of the measured prompts' completions, by `CompletionOrigin.completion`.
    ///   - part: of a prompt, by its key.
    ///   - measured: the parts that are measured on; Podium's own model is fitted to `train` alone.
    /// - Throws: `RewardModelError` with code `invalidOption`, also where a reward is missing, `invalidJudgement`,
    ///   `tooFewPrompts` or `noScratchSpace`.
    public func compare(
        _ groups: consuming [PreferenceGroup], with rewards: [Int64: Double], part: (UInt64) -> PromptPart?,
        measured: Set<PromptPart>
    ) throws(RewardModelError) -> HeldOutComparison {
        let everything = try PromptSet(consume groups).comparable
        let heldOut = PromptSet(items: everything.items.filter { part($0.key).map(measured.contains) ?? false }).strict
        var external: [[Double]] = []
        for item in heldOut.items {
            let known = item.origins.compactMap { $0.completion.flatMap { rewards[$0] } }
            try require(known.count == item.completions.count, "A completion of prompt \(item.key) has no reward.")
            external.append(known)
        }
        let (trained, _, folds, _) = try deal(PromptSet(items: everything.items.filter { part($0.key) == .train }))
        let fit = try method.fit(trained, folds: folds, seed: seed, progress: { _ in })
        return try HeldOutComparison(
            heldOut, external: external, own: PromptOutcome.of(heldOut, under: fit.model), trained: trained,
            options: options, seed: seed)
    }
}

extension [PromptOutcome] {
    /// These outcomes with the margins of each fold times the factor that fits the other folds, whatever scale the rewards
    /// have; shapes `(P)`. The loss that it is fitted by weighs prompts as training does.
    func calibrated(folds: [Int]) -> [PromptOutcome] {
        let factors = (0...(folds.max() ?? 0)).map { fold in
            zip(self, folds).filter { $1 != fold }.flatMap { outcome, _ in
                zip(outcome.margins, outcome.weights).map { margin, weight in
                    (margin: margin, weight: weight / outcome.weight * outcome.promptWeight)
                }
            }.factor
        }
        return zip(self, folds).map { outcome, fold in
            var outcome = outcome
            outcome.margins = outcome.margins.map { factors[fold] * $0 }
            return outcome
        }
    }
}

extension [(margin: Double, weight: Double)] {
    /// `temperature` of margins of any scale: they are brought to a root mean square of 1 before.
    fileprivate var factor: Double {
        let weight = reduce(0) { $0 + $1.weight }
        let scale = (reduce(0) { $0 + $1.weight * $1.margin * $1.margin } / weight).squareRoot()
        guard scale > 0, scale.isFinite else { return 1 }
        return temperature(map { ($0.margin / scale, $0.weight) }) / scale
    }
}
