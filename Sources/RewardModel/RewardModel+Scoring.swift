import Preferences

/// A completion's reward and how sure the model is of it.
public struct Score: Codable, Sendable, Equatable {
    /// In nats: σ(difference of two rewards) is the probability of the preference. The training completions' mean is 0.
    public var reward: Double
    /// Standard deviation of the reward under the diagonal Laplace approximation of the weights' posterior, in nats.
    /// It grows with what is unlike the training completions. Off-diagonal terms are left out, so it ranks completions
    /// by how much is known of them better than it measures how much.
    public var uncertainty: Double

    /// A score of a reward and its standard deviation.
    public init(reward: Double, uncertainty: Double) {
        self.reward = reward
        self.uncertainty = uncertainty
    }
}

extension RewardModel {
    /// One completion's score. For many use the form for a batch, which makes its tables once.
    public func score(prompt: Prompt, completion: String) -> Score {
        var extractor = FeatureExtractor(featureBits: featureBits)
        return score(extractor.extract(completion))
    }

    /// The scores of a batch on the calling thread, in order.
    public func score(_ items: some Sequence<(prompt: Prompt, completion: String)>) -> [Score] {
        var extractor = FeatureExtractor(featureBits: featureBits)
        return items.map { score(extractor.extract($0.completion)) }
    }

    /// Reward w·(x − x̄) and its variance Σ σ²(x − x̄)², x̄ being the mean over the training completions. The square is
    /// multiplied out, so that only the n-grams of the text are visited: Σ σ²x̄² is `offsetVariance`.
    func score(_ document: Document) -> Score {
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
        return Score(reward: reward, uncertainty: max(0, variance).squareRoot())
    }
}
