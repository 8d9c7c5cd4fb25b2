import Foundation

/// Effects of many labelers, each measured with an error of its own, drawn towards their mean as far as they look alike.
///
/// Labeler i's effect is θᵢ, normal among labelers with mean μ and variance τ²; what was measured of it is normal around θᵢ
/// with a variance that is known. τ² is what makes the weighted squares come to their expectation (Paule & Mandel 1982,
/// "Consensus values and weighting factors"), 0 where the labelers differ no more than their errors explain. Intervals allow
/// for μ and τ² being estimated (Morris 1983, "Parametric empirical Bayes inference", section 5).
public struct Shrinkage: Sendable {
    /// One labeler's effect as it was measured.
    public struct Effect: Sendable, Equatable {
        /// What was measured.
        public var value: Double
        /// Of that, as an estimate; above 0.
        public var variance: Double
        /// Tasks that it rests on.
        public var clusters: Int

        /// An effect of its parts.
        public init(value: Double, variance: Double, clusters: Int) {
            self.value = value
            self.variance = variance
            self.clusters = clusters
        }
    }

    /// With fewer labelers nothing tells how much they differ, and each stands as measured.
    public static let fewestLabelers = 5

    /// μ; the plain mean where nothing was shrunk.
    public let mean: Double
    /// τ²; nil where nothing was shrunk.
    public let variance: Double?
    /// Of each labeler, with an interval of 95 %.
    public let estimates: [Estimate]

    /// - Parameter effects: of different labelers.
    public init(_ effects: [Effect]) {
        let count = Double(effects.count)
        guard effects.count >= Self.fewestLabelers else {
            mean = effects.isEmpty ? 0 : effects.reduce(0) { $0 + $1.value } / count
            variance = nil
            estimates = effects.map { Self.estimate($0.value, variance: $0.variance, clusters: $0.clusters) }
            return
        }
        let variance = Self.variance(of: effects)
        let mean = Self.mean(of: effects, variance)
        self.variance = variance
        self.mean = mean
        estimates = effects.map { effect in
            let share = effect.variance / (effect.variance + variance)
            let distance = effect.value - mean
            let error =
                effect.variance * (1 - (count - 1) / count * share)
                + 2 / (count - 3) * share * share * distance * distance
            return Self.estimate(effect.value - share * distance, variance: error, clusters: effect.clusters)
        }
    }

    private static func mean(of effects: [Effect], _ variance: Double) -> Double {
        let weights = effects.map { 1 / ($0.variance + variance) }
        return zip(effects, weights).reduce(0) { $0 + $1.0.value * $1.1 } / weights.reduce(0, +)
    }

    /// The squares fall as τ² grows, so it is found by halving.
    private static func variance(of effects: [Effect]) -> Double {
        func excess(_ variance: Double) -> Double {
            let mean = mean(of: effects, variance)
            let squares = effects.reduce(0) {
                $0 + ($1.value - mean) * ($1.value - mean) / ($1.variance + variance)
            }
            return squares - Double(effects.count - 1)
        }
        guard excess(0) > 0 else { return 0 }
        var (low, high) = (0.0, effects.map(\.variance).max() ?? 1)
        while excess(high) > 0 { (low, high) = (high, 2 * high) }
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if excess(middle) > 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    private static func estimate(_ value: Double, variance: Double, clusters: Int) -> Estimate {
        let error = max(0, variance).squareRoot()
        let reach = studentQuantile(0.975, freedom: Double(max(1, clusters - 1))) * error
        return Estimate(
            value: value, standardError: error, interval: Interval(lower: value - reach, upper: value + reach),
            clusters: clusters)
    }
}
