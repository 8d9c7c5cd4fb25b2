/// A measured value and how far it can be trusted.
public struct Estimate: Codable, Sendable, Equatable {
    /// The statistic on the whole sample.
    public var value: Double
    /// The "±" of "72.6 ± 1.5 %": the standard deviation of the bootstrap replicates, or of the sandwich.
    public var standardError: Double
    /// The percentile interval of the bootstrap, or what the function that made it says.
    public var interval: Interval
    /// Number of clusters (prompts, tasks) that were resampled or summed over; the honest sample size.
    public var clusters: Int

    /// An estimate of its parts.
    public init(value: Double, standardError: Double, interval: Interval, clusters: Int) {
        self.value = value
        self.standardError = standardError
        self.interval = interval
        self.clusters = clusters
    }
}
