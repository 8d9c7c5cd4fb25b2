extension PolicyJudgements {
    /// What each judgement says of two policies: 1 where the first is preferred, 0 where the second is, ½ for a tie;
    /// the mean over pairs of their completions where a judgement has several.
    ///
    /// - Parameters:
    ///   - first: a policy.
    ///   - second: another; nil for all others together, each pair of completions counting alike.
    /// - Returns: a value for each judgement that compares them.
    public func scores(_ first: Int, against second: Int? = nil) -> ClusteredValues {
        scoresAndTies(first, against: second).scores
    }

    /// The same, and how many of the judgements have nothing but ties between them.
    func scoresAndTies(_ first: Int, against second: Int?) -> (scores: ClusteredValues, ties: Int) {
        precondition((0..<policyCount).contains(first) && first != second, "two policies")
        let mask = Self.bit(first) | (second.map(Self.bit) ?? 0)
        var values: [ClusteredValue] = []
        var ties = 0
        for row in rows where masks[Int(row)] & mask == mask {
            guard let (score, isTie) = score(row, first, against: second) else { continue }
            let position = Int(row)
            ties += isTie ? 1 : 0
            values.append(
                ClusteredValue(
                    prompt: prompts[position], labeler: labelers[position], value: score, trust: trusts[position]))
        }
        return (ClusteredValues(sorted: values), ties)
    }

    /// The mean over pairs of one judgement's completions, and whether all of them are ties; nil where it has no pair. Who
    /// stands in the middle of three has ½, and no tie.
    ///
    /// Entries come the best first, so one walk over them counts all pairs, however many there are: each entry of
    /// `second` is beaten by those of `first` above it.
    private func score(_ row: Int32, _ first: Int, against second: Int?) -> (score: Double, isTie: Bool)? {
        let entries = entries(row)
        var (ones, others, tied, wins) = (0, 0, 0, 0.0)
        var start = entries.lowerBound
        while start < entries.upperBound {
            let tier = tiers[start]
            var (tiedOnes, tiedOthers) = (0, 0)
            while start < entries.upperBound, tiers[start] == tier {
                let policy = Int(policies[start])
                if policy == first { tiedOnes += 1 } else if second == nil || policy == second { tiedOthers += 1 }
                start += 1
            }
            wins += Double(tiedOthers) * (Double(ones) + Double(tiedOnes) / 2)
            tied += tiedOnes * tiedOthers
            ones += tiedOnes
            others += tiedOthers
        }
        guard ones > 0, others > 0 else { return nil }
        return (wins / (Double(ones) * Double(others)), tied == ones * others)
    }

    /// The policies that these judgements have, in rising order.
    public var judgedPolicies: [Int] {
        var isJudged = [Bool](repeating: false, count: policyCount)
        for row in rows { for entry in entries(row) { isJudged[Int(policies[entry])] = true } }
        return isJudged.indices.filter { isJudged[$0] }
    }
}
