/// A gold task's answer as the single things that a judgement gets right or wrong.
public struct GoldKey: Hashable, Sendable {
    /// Two completions by their places in stored order, from 0.
    struct Pair: Hashable, Sendable {
        var better: Int
        var worse: Int
        var swapped: Pair { Pair(better: worse, worse: better) }
    }

    /// A flag of one completion.
    struct Flag: Hashable, Sendable {
        /// In stored order, from 0.
        var place: Int
        var field: String
    }

    private(set) var strict: Set<Pair> = []
    /// Known to be equally good; the lower place is `better`.
    private(set) var ties: Set<Pair> = []
    private(set) var flags: [Flag: Bool] = [:]

    /// The things of an answer that was checked when it was stored (`GoldAnswer.validated`).
    public init(trusted answer: GoldAnswer) {
        for (name, fields) in answer.flags ?? [:] {
            guard let place = Int(name) else { continue }
            for (field, value) in fields { flags[Flag(place: place - 1, field: field)] = value }
        }
        if let tiers = answer.tiers {
            for comparison in Ranking.comparisons(in: tiers) {
                strict.insert(Pair(better: comparison.preferred - 1, worse: comparison.rejected - 1))
            }
            for tier in tiers {
                for (place, one) in tier.enumerated() {
                    for other in tier[(place + 1)...] {
                        ties.insert(Pair(better: min(one, other) - 1, worse: max(one, other) - 1))
                    }
                }
            }
        }
        for pair in (answer.order ?? []) + (answer.pairs ?? []) where pair.count == 2 {
            strict.insert(Pair(better: pair[0] - 1, worse: pair[1] - 1))
        }
        if answer.order != nil { close() }
    }

    /// Takes in what follows from the pairs; K is at most 9.
    private mutating func close() {
        let places = Set(strict.flatMap { [$0.better, $0.worse] })
        for middle in places {
            for better in places where strict.contains(Pair(better: better, worse: middle)) {
                for worse in places where better != worse && strict.contains(Pair(better: middle, worse: worse)) {
                    strict.insert(Pair(better: better, worse: worse))
                }
            }
        }
    }

    /// How many things are known.
    public var count: Int { strict.count + ties.count + flags.count }

    /// How much of the answer a judgement has.
    ///
    /// A pair in the known order is right, a tie of it is half right, and one that is swapped is wrong. Of two completions
    /// that are known to be equally good a tie is right, and any order of them is half right: neither is the worse one. A
    /// flag is right or wrong; one that was left open was not raised.
    /// - Parameters:
    ///   - ranks: of the completions in stored order, 1 is best; empty where the form did not rank: then nothing is said of
    ///     the order.
    ///   - isRaised: whether a flag was raised, by place in stored order, from 0.
    /// - Returns: nil where the judgement was about none of what is known.
    public func score(ranks: [Int], isRaised: (_ place: Int, _ field: String) -> Bool) -> ProbeScore? {
        var score = ProbeScore()
        if !ranks.isEmpty {
            for pair in strict {
                let (better, worse) = (ranks[pair.better], ranks[pair.worse])
                score.add(halves: better < worse ? 2 : better == worse ? 1 : 0)
            }
            for pair in ties { score.add(halves: ranks[pair.better] == ranks[pair.worse] ? 2 : 1) }
        }
        for (flag, value) in flags { score.add(halves: isRaised(flag.place, flag.field) == value ? 2 : 0) }
        return score.known > 0 ? score : nil
    }
}
