import Foundation
import Preferences
import Testing

@testable import RewardModel

/// What other weights of labelers would do to the model, and how it predicts labelers who are held out.
@Suite("Other weights, and labelers who are held out")
struct WeightingComparisonTests {
    /// Polite answers are preferred by honest labelers, with some noise; whoever is of `random` says anything at all.
    ///
    /// - Parameter labelers: of each prompt who judges it.
    private static func groups(
        _ count: Int, seed: UInt64, random: Set<Int64> = [], labelers: (Int) -> [Int64]
    ) -> [PreferenceGroup] {
        var generator = SeededGenerator(seed: seed)
        return Fixtures.groups(count, completions: 2, noise: 0, seed: seed).enumerated().map { index, group in
            var group = group
            group.judgements = labelers(index).map { labeler in
                let odds = random.contains(labeler) ? 50 : 15
                let isWrong = generator.next(below: 100) < odds
                return Judgement(labeler: ID(labeler), tiers: isWrong ? [[1], [0]] : [[0], [1]])
            }
            return group
        }
    }

    private static func weighing(
        _ groups: [PreferenceGroup], _ labelers: Set<Int64>, _ weight: LabelerWeight
    ) -> [PreferenceGroup] {
        groups.map { group in
            var group = group
            for place in group.judgements.indices where labelers.contains(group.judgements[place].labeler.rawValue) {
                group.judgements[place].weight = weight
            }
            return group
        }
    }

    private static func without(_ groups: [PreferenceGroup], _ labelers: Set<Int64>) -> [PreferenceGroup] {
        groups.compactMap { group in
            var group = group
            group.judgements.removeAll { labelers.contains($0.labeler.rawValue) }
            return group.judgements.isEmpty ? nil : group
        }
    }

    private static func excluding(_ labelers: Set<Int64>, from groups: [PreferenceGroup]) throws -> WeightingComparison
    {
        try Fixtures.trainer().compareWeightings(
            now: groups, then: weighing(groups, labelers, .none), untouched: without(groups, labelers))
    }

    @Test("without somebody who always turns the order around the model is better, and it is said so")
    func better() throws {
        // Seven of ten judgements are theirs: what a model of how labelers judge cannot set right.
        let groups = Self.groups(240, seed: 5) { $0 % 10 < 3 ? [1, 2] : $0 % 10 < 6 ? [3, 9] : [9] }
        let turned = groups.map { group in
            var group = group
            for place in group.judgements.indices where group.judgements[place].labeler.rawValue == 9 {
                group.judgements[place].tiers = [[1], [0]]
            }
            return group
        }
        let found = try Self.excluding([9], from: turned)
        #expect(found.verdict == .better, "\(found)")
        #expect(found.trainingPrompts == 240 && found.proposedPrompts == 144)
        // Measured by what the others said alone.
        #expect(found.comparison.prompts == 144 && !found.isSample)
        // And the other way round: giving them weight again makes it worse.
        let back = try Fixtures.trainer().compareWeightings(
            now: Self.weighing(turned, [9], .none), then: turned, untouched: Self.without(turned, [9]))
        #expect(back.verdict == .worse)
        #expect(back.comparison.accuracy == found.comparison.candidateAccuracy)
    }

    @Test("excluding somebody who judges as all do says in most cases that no difference can be told")
    func alike() throws {
        var verdicts: [WeightingComparison.Verdict: Int] = [:]
        for seed in 1...12 as ClosedRange<UInt64> {
            let groups = Self.groups(90, seed: seed) { [Int64($0 % 5) + 1, Int64(($0 + 1) % 5) + 1] }
            verdicts[try Self.excluding([Int64(seed % 5) + 1], from: groups).verdict, default: 0] += 1
        }
        #expect(verdicts[.noDifference, default: 0] >= 9, "\(verdicts)")
        #expect(verdicts[.better, default: 0] <= 2, "\(verdicts)")
    }

    @Test("the same weights give the same model, and a difference of nothing")
    func same() throws {
        let groups = Self.groups(60, seed: 3) { _ in [1, 2] }
        let found = try Fixtures.trainer().compareWeightings(now: groups, then: groups, untouched: groups)
        #expect(found.verdict == .noDifference)
        #expect(found.comparison.accuracyDifference?.value == 0 && found.comparison.logLossDifference?.value == 0)
        #expect(found.comparison.accuracy == found.comparison.candidateAccuracy)
    }

    @Test("where others have said too little, nothing is told; where there is nothing to train on, that is said")
    func tooFew() throws {
        let groups = Self.groups(60, seed: 3) { $0 < 12 ? [1, 2] : [2] }
        let few = try Fixtures.trainer().compareWeightings(
            now: groups, then: Self.weighing(groups, [1], .none),
            untouched: Array(Self.without(groups, [1]).prefix(5)))
        #expect(few.verdict == .tooFew && few.comparison.prompts == 5)
        do {
            _ = try Self.excluding([2], from: Self.groups(60, seed: 3) { $0 < 5 ? [1, 2] : [2] })
            Issue.record("it did not fail")
        } catch let error as RewardModelError {
            #expect(error.code == .tooFewPrompts)
        }
    }

    // MARK: - Held out

    @Test("a report tells how the model predicts held-out labelers, beside the others on the same prompts")
    func heldOut() throws {
        let said = Self.groups(150, seed: 8, random: [7]) { $0 < 100 ? [1, 2, 7] : [7] }
        let trained = Self.without(said, [7])
        let held = Self.without(said, [1, 2])
        let report = try Fixtures.trainer().train(trained, heldOut: held).report
        let found = try #require(report.heldOutLabelers)
        #expect(found.labelers == 1 && found.prompts == 150 && found.pairs == 150 && found.commonPrompts == 100)
        #expect(found.seenPrompts == 0)
        let measured = try #require(found.measured)
        let (common, training) = (try #require(found.common), try #require(found.training))
        // They judge by chance, the others do not.
        #expect(measured.accuracyInterval.lower < 0.55 && measured.accuracy < 0.65)
        #expect(training.accuracy > 0.75 && abs(training.accuracy - report.heldOut.accuracy) < 1e-9)
        let difference = try #require(found.difference)
        #expect(abs(difference.value - (common.accuracy - training.accuracy)) < 1e-9)
        #expect(difference.interval.upper < 0)
    }

    @Test("what they say changes nothing of the model, nor of the rest of the report")
    func measuresOnly() throws {
        let said = Self.groups(80, seed: 8, random: [7]) { _ in [1, 2, 7] }
        let trained = Self.without(said, [7])
        let plain = try Fixtures.trainer().train(trained)
        let measured = try Fixtures.trainer().train(trained, heldOut: Self.without(said, [1, 2]))
        #expect(plain.model.file.bytes == measured.model.file.bytes)
        #expect(plain.report.heldOutLabelers == nil)
        var rest = measured.report
        rest.heldOutLabelers = nil
        #expect(rest == plain.report)
    }

    @Test("a prompt whose like was trained on, and that only held-out labelers judged, is not measured")
    func nearlySeen() throws {
        let trained = Self.groups(60, seed: 4) { _ in [1] }
        var like = Self.groups(20, seed: 4) { _ in [7] }
        for place in like.indices {
            like[place].promptKey += 1_000
            // In other words of the same prompt, with other completions.
            like[place].prompt = Prompt("question \(place) ?")
            like[place].completions = like[place].completions.map { $0 + " too" }
        }
        let found = try #require(try Fixtures.trainer().train(trained, heldOut: like).report.heldOutLabelers)
        #expect(found.seenPrompts == 20 && found.prompts == 0 && found.measured == nil)
    }
}
