/// What a tie counts for when two labelers are compared on a pair of completions.
public enum TieHandling: String, Codable, Sendable, CaseIterable {
    /// Only pairs that both labelers order strictly count; chance level 1/2. The share relates to Goodman and
    /// Kruskal's γ by (1 + γ) / 2. Setup "S2" of Zheng et al. 2023 (arXiv 2306.05685), and what a reward model's
    /// accuracy, which knows no ties either, is to be compared with.
    case excluded
    /// A pair that one labeler orders and the other ties counts one half; a pair that both tie is left out, for it
    /// asks nothing of a strict order. Chance level 1/2.
    case half
    /// "Better", "worse" and "tied" are three answers, and only equal answers agree. Setup "S1" of Zheng et al. 2023.
    case category
}

/// How often two labelers who ranked the same task agree on a pair of its completions.
///
/// The unit is one pair of completions seen by one pair of labelers; the cluster that is resampled is the task.
/// Inter-annotator agreement of Ouyang et al. 2022, section 3.4 (72.6 ± 1.5 %), for rankings with ties.
/// - Parameters:
///   - tasks: for each task, for each labeler, the ranks of the same K completions (1 is best, equal ranks tie);
///     shape `(tasks, labelers of the task, K of the task)`.
///   - ties: see `TieHandling`.
///   - generator: where the bootstrap's randomness comes from.
/// - Returns: `nil` when fewer than two tasks have a pair that counts.
public func pairwiseAgreement(
    _ tasks: [[[Int]]], ties: TieHandling = .excluded, options: BootstrapOptions = .init(),
    using generator: inout some RandomNumberGenerator
) -> Estimate? {
    let counts = tasks.map { agreementCounts($0, ties: ties) }
    return bootstrapRatio(
        numerators: counts.map(\.agreeing), denominators: counts.map(\.units), options: options, using: &generator)
}

/// The same share from votes alone: of a pair of completions, how many labelers preferred the one and how many the
/// other. Equal to `pairwiseAgreement` with `.excluded` when each labeler judged each pair once and all weigh the same.
///
/// - Parameter tasks: for each task, the votes of each of its pairs of completions.
/// - Returns: `nil` when fewer than two tasks have a pair with two votes.
public func pairwiseAgreement(
    votes tasks: [[(first: Votes, second: Votes)]], options: BootstrapOptions = .init(),
    using generator: inout some RandomNumberGenerator
) -> Estimate? {
    bootstrapRatio(
        numerators: tasks.map { $0.reduce(0) { $0 + $1.first.pairs + $1.second.pairs } },
        denominators: tasks.map { $0.reduce(0) { $0 + ($1.first + $1.second).pairs } },
        options: options, using: &generator)
}

/// How many labelers voted for something, and what their votes weigh.
public struct Votes: Sendable, Equatable {
    /// How many.
    public private(set) var count = 0
    /// What they weigh together.
    public private(set) var weight = 0.0
    private var squares = 0.0

    /// Nobody yet.
    public init() {}

    /// One labeler more.
    ///
    /// - Parameter weight: what the vote weighs, 0 … 1.
    public mutating func add(weight: Double) {
        count += 1
        self.weight += weight
        squares += weight * weight
    }

    /// Pairs of two of them, each weighing the product of what the two weigh: so one who weighs nearly nothing changes
    /// nearly nothing of how often people agree.
    public var pairs: Double { count > 1 ? (weight * weight - squares) / 2 : 0 }

    /// All of both.
    public static func + (left: Votes, right: Votes) -> Votes {
        var sum = left
        sum.count += right.count
        sum.weight += right.weight
        sum.squares += right.squares
        return sum
    }
}

/// Agreement within one task, summed over all pairs of labelers and all pairs of completions: a numerator and a
/// denominator for `bootstrapRatio`, for whoever cannot keep the ranks of all tasks in memory.
///
/// - Parameter labelers: for each labeler, the ranks of the same K completions; shape `(labelers, K)`.
public func agreementCounts(_ labelers: [[Int]], ties: TieHandling = .excluded) -> (agreeing: Double, units: Double) {
    var all = PairCounts()
    for (index, left) in labelers.enumerated() {
        for right in labelers[(index + 1)...] { all += PairCounts(left, right) }
    }
    return (all.agreeing(ties), Double(all.units(ties)))
}
