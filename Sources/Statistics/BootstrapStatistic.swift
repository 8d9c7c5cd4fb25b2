/// Any statistic of clusters, with a percentile interval from resampling whole clusters.
///
/// - Parameters:
///   - clusters: how many there are.
///   - generator: where the randomness comes from; one number of it is consumed whatever the data.
///   - statistic: of clusters that were drawn so often each, shape `(clusters)`; nil where it is not defined.
/// - Returns: nil with fewer than two clusters, or where the statistic of the sample is not defined. Draws of which it is not
///   are left out.
/// - Note: Efron & Tibshirani 1993, "An introduction to the bootstrap", section 13.3; Field & Welsh 2007 for clusters.
public func bootstrapStatistic(
    clusters: Int, options: BootstrapOptions = .init(), using generator: inout some RandomNumberGenerator,
    _ statistic: (_ draws: [Double]) -> Double?
) -> Estimate? {
    var stream = ResamplingStream(&generator)
    guard clusters >= 2, let value = statistic([Double](repeating: 1, count: clusters)) else { return nil }
    var replicates: [Double] = []
    replicates.reserveCapacity(options.replicates)
    for _ in 0..<options.replicates {
        var draws = [Double](repeating: 0, count: clusters)
        for _ in 0..<clusters { draws[stream.next(below: clusters)] += 1 }
        if let replicate = statistic(draws) { replicates.append(replicate) }
    }
    guard replicates.count > 1 else { return nil }
    return Estimate(
        value: value, standardError: standardDeviation(replicates),
        interval: percentileInterval(replicates, level: options.level), clusters: clusters)
}
