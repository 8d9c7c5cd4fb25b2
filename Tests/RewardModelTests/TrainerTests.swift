import Preferences
import Testing

@testable import RewardModel

@Suite("Training")
struct TrainerTests {
    private let trainer = Fixtures.trainer()

    @Test("rewards of demonstrations have mean 0 where there are any, and nothing else changes by it")
    func demonstrations() throws {
        let groups = Fixtures.groups(40)
        let demonstrations = (0..<7).map {
            ScoringItem(prompt: Prompt("Question \($0)?"), completion: "As I would say it, number \($0), gladly.")
        }
        let plain = try Trainer(seed: 3).train(groups)
        let shifted = try Trainer(seed: 3).train(groups, demonstrations: demonstrations.map { Demonstration($0) })
        #expect(shifted.report.demonstrations == 7)
        let rewards = shifted.model.score(demonstrations).map(\.reward)
        #expect(abs(rewards.reduce(0, +)) < 1e-9)
        // What is given where a project leaves form out of its rewards has the same 0.
        #expect(abs(shifted.model.score(demonstrations).reduce(0) { $0 + $1.withoutForm.reward }) < 1e-9)
        let before = plain.model.score(demonstrations)
        let shift = try #require(before.first?.reward) - rewards[0]
        #expect(abs(shift) > 1e-3)
        let formShift = before[0].formReward - shifted.model.score(demonstrations)[0].formReward
        for (old, new) in zip(before, shifted.model.score(demonstrations)) {
            #expect(abs(old.reward - new.reward - shift) < 1e-9)
            #expect(abs(old.formReward - new.formReward - formShift) < 1e-9 && old.uncertainty == new.uncertainty)
        }
        let read = try shifted.model.file.model()
        #expect(read.score(demonstrations) == shifted.model.score(demonstrations))
        var report = shifted.report
        report.demonstrations = plain.report.demonstrations
        #expect(report == plain.report)

        // What weighs less pulls less, and what weighs nothing is not there.
        let weights = [100, 50, 0, 25, 100, 100, 1].map { LabelerWeight(hundredths: $0) ?? .full }
        let weighed = try Trainer(seed: 3).train(
            groups, demonstrations: zip(demonstrations, weights).map { Demonstration($0, weight: $1) })
        #expect(weighed.report.demonstrations == 6)
        let sum = zip(weighed.model.score(demonstrations), weights).reduce(0) { $0 + $1.0.reward * $1.1.value }
        #expect(abs(sum) < 1e-9)
    }

    @Test("What labelers prefer is learned")
    func learns() throws {
        let result = try trainer.train(Fixtures.groups(60))
        let report = try result.model.evaluate(Fixtures.groups(40, firstKey: 1000, noise: 0, seed: 99), seed: 1)
        #expect(report.accuracy > 0.95)
        #expect(report.logLoss < 0.5)
        #expect(result.report.converged)
        #expect(result.report.trainingPrompts == 60)
        #expect(result.report.heldOut.prompts == 60)
    }

    @Test("The same data give the same bytes, in any order, with one thread or several")
    func deterministic() throws {
        let groups = Fixtures.groups(50)
        let bytes = try trainer.train(groups).model.file.bytes
        #expect(try trainer.train(groups).model.file.bytes == bytes)
        var generator = SeededGenerator(seed: 5)
        #expect(try trainer.train(generator.shuffled(groups)).model.file.bytes == bytes)
        let alone = try Threads.$areAllowed.withValue(false) { try trainer.train(groups).model.file.bytes }
        #expect(alone == bytes)
    }

    @Test("Each prompt counts once: asking a prompt twice changes nothing but the number of comparisons")
    func duplicates() throws {
        // Of labelers it is new evidence.
        var alike = Fixtures.linear
        alike.labelers = false
        let trainer = Fixtures.trainer(linear: alike)
        let groups = Fixtures.groups(40)
        let once = try trainer.train(groups)
        let twice = try trainer.train(groups + groups)
        #expect(twice.report.trainingComparisons == 2 * once.report.trainingComparisons)
        #expect(twice.report.trainingCompletions == once.report.trainingCompletions)
        let items = groups.flatMap { group in
            group.completions.map { ScoringItem(prompt: group.prompt, completion: $0) }
        }
        let differences = zip(once.model.score(items), twice.model.score(items)).map { abs($0.reward - $1.reward) }
        #expect(differences.allSatisfy { $0 < 1e-4 })
    }

    @Test("A prompt leaves no trace in the model that predicts it, only in the others")
    func crossFitting() throws {
        let groups = Fixtures.groups(60)
        let prompts = try PromptSet(groups).comparable
        let folds = dealFolds(prompts.items.map(\.group), folds: 3, seed: 1)
        var options = Fixtures.linear
        options.regularisations = [1]
        // How labelers judge, other folds tell by way of models that this one has taken part in, as for a temperature.
        options.labelers = false
        // With and without the part of the prompts that the search for a penalty does not look at.
        for limit in [20_000, 90] {
            options.crossValidationCompletions = limit
            let method = LinearTraining(options: options)
            func rewards(_ changed: [PreferenceGroup]) throws -> [[Double]] {
                try method.fit(try PromptSet(changed).comparable, folds: folds, seed: 1) { _ in }.outOfFold
            }
            let before = try rewards(groups)
            #expect(zip(before, prompts.items).allSatisfy { $0.count == $1.completions.count })
            let after = try rewards(
                groups.enumerated().map { index, group in
                    guard folds[index] == 0 else { return group }
                    var group = group
                    group.judgements = group.judgements.map { .init(labeler: $0.labeler, tiers: $0.tiers.reversed()) }
                    return group
                })
            for fold in 0..<3 {
                let of = folds.indices.filter { folds[$0] == fold }
                // A temperature that other folds chose may scale all of a fold's rewards; their order is the model's.
                let kept = of.allSatisfy { index in
                    let order = before[index].indices.sorted { before[index][$0] < before[index][$1] }
                    return order == after[index].indices.sorted { after[index][$0] < after[index][$1] }
                }
                #expect(kept == (fold == 0), "fold \(fold), \(limit) completions")
            }
        }
    }

    @Test("What is reported is not what the answering model has learned by heart")
    func notByHeart() throws {
        let groups = Fixtures.randomLabels(80).enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        var options = Fixtures.linear
        options.regularisations = [0.01]
        let result = try Fixtures.trainer(linear: options).train(groups)
        #expect(try result.model.evaluate(groups, seed: 1).accuracy > 0.95)
        #expect(result.report.heldOut.accuracy < 0.7)
    }

    @Test("Progress runs from 0 to 1 through every phase")
    func progress() throws {
        var seen: [TrainingProgress] = []
        _ = try trainer.train(Fixtures.groups(30)) { seen.append($0) }
        #expect(seen.first?.fraction == 0)
        #expect(seen.last?.fraction == 1)
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.fraction <= $1.fraction })
        var phases = seen.map(\.phase)
        phases = phases.enumerated().filter { $0.offset == 0 || phases[$0.offset - 1] != $0.element }.map(\.element)
        #expect(phases == TrainingProgress.Phase.allCases)
    }

    @Test("Nine completions of one prompt, empty ones among them, are fine")
    func nine() throws {
        var groups = Fixtures.groups(20, completions: 9)
        groups[3].completions[0] = ""
        groups[4].completions[1] = " \n "
        let result = try trainer.train(groups)
        #expect(result.report.trainingComparisons == 20 * 20)
        #expect(result.model.score("").reward.isFinite)
    }

    @Test(
        "Too little to learn from is refused with what to do",
        arguments: [
            [], Fixtures.groups(1), Fixtures.groups(9),
            Fixtures.groups(30).map { group in
                var group = group
                group.judgements = Fixtures.judgements(3, of: [[0, 1]])
                return group
            },
            Fixtures.groups(30).map { group in
                var group = group
                group.completions = group.completions.map { _ in "all the same" }
                return group
            },
        ])
    func tooFew(groups: [PreferenceGroup]) throws {
        let error = try #require(throws: RewardModelError.self) { try trainer.train(groups) }
        #expect(error.code == .tooFewPrompts)
        #expect(error.message.contains("at least 10 prompts"))
    }

    @Test(
        "A judgement of completions that are not there, or of one twice, is refused",
        arguments: [[[0], [3]], [[-1], [0]], [[1], [1]], [[0, 0]]])
    func invalidJudgement(tiers: [[Int]]) throws {
        var groups = Fixtures.groups(20)
        groups[5].judgements.append(Judgement(labeler: ID(1), tiers: tiers))
        let error = try #require(throws: RewardModelError.self) { try trainer.train(groups) }
        #expect(error.code == .invalidJudgement)
    }

    @Test(
        "An option out of range is refused by name",
        arguments: [
            trainer("folds") { options, _ in options.folds = 1 },
            trainer("featureBits") { $1.featureBits = 30 }, trainer("regularisations") { $1.regularisations = [] },
            trainer("regularisations") { $1.regularisations = [1, .nan] },
            trainer("minimumPrompts") { options, _ in options.minimumPrompts = 1 },
            trainer("bootstrap") { options, _ in options.bootstrap.replicates = 0 },
        ])
    func invalidOption(name: String, trainer: Trainer) throws {
        let error = try #require(throws: RewardModelError.self) { try trainer.train(Fixtures.groups(20)) }
        #expect(error.code == .invalidOption)
        #expect(error.message.contains(name))
    }

    private static func trainer(
        _ name: String, _ change: (inout TrainingOptions, inout LinearOptions) -> Void
    ) -> (String, Trainer) {
        var options = TrainingOptions()
        var linear = LinearOptions()
        change(&options, &linear)
        return (name, Fixtures.trainer(options, linear: linear))
    }

    @Test("Cross-validation on a part of the prompts still chooses a penalty")
    func cappedCrossValidation() throws {
        var options = Fixtures.linear
        options.crossValidationCompletions = 60
        var few = Fixtures.options
        few.folds = 5
        few.manyCompletions = 100
        let result = try Fixtures.trainer(few, linear: options).train(Fixtures.groups(60))
        #expect(result.report.folds == 3)
        #expect(options.regularisations.contains(result.report.regularisation))
        #expect(result.report.heldOut.prompts == 60, "all are predicted all the same")
    }

    @Test(
        "However little the search may look at, it looks at every part: one prompt may be as much as it may take",
        arguments: [1, 3, 7])
    func tinySearch(seed: UInt64) throws {
        var options = Fixtures.linear
        options.crossValidationCompletions = 1
        let result = try Fixtures.trainer(linear: options, seed: seed).train(Fixtures.groups(30))
        #expect(result.report.heldOut.prompts == 30)
        #expect(result.report.heldOut.accuracy > 0.6)
    }
}
