/// A labeler's order of K completions: tie groups, best first. Every completion stands in exactly one group.
///
/// `Item` is how a completion is named: `ID<Completion>` in the database, an index in a training set.
/// Ties are judgements too ("ties are encouraged", Ouyang et al. 2022, appendix B) and are kept as they were given.
public struct Ranking<Item: Hashable & Sendable>: Hashable, Sendable {
    /// Non-empty groups, best first; completions in one group are tied.
    public let tiers: [[Item]]

    /// - Parameters:
    ///   - tiers: tie groups, best first.
    ///   - items: the K completions of the task; each must be placed once and no other may be.
    /// - Throws: `ValidationError` that names every group and place at fault.
    @inlinable
    public init(tiers: [[Item]], of items: some Collection<Item>) throws(ValidationError) {
        var issues: [ValidationError.Issue] = []
        // K is at most 9: looking through a few ids costs less than hashing them.
        let known = Array(items)
        var placed: [Item] = []
        placed.reserveCapacity(known.count)
        for (row, tier) in tiers.enumerated() where issues.count < ValidationError.mostIssues {
            if tier.isEmpty {
                issues.append(
                    .init(
                        pointer: "/tiers/\(row)", code: "emptyTier",
                        message: "This group is empty. Leave it out, or put a completion into it."))
            }
            for (column, item) in tier.enumerated() where issues.count < ValidationError.mostIssues {
                if !known.contains(item) {
                    issues.append(
                        .init(
                            pointer: "/tiers/\(row)/\(column)", code: "unknownCompletion",
                            message: "Completion \(item) is not one of this task's."))
                } else if placed.contains(item) {
                    issues.append(
                        .init(
                            pointer: "/tiers/\(row)/\(column)", code: "repeatedCompletion",
                            message: "Completion \(item) is placed twice. Place each completion once."))
                } else {
                    placed.append(item)
                }
            }
        }
        let missing = placed.count == known.count ? [] : known.filter { !placed.contains($0) }
        if !missing.isEmpty {
            issues.append(
                .init(
                    pointer: "/tiers", code: "missingCompletions",
                    message:
                        "Every completion must be placed. Missing: \(missing.map { "\($0)" }.joined(separator: ", "))."
                ))
        }
        guard issues.isEmpty else { throw ValidationError(issues) }
        self.tiers = tiers
    }

    /// The ranking that gives `items[i]` the rank `ranks[i]`: 1 is best, equal ranks tie, gaps are allowed.
    ///
    /// - Throws: `ValidationError` when the counts differ or a rank is below 1.
    public init(ranks: [Int], of items: [Item]) throws(ValidationError) {
        guard ranks.count == items.count else {
            throw ValidationError(
                pointer: "/ranks", code: "wrongCount",
                message: "There are \(ranks.count) ranks for \(items.count) completions. Give one rank for each.")
        }
        if let low = ranks.firstIndex(where: { $0 < 1 }) {
            throw ValidationError(
                pointer: "/ranks/\(low)", code: "rankTooLow",
                message: "Ranks start at 1, the best; this is \(ranks[low]).")
        }
        let groups = Dictionary(grouping: zip(ranks, items), by: \.0)
        try self.init(tiers: groups.keys.sorted().map { rank in groups[rank, default: []].map(\.1) }, of: items)
    }

    /// The same ranking of other items.
    ///
    /// - Parameter name: gives different items for different items.
    public func mapped<Other>(_ name: (Item) -> Other) -> Ranking<Other> {
        Ranking<Other>(trusted: tiers.map { $0.map(name) })
    }

    private init(trusted tiers: [[Item]]) {
        self.tiers = tiers
    }

    /// Number of ranked completions, K.
    public var count: Int { tiers.reduce(0) { $0 + $1.count } }

    /// Standard competition ranks ("1224") of `items`, in their order: the inverse of `init(ranks:of:)`.
    public func ranks(of items: [Item]) -> [Int] {
        Self.ranks(of: items, in: tiers)
    }

    /// The same for groups that were validated when they were stored.
    public static func ranks(of items: [Item], in tiers: [[Item]]) -> [Int] {
        var rankOf: [Item: Int] = [:]
        var next = 1
        for tier in tiers {
            for item in tier { rankOf[item] = next }
            next += tier.count
        }
        return items.map { rankOf[$0, default: next] }
    }
}

extension Ranking {
    /// One completion preferred to another by one labeler.
    public struct Comparison: Hashable, Sendable {
        /// The better one.
        public let preferred: Item
        /// The worse one.
        public let rejected: Item

        /// A comparison of its parts.
        public init(preferred: Item, rejected: Item) {
            self.preferred = preferred
            self.rejected = rejected
        }
    }

    /// All strict comparisons that the ranking implies, best first: C(K,2) less the tied pairs.
    ///
    /// Ties say nothing about which completion is better and are dropped, as in Ouyang et al. 2022, appendix C.2.
    public var comparisons: [Comparison] { Self.comparisons(in: tiers) }

    /// The same for groups that were validated when they were stored.
    public static func comparisons(in tiers: [[Item]]) -> [Comparison] {
        var result: [Comparison] = []
        for (row, tier) in tiers.enumerated() {
            for preferred in tier {
                for rejected in tiers[(row + 1)...].joined() {
                    result.append(Comparison(preferred: preferred, rejected: rejected))
                }
            }
        }
        return result
    }

    /// How much better something in the one tie group is than something in the other. Over several steps it is at least as
    /// much better as at the greatest of them; nil where one was not said.
    ///
    /// - Parameters:
    ///   - strengths: how much better each group is than the next, best first.
    ///   - better: place of the better group among `tiers`.
    ///   - worse: place of the other, behind it.
    public static func strength(_ strengths: [Int?], of tiers: [[Item]], from better: Int, to worse: Int) -> Int? {
        guard strengths.count == tiers.count - 1 else { return nil }
        let said = strengths[better..<worse].compactMap(\.self)
        return said.count == worse - better ? said.max() : nil
    }
}

extension Ranking: Codable where Item: Codable {
    /// Only the shape is decoded; a stored ranking was validated when it was taken.
    public init(from decoder: any Decoder) throws {
        tiers = try decoder.singleValueContainer().decode([[Item]].self)
    }

    /// Writes the groups, best first.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(tiers)
    }
}
