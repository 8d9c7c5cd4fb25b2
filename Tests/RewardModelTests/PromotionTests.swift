import Foundation
import Preferences
import Testing

@testable import RewardModel

@Suite("Promotion")
struct PromotionTests {
    private let trainer = Fixtures.trainer()
    private let groups = Fixtures.groups(150, noise: 0)

    /// The same prompts with every preference turned round.
    private var turned: [PreferenceGroup] {
        groups.map { group in
            var group = group
            group.judgements = group.judgements.map { .init(labeler: $0.labeler, tiers: $0.tiers.reversed()) }
            return group
        }
    }

    private func decide(_ report: TrainingReport, comparedWith model: String? = "7", isStillPromoted: Bool = true)
        -> PromotionDecision
    {
        PromotionGate.decide(report, comparedWith: model, isStillPromoted: isStillPromoted)
    }

    /// What the promoted model was trained on; the other fifty are new to it.
    private var earlier: [PreferenceGroup] { Array(groups.prefix(100)) }

    @Test("The first model has nothing to be worse than, but has to be better than chance and length")
    func first() throws {
        let report = try trainer.train(groups).report
        #expect(report.promoted == nil)
        let decision = decide(report, comparedWith: nil)
        #expect(decision.promoted)
        #expect(decision.grounds == .first)
        #expect(decision.reason.contains("No model is promoted yet"))
    }

    @Test("A model of random labels is never promoted, and the sentence says what to do", arguments: [nil, "7"])
    func chance(incumbent: String?) throws {
        let random = Fixtures.randomLabels(60)
        let report = try trainer.train(random, comparedWith: trainer.train(earlier).model).report
        let decision = decide(report, comparedWith: incumbent)
        #expect(!decision.promoted)
        #expect(decision.grounds == .noBetterThanChance)
        #expect(decision.reason.hasPrefix("No better than a coin toss as far as 120 prompts can tell: log loss 0."))
        #expect(decision.reason.contains("95 % interval"))
    }

    @Test("A model that knows no more than a ruler is never promoted")
    func length() throws {
        let report = try trainer.train(preferringLength(120)).report
        #expect(report.heldOut.accuracy > 0.8)
        #expect(try #require(report.length.accuracy) > 0.9)
        let decision = decide(report, comparedWith: nil)
        #expect(!decision.promoted)
        #expect(decision.grounds == .noBetterThanLength)
        #expect(decision.reason.contains("the lengths of the completions alone as far as 120 prompts"))
    }

    /// Two completions each of words that mean nothing, of which the longer one is preferred.
    private func preferringLength(_ count: Int) -> [PreferenceGroup] {
        var generator = SeededGenerator(seed: 3)
        return Fixtures.groups(count, completions: 2).map { group in
            var group = group
            let words = (0..<2).map { _ in 1 + generator.next(below: 30) }
            group.completions = words.map { count in
                (0..<count).map { _ in Fixtures.filler[generator.next(below: 8)] }.joined(separator: " ")
            }
            let better = words[0] > words[1] ? 0 : 1
            group.judgements = Fixtures.judgements([[[better], [1 - better]]])
            return group
        }
    }

    @Test("Where rewards are given without form, a model that knows nothing but form is no better than a coin")
    func withoutForm() throws {
        var report = try trainer.train(preferringLength(120)).report
        #expect(report.coin.showsCandidateBetter)
        let measured = try #require(report.coinWithoutForm)
        #expect(!measured.showsCandidateBetter)
        #expect(measured.candidateAccuracy == report.withoutForm.accuracy)
        #expect(measured.candidateLogLoss == report.withoutForm.logLoss)
        #expect(measured.logLoss == report.coin.logLoss)
        // Were it better than length alone, the gate would still ask what is given.
        report.length = report.coin
        for incumbent in [nil, "7"] {
            func decide(_ givesRewardsWithoutForm: Bool) -> PromotionDecision {
                PromotionGate.decide(
                    report, comparedWith: incumbent, givesRewardsWithoutForm: givesRewardsWithoutForm,
                    isStillPromoted: true)
            }
            #expect(decide(false).promoted && decide(false).isOfRewardsWithoutForm == nil)
            let decision = decide(true)
            #expect(!decision.promoted && decision.grounds == .noBetterThanChance)
            #expect(decision.isOfRewardsWithoutForm == true)
            #expect(
                decision.reason.hasPrefix(
                    "Without what length and form explain, which this project leaves out of all rewards, it is no better than "
                        + "a coin toss as far as 120 prompts can tell: log loss "), "\(decision.reason)")
        }
    }

    @Test("A model that knows more than form is promoted where rewards are given without it")
    func betterWithoutForm() throws {
        // One word tells which is preferred, and it is as long as the other.
        let worded = Fixtures.groups(120, completions: 2).map { group in
            var group = group
            group.completions = ["gladly", "grumpy"].map { "\($0) \(Fixtures.filler[Int(group.promptKey % 8)])" }
            group.judgements = Fixtures.judgements([[[0], [1]]])
            return group
        }
        let report = try trainer.train(worded).report
        #expect(report.coinWithoutForm?.showsCandidateBetter == true)
        let decision = PromotionGate.decide(
            report, comparedWith: nil, givesRewardsWithoutForm: true, isStillPromoted: true)
        #expect(decision.promoted && decision.grounds == .first)
        // What is no better with form is told so, whatever is given.
        let random = try trainer.train(Fixtures.randomLabels(60)).report
        let chance = PromotionGate.decide(
            random, comparedWith: nil, givesRewardsWithoutForm: true, isStillPromoted: true)
        #expect(chance.grounds == .noBetterThanChance && chance.isOfRewardsWithoutForm == nil)
    }

    @Test("A report of a Podium that did not measure rewards without form beside a coin can still be read")
    func reportWithoutCoin() throws {
        var report = try trainer.train(groups).report
        report.coinWithoutForm = nil
        let bytes = try JSONEncoder().encode(report)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("coinWithoutForm"))
        #expect(try JSONDecoder().decode(TrainingReport.self, from: bytes) == report)
    }

    @Test("The length model's factor is the minimum of its loss, and is 0 where lengths say nothing")
    func lengthFactor() {
        let differences = [(1.0, 1.0), (0.5, 0.5), (-0.25, 1), (2, 0.25)].map { (difference: $0.0, weight: $0.1) }
        func loss(_ factor: Double) -> Double {
            differences.reduce(0.05 * factor * factor) {
                $0 + $1.weight * BradleyTerryLoss.value(margin: factor * $1.difference)
            }
        }
        let factor = LengthModel.factor(differences)
        #expect(loss(factor) < loss(factor + 1e-3) && loss(factor) < loss(factor - 1e-3))
        #expect(abs(LengthModel.factor([(1, 1), (-1, 1)])) < 1e-9)
        #expect(LengthModel.factor([]).isFinite)
    }

    @Test("A model is compared on new prompts only: on the others it would be asked what it knows by heart")
    func onlyNew() throws {
        let model = try trainer.train(groups).model
        let same = try trainer.train(groups, comparedWith: model).report
        #expect(same.promoted?.prompts == 0)
        #expect(same.promoted?.accuracy == nil && same.promoted?.accuracyDifference == nil)
        #expect(decide(same).promoted)
        #expect(decide(same).grounds == .tooFewPrompts)
        #expect(decide(same).reason.hasPrefix("No prompt is new since"))

        let three = try trainer.train(groups, comparedWith: trainer.train(Array(groups.dropLast(3))).model).report
        #expect(three.promoted?.prompts == 3)
        #expect(decide(three).grounds == .tooFewPrompts)
        #expect(decide(three).reason.hasPrefix("Only 3 prompts are new since"))
    }

    @Test("A new prompt that is nearly one of those that the promoted model has seen is not new")
    func nearlySeen() throws {
        let copies = groups.prefix(40).map { group in
            var group = group
            group.promptKey += 10_000
            group.prompt = Prompt(group.prompt.messages[0].content.lowercased() + " !")
            return group
        }
        let report = try trainer.train(groups + copies, comparedWith: trainer.train(groups).model).report
        #expect(report.trainingPrompts == 190)
        #expect(report.promoted?.prompts == 0)
    }

    @Test("A worse candidate stays a candidate, and the sentence says why with numbers")
    func worse() throws {
        let good = try trainer.train(earlier).model
        // Two fifths of the earlier labels are turned round, so that what is learned is weak; the new ones are right.
        let spoiled = groups.enumerated().map { $0 < 100 && $0 % 5 < 2 ? turned[$0] : $1 }
        let report = try trainer.train(spoiled, comparedWith: good).report
        #expect(!decide(report).promoted)
        #expect(decide(report).grounds == .worse)
        #expect(decide(report).reason.hasPrefix("Worse than the promoted model in "))
        #expect(decide(report).reason.contains("95 % interval"))
        #expect(decide(report).reason.contains("50 prompts that neither had seen"))
    }

    @Test("A better candidate is not worse, and both sides of the numbers agree")
    func better() throws {
        let bad = try trainer.train(Array(turned.prefix(100))).model
        let report = try trainer.train(groups, comparedWith: bad).report
        #expect(decide(report).promoted)
        #expect(decide(report).grounds == .notWorse)
        let promoted = try #require(report.promoted)
        #expect(promoted.prompts == 50)
        let difference = try #require(promoted.accuracyDifference)
        let (own, other) = (try #require(promoted.candidateAccuracy), try #require(promoted.accuracy))
        #expect(abs(difference.value - (own - other)) < 1e-12)
        let (ownLoss, otherLoss) = (try #require(promoted.candidateLogLoss), try #require(promoted.logLoss))
        #expect(abs(try #require(promoted.logLossDifference).value - (ownLoss - otherLoss)) < 1e-12)
        #expect(difference.interval.lower > 0)
    }

    @Test("Of a model whose file does not name what it has seen, the share that it held out is what is new to it")
    func versionOne() throws {
        let seen = SeenPrompts.allBut(share: 0.25, seed: 5)
        let unseen = try PromptSet(groups).isUnseen(by: seen)
        #expect((20...60).contains(unseen.count { $0 }))
        // Where the place of a key in 0 ..< 1 was below the share, the prompt was held out.
        #expect(!SeenPrompts.allBut(share: 1, seed: 5).contains(1) && SeenPrompts.allBut(share: 0, seed: 5).contains(1))
        let keys = SeenPrompts.keys([2, 5, 9])
        #expect((0...10).filter { keys.contains($0) } == [2, 5, 9])
        #expect(!SeenPrompts.keys([]).contains(0))
    }

    @Test("A model that was promoted meanwhile stays, however good the candidate is")
    func promotedMeanwhile() throws {
        let report = try trainer.train(groups, comparedWith: trainer.train(turned).model).report
        #expect(decide(report).promoted)
        for model in ["7", nil] {
            let decision = decide(report, comparedWith: model, isStillPromoted: false)
            #expect(!decision.promoted)
            #expect(decision.grounds == .overtaken)
            #expect(decision.reason.contains("while this one was trained"))
        }
    }

    @Test("A promoted model that could not be measured is replaced, and named")
    func unreadable() throws {
        let decision = decide(try trainer.train(groups).report)
        #expect(decision.promoted)
        #expect(decision.grounds == .unreadable)
        #expect(decision.reason.contains("model 7 cannot be read"))
        let held = PromotionGate.decide(
            try trainer.train(groups).report, comparedWith: "7", isStillPromoted: true, isHeld: true)
        #expect(held == decision, "a hold on what cannot be read protects nothing")
    }

    @Test("while a roll-back holds, nothing takes the model's place, however good it is")
    func held() throws {
        let report = try trainer.train(groups, comparedWith: trainer.train(turned).model).report
        let decision = PromotionGate.decide(report, comparedWith: "7", isStillPromoted: true, isHeld: true)
        #expect(!decision.promoted && decision.grounds == .held)
    }

    @Test("A report of a Podium that gave no grounds can still be read")
    func earlierReport() throws {
        let stored = #"{"promoted": true, "reason": "Not worse than the promoted model."}"#
        let decision = try JSONDecoder().decode(PromotionDecision.self, from: Data(stored.utf8))
        #expect(decision.promoted && decision.grounds == nil)
    }
}
