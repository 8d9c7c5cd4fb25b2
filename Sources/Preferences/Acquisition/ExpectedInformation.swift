internal import Foundation

/// What a judgement of a task is expected to tell a model of its own weights.
public enum ExpectedInformation {
    /// The mean over the pairs of a task's completions of what a comparison of the two would tell, in nats.
    ///
    /// Of one pair this is the mutual information of the comparison and the weights (BALD; Houlsby et al. 2011,
    /// "Bayesian active learning for classification and preference learning"): how unsure the outcome is, less how unsure
    /// it would be if the weights were known. A pair that is a toss-up because the two are alike tells nothing; one that
    /// the model has no idea of tells much.
    ///
    /// - Parameters:
    ///   - rewards: of the completions, in nats; shape `(K)`.
    ///   - variance: of the difference of the rewards of two of them. What is unsure of both alike is not in it.
    /// - Returns: nil with fewer than two completions, or where a number is none.
    public static func ofTask(rewards: [Double], variance: (Int, Int) -> Double) -> Double? {
        guard rewards.count >= 2, rewards.allSatisfy(\.isFinite) else { return nil }
        var sum = 0.0
        for one in rewards.indices {
            for other in (one + 1)..<rewards.count {
                sum += ofPair(difference: rewards[one] - rewards[other], variance: variance(one, other))
            }
        }
        return sum.isFinite ? sum / Double(rewards.count * (rewards.count - 1) / 2) : nil
    }

    /// H(E[p]) − E[H(p)] for p = σ(d), d normal; in nats.
    ///
    /// - Parameters:
    ///   - difference: the mean of d.
    ///   - variance: of d.
    public static func ofPair(difference: Double, variance: Double) -> Double {
        guard variance > 0 else { return 0 }
        let deviation = variance.squareRoot()
        var (meanProbability, meanEntropy) = (0.0, 0.0)
        for (node, weight) in zip(nodes, weights) {
            for sign in [-1.0, 1] {
                let margin = difference + sign * node * deviation
                let small = exp(-abs(margin))
                let probability = (margin >= 0 ? 1 : small) / (1 + small)
                meanProbability += weight * probability
                meanEntropy += weight * entropy(probability)
            }
        }
        return max(0, entropy(meanProbability) - meanEntropy)
    }

    private static func entropy(_ probability: Double) -> Double {
        let other = 1 - probability
        return (probability > 0 ? -probability * log(probability) : 0) + (other > 0 ? -other * log(other) : 0)
    }

    /// Gauss–Hermite quadrature of ten nodes for the standard normal distribution: the five above 0, whose weights are also
    /// those of their mirror images (Abramowitz & Stegun 1964, table 25.10, scaled by √2 and 1/√π).
    private static let nodes = [
        0.4849357075154977, 1.4659890943911582, 2.4843258416389546, 3.5818234835519269, 4.8594628283323127,
    ]
    private static let weights = [
        0.3446423349320194, 0.1354837029802677, 0.0191115805007703, 0.00075807093431221, 0.00000431065263072,
    ]
}
