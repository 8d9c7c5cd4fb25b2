import Foundation

/// Sums of several quantities over clusters, kept so that whatever is a function of the sums can be resampled by whole
/// clusters, in bounded memory.
///
/// Up to `bundles` clusters are kept one by one; more are dealt into as many bundles. Sums of independent clusters are
/// independent, too, and have as much variance together: with b bundles the standard error is steady to about 1/√(2b) of
/// itself, which is a thirtieth.
public struct ClusterSums: Sendable {
    /// How many are kept apart.
    public static let bundles = 500

    /// How many quantities.
    public let dimension: Int
    /// How many clusters were added.
    public private(set) var clusters = 0
    /// Shape `(min(clusters, bundles), dimension)`.
    private var sums: [Double] = []

    /// No cluster yet.
    public init(dimension: Int) {
        self.dimension = dimension
    }

    /// Another cluster.
    ///
    /// - Parameter quantities: shape `(dimension)`.
    public mutating func add(_ quantities: [Double]) {
        precondition(quantities.count == dimension, "as many quantities as were said")
        if clusters < Self.bundles {
            sums += quantities
        } else {
            let first = clusters % Self.bundles * dimension
            for place in 0..<dimension { sums[first + place] += quantities[place] }
        }
        clusters += 1
    }

    /// What all clusters come to.
    public var totals: [Double] {
        var totals = [Double](repeating: 0, count: dimension)
        for (place, sum) in sums.enumerated() { totals[place % dimension] += sum }
        return totals
    }
}

/// A function of sums over clusters.
public struct ClusterStatistic: Sendable {
    /// Between what it can be.
    let range: ClosedRange<Double>
    /// Of sums, shape `(dimension)`; nil where it is not defined.
    let value: @Sendable ([Double]) -> Double?

    /// A statistic of its parts.
    public init(in range: ClosedRange<Double> = 0...1, _ value: @escaping @Sendable (_ sums: [Double]) -> Double?) {
        self.range = range
        self.value = value
    }

    /// One sum divided by another; not defined where that is 0.
    public static func ratio(
        in range: ClosedRange<Double> = 0...1, _ ratio: @escaping @Sendable ([Double]) -> (Double, Double)
    ) -> ClusterStatistic {
        ClusterStatistic(in: range) { sums in
            let (above, below) = ratio(sums)
            return below > 0 ? above / below : nil
        }
    }
}

extension ClusterSums {
    /// Statistics with their standard errors and intervals, from resampling whole clusters; all share each draw.
    ///
    /// The interval is the expanded percentile interval: percentiles of the replicates, further out the fewer clusters there
    /// are, as far as Student's t and the n − 1 of a sample's variance ask for. Where no draw differs from another, the sample
    /// says nothing about its own spread, and Wilson's interval of as many trials as there are clusters stands in.
    /// - Parameters:
    ///   - used: of each statistic how many clusters have something that it is made of; nil: all of them.
    ///   - generator: where the randomness comes from; one number of it is consumed whatever the data.
    /// - Returns: of each statistic; nil with fewer than two clusters that are used, or where it is not defined.
    /// - Note: Hesterberg 2015, "What teachers should know about the bootstrap", section 5.3; Field & Welsh 2007 for
    ///   clusters.
    public func estimates(
        _ statistics: [ClusterStatistic], of used: [Int]? = nil, options: BootstrapOptions = .init(replicates: 1000),
        using generator: inout some RandomNumberGenerator
    ) -> [Estimate?] {
        var stream = ResamplingStream(&generator)
        guard clusters >= 2 else { return statistics.map { _ in nil } }
        var replicates = [[Double]](repeating: [], count: statistics.count)
        let kept = sums.count / dimension
        var totals = [Double](repeating: 0, count: dimension)
        for _ in 0..<options.replicates {
            sums.withUnsafeBufferPointer { sums in
                totals.withUnsafeMutableBufferPointer { totals in
                    totals.update(repeating: 0)
                    for _ in 0..<kept {
                        let first = stream.next(below: kept) &* dimension
                        for place in 0..<dimension { totals[place] += sums[first &+ place] }
                    }
                }
            }
            for (place, statistic) in statistics.enumerated() {
                if let value = statistic.value(totals) { replicates[place].append(value) }
            }
        }
        let whole = self.totals
        return statistics.indices.map { place in
            let (statistic, count) = (statistics[place], used.map { $0[place] } ?? clusters)
            guard count > 1, let value = statistic.value(whole), replicates[place].count > 1 else { return nil }
            return estimate(value, replicates[place], of: count, in: statistic.range, level: options.level)
        }
    }

    private func estimate(
        _ value: Double, _ replicates: [Double], of clusters: Int, in range: ClosedRange<Double>, level: Double
    ) -> Estimate {
        let error = standardDeviation(replicates)
        guard error > 1e-12 else {
            let width = range.upperBound - range.lowerBound
            let share = min(1, max(0, (value - range.lowerBound) / width))
            let wilson = wilsonInterval(
                successes: share * Double(clusters), trials: Double(clusters), level: level)
            let interval = Interval(
                lower: range.lowerBound + width * wilson.lower, upper: range.lowerBound + width * wilson.upper,
                level: level)
            return Estimate(
                value: value,
                standardError: (interval.upper - interval.lower) / (2 * normalQuantile((1 + level) / 2)),
                interval: interval, clusters: clusters)
        }
        let n = Double(clusters)
        let quantile = (n / (n - 1)).squareRoot() * studentQuantile((1 + level) / 2, freedom: n - 1)
        let middle = percentileInterval(replicates, level: erf(quantile / 2.0.squareRoot()))
        return Estimate(
            value: value, standardError: error * (n / (n - 1)).squareRoot(),
            interval: Interval(lower: middle.lower, upper: middle.upper, level: level), clusters: clusters)
    }
}
