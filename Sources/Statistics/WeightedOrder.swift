/// Values in their order, once and for all, so that statistics of ranks take one pass for any weights.
struct WeightedOrder {
    /// Indices of the values, the lowest first.
    private let order: [Int]
    /// Where each run of equal values begins in `order`, and the end of the last.
    private let starts: [Int]

    init(_ values: [Double]) {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        self.order = order
        starts =
            order.indices.filter { $0 == 0 || values[order[$0]] != values[order[$0 - 1]] } + [order.count]
    }

    /// Calls back with each run of equal values, the lowest first.
    func forEachRun(_ body: (ArraySlice<Int>) -> Void) {
        for (start, end) in zip(starts, starts.dropFirst()) { body(order[start..<end]) }
    }
}

/// How well a score tells things of one class from those of the other: the area under the ROC curve, which is the probability
/// that one that is has a higher score than one that is not, equal scores counting half (Hanley & McNeil 1982).
///
/// A thing may be of both classes in part, as a completion is that two of three people flagged.
public struct Discrimination {
    private let order: WeightedOrder
    private let positives: [Double]
    private let negatives: [Double]
    private let clusters: [Int]

    /// - Parameters:
    ///   - scores: shape `(n)`.
    ///   - positives: how much of each is of the class that is to score high; not negative; shape `(n)`.
    ///   - negatives: how much is of the other; shape `(n)`.
    ///   - clusters: of each; shape `(n)`.
    public init(scores: [Double], positives: [Double], negatives: [Double], clusters: [Int]) {
        precondition(scores.count == positives.count && scores.count == negatives.count, "one of each for each score")
        precondition(scores.count == clusters.count, "a cluster for each score")
        order = WeightedOrder(scores)
        self.positives = positives
        self.negatives = negatives
        self.clusters = clusters
    }

    /// The area where clusters count so often each; nil where a class has nothing.
    public func area(_ draws: [Double]) -> Double? {
        let (ordered, pairs) = ordered(draws)
        return pairs > 0 ? ordered / pairs : nil
    }

    /// How many pairs of one thing of each class there are, and how many of them are in order.
    public func ordered(_ draws: [Double]) -> (ordered: Double, pairs: Double) {
        var (area, below, above) = (0.0, 0.0, 0.0)
        order.forEachRun { run in
            var (positive, negative) = (0.0, 0.0)
            for index in run {
                positive += draws[clusters[index]] * positives[index]
                negative += draws[clusters[index]] * negatives[index]
            }
            area += positive * (below + negative / 2)
            below += negative
            above += positive
        }
        return (area, below * above)
    }
}

/// Spearman's ρ of pairs of values that come in clusters, for any number of draws of the clusters.
public struct RankCorrelation {
    private let left: WeightedOrder
    private let right: WeightedOrder
    private let clusters: [Int]

    /// - Parameters:
    ///   - left: shape `(n)`.
    ///   - right: shape `(n)`.
    ///   - clusters: of each pair; shape `(n)`.
    public init(_ left: [Double], _ right: [Double], clusters: [Int]) {
        precondition(left.count == right.count && left.count == clusters.count, "a cluster of each pair")
        self.left = WeightedOrder(left)
        self.right = WeightedOrder(right)
        self.clusters = clusters
    }

    /// Where clusters count so often each; nil where either side has fewer than two different values.
    public func spearman(_ draws: [Double]) -> Double? {
        let weights = clusters.map { draws[$0] }
        let (x, y) = (ranks(left, weights), ranks(right, weights))
        var (product, ofX, ofY) = (0.0, 0.0, 0.0)
        for index in weights.indices {
            product += weights[index] * x[index] * y[index]
            ofX += weights[index] * x[index] * x[index]
            ofY += weights[index] * y[index] * y[index]
        }
        return ofX * ofY > 0 ? product / (ofX * ofY).squareRoot() : nil
    }

    /// Mean ranks, equal values sharing theirs, less the mean of all; shape `(n)`.
    private func ranks(_ order: WeightedOrder, _ weights: [Double]) -> [Double] {
        let total = weights.reduce(0, +)
        var ranks = [Double](repeating: 0, count: weights.count)
        var below = 0.0
        order.forEachRun { run in
            let here = run.reduce(0) { $0 + weights[$1] }
            for index in run { ranks[index] = below + here / 2 - total / 2 }
            below += here
        }
        return ranks
    }
}
