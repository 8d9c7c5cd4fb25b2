/// How far apart two answers are, for Krippendorff's α.
public enum AlphaMetric: Hashable, Sendable {
    /// Different is different.
    case nominal
    /// Answers have an order: further apart are those with more answers between them.
    case ordinal
    /// Answers are numbers at equal steps.
    case interval
}

/// How often two answers to the same thing met, for c categories: a symmetric matrix of which one triangle is kept.
///
/// Each unit (a thing that m ≥ 2 people answered) adds each two of its answers, weighing 1 / (m − 1). So units with few
/// answers and with many count by their answers, and nobody has to have answered everything. Such matrices can be added:
/// that of a sample is the sum of its clusters'.
public struct Coincidences: Hashable, Sendable {
    /// How many different answers there are.
    public let categories: Int
    /// Row by row, each up to its diagonal; shape `(categories · (categories + 1) / 2)`. Off the diagonal stands what each
    /// of the two symmetric cells has.
    public var cells: [Double]

    /// Nothing yet.
    public init(categories: Int) {
        self.categories = categories
        cells = [Double](repeating: 0, count: Self.count(categories))
    }

    /// Cells of so many categories.
    public static func count(_ categories: Int) -> Int { categories * (categories + 1) / 2 }

    /// The place of a cell.
    static func place(_ one: Int, _ other: Int) -> Int {
        let (low, high) = one < other ? (one, other) : (other, one)
        return high * (high + 1) / 2 + low
    }

    /// Two answers of one unit, in both orders.
    ///
    /// - Parameter weight: 1 / (m − 1) where m people answered it, times what the two weigh.
    public mutating func add(_ one: Int, _ other: Int, weight: Double) {
        cells[Self.place(one, other)] += one == other ? 2 * weight : weight
    }
}

/// Krippendorff's α: agreement beyond what chance would give, 1 − Do / De, for any number of labelers and with answers
/// missing.
///
/// 1 is perfect agreement, 0 what answers drawn from all that were given would reach, below 0 is less than that.
/// - Parameters:
///   - cells: of `Coincidences`.
///   - categories: how many.
///   - answers: how many were given that met another one, whatever they weigh; nil: each weighs 1, so they are what the cells
///     add up to. What chance would give hangs on it, and must not hang on the scale of the weights.
/// - Returns: nil where fewer than two different answers were given: nothing could have differed.
/// - Note: Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section C.
public func krippendorffAlpha(
    _ cells: ArraySlice<Double>, categories: Int, metric: AlphaMetric, answers given: Double? = nil
) -> Double? {
    precondition(cells.count == Coincidences.count(categories), "one triangle of a symmetric matrix")
    let first = cells.startIndex
    var answers = [Double](repeating: 0, count: categories)
    for high in 0..<categories {
        for low in 0...high {
            let cell = cells[first + Coincidences.place(low, high)]
            answers[high] += cell
            if low != high { answers[low] += cell }
        }
    }
    let all = answers.reduce(0, +)
    let given = given ?? all
    guard given > 1, all > 0 else { return nil }
    var (observed, expected) = (0.0, 0.0)
    for high in 0..<categories {
        // How many answers stand from here up to `high`, for the ordinal distance.
        var between = answers[high]
        for low in stride(from: high - 1, through: 0, by: -1) {
            between += answers[low]
            let distance: Double
            switch metric {
            case .nominal: distance = 1
            case .ordinal: distance = between - (answers[low] + answers[high]) / 2
            case .interval: distance = Double(high - low)
            }
            observed += cells[first + Coincidences.place(low, high)] * distance * distance
            expected += answers[low] * answers[high] * distance * distance
        }
    }
    // Of answers that weigh 1 this is n − 1.
    return expected > 0 ? 1 - (given - 1) / given * all * observed / expected : nil
}
