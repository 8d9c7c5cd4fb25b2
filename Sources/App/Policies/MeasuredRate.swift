import Statistics

/// A mean over prompts, with an interval that knows of prompts and of labelers: what comparisons and judges' reports give.
struct MeasuredRate: Codable, Sendable {
    var value: Double
    var standardError: Double
    var interval: Interval
    /// How many judgements, or answers, it is made of.
    var judgements: Int
    /// How many prompts; those that are nearly the same are one.
    var prompts: Int
    /// How many labelers; 0: a reward model's, or a judge's.
    var labelers: Int

    init(_ mean: ClusteredMean) {
        value = mean.estimate.value
        standardError = mean.estimate.standardError
        interval = mean.estimate.interval
        judgements = mean.observations
        prompts = mean.estimate.clusters
        labelers = mean.labelers
    }
}

/// How often the first is preferred, ties counting half.
struct MeasuredWinRate: Codable, Sendable {
    var rate: MeasuredRate
    /// Judgements that have nothing but ties between them.
    var ties: Int

    init(_ rate: MeasuredRate, ties: Int) {
        self.rate = rate
        self.ties = ties
    }

    init(_ rate: WinRate) {
        self.init(MeasuredRate(rate.rate), ties: rate.ties)
    }
}
