import Preferences
import Testing

@Suite("Preference pairs of a prompt")
struct PreferencePairsTests {
    private func pairs(_ said: [(tiers: [[Int]], weight: LabelerWeight)]) -> PreferencePairs {
        var pairs = PreferencePairs()
        for one in said { pairs.add(tiers: one.tiers, strengths: [], levels: [], weight: one.weight) }
        return pairs
    }

    @Test("are the pairs that somebody put in order, each once")
    func once() {
        let decided = pairs([([[0], [1, 2]], .full), ([[0], [2], [1]], .full)]).decided
        #expect(decided.map { [$0.chosen, $0.rejected, $0.judgements] } == [[0, 1, 2], [0, 2, 2], [2, 1, 1]])
        #expect(decided.allSatisfy { $0.agreement == 1 && $0.margin == 0 && $0.margin.sign == .plus })
    }

    @Test("go as most of the weight goes, and an even split is none")
    func vote() throws {
        let half = try #require(LabelerWeight(hundredths: 50))
        let split = pairs([([[0], [1]], .full), ([[1], [0]], .full)])
        #expect(split.decided.isEmpty && split.undecided == 1)
        let majority = pairs([([[0], [1]], .full), ([[1], [0]], half)]).decided
        #expect(majority.map(\.chosen) == [0] && majority[0].agreement == 1 / 1.5)
        let unheard = pairs([([[0], [1]], .none), ([[1], [0]], half)]).decided
        #expect(unheard.map(\.chosen) == [1] && unheard[0].judgements == 1 && unheard[0].agreement == 1)
    }

    @Test("are never of an answer with itself")
    func identical() {
        let same = pairs([([[0], [1], [0]], .full)])
        #expect(same.identical == 1)
        // First and last are the same answer, so the middle one is worse than it and better.
        #expect(same.decided.isEmpty && same.undecided == 1)
    }

    @Test(
        "have the strengths that were said as margins: 0 for the weakest, 1 for the strongest, the greatest step over several",
        arguments: [
            // First over second, first over third, second over third.
            ([1, 3], [0, 1, 1]), ([2, 1], [0.5, 0.5, 0]), ([3, nil], [1, 0, 0]), ([], [0, 0, 0]),
        ] as [([Int?], [Double])])
    func margins(strengths: [Int?], expected: [Double]) {
        var pairs = PreferencePairs()
        pairs.add(tiers: [[0], [1], [2]], strengths: strengths, levels: [1, 2, 3], weight: .full)
        let margins = Dictionary(uniqueKeysWithValues: pairs.decided.map { ([$0.chosen, $0.rejected], $0.margin) })
        #expect([[0, 1], [0, 2], [1, 2]].map { margins[$0] } == expected)
    }

    @Test("have the mean of all margins, with the other sign for who saw it the other way round, and none below 0")
    func meanMargin() {
        var pairs = PreferencePairs()
        pairs.add(tiers: [[0], [1]], strengths: [3], levels: [1, 3], weight: .full)
        pairs.add(tiers: [[0], [1]], strengths: [1], levels: [1, 3], weight: .full)
        #expect(pairs.decided.map(\.margin) == [0.5])
        pairs.add(tiers: [[1], [0]], strengths: [3], levels: [1, 3], weight: .full)
        #expect(pairs.decided.map(\.margin) == [0])
    }

    @Test("are drawn at random where there are more than wanted: the same for the same seed, others for another prompt")
    func drawn() {
        let all = pairs([((0..<9).map { [$0] }, .full)])
        #expect(all.decided.count == 36)
        let drawn = all.drawn(most: 5, prompt: 1, seed: 7)
        #expect(drawn.count == 5 && Set(drawn).isSubset(of: Set(all.decided)))
        #expect(drawn == all.drawn(most: 5, prompt: 1, seed: 7))
        #expect(drawn != all.drawn(most: 5, prompt: 2, seed: 7))
        #expect(drawn != all.drawn(most: 5, prompt: 1, seed: 8))
        #expect(all.drawn(most: 36, prompt: 1, seed: 7) == all.decided)
        // Every pair is drawn about as often as any other: 5 of 36 in 3,600 prompts is 500 times.
        var counts: [PreferencePair: Int] = [:]
        for prompt in 0..<3600 as Range<UInt64> {
            for pair in all.drawn(most: 5, prompt: prompt, seed: 7) { counts[pair, default: 0] += 1 }
        }
        #expect(counts.count == 36 && counts.values.allSatisfy { (400...600).contains($0) })
    }

    @Test("of a prompt are bounded by a rule")
    func bounds() {
        #expect(HandoverRules.allowedPairsPerPrompt.contains(HandoverRules.pairsPerPrompt))
        #expect(throws: ValidationError.self) { try HandoverRules.check(pairsPerPrompt: 0, at: "?pairsPerPrompt") }
        #expect(throws: ValidationError.self) { try HandoverRules.check(pairsPerPrompt: 145, at: "?pairsPerPrompt") }
    }
}

@Suite("Parts of a project's prompts")
struct PromptPartTests {
    @Test("have their shares, whatever the seed, and each group keeps its part")
    func shares() {
        #expect(PromptPart.allCases.reduce(0) { $0 + $1.share } == 100)
        for seed in [0, 1, UInt64.max] {
            let parts = (0..<10_000 as Range<UInt64>).map { PromptPart.of(group: $0, seed: seed) }
            for part in PromptPart.allCases {
                let share = parts.count { $0 == part }
                // Four standard deviations of a share of 0.8 are 160.
                #expect(abs(share - part.share * 100) < 160, "\(part), seed \(seed)")
            }
            #expect(parts == (0..<10_000 as Range<UInt64>).map { PromptPart.of(group: $0, seed: seed) })
        }
    }

    @Test("are the same in every version: what was tested on must never be trained on")
    func golden() {
        let parts = (0..<24 as Range<UInt64>).map { PromptPart.of(group: $0, seed: 7) }
        #expect(parts.map { "\($0)".prefix(2) }.joined(separator: " ") == Self.golden)
    }

    /// Worked out by another implementation of SplitMix64, in Python.
    private static let golden = "tr tr va te tr tr te tr va va tr tr tr tr va tr va tr va tr tr tr tr tr"
}
