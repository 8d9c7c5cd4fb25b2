import Foundation

/// The quantile of Student's t distribution, by bisection on its tail: exact to rounding error for any degrees of
/// freedom, whole or not.
///
/// - Parameters:
///   - p: a probability in 0 … 1; its ends give ∓∞.
///   - freedom: degrees of freedom above 0; from 10⁸ on the normal distribution stands for it.
/// - Note: Student 1908, "The probable error of a mean"; the tail is a regularised incomplete beta function, Abramowitz
///   & Stegun 1964, 26.7.1.
public func studentQuantile(_ p: Double, freedom: Double) -> Double {
    guard freedom > 0, p > 0, p < 1, freedom < 1e8 else { return freedom > 0 ? normalQuantile(p) : .nan }
    guard p != 0.5 else { return 0 }
    guard p > 0.5 else { return -studentQuantile(1 - p, freedom: freedom) }
    var (low, high) = (0.0, 1.0)
    while studentTail(high, freedom: freedom) > 1 - p, high < 1e300 { (low, high) = (high, 2 * high) }
    // Sixty halvings leave nothing of the bracket that a Double can tell.
    for _ in 0..<60 {
        let middle = (low + high) / 2
        if studentTail(middle, freedom: freedom) > 1 - p { low = middle } else { high = middle }
    }
    return (low + high) / 2
}

/// P(T > t) for `t ≥ 0`.
func studentTail(_ t: Double, freedom: Double) -> Double {
    let square = t * t
    // x and its complement are both computed, so that neither loses its digits where the other is near 1.
    return incompleteBeta(freedom / (freedom + square), complement: square / (freedom + square), freedom / 2, 0.5) / 2
}

/// The regularised incomplete beta function Iₓ(a, b) by its continued fraction (Press et al. 2007, "Numerical recipes",
/// section 6.4).
private func incompleteBeta(_ x: Double, complement: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard complement > 0 else { return 1 }
    // The fraction converges fast below the mean of the beta distribution, and the other tail is below its own.
    return x < (a + 1) / (a + b + 2) ? lowerBeta(x, complement, a, b) : 1 - lowerBeta(complement, x, b, a)
}

private func lowerBeta(_ x: Double, _ complement: Double, _ a: Double, _ b: Double) -> Double {
    let front = exp(lgammaOf(a + b) - lgammaOf(a) - lgammaOf(b) + a * log(x) + b * log(complement)) / a
    let tiny = 1e-300
    func guarded(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / guarded(1 - (a + b) * x / (a + 1))
    var fraction = d
    for step in 1..<10_000 {
        let m = Double(step)
        let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / guarded(1 + even * d)
        c = guarded(1 + even / c)
        fraction *= d * c
        let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / guarded(1 + odd * d)
        c = guarded(1 + odd / c)
        fraction *= d * c
        if abs(d * c - 1) < 1e-15 { break }
    }
    return front * fraction
}

/// ln Γ(x) for `x > 0`: Stirling's series, after x was raised above 10. Foundation's own writes a global on Linux.
private func lgammaOf(_ x: Double) -> Double {
    var (x, shift) = (x, 0.0)
    while x < 10 {
        shift += log(x)
        x += 1
    }
    let inverse = 1 / (x * x)
    let series =
        (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680 - inverse / 1188)))) / x
    return (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + series - shift
}
