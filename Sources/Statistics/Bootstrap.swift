import Foundation

/// How often the data are resampled and what the interval claims.
public struct BootstrapOptions: Codable, Sendable, Equatable {
    /// Number of resamples. 2,000 keep the ends of a 95 % interval steady to about a twentieth of its width.
    public var replicates: Int
    /// Nominal coverage of the interval.
    public var level: Double

    /// Options of `replicates` resamples and a `level` of 0 ..< 1.
    public init(replicates: Int = 2000, level: Double = 0.95) {
        self.replicates = replicates
        self.level = level
    }
}

/// A ratio of sums, Σ numerator / Σ denominator, with a percentile interval from resampling whole clusters.
///
/// Comparisons of one prompt are "very correlated" (Ouyang et al. 2022, section 3.5), so the prompt is what is drawn,
/// with replacement, never the comparison. A plain mean over clusters has all denominators 1.
/// - Parameters:
///   - numerators: one sum per cluster, for example its pairs that were ordered rightly; shape `(clusters)`.
///   - denominators: one weight per cluster, for example its pairs; not negative; shape `(clusters)`.
///   - generator: where the randomness comes from; one number of it is consumed whatever the data.
/// - Returns: `nil` when fewer than two clusters have weight, because one cluster says nothing of the spread.
/// - Note: Efron & Tibshirani 1993, "An introduction to the bootstrap", sections 8.6 and 13.3;
///   Field & Welsh 2007 for clusters. Very many clusters are drawn by the bundle (`bootstrapBundles`).
public func bootstrapRatio(
    numerators: [Double], denominators: [Double], options: BootstrapOptions = .init(),
    using generator: inout some RandomNumberGenerator
) -> Estimate? {
    precondition(numerators.count == denominators.count, "one denominator for each numerator")
    var stream = ResamplingStream(&generator)
    let weighted = denominators.indices.filter { denominators[$0] > 0 }
    guard weighted.count >= 2 else { return nil }
    let above = bundled(weighted.map { numerators[$0] })
    let below = bundled(weighted.map { denominators[$0] })

    var replicates: [Double] = []
    replicates.reserveCapacity(options.replicates)
    for _ in 0..<options.replicates {
        var numerator = 0.0
        var denominator = 0.0
        for _ in above.indices {
            let drawn = stream.next(below: above.count)
            numerator += above[drawn]
            denominator += below[drawn]
        }
        replicates.append(numerator / denominator)
    }
    return Estimate(
        value: above.reduce(0, +) / below.reduce(0, +), standardError: standardDeviation(replicates),
        interval: percentileInterval(replicates, level: options.level), clusters: weighted.count)
}

/// The difference `candidate − baseline` of a ratio that two models reach on the same clusters.
///
/// Both share each draw of the clusters, so what makes a prompt hard for both cancels out, and small differences
/// show that two separate intervals would hide.
/// - Parameters:
///   - candidate: one numerator per cluster; shape `(clusters)`.
///   - baseline: the other model's numerators, cluster by cluster; shape `(clusters)`.
///   - denominators: the clusters' weights, shared by both; shape `(clusters)`.
/// - Returns: `nil` when fewer than two clusters have weight.
/// - Note: Koehn 2004, "Statistical significance tests for machine translation evaluation", section 4.
public func pairedBootstrap(
    candidate: [Double], baseline: [Double], denominators: [Double], options: BootstrapOptions = .init(),
    using generator: inout some RandomNumberGenerator
) -> Estimate? {
    precondition(candidate.count == baseline.count, "both models on the same clusters")
    // The ratios share their denominator, so the difference of ratios is the ratio of differences.
    return bootstrapRatio(
        numerators: zip(candidate, baseline).map { $0 - $1 }, denominators: denominators, options: options,
        using: &generator)
}

/// How many things are drawn at most: more clusters than this are dealt into as many bundles, whose sums are drawn in their
/// place. Sums of independent clusters are independent, too, and have as much variance together, so the interval is the same
/// but for a hundredth of its width; and a million clusters take no more time than these.
public let bootstrapBundles = 20_000

/// Sums over every `bootstrapBundles`-th cluster, where there are more.
private func bundled(_ values: [Double]) -> [Double] {
    guard values.count > bootstrapBundles else { return values }
    var sums = [Double](repeating: 0, count: bootstrapBundles)
    for (index, value) in values.enumerated() { sums[index % bootstrapBundles] += value }
    return sums
}

/// The middle `level` of `replicates`, by linear interpolation between order statistics (Hyndman & Fan 1996, type 7).
func percentileInterval(_ replicates: [Double], level: Double) -> Interval {
    let sorted = replicates.sorted()
    func quantile(_ share: Double) -> Double {
        let place = share * Double(sorted.count - 1)
        let below = Int(place.rounded(.down))
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    return Interval(lower: quantile((1 - level) / 2), upper: quantile((1 + level) / 2), level: level)
}

/// The sample standard deviation, with n − 1.
func standardDeviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
}

/// Indices for millions of draws: SplitMix64 seeded from the caller's generator, so that the draws are the same for
/// the same seed for ever, whatever the standard library does.
struct ResamplingStream {
    private var state: UInt64

    init(_ generator: inout some RandomNumberGenerator) {
        state = generator.next()
    }

    /// A whole number in `0 ..< bound` by multiply-and-shift; its bias is below `bound / 2⁶⁴`.
    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(bound)).high)
    }
}
