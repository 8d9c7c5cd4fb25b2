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
        let training = RandomShareTraining(chosen: chosen)
        let result = try Trainer(method: training, seed: 3).train(groups)
        let plain = try Trainer(seed: 3).train(groups)
        #expect(result.model.file == plain.model.file)
        #expect(result.report == plain.report)
        let share = try #require(training.report)
        #expect(share.chosenPrompts == 30 && share.prompts == 30)
        let measured = try #require(share.measured)
        #expect(
            measured.accuracyInterval.lower <= measured.accuracy && measured.accuracy <= measured.accuracyInterval.upper
        )

        // Without any chosen there is nothing to tell apart; with all chosen there is nothing to measure on.
        let none = RandomShareTraining(chosen: [])
        _ = try Trainer(method: none, seed: 3).train(groups)
        #expect(none.report == nil)
        let all = RandomShareTraining(chosen: Set((0..<60).map(Int64.init)))
        _ = try Trainer(method: all, seed: 3).train(groups)
        #expect(all.report?.prompts == 0 && all.report?.measured == nil && all.report?.chosenPrompts == 60)
    }

    @Test("counts a prompt as chosen that chance drew in one task and a model chose in another with the same texts")
    func twoTasks() throws {
        let again = groups(40).map { group in
            var group = group
            group.origins = group.origins.map { CompletionOrigin(task: 1000 + ($0.task ?? 0)) }
            return group
        }
        let training = RandomShareTraining(chosen: Set((1000..<1040).filter { $0 % 4 == 0 }))
        _ = try Trainer(method: training, seed: 3).train(groups(40) + again)
        let share = try #require(training.report)
        #expect(share.chosenPrompts == 10 && share.prompts == 30)
    }

    @Test("and its complement weigh together to the whole")
    func complement() throws {
        let groups = groups(60)
        let odd = Set((0..<60).filter { !$0.isMultiple(of: 2) }.map(Int64.init))
        let even = Set((0..<60).filter { $0.isMultiple(of: 2) }.map(Int64.init))
        let (one, other) = (RandomShareTraining(chosen: odd), RandomShareTraining(chosen: even))
        let report = try Trainer(method: one, seed: 3).train(groups).report.heldOut
        _ = try Trainer(method: other, seed: 3).train(groups)
        let (first, second) = (try #require(one.report), try #require(other.report))
        let right =
            Double(first.pairs) * (first.measured?.accuracy ?? 0)
            + Double(second.pairs) * (second.measured?.accuracy ?? 0)
        #expect(first.pairs + second.pairs == report.pairs)
        #expect(abs(right - Double(report.pairs) * report.accuracy) < 1e-9 * Double(report.pairs))
    }
}
