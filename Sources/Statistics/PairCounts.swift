/// What two labelers said of the pairs of completions of one task, counted: all that agreement and Kendall's τ-b are made
/// of, under every convention of ties.
public struct PairCounts: Hashable, Sendable {
    /// Both order the pair, alike.
    public var concordant = 0
    /// Both order it, each the other way round.
    public var discordant = 0
    /// The first ties it and the second does not.
    public var tiedByFirst = 0
    /// The second ties it and the first does not.
    public var tiedBySecond = 0
    /// Both tie it.
    public var tiedByBoth = 0

    /// Nothing yet.
    public init() {}

    /// - Parameters:
    ///   - first: one labeler's ranks of K completions; 1 is best, equal ranks tie.
    ///   - second: another's of the same completions.
    public init(_ first: [Int], _ second: [Int]) {
        precondition(first.count == second.count, "labelers of one task rank the same completions")
        for i in first.indices {
            for j in 0..<i {
                let one = (first[i] - first[j]).signum()
                let other = (second[i] - second[j]).signum()
                switch (one, other) {
                case (0, 0): tiedByBoth += 1
                case (0, _): tiedByFirst += 1
                case (_, 0): tiedBySecond += 1
                default: if one == other { concordant += 1 } else { discordant += 1 }
                }
            }
        }
    }

    /// Pairs that one of the two ties.
    public var tiedByOne: Int { tiedByFirst + tiedBySecond }

    /// All pairs.
    public var all: Int { concordant + discordant + tiedByOne + tiedByBoth }

    /// Pairs that count.
    public func units(_ ties: TieHandling) -> Int {
        switch ties {
        case .excluded: concordant + discordant
        case .half: concordant + discordant + tiedByOne
        case .category: all
        }
    }

    /// Those of them on which the two agree.
    public func agreeing(_ ties: TieHandling) -> Double {
        switch ties {
        case .excluded: Double(concordant)
        case .half: Double(concordant) + Double(tiedByOne) / 2
        case .category: Double(concordant + tiedByBoth)
        }
    }

    /// Kendall's rank correlation τ-b of the two rankings, which a tie by one of them brings nearer to 0.
    ///
    /// - Returns: −1 … 1; nil where one of the two ties everything.
    /// - Note: Kendall 1945, "The treatment of ties in ranking problems", Biometrika 33.
    public var tauB: Double? {
        let ordered = Double(concordant + discordant)
        let product = (ordered + Double(tiedBySecond)) * (ordered + Double(tiedByFirst))
        return product > 0 ? Double(concordant - discordant) / product.squareRoot() : nil
    }

    /// All pairs of both.
    public static func += (left: inout PairCounts, right: PairCounts) {
        left.concordant += right.concordant
        left.discordant += right.discordant
        left.tiedByFirst += right.tiedByFirst
        left.tiedBySecond += right.tiedBySecond
        left.tiedByBoth += right.tiedByBoth
    }
}
