import Preferences

extension LinearRewardModel {
    /// The scores of a batch on the calling thread, in order. What it takes to read texts is made once for all of them.
    ///
    /// The uncertainty is that of the diagonal Laplace approximation of the weights' posterior. Off-diagonal terms are
    /// left out, so it ranks completions by how much is known of them better than it measures how much.
    public func score(_ batch: [ScoringItem]) -> [Score] {
        guard !batch.isEmpty else { return [] }
        var extractor = FeatureExtractor(featureBits: featureBits)
        // The completions of a prompt mostly come one after the other.
        var prompt: (Prompt, told: [WordRarity.Word])?
        let pairVariance = wordPairs?.offsetVariance ?? 0
        return batch.map { item in
            let own = score(extractor.extract(item.completion))
            guard let wordPairs else { return Score(reward: own.reward, uncertainty: own.variance.squareRoot()) }
            if prompt?.0 != item.prompt { prompt = (item.prompt, wordPairs.words.telling(item.prompt)) }
            let pairs = wordPairs.contribution(prompt?.told ?? [], item.completion)
            let variance = own.variance + max(0, pairVariance + pairs.variance)
            return Score(reward: own.reward + pairs.reward, uncertainty: variance.squareRoot())
        }
    }

    /// Reward w·(x − x̄) and its variance Σ σ²(x − x̄)², x̄ being the mean over the training completions. The square is
    /// multiplied out, so that only the n-grams of the text are visited: Σ σ²x̄² is `offsetVariance`.
    private func score(_ document: Document) -> (reward: Double, variance: Double) {
        let termFrequency = Entry.termFrequency
        var squares: Float = 0
        var rewards: Float = 0
        var variances: Float = 0
        var covariances: Float = 0
        for entry in document.entries {
            let index = columnOfBucket[Entry.column(entry)]
            guard index >= 0 else { continue }
            let column = columns[Int(index)]
            let value = Float(termFrequency[Entry.count(entry)]) * column.idf
            squares += value * value
            rewards += value * column.weight
            variances += value * value * column.variance
            covariances += value * column.variance * column.mean
        }
        let inverseNorm = squares > 0 ? 1 / Double(squares).squareRoot() : 0
        var reward = offset + inverseNorm * Double(rewards)
        var variance =
            offsetVariance + inverseNorm * (inverseNorm * Double(variances) - 2 * Double(covariances))
        for (feature, column) in zip(document.dense, dense) {
            let value = Double((feature - column.mean) * column.scale)
            reward += value * Double(column.weight)
            variance += value * value * Double(column.variance)
        }
        return (reward, max(0, variance))
    }
}
