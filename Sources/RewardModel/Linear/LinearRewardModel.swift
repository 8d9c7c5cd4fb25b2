/// A linear model of n-grams and a few measures of form, in nats of Bradley–Terry log-odds.
///
/// Rewards are centred so that the training completions have mean 0, or, where a trainer has shifted them,
/// demonstrations. Of the prompt it sees its rarest words, in pairs with those of the completion, where training has
/// found that this helps (`WordPairs`); rewards of completions of different prompts are comparable only as far as style
/// goes.
///
/// A value: it may be shared between threads and swapped for another at any time.
public struct LinearRewardModel: TrainedRewardModel, Equatable {
    /// What one n-gram column contributes. All of it side by side, because scoring reads it at once.
    struct Column: Sendable, Equatable {
        var idf: Float
        var weight: Float
        /// How far draws from the weight's posterior lie from it.
        var draws: WeightDraws
    }

    /// What one dense feature contributes, after (value − mean) · scale.
    struct DenseColumn: Sendable, Equatable {
        var mean: Float
        var scale: Float
        var weight: Float
        var draws: WeightDraws
        /// What of the rewards, n-grams included, this feature explains among the completions of a prompt
        /// (`FormExplanation`).
        var explained: Float
    }

    /// Which prompts it was trained on, and which it has never seen.
    public let provenance: Provenance
    /// What it expects labelers to answer to a form's fields; nil where too little was answered.
    public var heads: FieldHeads?
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
    /// Reward of a completion whose features are all 0: minus the mean that is to be 0.
    private(set) var offset: Double
    /// What is added to what form explains, so that its mean is 0 where the rewards' is; 0 over the training
    /// completions.
    private(set) var formOffset: Double
    /// What the draws add to the reward of such a completion.
    let offsetDraws: Draws
    /// Column of each bucket, −1 where training saw none; made from `buckets`.
    let columnOfBucket: [Int32]
    /// The idf of what training saw once: that of what it never saw is a little more. Made from `columns`.
    let rarest: Float

    /// Variance of the reward of a completion of which no n-gram is known: a weight's before training.
    var priorVariance: Double { temperature * temperature / regularisation }

    init(
        provenance: Provenance, regularisation: Double, temperature: Double, rewardDeviation: Double, featureBits: Int,
        buckets: [UInt32], columns: [Column], dense: [DenseColumn], wordPairs: WordPairColumns?, offset: Double,
        formOffset: Double = 0, offsetDraws: Draws
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
        self.formOffset = formOffset
        self.offsetDraws = offsetDraws
        rarest = columns.reduce(0) { max($0, $1.idf) }
        var columnOfBucket = [Int32](repeating: -1, count: 1 << featureBits)
        for (column, bucket) in buckets.enumerated() { columnOfBucket[Int(bucket)] = Int32(column) }
        self.columnOfBucket = columnOfBucket
    }
}

extension LinearRewardModel {
    /// The model with this much added to every reward, and to what form explains of it.
    public func shifted(by offset: Double, form: Double) -> LinearRewardModel {
        var model = self
        model.offset += offset
        model.formOffset += form
        return model
    }

    /// The model that a fit has found: weights times temperature, centred on the training completions.
    ///
    /// - Parameters:
    ///   - promptOfRow: of each row; shape `(N)`.
    ///   - seed: of the posterior's draws.
    init(
        _ objective: Objective, weights: [Double], promptOfRow: [Int], provenance: Provenance, temperature: Double,
        featureBits: Int, seed: UInt64
    ) {
        let posterior = Posterior(objective, weights: weights, seed: seed)
        let draws = posterior.deviations.map { $0 * Float(temperature) }
        let width = objective.matrix.columnCount
        let weighting = objective.weighting
        let mean = dot(posterior.mean, weights)
        let rewards = objective.rewards(weights)
        let squares = rewards.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let form = FormExplanation(objective, rewards: rewards, promptOfRow: promptOfRow)
        self.init(
            provenance: provenance,
            regularisation: objective.regularisation,
            temperature: temperature,
            rewardDeviation: temperature * (squares / Double(objective.matrix.rowCount)).squareRoot(),
            featureBits: featureBits,
            buckets: objective.matrix.buckets,
            columns: (0..<width).map {
                Column(
                    idf: weighting.idf[$0], weight: Float(temperature * weights[$0]), draws: WeightDraws(draws[$0]))
            },
            dense: weighting.denseMean.indices.map {
                DenseColumn(
                    mean: weighting.denseMean[$0], scale: weighting.denseScale[$0],
                    weight: Float(temperature * weights[width + $0]), draws: WeightDraws(draws[width + $0]),
                    explained: Float(temperature * form.factors[$0]))
            },
            wordPairs: WordPairColumns(
                objective, weights: weights, draws: draws, temperature: temperature, featureBits: featureBits),
            offset: -temperature * mean,
            offsetDraws: -zip(draws, posterior.mean).reduce(.zero) { $0 + $1.0 * Float($1.1) })
    }
}

extension WordPairColumns {
    /// The pairs of a fit, with their scale in the weights; nil where it had none.
    fileprivate init?(
        _ objective: Objective, weights: [Double], draws: [Draws], temperature: Double, featureBits: Int
    ) {
        guard let pairs = objective.wordPairs else { return nil }
        let scale = pairs.scale
        self.init(
            words: pairs.known.matrix.words, buckets: pairs.known.matrix.buckets,
            columns: (objective.wordPairOffset..<objective.dimension).map {
                Column(
                    weight: Float(temperature * scale * weights[$0]), draws: WeightDraws(draws[$0] * Float(scale)))
            }, featureBits: featureBits)
    }
}
