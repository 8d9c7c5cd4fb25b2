/// Policies whose strengths are on one scale.
public struct StrengthGroup: Sendable {
    /// In rising order.
    public let policies: [Int]
    let parameters: StrengthParameters
    private let covariance: StrengthCovariance
    /// The root of the mean square of each style measure's difference; shape `(styles)`.
    let styleScales: [Double]
    private let styleCount: Int

    init(
        _ judgements: PolicyJudgements, _ policies: [Int], hasTies: Bool, controlsStyle: Bool
    ) throws(StrengthLimit) {
        self.policies = policies
        var places = [Int](repeating: -1, count: judgements.policyCount)
        for (place, policy) in policies.enumerated() { places[policy] = place }
        let counts = ComparisonCounts(judgements, places, policies: policies.count)
        let styles = controlsStyle ? judgements.styleScales(places) : []
        styleScales = styles
        styleCount = controlsStyle ? judgements.styleCount : 0
        let plain = StrengthParameters(.init(policies: policies.count, styles: [], hasTies: hasTies))
        let fit: StrengthFit
        do throws(StrengthFit.Failure) {
            let first = try StrengthFit.minimum(from: plain) { counts.sums($0) }
            let used = styles.indices.filter { styles[$0] > 0 }
            fit =
                used.isEmpty
                ? first : try judgements.styledFit(from: first.parameters.adding(styles: used), places)
        } catch {
            switch error {
            case .singular where controlsStyle: throw .styleIsPolicy(policies)
            case .diverges where controlsStyle: throw .styleDecides(policies)
            case .singular, .diverges: throw .neverContradicted(policies)
            }
        }
        parameters = fit.parameters
        covariance = StrengthCovariance(judgements, places, fit)
        guard covariance.promptCounts.allSatisfy({ $0 >= 2 }) else { throw .tooFewPrompts(policies) }
    }

    /// A policy's strength against the mean of the group's, in nats, with the interval of the two-way sandwich by
    /// Student's t; `clusters` are the prompts that compare the policy.
    public func strength(of policy: Int, level: Double = 0.95) -> Estimate? {
        guard let place = policies.firstIndex(of: policy) else { return nil }
        var contrast = [Double](repeating: -1 / Double(policies.count), count: policies.count)
        contrast[place] += 1
        return estimate(strengths: contrast, about: [place], level: level)
    }

    /// `first − second` in nats; nil where one of them is not in the group.
    ///
    /// - Parameter level: of this one interval. Of many at once, more than one may be off.
    public func difference(_ first: Int, _ second: Int, level: Double = 0.95) -> Estimate? {
        guard let one = policies.firstIndex(of: first), let other = policies.firstIndex(of: second), one != other
        else { return nil }
        var contrast = [Double](repeating: 0, count: policies.count)
        contrast[one] = 1
        contrast[other] = -1
        return estimate(strengths: contrast, about: [one, other], level: level)
    }

    /// ln ν: two equally strong policies are tied with a probability of ν / (2 + ν). nil where there are no ties.
    public func tieParameter(level: Double = 0.95) -> Estimate? {
        guard parameters.layout.hasTies else { return nil }
        var contrast = [Double](repeating: 0, count: parameters.layout.count)
        contrast[parameters.layout.tie] = 1
        return estimate(value: parameters.logTie, contrast, about: [], level: level)
    }

    /// What each measure of style adds to a completion's strength, in nats for one standard deviation of its
    /// difference; nil for a measure that never differs. Empty without control for style.
    public func styleEffects(level: Double = 0.95) -> [Estimate?] {
        (0..<styleCount).map { style in
            guard let place = parameters.layout.styles.firstIndex(of: style) else { return nil }
            var contrast = [Double](repeating: 0, count: parameters.layout.count)
            contrast[parameters.layout.style(place)] = styleScales[style]
            return estimate(value: parameters.effects[style] * styleScales[style], contrast, about: [], level: level)
        }
    }

    private func estimate(strengths contrast: [Double], about places: [Int], level: Double) -> Estimate {
        let value = zip(contrast, parameters.strengths).reduce(0) { $0 + $1.0 * $1.1 }
        let others = parameters.layout.count - (policies.count - 1)
        return estimate(
            value: value, contrast.dropFirst() + [Double](repeating: 0, count: others), about: places, level: level)
    }

    private func estimate(value: Double, _ contrast: [Double], about places: [Int], level: Double) -> Estimate {
        let variance = covariance.variance(contrast, about: places)
        let error = variance.variance.squareRoot()
        let half = studentQuantile((1 + level) / 2, freedom: variance.freedom) * error
        let clusters = places.map { covariance.promptCounts[$0] }.min() ?? covariance.promptCounts[policies.count]
        return Estimate(
            value: value, standardError: error,
            interval: Interval(lower: value - half, upper: value + half, level: level), clusters: clusters)
    }
}

extension PolicyJudgements {
    /// The root of the mean square of each style measure's difference, over the comparisons of a group by their weight.
    func styleScales(_ places: [Int]) -> [Double] {
        var (squares, weights) = (SIMD8<Double>.zero, 0.0)
        forEachJudgement(of: places) { row, weight, _ in
            forEachComparison(in: row, places, weight: weight) { comparison in
                squares += weight * comparison.style * comparison.style
                weights += weight
            }
        }
        return (0..<styleCount).map { weights > 0 ? (squares[$0] / weights).squareRoot() : 0 }
    }

    /// The fit with style, which has to look at every comparison in each step.
    func styledFit(from start: StrengthParameters, _ places: [Int]) throws(StrengthFit.Failure) -> StrengthFit {
        var start = start
        let thinning = rows.count / 20_000
        if thinning > 1 {
            // Most steps are spent far from the minimum, where a part of the prompts shows the way as well as all do.
            let sample = sample(oneIn: thinning)
            if let near = try? StrengthFit.minimum(from: start, { sample.sums($0, places) }) { start = near.parameters }
        }
        return try StrengthFit.minimum(from: start) { sums($0, places) }
    }

    private func sums(_ parameters: StrengthParameters, _ places: [Int]) -> StrengthSums {
        var sums = StrengthSums(parameters.layout)
        forEachJudgement(of: places) { row, weight, _ in
            forEachComparison(in: row, places, weight: weight) { sums.add($0, parameters) }
        }
        return sums
    }

    private func sample(oneIn thinning: Int) -> PolicyJudgements {
        var sample = self
        sample.rows = stride(from: 0, to: rows.count, by: thinning).map { rows[$0] }
        return sample
    }
}
