import Preferences
import Statistics

extension TrainingReport.PromotedComparison {
    /// Measures the promoted model beside the candidate, on the same prompts.
    ///
    /// - Parameters:
    ///   - candidate: outcomes of the held-out prompts under the new model; shape `(prompts)`.
    ///   - promoted: outcomes of the same prompts, in the same order, under the promoted model.
    ///   - provenance: where the promoted model comes from.
    init(
        candidate: [PromptOutcome], promoted: [PromptOutcome], provenance: Provenance, split: Split,
        bootstrap: BootstrapOptions, seed: UInt64
    ) {
        let pairs = candidate.map(\.pairs)
        func difference(_ statistic: (PromptOutcome) -> Double) -> Estimate? {
            // The same seed for both: both are judged on the same draws of prompts.
            var generator = SeededGenerator(seed: seed)
            return pairedBootstrap(
                candidate: candidate.map(statistic), baseline: promoted.map(statistic), denominators: pairs,
                options: bootstrap, using: &generator)
        }
        let total = pairs.reduce(0, +)
        self.init(
            accuracy: promoted.reduce(0) { $0 + $1.right } / total,
            logLoss: promoted.reduce(0) { $0 + $1.logLoss } / total,
            accuracyDifference: difference(\.right),
            logLossDifference: difference(\.logLoss),
            sameSplit: provenance.splitSeed == split.seed && provenance.heldOutFraction >= split.heldOutFraction)
    }
}
