/// One answer to a prompt is preferred to another, by all who compared the two.
public struct PreferencePair: Hashable, Sendable {
    /// Index of the better answer.
    public let chosen: Int
    /// Index of the worse answer.
    public let rejected: Int
    /// How much better it is said to be: 0 at the weakest strength that the form offers, 1 at the strongest; the mean of
    /// all who compared the two, with the other sign for those who saw it the other way round, and never below 0. 0 where
    /// strengths are not asked.
    public let margin: Double
    /// How many judgements put the two in order.
    public let judgements: Int
    /// The share of those who preferred the better one, by weight; above one half.
    public let agreement: Double
}

/// What the judgements of one prompt say of its answers, two by two: a vote on each pair, in which everybody counts by
/// weight, and of which ties are no part.
///
/// One row for each pair, and not for each judgement, so that a pair which many compared is one example, and nobody is
/// taught both ways.
public struct PreferencePairs {
    private struct Tally {
        /// Indices of two answers, the lower one first.
        var first: Int
        var second: Int
        /// Hundredths of a full weight that prefer the one and the other.
        var forFirst = 0
        var forSecond = 0
        /// Hundredths times margins, positive for the first.
        var margins = 0.0
        var judgements = 0
    }

    private var tallies: [Tally] = []
    /// Comparisons of answers that are the same.
    public private(set) var identical = 0

    /// No judgements yet.
    public init() {}

    /// Hears one judgement.
    ///
    /// - Parameters:
    ///   - tiers: tie groups, best first, of answers; those with the same index are the same.
    ///   - strengths: how much better each group is than the next; empty where nothing was said.
    ///   - levels: the strengths that the form offers, weakest first.
    ///   - weight: of the labeler; `none` is not heard.
    public mutating func add(tiers: [[Int]], strengths: [Int?], levels: [Int], weight: LabelerWeight) {
        guard weight > .none else { return }
        for (better, tier) in tiers.enumerated() {
            for worse in tiers.indices.dropFirst(better + 1) {
                let strength = Ranking.strength(strengths, of: tiers, from: better, to: worse)
                let margin = Self.margin(of: strength, among: levels)
                for chosen in tier {
                    for rejected in tiers[worse] { add(chosen, over: rejected, margin, Int(weight.hundredths)) }
                }
            }
        }
    }

    private mutating func add(_ chosen: Int, over rejected: Int, _ margin: Double, _ weight: Int) {
        guard chosen != rejected else {
            identical += 1
            return
        }
        let (first, second) = (min(chosen, rejected), max(chosen, rejected))
        // A prompt has few answers.
        let place = tallies.firstIndex { $0.first == first && $0.second == second } ?? tallies.count
        if place == tallies.count { tallies.append(Tally(first: first, second: second)) }
        tallies[place].judgements += 1
        if chosen == first {
            tallies[place].forFirst += weight
            tallies[place].margins += Double(weight) * margin
        } else {
            tallies[place].forSecond += weight
            tallies[place].margins -= Double(weight) * margin
        }
    }

    /// From 0 for the weakest to 1 for the strongest, as Llama 2's margins go (Touvron et al. 2023, section 3.2.2).
    private static func margin(of strength: Int?, among levels: [Int]) -> Double {
        guard let strength, levels.count > 1, let place = levels.firstIndex(of: strength) else { return 0 }
        return Double(place) / Double(levels.count - 1)
    }

    /// The pairs of which one answer has more votes than the other, in the order in which they were first compared.
    public var decided: [PreferencePair] {
        tallies.compactMap { tally in
            guard tally.forFirst != tally.forSecond else { return nil }
            let isFirst = tally.forFirst > tally.forSecond
            let total = Double(tally.forFirst + tally.forSecond)
            let mean = (isFirst ? tally.margins : -tally.margins) / total
            return PreferencePair(
                chosen: isFirst ? tally.first : tally.second, rejected: isFirst ? tally.second : tally.first,
                margin: mean > 0 ? mean : 0, judgements: tally.judgements,
                agreement: Double(max(tally.forFirst, tally.forSecond)) / total)
        }
    }

    /// How many pairs are evenly split.
    public var undecided: Int { tallies.count { $0.forFirst == $0.forSecond } }

    /// As many of the decided pairs as are asked for, drawn at random where there are more, in their order.
    ///
    /// - Parameters:
    ///   - prompt: what the prompt is told apart by: each draws for itself.
    ///   - seed: the same draws the same of the same.
    public func drawn(most: Int, prompt: UInt64, seed: UInt64) -> [PreferencePair] {
        let decided = decided
        guard decided.count > most else { return decided }
        var salt = SeededGenerator(seed: ~seed)
        var generator = SeededGenerator(seed: prompt ^ salt.next())
        return generator.shuffled(Array(decided.indices)).prefix(most).sorted().map { decided[$0] }
    }
}
