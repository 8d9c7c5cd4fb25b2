/// What hangs on some judgements of one labeler: what would be missing, or another way, without them.
///
/// Of two completions the consensus is what most of those who ranked both say, each by their weight; as many on both sides, or
/// only ties, are even. The labeler's own judgements count in full here, whatever they weigh: the question is what they weigh.
public struct JudgementCost: Hashable, Codable, Sendable {
    /// Those of the labeler.
    public var judgements = 0
    /// Of their tasks, those that nobody else has judged who has a weight.
    public var alone = 0
    /// Of the others, those of which some pair would be another way.
    public var decided = 0
    /// Pairs of completions that somebody else has ordered, too.
    public var pairs = 0
    /// Of these, those whose consensus is another one without the labeler.
    public var changed = 0

    /// Nothing yet.
    public init() {}

    /// Another task.
    ///
    /// - Parameters:
    ///   - own: ranks of the completions, the labeler's; shape `(completions)`; empty where they ranked nothing.
    ///   - others: ranks and weights of everybody else who judged the task; ranks may be empty.
    public mutating func add(_ own: [Int], others: [(ranks: [Int], weight: Double)]) {
        judgements += 1
        let heard = others.filter { $0.weight > 0 }
        guard !heard.isEmpty else {
            alone += 1
            return
        }
        let ranked = heard.filter { $0.ranks.count == own.count }
        guard !ranked.isEmpty else { return }
        var isDecided = false
        for first in own.indices {
            for second in own.indices.dropFirst(first + 1) {
                let rest = ranked.reduce(0.0) { $0 + $1.weight * Self.side($1.ranks, first, second) }
                pairs += 1
                guard Self.sign(rest) != Self.sign(rest + Self.side(own, first, second)) else { continue }
                changed += 1
                isDecided = true
            }
        }
        if isDecided { decided += 1 }
    }

    /// 1 where the first is better, −1 where the second is, 0 for a tie.
    private static func side(_ ranks: [Int], _ first: Int, _ second: Int) -> Double {
        ranks[first] == ranks[second] ? 0 : ranks[first] < ranks[second] ? 1 : -1
    }

    /// Weights are hundredths, whose sums are not quite exact.
    private static func sign(_ sum: Double) -> Int { abs(sum) < 1e-9 ? 0 : sum > 0 ? 1 : -1 }
}
