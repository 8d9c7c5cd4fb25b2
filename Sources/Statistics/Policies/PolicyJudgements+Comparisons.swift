/// Two completions of different policies in one judgement, the lower policy first whichever was preferred or shown
/// first.
struct PolicyComparison {
    /// Positions in the group of policies that is looked at, `first < second`.
    var first: Int
    var second: Int
    /// 1 where the first is preferred, −1 where the second is, 0 for a tie.
    var side: Double
    /// Its share of its prompt's 1.
    var weight: Double
    /// (a − b) / (a + b) of each style measure of the two, 0 where both are 0; the rest is 0.
    var style: SIMD8<Double>
}

extension PolicyJudgements {
    /// Calls back with each judgement that compares policies of one group, by prompt and then by labeler, and with the
    /// weight that each of its comparisons has.
    ///
    /// - Parameters:
    ///   - places: of each policy in the group; −1 for those that are not in it; shape `(policies)`.
    ///   - body: `start` and `end` tell whether the judgement begins a prompt.
    func forEachJudgement(
        of places: [Int], _ body: (_ row: Int32, _ weight: Double, _ isNewPrompt: Bool) -> Void
    ) {
        var start = 0
        var pairs: [Int] = []
        while start < rows.count {
            let prompt = prompts[Int(rows[start])]
            var end = start
            var trust = 0.0
            pairs.removeAll(keepingCapacity: true)
            while end < rows.count, prompts[Int(rows[end])] == prompt {
                let count = pairCount(rows[end], places)
                pairs.append(count)
                if count > 0 { trust += trusts[Int(rows[end])] }
                end += 1
            }
            var isNewPrompt = true
            for (row, count) in zip(rows[start..<end], pairs) where count > 0 {
                body(row, trusts[Int(row)] / trust / Double(count), isNewPrompt)
                isNewPrompt = false
            }
            start = end
        }
    }

    /// Calls back with each pair of completions by different policies of the group.
    @inline(__always)
    func forEachComparison(
        in row: Int32, _ places: [Int], weight: Double, _ body: (_ comparison: PolicyComparison) -> Void
    ) {
        let entries = entries(row)
        for better in entries {
            let one = places[Int(policies[better])]
            guard one >= 0 else { continue }
            for worse in (better + 1)..<max(better + 1, entries.upperBound) {
                let other = places[Int(policies[worse])]
                guard other >= 0, other != one else { continue }
                let isTie = tiers[better] == tiers[worse]
                body(
                    PolicyComparison(
                        first: min(one, other), second: max(one, other), side: isTie ? 0 : one < other ? 1 : -1,
                        weight: weight, style: one < other ? contrast(better, worse) : contrast(worse, better)))
            }
        }
    }

    /// Pairs of completions by different policies of the group.
    private func pairCount(_ row: Int32, _ places: [Int]) -> Int {
        let entries = entries(row)
        var pairs = 0
        for one in entries where places[Int(policies[one])] >= 0 {
            for other in (one + 1)..<max(one + 1, entries.upperBound) {
                let place = places[Int(policies[other])]
                pairs += place >= 0 && policies[one] != policies[other] ? 1 : 0
            }
        }
        return pairs
    }

    @inline(__always)
    private func contrast(_ one: Int, _ other: Int) -> SIMD8<Double> {
        guard styleCount > 0 else { return .zero }
        var (a, b) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        for style in 0..<styleCount {
            a[style] = Double(styles[one * styleCount + style])
            b[style] = Double(styles[other * styleCount + style])
        }
        let sum = a + b
        return (a - b) / sum.replacing(with: 1, where: sum .== 0)
    }
}
