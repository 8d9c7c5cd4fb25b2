import Foundation

/// The loss of one comparison that may be a tie, in nats: Davidson's extension of Bradley–Terry.
///
/// With the margin d = r(one) − r(other), one is preferred with a probability in proportion to exp(d/2), the other to
/// exp(−d/2), and they are tied to ν, the tie parameter. Of comparisons that are not ties σ(d) are for the one, as without
/// ties: what a reward means stays the same. Convex in d and in ln ν together. Davidson 1970, "On extending the
/// Bradley–Terry model to accommodate ties in paired comparison experiments", eq. 2.2.
struct DavidsonLoss {
    /// Probabilities of the three outcomes.
    let preferred: Double
    let rejected: Double
    let tied: Double
    /// −ln of the probability of what was said.
    let value: Double
    private let isTie: Bool

    /// - Parameter logTie: ln ν; −∞ where there are no ties, and then this is `BradleyTerryLoss`.
    @inline(__always)
    init(margin: Double, isTie: Bool, logTie: Double) {
        let half = margin / 2
        let highest = max(abs(half), logTie)
        let (up, down, tie) = (exp(half - highest), exp(-half - highest), exp(logTie - highest))
        let sum = up + down + tie
        (preferred, rejected, tied) = (up / sum, down / sum, tie / sum)
        value = highest + log(sum) - (isTie ? logTie : half)
        self.isTie = isTie
    }

    /// ∂loss/∂margin.
    @inline(__always) var slope: Double { (preferred - rejected) / 2 - (isTie ? 0 : 0.5) }

    /// ∂²loss/∂margin².
    @inline(__always) var curvature: Double {
        ((preferred + rejected) - (preferred - rejected) * (preferred - rejected)) / 4
    }

    /// ∂loss/∂ln ν.
    @inline(__always) var tieSlope: Double { tied - (isTie ? 1 : 0) }

    /// ∂²loss/∂(ln ν)².
    @inline(__always) var tieCurvature: Double { tied * (1 - tied) }
}

/// The tie parameter ln ν that fits margins best.
enum TieParameter {
    /// ln ν has a normal prior of this precision around 0, which only matters where all is tied, or next to nothing.
    static let regularisation = 0.01

    /// Minimises Σ weight · loss + λ/2 · (ln ν)² in ln ν: Newton's steps, kept within a bracket by bisection.
    ///
    /// - Returns: −∞ where there is no tie.
    static func fitted(margins: [Double], pairs: [TrainingSet.RowPair]) -> Double {
        guard pairs.contains(where: \.isTie) else { return -.infinity }
        var (low, high) = (-40.0, 40.0)
        var logTie = 0.0
        var steps = (Double.infinity, Double.infinity)
        for _ in 0..<120 {
            var slope = regularisation * logTie
            var curvature = regularisation
            for (margin, pair) in zip(margins, pairs) {
                let loss = DavidsonLoss(margin: margin, isTie: pair.isTie, logTie: logTie)
                slope += pair.weight * loss.tieSlope
                curvature += pair.weight * loss.tieCurvature
            }
            if slope < 0 { low = logTie } else { high = logTie }
            let newton = logTie - slope / curvature
            if abs(newton - logTie) < 1e-12 { return newton }
            // A step that leaves the bracket, or is not half of the one before the last, may go to and fro for ever.
            let isConverging = abs(newton - logTie) < steps.0 / 2
            let next = low < newton && newton < high && isConverging ? newton : (low + high) / 2
            steps = (steps.1, abs(next - logTie))
            logTie = next
        }
        return logTie
    }
}
