import Foundation

/// What is fitted: strengths in nats, the effect of style, and how often there are ties.
///
/// With d = strength(first) − strength(second) + Σ effect · style, the first is preferred with a probability in
/// proportion to exp(d/2), the second to exp(−d/2), and they are tied to ν (Davidson 1970, "On extending the
/// Bradley–Terry model to accommodate ties in paired comparison experiments", eq. 2.2). Of comparisons that are not
/// ties σ(d) are for the first.
struct StrengthParameters: Sendable {
    /// Which parameters there are, as columns of a matrix: strengths but the first, which stands at 0; effects; ln ν.
    struct Layout: Sendable {
        /// At least 2.
        var policies: Int
        /// Which style measures are in it.
        var styles: [Int]
        /// Without, ν is 0, and the model is Bradley and Terry's.
        var hasTies: Bool

        var count: Int { policies - 1 + styles.count + (hasTies ? 1 : 0) }
        func style(_ place: Int) -> Int { policies - 1 + place }
        var tie: Int { policies - 1 + styles.count }
    }

    let layout: Layout
    /// Of the group's policies, the first 0; shape `(policies)`.
    private(set) var strengths: [Double]
    /// Of each measure that is in the layout, per unit of `PolicyComparison.style`.
    private(set) var effects = SIMD8<Double>.zero
    /// ln ν; −∞ without ties.
    private(set) var logTie: Double

    init(_ layout: Layout) {
        self.layout = layout
        strengths = [Double](repeating: 0, count: layout.policies)
        logTie = layout.hasTies ? 0 : -.infinity
    }

    /// The parameters that lie `share` of `step` further; `step` has the shape of the layout.
    func moved(by step: [Double], share: Double) -> StrengthParameters {
        var moved = self
        for policy in 1..<layout.policies { moved.strengths[policy] += share * step[policy - 1] }
        for (place, style) in layout.styles.enumerated() { moved.effects[style] += share * step[layout.style(place)] }
        if layout.hasTies { moved.logTie += share * step[layout.tie] }
        return moved
    }

    /// The same with style measures beside them, whose effect is 0.
    func adding(styles: [Int]) -> StrengthParameters {
        var layout = layout
        layout.styles = styles
        var result = StrengthParameters(layout)
        (result.strengths, result.logTie) = (strengths, logTie)
        return result
    }

    /// The same without style, with or without ties.
    func plain(hasTies: Bool) -> StrengthParameters {
        var result = StrengthParameters(.init(policies: layout.policies, styles: [], hasTies: hasTies))
        result.strengths = strengths
        if hasTies && layout.hasTies { result.logTie = logTie }
        return result
    }

    @inline(__always)
    func outcome(_ comparison: PolicyComparison) -> DavidsonOutcome {
        DavidsonOutcome(
            margin: strengths[comparison.first] - strengths[comparison.second]
                + (effects * comparison.style).sum(), side: comparison.side, logTie: logTie)
    }
}

/// The probabilities of the three outcomes of a comparison, and what the outcome that came about says to the fit.
struct DavidsonOutcome {
    /// P(first preferred), P(second preferred), P(tie).
    let up: Double
    let down: Double
    let tied: Double
    /// −ln P(what was said), in nats.
    let loss: Double
    private let side: Double

    /// - Parameter side: as in `PolicyComparison`.
    @inline(__always)
    init(margin: Double, side: Double, logTie: Double) {
        let half = margin / 2
        // The largest of the three exponents is taken out, so that none overflows.
        let highest = max(abs(half), logTie)
        let (up, down, tie) = (exp(half - highest), exp(-half - highest), exp(logTie - highest))
        let sum = up + down + tie
        (self.up, self.down, tied) = (up / sum, down / sum, tie / sum)
        loss = highest + log(sum) - (side == 0 ? logTie : side * half)
        self.side = side
    }

    // Sums of what is left of 1, and never 1 less nearly 1: where comparisons are as good as certain, digits are needed
    // to see whether the loss falls for ever.

    /// ∂loss/∂margin.
    @inline(__always) var slope: Double {
        side == 0 ? (up - down) / 2 : side > 0 ? -(down + tied / 2) : up + tied / 2
    }

    /// ∂loss/∂ln ν.
    @inline(__always) var tieSlope: Double { side == 0 ? -(up + down) : tied }

    /// Second derivatives: by the margin twice, by ln ν twice, and by both.
    @inline(__always) var curvature: Double { up * down + tied * (up + down) / 4 }
    @inline(__always) var tieCurvature: Double { tied * (up + down) }
    @inline(__always) var mixedCurvature: Double { -tied * (up - down) / 2 }
}
