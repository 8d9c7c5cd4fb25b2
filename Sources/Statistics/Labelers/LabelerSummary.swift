/// What is said of each labeler, from the fit and how far it can be trusted.
struct LabelerSummary {
    let fit: ConsensusFit
    let covariance: LabelerCovariance
    /// Those who have a say, of whom the crowd's means are.
    let heard: [Int]

    /// Of the mean of α.
    private let varianceOfMean: Double

    init(_ fit: ConsensusFit, _ covariance: LabelerCovariance, heard: [Int]) {
        self.fit = fit
        self.covariance = covariance
        self.heard = heard
        var sum = 0.0
        for one in heard {
            for other in covariance.isJoint ? heard : [one] { sum += covariance.value(one, 0, other, 0) }
        }
        varianceOfMean = sum / Double(heard.count * heard.count)
    }

    /// Whether labelers on average follow what they say together, by more than chance: else there is no unit of reliability.
    var isConsensus: Bool { fit.crowd[0] > 2 * max(0, varianceOfMean).squareRoot() }

    func labeler(_ labeler: Int, _ orders: [TaskPosterior.Order]) -> ConsensusModel.Labeler {
        let values = fit.parameters[labeler]
        let pulls = values.indices.dropFirst().map { parameter -> Estimate? in
            // The traits are what the parameters behind the reliability are of.
            guard orders.contains(where: { Set($0.traits.map { $0[parameter - 1] }).count > 1 }) else { return nil }
            return estimate(
                values[parameter], variance: covariance.value(labeler, parameter, labeler, parameter), orders.count)
        }
        return ConsensusModel.Labeler(
            reliability: estimate(values[0] / fit.crowd[0], variance: relativeVariance(labeler), orders.count),
            firstPlace: pulls[0], styles: Array(pulls.dropFirst()), judgements: orders.count)
    }

    /// Of α / ᾱ, the mean being the crowd's (delta method).
    private func relativeVariance(_ labeler: Int) -> Double {
        let relative = fit.parameters[labeler][0] / fit.crowd[0]
        let others = covariance.isJoint ? heard : [labeler]
        let shared = others.reduce(0) { $0 + covariance.value(labeler, 0, $1, 0) } / Double(heard.count)
        let sum =
            covariance.value(labeler, 0, labeler, 0) - 2 * relative * shared + relative * relative * varianceOfMean
        return sum / (fit.crowd[0] * fit.crowd[0])
    }

    private func estimate(_ value: Double, variance: Double, _ clusters: Int) -> Estimate {
        let error = max(0, variance).squareRoot()
        let reach = studentQuantile(0.975, freedom: Double(clusters)) * error
        return Estimate(
            value: value, standardError: error, interval: Interval(lower: value - reach, upper: value + reach),
            clusters: clusters)
    }
}
