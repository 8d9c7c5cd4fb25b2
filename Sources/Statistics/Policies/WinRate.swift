/// How often one policy's completions are preferred to another's.
public struct WinRate: Codable, Sendable, Equatable {
    /// Whose completions are preferred this often.
    public var first: Int
    /// To whose; nil for all others together.
    public var second: Int?
    /// The share of prompts, ties counting half, 0 … 1, with its interval; `observations` are judgements.
    public var rate: ClusteredMean
    /// Judgements that have nothing but ties between them.
    public var ties: Int

    /// A win rate of its parts.
    public init(first: Int, second: Int?, rate: ClusteredMean, ties: Int) {
        self.first = first
        self.second = second
        self.rate = rate
        self.ties = ties
    }
}

extension PolicyJudgements {
    /// How often `first` is preferred to `second`: the mean over prompts of what is said of each, a tie being ½.
    ///
    /// - Parameter second: nil for all others together: of each judgement all its pairs of a completion by `first` and
    ///   one by another count alike, so the rate depends on whom a policy was up against; strengths do not.
    /// - Returns: nil where fewer than two prompts compare them.
    public func winRate(_ first: Int, against second: Int? = nil, level: Double = 0.95) -> WinRate? {
        let (scores, ties) = scoresAndTies(first, against: second)
        return scores.mean(.proportion, level: level).map { rate in
            WinRate(first: first, second: second, rate: rate, ties: ties)
        }
    }

    /// The win rate of each pair of policies that two prompts or more compare, the lower number first.
    public func winRates(level: Double = 0.95) -> [WinRate] {
        let judged = judgedPolicies
        return judged.enumerated().flatMap { place, first in
            judged[(place + 1)...].compactMap { winRate(first, against: $0, level: level) }
        }
    }

    /// The win rate of each policy against all others together, where two prompts or more have it.
    public func overallWinRates(level: Double = 0.95) -> [WinRate] {
        judgedPolicies.compactMap { winRate($0, level: level) }
    }
}
