import Foundation
import Preferences
import Statistics

/// The promotion gate: a candidate is kept back only when the held-out prompts show it to be worse.
///
/// Worse means that the paired bootstrap interval of the log-loss difference lies wholly above 0, or that of the
/// accuracy difference wholly below.
struct PromotionGate {
    var comparison: TrainingReport.PromotedComparison?
    var verdict: TrainingReport.Verdict

    /// - Parameters:
    ///   - candidate: outcomes of the held-out prompts under the new model; shape `(prompts)`.
    ///   - promoted: where the promoted model comes from, and its outcomes of the same prompts, in the same order.
    init(
        candidate: [PromptOutcome], promoted: (provenance: Provenance, outcomes: [PromptOutcome])?, split: Split,
        bootstrap: BootstrapOptions, seed: UInt64
    ) {
        guard let promoted else {
            verdict = .init(notWorse: true, reason: "No model is promoted yet, so there is nothing to be worse than.")
            return
        }
        let pairs = candidate.map(\.pairs)
        func difference(_ statistic: (PromptOutcome) -> Double) -> Estimate? {
            // The same seed for both: both are judged on the same draws of prompts.
            var generator = SeededGenerator(seed: seed)
            return pairedBootstrap(
                candidate: candidate.map(statistic), baseline: promoted.outcomes.map(statistic), denominators: pairs,
                options: bootstrap, using: &generator)
        }
        let total = pairs.reduce(0, +)
        let provenance = promoted.provenance
        let comparison = TrainingReport.PromotedComparison(
            accuracy: promoted.outcomes.reduce(0) { $0 + $1.right } / total,
            logLoss: promoted.outcomes.reduce(0) { $0 + $1.logLoss } / total,
            accuracyDifference: difference(\.right),
            logLossDifference: difference(\.logLoss),
            sameSplit: provenance.splitSeed == split.seed && provenance.heldOutFraction >= split.heldOutFraction)
        self.comparison = comparison
        verdict = Self.verdict(comparison)
    }

    private static func verdict(_ comparison: TrainingReport.PromotedComparison) -> TrainingReport.Verdict {
        guard let accuracy = comparison.accuracyDifference, let logLoss = comparison.logLossDifference else {
            return .init(
                notWorse: true,
                reason: "Fewer than two prompts are held out, too few to show that the new model is worse.")
        }
        let numbers =
            "accuracy \(signed(100 * accuracy.value, 1)) points "
            + "(\(range(accuracy.interval, scale: 100, digits: 1))), "
            + "log loss \(signed(logLoss.value, 4)) (\(range(logLoss.interval, scale: 1, digits: 4))) "
            + "on \(accuracy.clusters) held-out prompts"
        let note =
            comparison.sameSplit
            ? "" : " The promoted model was trained with another split and may have seen some of these prompts."
        var worse: [String] = []
        if accuracy.interval.upper < 0 { worse.append("accuracy") }
        if logLoss.interval.lower > 0 { worse.append("log loss") }
        guard worse.isEmpty else {
            return .init(
                notWorse: false,
                reason: "Worse than the promoted model in \(worse.joined(separator: " and ")): \(numbers).\(note)")
        }
        return .init(notWorse: true, reason: "Not worse than the promoted model: \(numbers).\(note)")
    }

    private static func signed(_ value: Double, _ digits: Int) -> String {
        String(format: "%+.\(digits)f", value)
    }

    private static func range(_ interval: Interval, scale: Double, digits: Int) -> String {
        "\(Int((100 * interval.level).rounded())) % interval \(signed(scale * interval.lower, digits)) … "
            + signed(scale * interval.upper, digits)
    }
}
