/// A mean over prompts with an interval that knows of prompts and of labelers.
public struct ClusteredMean: Codable, Sendable, Equatable {
    /// The mean, its standard error and its interval; `clusters` are prompts.
    public var estimate: Estimate
    /// How many values it is the mean of.
    public var observations: Int
    /// How many labelers gave them. With one, the interval is about what this one would say of other prompts, not about
    /// what others would.
    public var labelers: Int
    /// Degrees of freedom of the standard error.
    public var freedom: Double

    /// A mean of its parts.
    public init(estimate: Estimate, observations: Int, labelers: Int, freedom: Double) {
        self.estimate = estimate
        self.observations = observations
        self.labelers = labelers
        self.freedom = freedom
    }
}

/// What values can be, which decides how an interval is made.
public enum ValueRange: Sendable {
    /// Anything: mean ± t · standard error.
    case real
    /// From 0 to 1, as scores and flags are: Wilson's interval, see `proportionInterval`.
    case proportion
}

extension ClusteredValues {
    /// The mean, each prompt weighing 1, with an interval clustered by prompt and by labeler.
    ///
    /// - Returns: nil with fewer than two prompts, because one says nothing of the others.
    public func mean(_ range: ValueRange, level: Double = 0.95) -> ClusteredMean? {
        guard prompts >= 2, let mean else { return nil }
        let variance = ClusteredVariance(contributions())
        return ClusteredMean(
            estimate: Estimate(
                value: mean, standardError: variance.variance.squareRoot(),
                interval: interval(mean, variance, range: range, prompts: prompts, level: level), clusters: prompts),
            observations: count, labelers: labelers, freedom: variance.freedom)
    }

    /// The difference `self − other` of two means, over the union of their clusters: what a prompt or a labeler has in
    /// common to both cancels out.
    ///
    /// - Returns: nil where either has fewer than two prompts. `observations` are those of both. The interval of a
    ///   difference of proportions is made of the intervals of both and their correlation, so it does not collapse
    ///   where both are 0 or 1 (MOVER: Zou & Donner 2008, "Construction of confidence limits about effect measures",
    ///   eq. 5; Newcombe 1998, "Improved confidence intervals for the difference between binomial proportions based on
    ///   paired data", method 10).
    public func difference(from other: ClusteredValues, _ range: ValueRange, level: Double = 0.95) -> ClusteredMean? {
        guard let one = mean(range, level: level), let two = other.mean(range, level: level) else { return nil }
        let both = (contributions() + other.contributions(sign: -1)).sorted {
            ($0.prompt, $0.labeler ?? .min) < ($1.prompt, $1.labeler ?? .min)
        }
        let variance = ClusteredVariance(both)
        let value = one.estimate.value - two.estimate.value
        let everyone = Set((values + other.values).lazy.compactMap(\.labeler)).count
        let all = Set((values + other.values).lazy.map(\.prompt)).count
        let (u, v) = (one.estimate.standardError, two.estimate.standardError)
        let correlation = u * v > 0 ? max(-1, min(1, (u * u + v * v - variance.variance) / (2 * u * v))) : 0
        let span =
            switch range {
            case .real: interval(value, variance, range: .real, prompts: all, level: level)
            case .proportion:
                differenceInterval(one.estimate, two.estimate, correlation: correlation)
            }
        return ClusteredMean(
            estimate: Estimate(
                value: value, standardError: variance.variance.squareRoot(), interval: span, clusters: all),
            observations: one.observations + two.observations, labelers: everyone, freedom: variance.freedom)
    }
}

/// The interval of a mean by its clustered variance.
private func interval(
    _ mean: Double, _ variance: ClusteredVariance, range: ValueRange, prompts: Int, level: Double
) -> Interval {
    switch range {
    case .real:
        let half =
            studentQuantile((1 + level) / 2, freedom: variance.freedom) * variance.variance.squareRoot()
        return Interval(lower: mean - half, upper: mean + half, level: level)
    case .proportion:
        return proportionInterval(
            mean, variance: variance.variance, freedom: variance.freedom, prompts: prompts, level: level)
    }
}

/// Wilson's interval of a proportion with a variance of its own: on the number of independent trials that would have
/// the same variance, n = p (1 − p) / V, with Student's quantile in the place of the normal one.
///
/// That number has no value where all prompts say the same, so a prompt that would say otherwise is always reckoned
/// with: n = (p (1 − p) + 1/P) / (V + 1/P²) of P prompts. It is P where all prompts win, and where all are ties the
/// interval is about as wide as "nobody in P" allows. Where V = p (1 − p) / P it changes nothing.
///
/// - Note: Korn & Graubard 1998, "Confidence intervals for proportions with small expected number of positive counts
///   estimated from survey data"; Dean & Pagano 2015, "Evaluating confidence interval methods for binomial proportions
///   in clustered surveys".
func proportionInterval(
    _ proportion: Double, variance: Double, freedom: Double, prompts: Int, level: Double
) -> Interval {
    let count = Double(prompts)
    let trials = (proportion * (1 - proportion) + 1 / count) / (variance + 1 / (count * count))
    return wilsonInterval(
        successes: proportion * trials, trials: trials,
        quantile: studentQuantile((1 + level) / 2, freedom: freedom), level: level)
}

/// The interval of `one − two` from the intervals of both.
private func differenceInterval(_ one: Estimate, _ two: Estimate, correlation: Double) -> Interval {
    func reach(_ first: Double, _ second: Double) -> Double {
        max(0, first * first + second * second - 2 * correlation * first * second).squareRoot()
    }
    let value = one.value - two.value
    let below = reach(one.value - one.interval.lower, two.interval.upper - two.value)
    let above = reach(one.interval.upper - one.value, two.value - two.interval.lower)
    return Interval(lower: max(-1, value - below), upper: min(1, value + above), level: one.interval.level)
}
