import Foundation

/// The factor that makes a model's probabilities hold on prompts it has not seen (Guo et al. 2017, section 4.2).
///
/// Minimises Σ weight · softplus(−factor · margin) over comparisons predicted by models that had not seen them. The
/// function is convex in the factor, so its slope has one root, which bisection finds.
func temperature(_ outOfFold: [(margin: Double, weight: Double)]) -> Double {
    // Beyond these the margins carry no signal, or separate perfectly, and neither is to be believed of new prompts.
    let range = -3.0...3.0
    func slope(_ logFactor: Double) -> Double {
        let factor = exp(logFactor)
        return outOfFold.reduce(0) {
            $0 + $1.weight * $1.margin * BradleyTerryLoss.slope(margin: factor * $1.margin)
        }
    }
    // The slope rises with the factor; halving the bracket 50 times finds its root to rounding.
    var (low, high) = (range.lowerBound, range.upperBound)
    for _ in 0..<50 {
        let middle = (low + high) / 2
        if slope(middle) < 0 { low = middle } else { high = middle }
    }
    return exp((low + high) / 2)
}
