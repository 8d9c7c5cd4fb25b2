import Foundation

/// What length alone tells: the reward of a completion is a factor times ln(1 + its Unicode scalars).
///
/// A model that reads texts has to be better than this, or it has learned nothing that a ruler does not know.
enum LengthModel {
    /// The precision of the factor's prior; against more than a few prompts it has no weight.
    private static let regularisation = 0.1

    /// The rewards of each prompt's completions with the factor that fits the prompts of the other folds; shape `(P)(K)`.
    static func outOfFold(_ prompts: PromptSet, folds: [Int]) -> [[Double]] {
        let lengths: [[Double]] = prompts.items.map { item in
            item.completions.map { log1p(Double($0.scalarCount)) }
        }
        let factors: [Double] = (0...(folds.max() ?? 0)).map { fold in
            var differences: [(difference: Double, weight: Double)] = []
            for index in prompts.items.indices where folds[index] != fold {
                let pairs = prompts.items[index].pairs
                let weights = PairWeights(pairs, [])
                for pair in pairs {
                    let difference = lengths[index][pair.preferred] - lengths[index][pair.rejected]
                    differences.append((difference, weights.weight(of: pair)))
                }
            }
            return factor(differences)
        }
        return zip(lengths, folds).map { lengths, fold in lengths.map { factors[fold] * $0 } }
    }

    /// The factor that minimises Σ weight · softplus(−factor · difference) + λ/2 · factor², by bisection of its slope.
    static func factor(_ differences: [(difference: Double, weight: Double)]) -> Double {
        var (low, high) = (-50.0, 50.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            let slope = differences.reduce(regularisation * middle) {
                $0 + $1.weight * $1.difference * BradleyTerryLoss.slope(margin: middle * $1.difference)
            }
            if slope < 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
