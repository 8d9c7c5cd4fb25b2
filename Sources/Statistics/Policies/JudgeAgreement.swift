/// How often people say of a pair of policies what a machine says.
extension PolicyJudgements {
    /// The share of people's judgements, which are these, that agree with a machine's on which of two policies'
    /// completions are better on a prompt.
    ///
    /// Both are matched by prompt and pair of policies. Where policies have several completions on a prompt it is their
    /// mean that is compared, as in `scores`; with one each, which is usual, it is the completions themselves. A
    /// machine is no sample of labelers, so whoever it goes by does not matter; people are clustered by prompt and
    /// labeler.
    ///
    /// - Parameters:
    ///   - machine: judgements by a reward model or an AI judge. Several of one prompt are averaged.
    ///   - pair: two policies; nil for all pairs, each comparison of a prompt counting alike.
    ///   - ties: see `TieHandling`.
    /// - Returns: nil where fewer than two prompts have something to compare.
    public func agreement(
        withMachine machine: PolicyJudgements, on pair: (first: Int, second: Int)? = nil, ties: TieHandling = .half,
        level: Double = 0.95
    ) -> ClusteredMean? {
        var values: [ClusteredValue] = []
        let judged = judgedPolicies
        for (first, second) in pair.map({ [($0.first, $0.second)] }) ?? judged.pairs {
            values += scores(first, against: second).agreements(with: machine.scores(first, against: second), ties)
        }
        return ClusteredValues(values).mean(.proportion, level: level)
    }
}

extension ClusteredValues {
    /// The same of scores of one pair of policies: a machine's may then be probabilities, which count as what they lean
    /// to.
    public func agreement(
        withMachine machine: ClusteredValues, ties: TieHandling = .half, level: Double = 0.95
    ) -> ClusteredMean? {
        ClusteredValues(agreements(with: machine, ties)).mean(.proportion, level: level)
    }

    fileprivate func agreements(with machine: ClusteredValues, _ ties: TieHandling) -> [ClusteredValue] {
        let verdicts = Dictionary(uniqueKeysWithValues: machine.promptMeans.map { ($0.prompt, $0.mean) })
        return values.compactMap { value in
            guard let verdict = verdicts[value.prompt] else { return nil }
            guard let agrees = ties.agreement(of: value.value, with: verdict) else { return nil }
            return ClusteredValue(
                prompt: value.prompt, labeler: value.labeler, value: agrees, trust: value.trust)
        }
    }
}

extension TieHandling {
    /// How far two scores of one pair agree, 0 … 1; nil where the pair says nothing.
    ///
    /// - Parameter one: 1 where the first of the pair is preferred, 0 where the second is, ½ for a tie; what lies between counts
    ///   as what it leans to.
    public func agreement(of one: Double, with other: Double) -> Double? {
        let (word, verdict) = (lean(one), lean(other))
        switch self {
        case .excluded where word == 0 || verdict == 0, .half where word == 0 && verdict == 0: return nil
        case .half where word == 0 || verdict == 0: return 0.5
        case .excluded, .half, .category: return word == verdict ? 1 : 0
        }
    }
}

/// 1 above one half, −1 below, 0 at it; sums of thirds are not exact.
private func lean(_ score: Double) -> Int {
    abs(score - 0.5) < 1e-9 ? 0 : score > 0.5 ? 1 : -1
}

extension [Int] {
    /// Each two of them, in order.
    fileprivate var pairs: [(Int, Int)] {
        enumerated().flatMap { place, first in self[(place + 1)...].map { (first, $0) } }
    }
}
