import Preferences
import Testing

@testable import RewardModel

@Suite("The random share in a report")
struct RandomShareTests {
    /// Prompts, each asked by a task of its number.
    private func groups(_ count: Int) -> [PreferenceGroup] {
        Fixtures.groups(count).enumerated().map { number, group in
            var group = group
            group.origins = group.completions.map { _ in CompletionOrigin(task: Int64(number)) }
            return group
        }
    }

    @Test("is what the rest of the report is, on the prompts that no model chose; the model itself is the same")
    func figures() throws {
        let groups = groups(60)
        let chosen = Set((0..<60).filter { !$0.isMultiple(of: 2) }.map(Int64.init))
        let result = try Trainer(seed: 3, chosen: chosen).train(groups)
        let plain = try Trainer(seed: 3).train(groups)
        #expect(result.model.file == plain.model.file)
        #expect(result.report == plain.report)
        let share = try #require(result.randomShare)
        #expect(share.chosenPrompts == 30 && share.prompts == 30)
        let measured = try #require(share.measured)
        #expect(
            measured.accuracyInterval.lower <= measured.accuracy && measured.accuracy <= measured.accuracyInterval.upper
        )

        // Without any chosen there is nothing to tell apart; with all chosen there is nothing to measure on.
        #expect(plain.randomShare == nil)
        let all = try Trainer(seed: 3, chosen: Set((0..<60).map(Int64.init))).train(groups).randomShare
        #expect(all?.prompts == 0 && all?.measured == nil && all?.chosenPrompts == 60 && all?.standsForAll == false)
    }

    @Test("of enough prompts stands for all: what is measured, and what the gate goes by, is measured on it alone")
    func standsForAll() throws {
        let groups = groups(240)
        let chosen = Set((0..<240).filter { !$0.isMultiple(of: 2) }.map(Int64.init))
        let result = try Trainer(seed: 3, chosen: chosen).train(groups)
        let plain = try Trainer(seed: 3).train(groups)
        let share = try #require(result.randomShare)
        #expect(share.standsForAll == true && share.prompts == 120)
        #expect(result.model.file == plain.model.file)
        #expect(result.report.heldOut.prompts == 120 && plain.report.heldOut.prompts == 240)
        #expect(result.report.heldOut.accuracy == share.measured?.accuracy)
        #expect(result.report.coin.prompts == 120 && result.report.length.prompts == 120)
        #expect(result.report.trainingPrompts == 240)

        let again = try Trainer(seed: 3, chosen: chosen).train(
            self.groups(300), comparedWith: try Trainer(seed: 3).train(Array(self.groups(300).prefix(240))).model)
        #expect(again.report.promoted?.prompts == 60, "all that is new since then was drawn by chance")
        #expect(again.randomShare?.comparesOnAll == false && share.comparesOnAll == nil)
    }

    @Test("that has too little that is new leaves the comparison with the promoted model to all that is new")
    func fewNew() throws {
        let (groups, trainer) = (groups(300), Fixtures.trainer())
        let good = try trainer.train(Array(groups.prefix(240)))
        // Three fifths of the earlier labels are turned round, so that what is learned is bad; the new ones are right.
        let spoiled = groups.enumerated().map { index, group in
            guard index < 240, index % 5 < 3 else { return group }
            var group = group
            group.judgements = group.judgements.map { .init(labeler: $0.labeler, tiers: $0.tiers.reversed()) }
            return group
        }
        for drawn in [0, 6] {
            // Of what is new, chance drew so many; of what was there before, half.
            let chosen = Set((0..<300).filter { $0 < 240 ? $0 % 2 == 1 : $0 >= 240 + drawn }.map(Int64.init))
            let result = try Trainer(
                options: Fixtures.options, method: trainer.method, seed: 3, chosen: chosen
            ).train(spoiled, comparedWith: good.model)
            #expect(result.randomShare?.standsForAll == true && result.randomShare?.comparesOnAll == true)
            #expect(result.report.promoted?.prompts == 60 && result.report.heldOut.prompts == 120 + drawn)
            // Nothing else than the comparison is looked at.
            var report = result.report
            (report.coin, report.length) = (good.report.coin, good.report.length)
            let decision = PromotionGate.decide(report, comparedWith: "7", isStillPromoted: true)
            #expect(!decision.promoted && decision.grounds == .worse)
            #expect(decision.reason.contains("60 prompts that neither had seen"))
        }
    }

    @Test("counts a prompt as chosen that chance drew in one task and a model chose in another with the same texts")
    func twoTasks() throws {
        let again = groups(40).map { group in
            var group = group
            group.origins = group.origins.map { CompletionOrigin(task: 1000 + ($0.task ?? 0)) }
            return group
        }
        let result = try Trainer(seed: 3, chosen: Set((1000..<1040).filter { $0 % 4 == 0 })).train(groups(40) + again)
        let share = try #require(result.randomShare)
        #expect(share.chosenPrompts == 10 && share.prompts == 30)
    }

    @Test("and its complement weigh together to the whole")
    func complement() throws {
        let groups = groups(60)
        let odd = Set((0..<60).filter { !$0.isMultiple(of: 2) }.map(Int64.init))
        let even = Set((0..<60).filter { $0.isMultiple(of: 2) }.map(Int64.init))
        let (one, other) = (Trainer(seed: 3, chosen: odd), Trainer(seed: 3, chosen: even))
        let report = try one.train(groups).report.heldOut
        let (first, second) = (
            try #require(one.train(groups).randomShare), try #require(other.train(groups).randomShare)
        )
        let right =
            Double(first.pairs) * (first.measured?.accuracy ?? 0)
            + Double(second.pairs) * (second.measured?.accuracy ?? 0)
        #expect(first.pairs + second.pairs == report.pairs)
        #expect(abs(right - Double(report.pairs) * report.accuracy) < 1e-9 * Double(report.pairs))
    }
}
