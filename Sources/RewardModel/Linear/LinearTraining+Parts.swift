extension LinearTraining {
    /// Fits one model for each of `roles`, from zero weights to the tolerance of cross-validation.
    public func predict(_ prompts: PromptSet, roles: [[PromptRole]], as fit: RewardFit) -> [[[Double]]] {
        let data = TrainingSet(
            prompts, featureBits: options.featureBits, ties: options.ties, readsPrompts: fit.wordPairScale > 0)
        let chosen = Hyperparameters(
            regularisation: fit.regularisation, wordPairScale: fit.wordPairScale, strengthMargin: fit.strengthMargin,
            labelers: fit.labelers)
        return parallelMap(roles.count) { model in
            // The one fold that is predicted is 0.
            let folds: [Int?] = roles[model].map { role in
                switch role {
                case .trained: 1
                case .predicted: 0
                case .unused: nil
                }
            }
            var fold = CrossFold.all(data, folds, count: 1)
            let prediction = fold.fit({ _ in chosen }, data)
            return data.byPrompt(prediction.rewards)
        }
    }
}
