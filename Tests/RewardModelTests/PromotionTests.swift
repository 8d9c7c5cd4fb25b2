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

    @Test("The first model has nothing to be worse than")
    func first() throws {
        let report = try trainer.train(groups).report
        #expect(report.promoted == nil)
        let decision = decide(report, comparedWith: nil)
        #expect(decision.promoted)
        #expect(decision.grounds == .first)
        #expect(decision.reason.contains("No model is promoted yet"))
    }

    @Test("A model is not worse than itself")
    func same() throws {
        let model = try trainer.train(groups).model
        let report = try trainer.train(groups, comparedWith: model).report
        #expect(decide(report).promoted)
        #expect(report.promoted?.accuracyDifference?.value == 0)
        #expect(report.promoted?.logLossDifference?.interval.upper == 0)
        #expect(report.promoted?.sameSplit == true)
    }

    @Test("A worse candidate stays a candidate, and the sentence says why with numbers")
    func worse() throws {
        let good = try trainer.train(groups).model
        // All training labels are wrong and the held-out ones are right, as after an import of reversed rankings.
        let split = Split(seed: 0, heldOutFraction: 0.1)
        let held = Set(split.parts(try PromptSet(groups)).heldOut.items.map(\.key))
        let spoiled = zip(groups, turned).map { held.contains($0.promptKey) ? $0 : $1 }
        let report = try trainer.train(spoiled, comparedWith: good).report
        #expect(!decide(report).promoted)
        #expect(decide(report).grounds == .worse)
        #expect(decide(report).reason.hasPrefix("Worse than the promoted model in accuracy and log loss: accuracy -"))
        #expect(decide(report).reason.contains("95 % interval"))
        #expect(decide(report).reason.contains("\(held.count) held-out prompts"))
    }

    @Test("A better candidate is not worse, and both sides of the numbers agree")
    func better() throws {
        let bad = try trainer.train(turned).model
        let report = try trainer.train(groups, comparedWith: bad).report
        #expect(decide(report).promoted)
        #expect(decide(report).grounds == .notWorse)
        let promoted = try #require(report.promoted)
        let difference = try #require(promoted.accuracyDifference)
        #expect(abs(difference.value - (report.heldOut.accuracy - promoted.accuracy)) < 1e-12)
        #expect(
            abs(try #require(promoted.logLossDifference).value - (report.heldOut.logLoss - promoted.logLoss)) < 1e-12)
        #expect(difference.interval.lower > 0)
    }

    @Test("A promoted model of another split is still compared, and the reason says what that means")
    func otherSplit() throws {
        var options = Fixtures.options
        options.splitSeed = 77
        let other = try Fixtures.trainer(options).train(groups).model
        let report = try trainer.train(groups, comparedWith: other).report
        #expect(report.promoted?.sameSplit == false)
        #expect(decide(report).reason.contains("another split"))
    }

    @Test("Too few held-out prompts cannot show anything")
    func tooFew() throws {
        let few = Array(groups.prefix(10))
        let model = try trainer.train(few).model
        let report = try trainer.train(few, comparedWith: model).report
        if report.heldOutPrompts < 2 {
            #expect(report.promoted?.accuracyDifference == nil)
            #expect(decide(report).grounds == .tooFewPrompts)
            #expect(decide(report).reason.contains("too few"))
        }
        #expect(decide(report).promoted)
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
    }

    @Test("A report of a Podium that gave no grounds can still be read")
    func earlierReport() throws {
        let stored = #"{"promoted": true, "reason": "Not worse than the promoted model."}"#
        let decision = try JSONDecoder().decode(PromotionDecision.self, from: Data(stored.utf8))
        #expect(decision.promoted && decision.grounds == nil)
    }
}
