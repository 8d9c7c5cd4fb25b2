import Preferences

extension Trainer {
    /// What `method` gains over another way to train, by cross-fitting both with the same folds: the candidate of the
    /// comparison is `method`.
    ///
    /// - Throws: `RewardModelError` with code `invalidOption`, `invalidJudgement` or `tooFewPrompts`.
    public func compare(
        with other: any RewardTraining, on groups: [PreferenceGroup]
    ) throws(RewardModelError) -> ModelComparison {
        let (prompts, _, folds, bootstrap) = try deal(PromptSet(groups))
        func outcomes(_ method: any RewardTraining) throws(RewardModelError) -> [PromptOutcome] {
            PromptOutcome.of(
                prompts, rewards: try method.fit(prompts, folds: folds, seed: seed, progress: { _ in }).outOfFold)
        }
        return ModelComparison(
            candidate: try outcomes(method), other: try outcomes(other), bootstrap: bootstrap, seed: seed)
    }
}
