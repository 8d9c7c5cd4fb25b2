import Foundation
import Preferences
import Statistics
import Testing

@testable import RewardModel

/// Two models on the same prompts, with their figures by another program; see Golden/held_out.py.
private struct Golden: Decodable {
    struct Item: Decodable {
        struct Said: Decodable {
            var labeler: Int64
            var weight: Int
            var ranks: [Int]
        }
        var prompt: String
        var completions: [String]
        var judgements: [Said]
        var external: [Double]
        var own: [Double]
    }
    struct Figures: Decodable {
        var accuracy: Double
        var logLoss: Double
    }
    struct Difference: Decodable {
        var value: Double
        var error: Double
        var lower: Double
        var upper: Double
    }
    var prompts: [Item]
    var seed: UInt64
    var figures: [String: Figures]
    var pairs: Int
    var lengthBaseline: Double
    var difference: Difference

    static func load() throws -> Golden {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/held_out.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }

    func set() throws -> PromptSet {
        try PromptSet(
            prompts.enumerated().map { key, item in
                PreferenceGroup(
                    promptKey: UInt64(key), prompt: Prompt(item.prompt), completions: item.completions,
                    judgements: try item.judgements.map {
                        Judgement(
                            labeler: ID($0.labeler), person: ID($0.labeler),
                            try Ranking(ranks: $0.ranks, of: Array(item.completions.indices)),
                            weight: try #require(LabelerWeight(hundredths: $0.weight)))
                    })
            })
    }
}

@Suite("A model from elsewhere beside Podium's own, on prompts that neither has seen")
struct HeldOutTests {
    @Test("figures are those of numpy and scikit-learn")
    func golden() throws {
        let golden = try Golden.load()
        let set = try golden.set()
        let measured = try HeldOutComparison(
            set, external: golden.prompts.map(\.external),
            own: PromptOutcome.of(set, rewards: golden.prompts.map(\.own)), trained: set, options: TrainingOptions(),
            seed: golden.seed)
        for (report, name) in [(measured.external, "external"), (measured.own, "own")] {
            let expected = try #require(golden.figures[name])
            #expect(abs(report.accuracy - expected.accuracy) < 1e-12, "\(name)")
            #expect(abs(report.logLoss - expected.logLoss) < 1e-6, "\(name)")
            #expect(report.pairs == golden.pairs && report.prompts == 80 && report.promptGroups == 40)
            #expect(abs(report.lengthBaseline - golden.lengthBaseline) < 1e-12)
            #expect(report.humanAgreement != nil)
        }
        // Drawn by another generator: as near as two bootstraps come.
        let difference = try #require(measured.difference.accuracyDifference)
        #expect(abs(difference.value - golden.difference.value) < 1e-12)
        #expect(abs(difference.standardError / golden.difference.error - 1) < 0.05)
        #expect(abs(difference.interval.lower - golden.difference.lower) < 0.006)
        #expect(abs(difference.interval.upper - golden.difference.upper) < 0.006)
    }

    @Test("the scale and the origin of the scores make no difference", arguments: [1e-6, 1, 1e9])
    func scale(factor: Double) throws {
        let golden = try Golden.load()
        let set = try golden.set()
        func measured(_ change: (Double) -> Double) throws -> HeldOutComparison {
            try HeldOutComparison(
                set, external: golden.prompts.map { $0.external.map(change) },
                own: PromptOutcome.of(set, rewards: golden.prompts.map(\.own)), trained: set,
                options: TrainingOptions(), seed: golden.seed)
        }
        let (plain, scaled) = (try measured { $0 }, try measured { factor * ($0 + 3) })
        #expect(plain.external.accuracy == scaled.external.accuracy)
        #expect(abs(plain.external.logLoss - scaled.external.logLoss) < 1e-6)
    }

    @Test("no prompt helps to choose the factor that it is measured with")
    func crossFitted() throws {
        let golden = try Golden.load()
        let set = try golden.set()
        let folds = dealFolds(set.items.map(\.group), folds: 10, seed: golden.seed)
        let outcomes = PromptOutcome.of(set, rewards: golden.prompts.map(\.external))
        let before = outcomes.calibrated(folds: folds)
        var changed = outcomes
        for place in changed.indices where folds[place] == 3 {
            changed[place].margins = changed[place].margins.map { -$0 }
        }
        let after = changed.calibrated(folds: folds)
        for place in changed.indices where folds[place] == 3 {
            #expect(after[place].margins == before[place].margins.map { -$0 })
        }
        #expect(after.indices.contains { folds[$0] != 3 && after[$0].margins != before[$0].margins })
    }

    @Test("Podium's own model learns from the training part alone, and neither model's order is luck")
    func trains() throws {
        let groups = Fixtures.groups(120, noise: 0).enumerated().map { place, group in
            var group = group
            group.origins = group.completions.indices.map {
                CompletionOrigin(task: Int64(place), completion: Int64(10 * place + $0))
            }
            return group
        }
        let part: (UInt64) -> PromptPart? = { $0 < 80 ? .train : $0 < 100 ? .validation : .test }
        // Polite completions stand at even places.
        let rewards = Dictionary(
            uniqueKeysWithValues: groups.flatMap(\.origins).map {
                ($0.completion ?? 0, $0.completion! % 10 % 2 == 0 ? 1.0 : 0)
            })
        let trainer = Trainer(seed: 3)
        let measured = try trainer.compare(groups, with: rewards, part: part, measured: [.test])
        #expect(measured.trainingPrompts <= 80 && measured.external.prompts == 20)
        #expect(measured.external.accuracy == 1 && measured.own.accuracy > 0.9)
        // What is said of held-out prompts changes nothing of what was learned.
        let turned = groups.map { group in
            var group = group
            if part(group.promptKey) == .test {
                group.judgements = group.judgements.map {
                    Judgement(labeler: $0.labeler, person: $0.person, tiers: $0.tiers.reversed())
                }
            }
            return group
        }
        let other = try trainer.compare(turned, with: rewards, part: part, measured: [.test])
        #expect(abs(other.own.accuracy - (1 - measured.own.accuracy)) < 1e-12)
        #expect(other.external.accuracy == 0)
        #expect(throws: RewardModelError.self) {
            try trainer.compare(groups, with: [:], part: part, measured: [.test])
        }
    }

    @Test("one held-out prompt is nothing to measure with")
    func tooFew() throws {
        let golden = try Golden.load()
        let set = PromptSet(items: Array(try golden.set().items.prefix(2)))
        let error = #expect(throws: RewardModelError.self) {
            try HeldOutComparison(
                set, external: golden.prompts.prefix(2).map(\.external),
                own: PromptOutcome.of(set, rewards: golden.prompts.prefix(2).map(\.own)), trained: set,
                options: TrainingOptions(), seed: 1)
        }
        #expect(error?.code == .tooFewPrompts)
    }
}
