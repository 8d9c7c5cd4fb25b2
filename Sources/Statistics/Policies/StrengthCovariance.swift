/// The sandwich A⁻¹ M A⁻¹ of fitted strengths, with M summed over prompts, over labelers, and over both.
///
/// A are the loss's second derivatives, M the sum over clusters of the outer products of their gradients (Huber 1967;
/// Liang & Zeger 1986 for clusters; Cameron, Gelbach & Miller 2011 for two kinds). Nothing is assumed of how the
/// judgements of one prompt, the pairs of one ranking, or the judgements of one labeler hang together.
struct StrengthCovariance: Sendable {
    /// One of the three sums.
    private struct Part: Sendable {
        /// A⁻¹ M A⁻¹; shape `(parameters, parameters)`.
        var square: [Double]
        /// Kish's effective number of clusters of each policy, and of all together; shape `(policies + 1)`.
        var clusters: [Double]

        func squares(_ contrast: [Double], _ policies: [Int]) -> ClusterSquares {
            let width = contrast.count
            var sum = 0.0
            for row in 0..<width where contrast[row] != 0 {
                for column in 0..<width { sum += contrast[row] * square[row * width + column] * contrast[column] }
            }
            let count = policies.reduce(clusters[clusters.count - 1]) { min($0, clusters[$1]) }
            return ClusterSquares(residuals: max(0, sum), weight: count, weights: count)
        }
    }

    private let prompts: Part
    private let labelers: Part
    private let both: Part
    /// How many prompts compare each policy, and any; shape `(policies + 1)`.
    let promptCounts: [Int]

    /// The variance of Σ contrast · parameter.
    ///
    /// - Parameters:
    ///   - contrast: shape `(parameters)`.
    ///   - policies: whom it is about: as many clusters as the one of them has that has the fewest.
    func variance(_ contrast: [Double], about policies: [Int]) -> ClusteredVariance {
        ClusteredVariance(
            prompts: prompts.squares(contrast, policies), labelers: labelers.squares(contrast, policies),
            both: both.squares(contrast, policies))
    }

    init(_ judgements: PolicyJudgements, _ places: [Int], _ fit: StrengthFit) {
        let layout = fit.parameters.layout
        // A cluster's gradient, then its weight by policy, then its weight.
        let width = layout.count + layout.policies + 1
        var labelerPlaces: [Int: Int] = [:]
        var byLabeler: [[Double]] = []
        var (prompts, both) = (ClusterVectors(layout), ClusterVectors(layout))
        var one = [Double](repeating: 0, count: width)
        var last: Int?
        judgements.forEachJudgement(of: places) { row, weight, isNewPrompt in
            for place in 0..<width { one[place] = 0 }
            judgements.forEachComparison(in: row, places, weight: weight) { comparison in
                Self.add(comparison, fit.parameters, to: &one)
            }
            let labeler = judgements.labelers[Int(row)]
            if isNewPrompt { prompts.close() }
            if isNewPrompt || labeler != last { both.close() }
            last = labeler
            prompts.add(one)
            // Nobody stands behind it who could have been another.
            guard let labeler else { return }
            both.add(one)
            let place = labelerPlaces[labeler] ?? byLabeler.count
            if place == byLabeler.count {
                labelerPlaces[labeler] = place
                byLabeler.append(one)
            } else {
                for column in 0..<width { byLabeler[place][column] += one[column] }
            }
        }
        prompts.close()
        both.close()
        var labelers = ClusterVectors(layout)
        for sum in byLabeler {
            labelers.add(sum)
            labelers.close()
        }
        func part(_ vectors: ClusterVectors) -> Part {
            Part(square: Self.sandwich(vectors.meat, fit.curvature, layout.count), clusters: vectors.clusters)
        }
        self.prompts = part(prompts)
        self.labelers = part(labelers)
        self.both = part(both)
        promptCounts = prompts.counts
    }

    @inline(__always)
    private static func add(
        _ comparison: PolicyComparison, _ parameters: StrengthParameters, to vector: inout [Double]
    ) {
        let layout = parameters.layout
        let outcome = parameters.outcome(comparison)
        let slope = comparison.weight * outcome.slope
        if comparison.first > 0 { vector[comparison.first - 1] += slope }
        vector[comparison.second - 1] -= slope
        for (place, style) in layout.styles.enumerated() {
            vector[layout.style(place)] += slope * comparison.style[style]
        }
        if layout.hasTies { vector[layout.tie] += comparison.weight * outcome.tieSlope }
        vector[layout.count + comparison.first] += comparison.weight
        vector[layout.count + comparison.second] += comparison.weight
        vector[layout.count + layout.policies] += comparison.weight
    }

    /// A⁻¹ M A⁻¹ of the lower triangle of M.
    private static func sandwich(_ meat: [Double], _ curvature: Cholesky, _ width: Int) -> [Double] {
        func solved(_ matrix: [Double]) -> [Double] {
            var result = matrix
            for column in 0..<width {
                let solution = curvature.solve((0..<width).map { matrix[$0 * width + column] })
                // Stored as a row: the transpose of A⁻¹ M, so that the same again gives A⁻¹ M A⁻¹.
                for row in 0..<width { result[column * width + row] = solution[row] }
            }
            return result
        }
        let full = (0..<(width * width)).map { place in
            let (row, column) = (place / width, place % width)
            return meat[max(row, column) * width + min(row, column)]
        }
        return solved(solved(full))
    }
}

/// Sums of outer products of clusters' gradients, cluster after cluster.
private struct ClusterVectors {
    private let width: Int
    private var sum: [Double]
    /// The lower triangle; shape `(parameters, parameters)`.
    private(set) var meat: [Double]
    private var weights: [ClusterSquares]
    /// How many clusters have something of each policy, and of any.
    private(set) var counts: [Int]

    init(_ layout: StrengthParameters.Layout) {
        width = layout.count
        sum = [Double](repeating: 0, count: width + layout.policies + 1)
        meat = [Double](repeating: 0, count: width * width)
        weights = [ClusterSquares](repeating: ClusterSquares(), count: layout.policies + 1)
        counts = [Int](repeating: 0, count: layout.policies + 1)
    }

    var clusters: [Double] { weights.map(\.clusters) }

    mutating func add(_ vector: [Double]) {
        for place in sum.indices { sum[place] += vector[place] }
    }

    mutating func close() {
        for row in 0..<width where sum[row] != 0 {
            for column in 0...row { meat[row * width + column] += sum[row] * sum[column] }
        }
        for place in weights.indices where sum[width + place] > 0 {
            weights[place].weight += sum[width + place]
            weights[place].weights += sum[width + place] * sum[width + place]
            counts[place] += 1
        }
        for place in sum.indices { sum[place] = 0 }
    }
}
