import Foundation
import Testing

@testable import Statistics

@Suite("People beside machines")
struct MachineJudgeTests {
    private func scores(_ values: [Double], labeler: (Int) -> Int? = { $0 }) -> ClusteredValues {
        ClusteredValues(
            values.enumerated().map {
                ClusteredValue(prompt: $0.offset, labeler: labeler($0.offset), value: $0.element)
            })
    }

    @Test(
        "Agreement counts ties as their handling says",
        arguments: [(TieHandling.excluded, 2.0 / 3), (.half, 3.0 / 5), (.category, 3.0 / 6)])
    func ties(handling: TieHandling, share: Double) throws {
        // Agree, agree, disagree, tie by one, tie by the other, tie by both.
        let people = scores([1, 0, 1, 0.5, 1, 0.5])
        let machine = scores([0.7, 0.2, 0.1, 0.9, 0.5, 0.5])
        let agreement = try #require(people.agreement(withMachine: machine, ties: handling))
        #expect(isClose(agreement.estimate.value, share, 1e-12))
    }

    @Test("Agreement of rankings is that of all their pairs, on the prompts that both judged")
    func rankings() throws {
        let people = PolicyJudgements(
            (0..<10).map { judgement($0, $0, [[0], [1], [2]]) } + [judgement(99, 1, [[0], [1]])], policies: 3)
        let machine = PolicyJudgements((0..<20).map { judgement($0, 0, [[0], [2], [1]]) }, policies: 3)
        let agreement = try #require(people.agreement(withMachine: machine))
        #expect(isClose(agreement.estimate.value, 2.0 / 3, 1e-12))
        #expect(agreement.estimate.clusters == 10)
        #expect(agreement.observations == 30)
        #expect(people.agreement(withMachine: machine, on: (1, 2))?.estimate.value == 0)
        #expect(people.agreement(withMachine: machine, on: (2, 0))?.estimate.value == 1)
        #expect(people.agreement(withMachine: PolicyJudgements([], policies: 3)) == nil)
    }

    @Test(
        "A policy that the reward model loves and people do not is the alarm",
        arguments: [
            (0.50, 0.9, Overoptimisation.Verdict.alarm), (0.30, 0.9, .alarm), (0.75, 0.95, .overstated),
            (0.6, 0.62, .consistent), (0.3, 0.3, .consistent), (0.8, 0.4, .understated), (0.2, 0.4, .overstated),
        ])
    func verdicts(people: Double, machine: Double, verdict: Overoptimisation.Verdict) throws {
        let count = 200
        let said = scores((0..<count).map { Double($0) < people * Double(count) ? 1 : 0 }) { $0 % 20 }
        let scored = scores(
            (0..<count).map { machine + 0.05 * Double($0 % 3 - 1) }, labeler: { _ in 7 })
        let reading = try #require(said.overoptimisation(machine: scored))
        #expect(reading.verdict == verdict)
        #expect(isClose(reading.people.estimate.value, people, 1e-9))
        #expect(abs(reading.difference.estimate.value - (machine - people)) < 0.01)
        #expect(reading.difference.labelers == 20)
    }

    @Test("Over-optimisation is read on the prompts that both judged")
    func common() throws {
        let people = scores((0..<40).map { Double($0 % 2) })
        let machine = scores((0..<80).map { $0 < 40 ? 0.5 : 1 })
        let reading = try #require(people.overoptimisation(machine: machine))
        #expect(reading.machine.estimate.value == 0.5)
        #expect(reading.machine.estimate.clusters == 40)
        #expect(scores([1, 0, 1]).overoptimisation(machine: scores([])) == nil)
    }

    @Test("A machine that says what people say is worth many of them; one that says nothing changes nothing")
    func corrected() throws {
        var generator = TestGenerator(state: 11)
        let truth = (0..<2000).map { _ in Double.random(in: 0..<1, using: &generator) < 0.65 ? 1.0 : 0 }
        let people = scores(Array(truth.prefix(100)))
        let good = try #require(
            people.corrected(machine: scores(truth.map { abs($0 - 0.05) }, labeler: { _ in nil })))
        #expect(try #require(good.gain) > 10)
        #expect(good.rate.estimate.interval.contains(truth.reduce(0, +) / 2000))
        #expect(good.machinePrompts == 1900)
        let constant = try #require(people.corrected(machine: scores(truth.map { _ in 0.9 }, labeler: { _ in nil })))
        #expect(constant.tuning == 0)
        #expect(isClose(constant.rate.estimate.value, constant.people.estimate.value, 1e-12))
        #expect(isClose(constant.gain, 1, 1e-9))
        // One that says the contrary is not listened to, either.
        let contrary = try #require(people.corrected(machine: scores(truth.map { 1 - $0 }, labeler: { _ in nil })))
        #expect(contrary.tuning == 0)
    }

    @Test("Too few prompts in common, or none beyond, are not corrected")
    func tooFew() {
        let machine = scores((0..<100).map { Double($0 % 2) }, labeler: { _ in nil })
        #expect(scores((0..<19).map { Double($0 % 2) }).corrected(machine: machine) == nil)
        #expect(scores((0..<100).map { Double($0 % 2) }).corrected(machine: machine) == nil)
        #expect(scores((0..<20).map { Double($0 % 2) }).corrected(machine: machine) != nil)
    }
}

@Suite("Plans of comparisons")
struct ComparisonPlanTests {
    @Test("Without clusters it is the textbook's number, within a few")
    func textbook() {
        // (1.96 · 0.5 + 0.8416 · √(0.6 · 0.4))² / 0.1² = 193.8
        let plan = ComparisonPlan(labelers: 1, promptShare: 0, labelerShare: 0)
        guard case .enough(let prompts, let judgements) = plan.size(for: 0.1) else {
            Issue.record("no number is enough")
            return
        }
        #expect((190...200).contains(prompts))
        #expect(judgements == prompts)
        #expect(plan.size(for: -0.1) == plan.size(for: 0.1))
        #expect(abs((plan.smallestDifference(prompts: prompts) ?? 0) - 0.1) < 0.001)
    }

    @Test("Ties help, what prompts and labelers have in common does not, and more labelers do")
    func directions() throws {
        func prompts(_ plan: ComparisonPlan) throws -> Int {
            guard case .enough(let prompts, _) = plan.size(for: 0.08) else {
                throw CancellationError()
            }
            return prompts
        }
        let plain = try prompts(ComparisonPlan(labelers: 20, promptShare: 0.2))
        #expect(try prompts(ComparisonPlan(labelers: 20, tieRate: 0.4, promptShare: 0.2)) < plain)
        #expect(try prompts(ComparisonPlan(judgementsPerPrompt: 3, labelers: 20, promptShare: 0.2)) < plain)
        #expect(try prompts(ComparisonPlan(labelers: 20, promptShare: 0.2, power: 0.9)) > plain)
        #expect(try prompts(ComparisonPlan(labelers: 20, promptShare: 0.2, labelerShare: 0.01)) > plain)
        let three = ComparisonPlan(judgementsPerPrompt: 3, labelers: 1000, promptShare: 0.5)
        #expect(isClose(three.designEffect(prompts: 100), 0.5 * 3 + 0.5, 1e-9))
    }

    @Test("Where labelers differ too much for their number, it says how many it takes")
    func labelers() throws {
        let plan = ComparisonPlan(judgementsPerPrompt: 2, labelers: 4, promptShare: 0.1, labelerShare: 0.1)
        guard case .moreLabelers(let least) = plan.size(for: 0.05) else {
            Issue.record("four labelers are said to be enough")
            return
        }
        var more = plan
        more.labelers = least
        #expect(least > 4)
        guard case .enough = more.size(for: 0.05) else {
            Issue.record("\(least) labelers are not enough")
            return
        }
    }

    @Test("What no number of judgements could show", arguments: [0.0, 0.31, 0.5])
    func impossible(difference: Double) {
        #expect(ComparisonPlan(tieRate: 0.4).size(for: difference) == .impossible)
        #expect(ComparisonPlan(tieRate: 0.4).smallestDifference(prompts: 1) == nil)
    }
}
