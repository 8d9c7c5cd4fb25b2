import Statistics

extension RewardScoring {
    /// Measures the model on labeled groups. Use groups it was not trained on.
    ///
    /// - Parameter seed: for the bootstrap of the intervals.
    /// - Throws: `RewardModelError` with code `noComparisons` or `invalidJudgement`.
    public func evaluate(
        _ groups: [PreferenceGroup], seed: UInt64, bootstrap: BootstrapOptions = .init()
    ) throws(RewardModelError) -> EvaluationReport {
        let outcomes = PromptOutcome.of(try PromptSet(groups), under: self)
        return try EvaluationReport(outcomes, seed: seed, bootstrap: bootstrap)
    }
}
