/// A linear model of n-grams and a few measures of form, in nats of Bradley–Terry log-odds.
///
/// Rewards are centred so that the training completions have mean 0. Of the prompt it sees its rarest words, in pairs with
/// those of the completion, where training has found that this helps (`WordPairs`); rewards of completions of different
/// prompts are comparable only as far as style goes.
///
/// A value: it may be shared between threads and swapped for another at any time.
public struct LinearRewardModel: TrainedRewardModel, Equatable {
    /// What one n-gram column contributes. Four floats side by side, because scoring reads all four at once.
    struct Column: Sendable, Equatable {
        var idf: Float
        var weight: Float
        /// Posterior variance of the weight.
        var variance: Float
        /// Mean value of the feature over the training completions.
        var mean: Float
    }

    /// What one dense feature contributes, after (value − mean) · scale.
    struct DenseColumn: Sendable, Equatable {
        var mean: Float
        var scale: Float
        var weight: Float
        var variance: Float
    }

    /// Which prompts it was trained on, and which it has never seen.
    public let provenance: Provenance
    /// The L2 penalty λ that cross-validation chose.
    public let regularisation: Double
    /// What margins were multiplied by so that probabilities hold on unseen prompts; already in the weights.
    public let temperature: Double
    /// Standard deviation of the reward over the training completions: what to divide by for rewards of unit scale.
    public let rewardDeviation: Double
    let featureBits: Int
    /// Hash buckets of the columns, all different; shape `(D)`.
    let buckets: [UInt32]
    /// Shape `(D)`.
    let columns: [Column]
    /// Shape `(F)`.
    let dense: [DenseColumn]
    /// Nil where completions are read alone.
    let wordPairs: WordPairColumns?
    /// Reward of a completion whose features are all 0: minus the training mean.
    let offset: Double
    /// Variance of the reward of such a completion.
    let offsetVariance: Double
    /// Column of each bucket, −1 where training saw none; made from `buckets`.
    let columnOfBucket: [Int32]

    init(
        provenance: Provenance, regularisation: Double, temperature: Double, rewardDeviation: Double, featureBits: Int,
        buckets: [UInt32], columns: [Column], dense: [DenseColumn], wordPairs: WordPairColumns?, offset: Double,
        offsetVariance: Double
    ) {
        self.provenance = provenance
        self.regularisation = regularisation
        self.temperature = temperature
        self.rewardDeviation = rewardDeviation
        self.featureBits = featureBits
        self.buckets = buckets
        self.columns = columns
        self.dense = dense
        self.wordPairs = wordPairs
        self.offset = offset
        self.offsetVariance = offsetVariance
        var columnOfBucket = [Int32](repeating: -1, count: 1 << featureBits)
        for (column, bucket) in buckets.enumerated() { columnOfBucket[Int(bucket)] = Int32(column) }
        self.columnOfBucket = columnOfBucket
    }
}

extension LinearRewardModel {
    /// The model that a fit has found: weights times temperature, centred on the training completions.
    init(
        _ objective: Objective, weights: [Double], provenance: Provenance, regularisation: Double, temperature: Double,
        featureBits: Int
    ) {
        let posterior = Posterior(objective, weights: weights)
        let variances = posterior.variance.map { $0 * temperature * temperature }
        let width = objective.matrix.columnCount
        let weighting = objective.weighting
        let mean = dot(posterior.mean, weights)
        let squares = objective.rewards(weights).reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.init(
            provenance: provenance,
            regularisation: regularisation,
            temperature: temperature,
            rewardDeviation: temperature * (squares / Double(objective.matrix.rowCount)).squareRoot(),
            featureBits: featureBits,
            buckets: objective.matrix.buckets,
            columns: (0..<width).map {
                Column(
                    idf: weighting.idf[$0], weight: Float(temperature * weights[$0]), variance: Float(variances[$0]),
                    mean: Float(posterior.mean[$0]))
            },
            dense: weighting.denseMean.indices.map {
                DenseColumn(
                    mean: weighting.denseMean[$0], scale: weighting.denseScale[$0],
                    weight: Float(temperature * weights[width + $0]), variance: Float(variances[width + $0]))
            },
            wordPairs: WordPairColumns(
                objective, weights: weights, variances: variances, means: posterior.mean, temperature: temperature,
                featureBits: featureBits),
            offset: -temperature * mean,
            offsetVariance: (0..<width).reduce(0) {
                $0 + variances[$1] * posterior.mean[$1] * posterior.mean[$1]
            })
    }
}

extension WordPairColumns {
    /// The pairs of a fit, with their scale in the weights; nil where it had none.
    fileprivate init?(
        _ objective: Objective, weights: [Double], variances: [Double], means: [Double], temperature: Double,
        featureBits: Int
    ) {
        guard let pairs = objective.wordPairs else { return nil }
        let scale = pairs.scale
        self.init(
            words: pairs.known.matrix.words, buckets: pairs.known.matrix.buckets,
            columns: (objective.wordPairOffset..<objective.dimension).map {
                Column(
                    weight: Float(temperature * scale * weights[$0]), variance: Float(scale * scale * variances[$0]),
                    mean: Float(means[$0] / scale))
            }, featureBits: featureBits)
    }
}
