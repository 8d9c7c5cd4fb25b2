import Foundation

/// Wilson's score interval of a proportion.
///
/// It keeps its coverage for few trials and for proportions near 0 and 1, where the textbook `p ± z·s` has none.
/// - Parameters:
///   - successes: in `0 ... trials`; a half success (a tie) is allowed.
///   - trials: number of *independent* trials. Comparisons of one prompt are not independent: pass prompts.
///   - level: nominal coverage in 0 ..< 1.
/// - Returns: the interval within 0 … 1; the whole of it when there were no trials.
/// - Note: Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22;
///   Brown, Cai & DasGupta 2001, eq. 4.
public func wilsonInterval(successes: Double, trials: Double, level: Double = 0.95) -> Interval {
    wilsonInterval(successes: successes, trials: trials, quantile: normalQuantile((1 + level) / 2), level: level)
}

/// The same with a quantile of the caller's: Student's where the variance was estimated from few clusters.
func wilsonInterval(successes: Double, trials: Double, quantile z: Double, level: Double) -> Interval {
    guard trials > 0 else { return Interval(lower: 0, upper: 1, level: level) }
    let proportion = successes / trials
    let shrink = 1 / (1 + z * z / trials)
    let centre = shrink * (proportion + z * z / (2 * trials))
    let half = shrink * z * (proportion * (1 - proportion) / trials + z * z / (4 * trials * trials)).squareRoot()
    // Rounding must not leave an end at 1e-17 where it is exactly 0 or 1.
    return Interval(
        lower: successes <= 0 ? 0 : max(0, centre - half),
        upper: successes >= trials ? 1 : min(1, centre + half),
        level: level)
}

/// The standard normal quantile Φ⁻¹(p): Acklam's rational approximation (relative error 1e-9) and one step of
/// Halley's method on `erfc`, which brings it to rounding error.
///
/// - Parameter p: a probability in 0 … 1; its ends give ∓∞.
/// - Note: P. J. Acklam 2003, "An algorithm for computing the inverse normal cumulative distribution function".
public func normalQuantile(_ p: Double) -> Double {
    guard p > 0 else { return p == 0 ? -.infinity : .nan }
    guard p < 1 else { return p == 1 ? .infinity : .nan }
    // By symmetry only the lower half is computed, where `erfc` keeps its relative precision.
    guard p <= 0.5 else { return -normalQuantile(1 - p) }

    var x = acklamQuantile(p)
    let error = 0.5 * erfc(-x / 2.0.squareRoot()) - p
    let step = error * (2 * Double.pi).squareRoot() * exp(x * x / 2)
    x -= step / (1 + x * step / 2)
    return x
}

/// The rational approximation for `0 < p <= 0.5`.
private func acklamQuantile(_ p: Double) -> Double {
    let tail = 0.02425
    if p < tail {
        let q = (-2 * log(p)).squareRoot()
        let above = polynomial(
            q,
            [
                -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
                4.374664141464968e+00, 2.938163982698783e+00,
            ])
        let below = polynomial(
            q, [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1])
        return above / below
    }
    let q = p - 0.5
    let r = q * q
    let above = polynomial(
        r,
        [
            -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
            -3.066479806614716e+01, 2.506628277459239e+00,
        ])
    let below = polynomial(
        r,
        [
            -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
            -1.328068155288572e+01, 1,
        ])
    return above * q / below
}

/// Horner's scheme, highest power first.
private func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reduce(0) { $0 * x + $1 }
}
