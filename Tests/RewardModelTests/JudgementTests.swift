import Preferences
import Testing

@testable import RewardModel

@Suite("Judgements")
struct JudgementTests {
    private func group(_ texts: [String], _ judgements: [Judgement]) -> PreferenceGroup {
        PreferenceGroup(promptKey: 1, prompt: Prompt("?"), completions: texts, judgements: judgements)
    }

    @Test("Each pair keeps its labeler from the judgement to the trainer's rows, and ties are kept")
    func labelers() throws {
        let judgements = [
            Judgement(labeler: ID(7), tiers: [[2], [0, 1]]), Judgement(labeler: ID(3), tiers: [[0], [1], [2]]),
        ]
        let prompts = try PromptSet([group(["a", "b", "c"], judgements)])
        let item = try #require(prompts.items.first)
        #expect(item.judgements == judgements)
        #expect(item.ties.count == 1)
        let data = TrainingSet(prompts, featureBits: 10)
        #expect(
            data.pairs.map { [$0.preferred, $0.rejected] } == [[2, 0], [2, 1], [0, 1], [0, 2], [1, 2], [0, 1]])
        #expect(data.pairs.map(\.labeler) == [ID(7), ID(7), ID(3), ID(3), ID(3), ID(7)])
        #expect(data.pairs.map(\.isTie) == [false, false, false, false, false, true])
        #expect(data.pairs.allSatisfy { $0.weight == 1.0 / 6 }, "the prompt weighs as much as any other")
        #expect(TrainingSet(prompts, featureBits: 10, ties: false).pairs.allSatisfy { $0.weight == 0.2 && !$0.isTie })
    }

    @Test("The pairs are those of the rankings, in their order, whoever ranked")
    func pairs() throws {
        let ranking = try Ranking(ranks: [2, 1, 2, 4], of: [0, 1, 2, 3])
        let judgement = Judgement(labeler: ID(1), person: nil, ranking)
        #expect(judgement.strictPairs.map(\.preferred) == ranking.comparisons.map(\.preferred))
        #expect(judgement.strictPairs.map(\.rejected) == ranking.comparisons.map(\.rejected))
        #expect(judgement.ties.count == 6 - ranking.comparisons.count)
    }

    @Test("A pair is as strong as the greatest step between the two, and not known where a step was not said")
    func strengths() {
        func strengths(_ said: [Int?]) -> [[Int]: Int?] {
            let judgement = Judgement(labeler: ID(1), person: nil, tiers: [[3], [0, 1], [2]], strengths: said)
            return Dictionary(
                uniqueKeysWithValues: judgement.strictPairs.map { ([$0.preferred, $0.rejected], $0.strength) })
        }
        #expect(strengths([3, 1]) == [[3, 0]: 3, [3, 1]: 3, [3, 2]: 3, [0, 2]: 1, [1, 2]: 1])
        #expect(strengths([1, nil]) == [[3, 0]: 1, [3, 1]: 1, [3, 2]: nil, [0, 2]: nil, [1, 2]: nil])
        #expect(strengths([]).values.allSatisfy { $0 == nil })
    }

    @Test("How strong a preference is does not move the model, and stays with it through the merging of prompts")
    func strengthStays() throws {
        let judgement = Judgement(labeler: ID(1), person: nil, tiers: [[1], [0]], strengths: [2])
        let twice = group(["a", "b"], [judgement])
        let other = group(["b", "a"], [Judgement(labeler: ID(2), person: nil, tiers: [[0], [1]], strengths: [1])])
        #expect(try PromptSet([twice, other]).items[0].pairs.map(\.strength) == [2, 1])
        let groups = Fixtures.groups(40)
        let said = groups.map { group in
            var group = group
            group.judgements = group.judgements.map {
                Judgement(labeler: $0.labeler, person: $0.person, tiers: $0.tiers, strengths: [3])
            }
            return group
        }
        let trainer = Fixtures.trainer()
        #expect(try trainer.train(groups).model.file == trainer.train(said).model.file)
    }

    @Test("Equal texts are one completion, whose pair with itself teaches nothing")
    func equalTexts() throws {
        let prompts = try PromptSet([group(["a", "b", "a"], [Judgement(labeler: ID(1), tiers: [[0], [1], [2]])])])
        #expect(prompts.items[0].judgements[0].tiers == [[0], [1], [0]])
        #expect(prompts.pairCount == 3)
        let pairs = prompts.comparable.items[0].pairs
        #expect(pairs.map { [$0.preferred, $0.rejected] } == [[0, 1], [1, 0]])
    }

    @Test("Who judged does not move a model that hears all alike")
    func sameModel() throws {
        let groups = Fixtures.groups(40)
        let others = groups.map { group in
            var group = group
            group.judgements = group.judgements.map { Judgement(labeler: ID(99), tiers: $0.tiers) }
            return group
        }
        var alike = Fixtures.linear
        alike.labelers = false
        let trainer = Fixtures.trainer(linear: alike)
        #expect(try trainer.train(groups).model.file == trainer.train(others).model.file)
    }
}
