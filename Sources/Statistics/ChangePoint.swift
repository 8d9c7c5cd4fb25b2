/// Whether, and where, the mean of a series of vectors has changed, once.
///
/// With n vectors and S(k) the sum of the first k of them less k times the mean of all, the statistic of a change before the
/// vector k is
///
///     Q(k) = n / (k (n − k)) · S(k)ᵀ V⁻¹ S(k)
///
/// V being their covariance. What is tested is the highest Q(k); its distribution where nothing changed comes from drawing the
/// order of the vectors anew, which assumes nothing of how they are distributed but that their order tells nothing.
public struct ChangePoint: Sendable, Equatable {
    /// The first vector of the new mean, from 0.
    public var place: Int
    /// The highest Q(k).
    public var statistic: Double
    /// How often an order drawn at random gives as high a statistic, the order as it is being one of them.
    public var probability: Double
    /// Places among which the change lies with a probability of about 95 %, where there is one.
    public var range: ClosedRange<Int>

    /// Twice the logarithm of a likelihood ratio, by which a place may be less likely than the likeliest one. On either side of
    /// the change the logarithm is a random walk that goes down; how far it goes up beyond the start has at most the
    /// distribution P(> x) = e^−x, so both stay below x with probability (1 − e^−x)² (Siegmund 1988, "Confidence sets in
    /// change-point problems").
    private static let drop = 7.35
    /// Draws end when so many reached the statistic: the probability is then no small one, and known well enough (Besag &
    /// Clifford 1991, "Sequential Monte Carlo p-values").
    private static let enough = 20

    /// - Parameters:
    ///   - series: in their order; shape `(n, d)`, d being 1 or 2.
    ///   - places: where there may be a change: before each of these.
    ///   - draws: of the order, at most.
    /// - Returns: nil where there is no place, or the vectors do not differ.
    public init?(
        _ series: [[Double]], at places: [Int], draws: Int, using generator: inout some RandomNumberGenerator
    ) {
        let count = series.count
        guard !places.isEmpty, let dimensions = series.first?.count,
            let white = Self.whitened(series, less: Array(repeating: Self.mean(series[...]), count: count))
        else { return nil }
        var curve = Self.curve(white, dimensions, places)
        guard let best = curve.indices.max(by: { curve[$0] < curve[$1] }) else { return nil }
        let (place, highest) = (places[best], curve[best])
        (self.place, statistic) = (place, highest)

        // How far chance reaches, in orders that are drawn.
        var (made, reached) = (0, 0)
        var shuffled = white
        while made < draws, reached < Self.enough {
            Self.shuffle(&shuffled, dimensions, using: &generator)
            made += 1
            if Self.curve(shuffled, dimensions, places).contains(where: { $0 >= highest - 1e-9 }) { reached += 1 }
        }
        probability = reached < Self.enough ? Double(reached + 1) / Double(made + 1) : Double(reached) / Double(made)

        // The change itself is no part of the noise that it is held against.
        let (before, after) = (Self.mean(series[..<place]), Self.mean(series[place...]))
        let means = (0..<count).map { $0 < place ? before : after }
        if let within = Self.whitened(series, less: means) { curve = Self.curve(within, dimensions, places) }
        let likely = places.indices.filter { curve[$0] >= curve[best] - Self.drop }
        range = places[likely.first ?? best]...places[likely.last ?? best]
    }

    /// Q at each place, from vectors of covariance 1; shape `(n · d)`.
    private static func curve(_ white: [Double], _ dimensions: Int, _ places: [Int]) -> [Double] {
        let count = white.count / dimensions
        var totals = [Double](repeating: 0, count: dimensions)
        for index in white.indices { totals[index % dimensions] += white[index] }
        var sums = [Double](repeating: 0, count: dimensions)
        var done = 0
        return places.map { place in
            while done < place * dimensions {
                sums[done % dimensions] += white[done]
                done += 1
            }
            let share = Double(place) / Double(count)
            var square = 0.0
            for dimension in 0..<dimensions {
                let sum = sums[dimension] - share * totals[dimension]
                square += sum * sum
            }
            return square / (share * Double(count - place))
        }
    }

    private static func mean(_ series: ArraySlice<[Double]>) -> [Double] {
        let sums = series.reduce(into: [Double](repeating: 0, count: series.first?.count ?? 0)) { sums, vector in
            for (dimension, value) in vector.enumerated() { sums[dimension] += value }
        }
        return sums.map { $0 / Double(max(1, series.count)) }
    }

    /// The vectors in units in which what they are beyond `means` has covariance 1; shape `(n · d)`.
    private static func whitened(_ series: [[Double]], less means: [[Double]]) -> [Double]? {
        let dimensions = series[0].count
        var covariance = [Double](repeating: 0, count: dimensions * dimensions)
        for (vector, mean) in zip(series, means) {
            for row in 0..<dimensions {
                for column in 0..<dimensions {
                    covariance[row * dimensions + column] +=
                        (vector[row] - mean[row]) * (vector[column] - mean[column]) / Double(series.count - 1)
                }
            }
        }
        // Something that is always the same tells nothing, and has no scale.
        for dimension in 0..<dimensions where covariance[dimension * dimensions + dimension] < 1e-12 {
            covariance[dimension * dimensions + dimension] = dimension == 0 ? 0 : 1
        }
        guard let root = Cholesky(covariance, count: dimensions) else { return nil }
        return series.flatMap { root.forward($0) }
    }

    private static func shuffle(
        _ white: inout [Double], _ dimensions: Int, using generator: inout some RandomNumberGenerator
    ) {
        for last in stride(from: white.count / dimensions - 1, to: 0, by: -1) {
            let other = Int.random(in: 0...last, using: &generator)
            guard other != last else { continue }
            for dimension in 0..<dimensions {
                white.swapAt(last * dimensions + dimension, other * dimensions + dimension)
            }
        }
    }
}
