/// How far people agree who answered the same question with one of some answers, from sums over tasks: any number of tasks
/// in bounded memory.
///
/// The unit is a thing that was asked about (a completion, or the task), seen by a pair of labelers; the cluster is the task.
public struct CategoryAgreement: Sendable {
    /// How many different answers there are.
    public let categories: Int
    /// Whether they have an order.
    public let isOrdered: Bool
    /// Pairs of answers to the same thing.
    public private(set) var units = 0
    private var sums: ClusterSums

    /// Places among the sums: what two people answered alike, and at all, by weight; answers that met another, whatever they
    /// weigh; coincidences.
    private static let (same, all, given, cells) = (0, 1, 2, 3)

    /// Nothing yet.
    public init(categories: Int, isOrdered: Bool) {
        self.categories = categories
        self.isOrdered = isOrdered
        sums = ClusterSums(dimension: Self.cells + Coincidences.count(categories))
    }

    /// Tasks in which two people answered about the same thing.
    public var tasks: Int { sums.clusters }

    /// Another task.
    ///
    /// - Parameters:
    ///   - answers: of each thing, each labeler's answer, `0 ..< categories`; nil where there is none; shape
    ///     `(things, labelers)`.
    ///   - weights: what the labelers' answers weigh; shape `(labelers)`.
    ///   - isOnePerson: whether two of them are the same person by two names: they do not meet.
    public mutating func add(
        _ answers: [[Int?]], weights: [Double], isOnePerson: (Int, Int) -> Bool = { _, _ in false }
    ) {
        var quantities = [Double](repeating: 0, count: sums.dimension)
        var found = 0
        for thing in answers {
            let given = thing.indices.filter { thing[$0] != nil && weights[$0] > 0 }
            guard given.count > 1 else { continue }
            for (place, one) in given.enumerated() {
                for other in given[..<place] where !isOnePerson(one, other) {
                    guard let left = thing[one], let right = thing[other] else { continue }
                    let weight = weights[one] * weights[other]
                    found += 1
                    quantities[Self.all] += weight
                    if left == right { quantities[Self.same] += weight }
                    quantities[Self.given] += 2 / Double(given.count - 1)
                    let share = weight / Double(given.count - 1)
                    quantities[Self.cells + Coincidences.place(left, right)] += left == right ? 2 * share : share
                }
            }
        }
        guard found > 0 else { return }
        units += found
        sums.add(quantities)
    }

    /// What is measured of a question.
    public struct Figures: Sendable {
        /// How often two people give the same answer.
        public var same: Estimate?
        /// Krippendorff's α: ordinal where answers have an order, else nominal.
        public var alpha: Estimate?
        /// Where answers have an order, α by the steps between them.
        public var intervalAlpha: Estimate?
    }

    /// All figures, resampled together.
    public func figures(
        options: BootstrapOptions = .init(replicates: 1000), using generator: inout some RandomNumberGenerator
    ) -> Figures {
        let same = ClusterStatistic.ratio { ($0[Self.same], $0[Self.all]) }
        let metrics: [AlphaMetric] = isOrdered ? [.ordinal, .interval] : [.nominal]
        let alphas = metrics.map { metric in
            ClusterStatistic(in: -1...1) { [categories] in
                krippendorffAlpha(
                    $0[Self.cells...], categories: categories, metric: metric, answers: $0[Self.given])
            }
        }
        let found = sums.estimates([same] + alphas, options: options, using: &generator)
        return Figures(same: found[0], alpha: found[1], intervalAlpha: isOrdered ? found[2] : nil)
    }
}
