/// What is said of each labeler, from the fit and how far it can be trusted.
struct LabelerSummary {
    let fit: ConsensusFit
    let covariance: LabelerCovariance
    /// Those who have a say, of whom the crowd's means are.
    let heard: [Int]

    init(_ fit: ConsensusFit, _ covariance: LabelerCovariance, heard: [Int]) {
        self.fit = fit
        self.covariance = covariance
        self.heard = heard
    }

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
        let share = fit.parameters[labeler][0] / fit.crowd[0] / Double(heard.count)
        var sum = covariance.value(labeler, 0, labeler, 0)
        for other in heard {
            sum -= 2 * share * covariance.value(labeler, 0, other, 0)
            for third in heard { sum += share * share * covariance.value(other, 0, third, 0) }
        }
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
