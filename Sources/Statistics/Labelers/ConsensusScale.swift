/// What the strengths look like beside the normal distribution that they are taken to have: their scale, and what of them goes
/// with style.
struct ConsensusScale {
    private var completions = 0.0
    /// Of the strengths' squares.
    private var squares = 0.0
    /// Of products of styles; shape `(styles, styles)`.
    private var products: [Double]
    /// Of products of a style and the strength; shape `(styles)`.
    private var slopes: [Double]

    init(styles: Int) {
        products = [Double](repeating: 0, count: styles * styles)
        slopes = [Double](repeating: 0, count: styles)
    }

    mutating func add(_ task: TaskPosterior) {
        let count = slopes.count
        for (strength, styles) in zip(task.strengths, task.styles) {
            completions += 1
            squares += strength.mean * strength.mean + strength.deviation * strength.deviation
            for style in 0..<count {
                slopes[style] += styles[style] * strength.mean
                for other in 0..<count { products[style * count + other] += styles[style] * styles[other] }
            }
        }
    }

    /// Standard deviation of what does not go with style, and the least-squares slopes of what does; nil where there is nothing.
    var expansion: (deviation: Double, slopes: [Double])? {
        guard completions > 0 else { return nil }
        // Where no two completions differ in a style, nothing goes with it.
        var ridged = products
        for style in slopes.indices { ridged[style * slopes.count + style] += 1e-6 }
        let fitted = Cholesky(ridged, count: slopes.count)?.solve(slopes) ?? slopes.map { _ in 0 }
        let explained = zip(fitted, slopes).reduce(0) { $0 + $1.0 * $1.1 }
        let variance = (squares - explained) / completions
        return variance > 0 ? (variance.squareRoot(), fitted) : nil
    }
}
