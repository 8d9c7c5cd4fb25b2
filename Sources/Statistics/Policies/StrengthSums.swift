/// Loss, gradient and second derivatives of comparisons, summed by pairs of policies: what differs from comparison to
/// comparison of a pair is its style and its outcome only, so a comparison costs the same however many policies there
/// are.
struct StrengthSums {
    private let layout: StrengthParameters.Layout
    private(set) var loss = 0.0
    private(set) var weight = 0.0
    /// Of each pair of policies; shape `(policies, policies)`, of which the upper triangle is used.
    private var slopes: [Double]
    private var curvatures: [Double]
    private var mixedCurvatures: [Double]
    private var styleCurvatures: [SIMD8<Double>]
    private var styleSlope = SIMD8<Double>.zero
    private var styleMixed = SIMD8<Double>.zero
    /// Row by row.
    private var styleSquares = [SIMD8<Double>](repeating: .zero, count: PolicyJudgements.mostStyles)
    private var tieSlope = 0.0
    private var tieCurvature = 0.0

    init(_ layout: StrengthParameters.Layout) {
        self.layout = layout
        slopes = [Double](repeating: 0, count: layout.policies * layout.policies)
        curvatures = slopes
        mixedCurvatures = slopes
        styleCurvatures = layout.styles.isEmpty ? [] : [SIMD8<Double>](repeating: .zero, count: slopes.count)
    }

    @inline(__always)
    mutating func add(_ comparison: PolicyComparison, _ parameters: StrengthParameters) {
        let outcome = parameters.outcome(comparison)
        let pair = comparison.first * layout.policies + comparison.second
        let weight = comparison.weight
        let (slope, curvature) = (weight * outcome.slope, weight * outcome.curvature)
        loss += weight * outcome.loss
        self.weight += weight
        slopes[pair] += slope
        curvatures[pair] += curvature
        if layout.hasTies {
            mixedCurvatures[pair] += weight * outcome.mixedCurvature
            tieSlope += weight * outcome.tieSlope
            tieCurvature += weight * outcome.tieCurvature
        }
        guard !layout.styles.isEmpty else { return }
        let curved = curvature * comparison.style
        styleSlope += slope * comparison.style
        styleCurvatures[pair] += curved
        for style in layout.styles { styleSquares[style] += curved[style] * comparison.style }
        if layout.hasTies { styleMixed += weight * outcome.mixedCurvature * comparison.style }
    }

    /// ∂loss/∂parameters; shape `(layout)`.
    var gradient: [Double] {
        var gradient = [Double](repeating: 0, count: layout.count)
        forEachPair { first, second, pair in
            if first > 0 { gradient[first - 1] += slopes[pair] }
            gradient[second - 1] -= slopes[pair]
        }
        for (place, style) in layout.styles.enumerated() { gradient[layout.style(place)] = styleSlope[style] }
        if layout.hasTies { gradient[layout.tie] = tieSlope }
        return gradient
    }

    /// The lower triangle of the second derivatives; shape `(layout, layout)`.
    var hessian: [Double] {
        let width = layout.count
        var square = [Double](repeating: 0, count: width * width)
        forEachPair { first, second, pair in
            square[(second - 1) * width + second - 1] += curvatures[pair]
            if first > 0 {
                square[(first - 1) * width + first - 1] += curvatures[pair]
                square[(second - 1) * width + first - 1] -= curvatures[pair]
            }
            for (policy, sign) in [(first, 1.0), (second, -1)] where policy > 0 {
                for (place, style) in layout.styles.enumerated() {
                    square[layout.style(place) * width + policy - 1] += sign * styleCurvatures[pair][style]
                }
                if layout.hasTies { square[layout.tie * width + policy - 1] += sign * mixedCurvatures[pair] }
            }
        }
        for (place, style) in layout.styles.enumerated() {
            for (before, other) in layout.styles[...place].enumerated() {
                square[layout.style(place) * width + layout.style(before)] = styleSquares[style][other]
            }
            if layout.hasTies { square[layout.tie * width + layout.style(place)] = styleMixed[style] }
        }
        if layout.hasTies { square[layout.tie * width + layout.tie] = tieCurvature }
        return square
    }

    private func forEachPair(_ body: (_ first: Int, _ second: Int, _ pair: Int) -> Void) {
        for first in 0..<layout.policies {
            for second in (first + 1)..<max(first + 1, layout.policies) {
                body(first, second, first * layout.policies + second)
            }
        }
    }
}
