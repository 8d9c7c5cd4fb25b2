/// Where a screening draws its lines. They are soft: nobody is admitted or declined by them, they are shown beside figures.
///
/// Without others they are those of Ouyang et al. 2022, appendix B.1: 75 %, 75 %, 6 of 7.
public struct ScreeningCutOffs: Hashable, Codable, Sendable {
    /// Of the share of flags that are as the researchers', 0 … 1.
    public var flags: Double
    /// Of the share of pairs of completions that are ordered as by the researchers, 0 … 1.
    public var rankings: Double
    /// Of the mean grade of demonstrations.
    public var demonstrations: Double

    /// Cut-offs of their parts.
    public init(flags: Double = 0.75, rankings: Double = 0.75, demonstrations: Double = 6) {
        self.flags = flags
        self.rankings = rankings
        self.demonstrations = demonstrations
    }

    /// That of a measure.
    public subscript(measure: ScreeningMeasure) -> Double {
        switch measure {
        case .flags: flags
        case .rankings: rankings
        case .demonstrations: demonstrations
        }
    }

    /// What is wrong with them.
    func issues(at pointer: String) -> [ValidationError.Issue] {
        ScreeningMeasure.allCases.compactMap { measure in
            let value = self[measure]
            let (low, high) = (measure.scale.lowerBound, measure.scale.upperBound)
            let hundredths = value * 100
            guard !(low...high).contains(value) || abs(hundredths - hundredths.rounded()) > 1e-6 else { return nil }
            return .init(
                pointer: "\(pointer)/\(measure.rawValue)", code: "invalidCutOff",
                message: "This cut-off is a number from \(Int(low)) to \(Int(high)) with at most two decimals.")
        }
    }
}

/// What of a candidate is measured against the researchers.
public enum ScreeningMeasure: String, Codable, Sendable, CaseIterable {
    /// How many flags are as theirs.
    case flags
    /// How many pairs of completions are ordered as by them.
    case rankings
    /// What they grade demonstrations with.
    case demonstrations

    /// What it can be.
    public var scale: ClosedRange<Double> {
        switch self {
        case .flags, .rankings: 0...1
        case .demonstrations: Double(ScreeningRules.grades.lowerBound)...Double(ScreeningRules.grades.upperBound)
        }
    }
}

/// Where a candidate stands to a cut-off, by the interval: an estimate alone does not tell.
public enum ScreeningStanding: String, Codable, Sendable, CaseIterable {
    /// All of the interval is at the cut-off or above.
    case above
    /// All of it is below.
    case below
    /// The cut-off lies within: more tasks would be needed to tell.
    case untold

    /// Where an interval stands.
    public init(lower: Double, upper: Double, cutOff: Double) {
        self = lower >= cutOff ? .above : upper < cutOff ? .below : .untold
    }
}

/// The order in which candidates are listed. It is stated on the page and decides nothing.
///
/// Whoever is above more cut-offs comes first; then whoever is below fewer; then whoever is further above them in the mean of
/// the estimates, as shares of each scale; then whoever came first.
public struct CandidateRank: Comparable, Sendable {
    private let above: Int
    private let below: Int
    private let margin: Double
    private let id: Int64

    /// - Parameters:
    ///   - figures: of each measure that there is: where it stands, and the estimate.
    ///   - id: of the candidate.
    public init(_ figures: [(ScreeningMeasure, ScreeningStanding, Double)], cutOffs: ScreeningCutOffs, id: Int64) {
        above = figures.count { $0.1 == .above }
        below = figures.count { $0.1 == .below }
        let margins = figures.map { measure, _, value in
            (value - cutOffs[measure]) / (measure.scale.upperBound - measure.scale.lowerBound)
        }
        // Of whom nothing is known yet comes after those of whom something is.
        margin = margins.isEmpty ? -.infinity : margins.reduce(0, +) / Double(margins.count)
        self.id = id
    }

    /// Whether `left` is listed before `right`.
    public static func < (left: Self, right: Self) -> Bool {
        (-left.above, left.below, -left.margin, left.id) < (-right.above, right.below, -right.margin, right.id)
    }
}
