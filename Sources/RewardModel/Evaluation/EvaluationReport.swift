import Statistics

/// How well a model's rewards agree with labelers on comparisons it has not seen.
///
/// Two weightings: `accuracy` and `logLoss` count each comparison once, the `…PerPrompt` forms each prompt once. Ties
/// between rewards count half right. Where managers let judgements weigh less, a comparison counts by its weight, and a
/// prompt by that of the judgement on it that is trusted most, as in training; numbers of comparisons and prompts are
/// what there are.
public struct EvaluationReport: Codable, Sendable, Equatable {
    /// Share of comparisons in which the preferred completion has the higher reward.
    public var accuracy: Double
    /// From resampling groups of nearly equal prompts.
    public var accuracyInterval: Interval
    /// The same with each prompt counting once, as in training.
    public var accuracyPerPrompt: Double
    /// Number of comparisons.
    public var pairs: Int
    /// Number of prompts with a comparison.
    public var prompts: Int
    /// How many groups they are when prompts that are nearly the same are one.
    public var promptGroups: Int
    /// Pairs that labelers tied, which ask nothing of the order.
    public var tiesSkipped: Int
    /// Mean −ln σ(reward difference) in nats; a coin toss has 0.693.
    public var logLoss: Double
    /// From resampling groups of prompts; `nil` with fewer than two.
    public var logLossInterval: Interval?
    /// The same with each prompt counting once.
    public var logLossPerPrompt: Double
    /// Accuracy of "the longer one wins", in Unicode scalars.
    public var lengthBaseline: Double
    /// Modelled against observed probability, least sure first; bins without comparisons are left out.
    public var calibration: [CalibrationBin]
    /// How often two people agree on pairs that both put in strict order: the ceiling. `nil` when fewer than two groups
    /// of prompts have such a pair.
    public var humanAgreement: Estimate?

    /// Comparisons whose modelled probability of the likelier outcome lies in one range.
    public struct CalibrationBin: Codable, Sendable, Equatable {
        /// Where the range of modelled probability begins, 0.5 … 1.
        public var lower: Double
        /// Where it ends.
        public var upper: Double
        /// Mean modelled probability.
        public var predicted: Double
        /// Share of them in which the likelier outcome was the labelers'.
        public var observed: Double
        /// Number of comparisons in the bin.
        public var pairs: Int
    }
}
