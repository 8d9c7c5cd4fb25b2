import Foundation
import Preferences
import Testing

@testable import RewardModel

/// What managers let judgements weigh (`Judgement.weight`), on their way to a model.
@Suite("Weights of judgements")
struct WeightTests {
    private static let half = LabelerWeight(hundredths: 50) ?? .full

    /// Three labelers on every prompt, of whom the third says the opposite.
    private static func groups(_ count: Int = 60, weight: LabelerWeight = .full) -> [PreferenceGroup] {
        Fixtures.groups(count, completions: 3, noise: 1, seed: 11).map { group in
            var group = group
            let said = group.judgements[0].tiers
            group.judgements = [
                Judgement(labeler: ID(1), person: ID(1), tiers: said, shown: [0, 1, 2]),
                Judgement(labeler: ID(2), person: ID(2), tiers: [[0, 2], [1]], shown: [2, 1, 0]),
                Judgement(labeler: ID(3), person: ID(3), tiers: [[1], [0], [2]], shown: [1, 0, 2], weight: weight),
            ]
            return group
        }
    }

    private static func without(_ labeler: Int64, _ groups: [PreferenceGroup]) -> [PreferenceGroup] {
        groups.map { group in
            var group = group
            group.judgements.removeAll { $0.labeler.rawValue == labeler }
            return group
        }
    }

    private func trained(
        _ groups: [PreferenceGroup], details: Bool = false
    ) throws -> (bytes: [UInt8], report: TrainingReport) {
        var options = Fixtures.options
        options.details = details
        let result = try Fixtures.trainer(options).train(groups)
        return (result.model.file.bytes, result.report)
    }

    @Test("a weight of 0 is as if the judgement were not there, byte for byte, in the model and in all of the report")
    func nothing() throws {
        let weighed = try trained(Self.groups(weight: .none), details: true)
        let removed = try trained(Self.without(3, Self.groups()), details: true)
        #expect(weighed.bytes == removed.bytes)
        #expect(weighed.report == removed.report)
        #expect(weighed.bytes != (try trained(Self.groups())).bytes)
    }

    @Test("a prompt of which nothing weighs anything leaves training, its texts and all")
    func emptyPrompt() throws {
        let groups = Self.groups(50)
        var weighed = groups
        for index in 40..<50 {
            for place in weighed[index].judgements.indices { weighed[index].judgements[place].weight = .none }
        }
        let (own, other) = (try trained(weighed), try trained(Array(groups.prefix(40))))
        #expect(own.bytes == other.bytes && own.report == other.report)
        #expect(own.report.trainingPrompts == 40)
    }

    @Test("a weight of 1 is no weight, and one in between is neither that nor 0")
    func between() throws {
        let plain = try trained(Self.groups())
        #expect(try trained(Self.groups(weight: .full)).bytes == plain.bytes)
        let half = try trained(Self.groups(weight: Self.half))
        let nothing = try trained(Self.groups(weight: .none))
        #expect(half.bytes != plain.bytes && half.bytes != nothing.bytes)
        // Whoever says the opposite of the others spoils less the less it weighs.
        let clean = Fixtures.groups(40, completions: 2, firstKey: 1_000, noise: 0, seed: 12)
        let loss = try [LabelerWeight.full, Self.half, .none].map { weight in
            let result = try Fixtures.trainer(linear: Self.alike).train(Self.groups(weight: weight))
            return try result.model.evaluate(clean, seed: 1).logLoss
        }
        #expect(loss[0] > loss[1] && loss[1] > loss[2], "\(loss)")
    }

    /// Without reliabilities, which would find the third labeler by themselves.
    private static var alike: LinearOptions {
        var options = Fixtures.linear
        options.labelers = false
        return options
    }

    private func set(_ weights: [[Int]]) throws -> TrainingSet {
        let groups = weights.enumerated().map { index, weights in
            PreferenceGroup(
                promptKey: UInt64(index), prompt: Prompt("\(index)"), completions: ["one", "two", "three"],
                judgements: weights.enumerated().map { place, weight in
                    Judgement(
                        labeler: ID(Int64(place)), person: nil, tiers: [[0], [1, 2]],
                        weight: LabelerWeight(hundredths: weight) ?? .full)
                })
        }
        return TrainingSet(try PromptSet(groups).comparable, featureBits: 8)
    }

    @Test(
        "a prompt weighs as much as its most trusted judgement, and judgements share that by their weights",
        arguments: [
            ([100], [1.0]), ([40], [0.4]), ([100, 100], [0.5, 0.5]), ([100, 0], [1]),
            ([100, 1], [100.0 / 101, 1.0 / 101]), ([50, 50], [0.25, 0.25]),
            ([20, 60, 100], [20.0 / 180, 60.0 / 180, 100.0 / 180]),
        ] as [([Int], [Double])])
    func shares(weights: [Int], expected: [Double]) throws {
        let pairs = try set([weights]).pairs
        // Two strict pairs and a tie each.
        #expect(pairs.count == 3 * expected.count)
        for (place, expected) in expected.enumerated() {
            let own = pairs.filter { $0.labeler.rawValue == Int64(place) }
            #expect(own.allSatisfy { abs($0.weight - expected / 3) < 1e-12 }, "\(own.map(\.weight))")
        }
    }

    @Test("what a comparison tells of its labeler shrinks with its weight, beside the reliability that is learned")
    func evidence() throws {
        let pairs = try set([[100, 25]]).pairs
        let full = try #require(pairs.first { $0.labeler.rawValue == 0 })
        let quarter = try #require(pairs.first { $0.labeler.rawValue == 1 })
        #expect(abs(quarter.evidence - full.evidence / 4) < 1e-12)
        // Both are at work where a labeler is unreliable and weighs less: the factor in the margin, the weight before it.
        var pair = quarter
        pair.factor = 0.5
        #expect(pair.margin([2, 0, 0]) == 1 && pair.weight == quarter.weight)
    }

    @Test("what is measured counts a comparison by its weight, and goes smoothly to what it is without it")
    func measured() throws {
        func report(_ hundredths: Int) throws -> EvaluationReport {
            let weight = LabelerWeight(hundredths: hundredths) ?? .full
            let set = try PromptSet(Self.groups(weight: weight)).comparable
            return try EvaluationReport(
                PromptOutcome.of(set, rewards: set.items.map { _ in [1, 0, 0.5] }), seed: 1,
                bootstrap: .init(replicates: 200))
        }
        let (nothing, least, half, full) = (try report(0), try report(1), try report(50), try report(100))
        func figures(_ report: EvaluationReport) throws -> [Double] {
            [
                report.accuracy, report.accuracyPerPrompt, report.logLoss, report.logLossPerPrompt,
                report.lengthBaseline, try #require(report.humanAgreement).value,
            ] + report.calibration.map(\.observed)
        }
        for (nothing, least) in zip(try figures(nothing), try figures(least)) { #expect(abs(nothing - least) < 0.04) }
        // 1 − 0.65 of 60 times three comparisons of the third, of which two are wrong.
        #expect(full.accuracy < half.accuracy - 0.05 && half.accuracy < nothing.accuracy - 0.05)
        let right = half.accuracy * (180 + 0.5 * 180)
        #expect(abs(right - (nothing.accuracy * 180 + 0.5 * 60)) < 1e-9)
        #expect(full.pairs == 360 && half.pairs == 360 && nothing.pairs == 180, "numbers are what there are")
    }

    @Test("a group of prompts is as much of one as its most trusted judgement weighs, for whatever asks for ten")
    func trustedGroups() throws {
        func comparison(_ weight: LabelerWeight) throws -> ModelComparison {
            let groups = Fixtures.groups(30, completions: 2, noise: 0).map { group in
                var group = group
                for place in group.judgements.indices { group.judgements[place].weight = weight }
                return group
            }
            let set = try PromptSet(groups).comparable
            func outcomes(_ reward: Double) -> [PromptOutcome] {
                PromptOutcome.of(set, rewards: set.items.map { _ in [reward, 0] })
            }
            // The candidate is always wrong.
            return ModelComparison(
                candidate: outcomes(-1), other: outcomes(1), bootstrap: .init(replicates: 200), seed: 1)
        }
        var report = try trained(Self.groups()).report
        func decision(_ weight: LabelerWeight) throws -> PromotionDecision {
            report.promoted = try comparison(weight)
            return PromotionGate.decide(report, comparedWith: "7", isStillPromoted: true)
        }
        #expect(try comparison(.full).groupWeight == nil)
        #expect(try decision(.full).grounds == .worse && decision(Self.half).grounds == .worse)
        #expect(abs(try #require(comparison(Self.half).groupWeight) - 15) < 1e-9)
        let few = try decision(LabelerWeight(0.1))
        #expect(few.grounds == .tooFewPrompts)
        #expect(
            few.reason == "The 30 groups of nearly equal prompts that are new since the promoted model was trained "
                + "weigh only as much as 3.0, too few to show that the new model is worse.")
    }

    @Test("two people agree on a pair by the product of what they weigh")
    func agreement() throws {
        func votes(_ weight: LabelerWeight) throws -> [PairVotes] {
            let set = try PromptSet(Array(Self.groups(weight: weight).prefix(1)))
            return PromptOutcome.of(set, rewards: set.items.map { $0.completions.map { _ in 0.0 } })[0].votesOnPairs
        }
        func pairs(_ weight: LabelerWeight) throws -> Double { try votes(weight).reduce(0) { $0 + $1.all.pairs } }
        // All three judge the first two; the second and the third the last two. The third's pairs weigh half.
        #expect(try pairs(.none) == 1 && pairs(.full) == 4 && pairs(Self.half) == 2.5)
        #expect(try votes(Self.half).map(\.all.count) == votes(.full).map(\.all.count))
    }

    @Test("the report counts what weighs nothing and what weighs less, each once")
    func counts() {
        var groups = Self.groups(4)
        groups[0].judgements[0].weight = .none
        groups[1].judgements[0].weight = Self.half
        groups[1].judgements[1].weight = Self.half
        for place in 0..<3 { groups[2].judgements[place].weight = .none }
        groups[3].promptKey = groups[2].promptKey
        groups[3].judgements[2].tiers = [[0, 1, 2]]
        var use = RankingUse(counted: 14, surplus: 0, replaced: 0, withdrawn: 0)
        #expect(use.leftOutByWeight == nil && use.downWeighted == nil)
        use.add(groups)
        #expect(use.leftOutByWeight == 4 && use.downWeighted == 2 && use.withoutOrder == 2)
        #expect(use.tied == 1 && use.repeatedTasks == 0, "a task that weighs nothing repeats nothing")
    }

    @Test("a report of a Podium that knew no weights is read")
    func earlier() throws {
        let stored =
            #"{"counted": 9, "surplus": 1, "replaced": 2, "withdrawn": 0, "withoutOrder": 1, "#
            + #""identical": 0, "tied": 0, "repeatedTasks": 0}"#
        let use = try JSONDecoder().decode(RankingUse.self, from: Data(stored.utf8))
        #expect(use.counted == 9 && use.leftOutByWeight == nil)
    }
}
