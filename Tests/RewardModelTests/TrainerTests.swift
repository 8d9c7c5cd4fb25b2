import Preferences
import Testing

@testable import RewardModel

@Suite("Training")
struct TrainerTests {
    private let trainer = Fixtures.trainer()

    @Test("What labelers prefer is learned")
    func learns() throws {
        let result = try trainer.train(Fixtures.groups(60))
        let report = try result.model.evaluate(Fixtures.groups(40, firstKey: 1000, noise: 0, seed: 99), seed: 1)
        #expect(report.accuracy > 0.95)
        #expect(report.logLoss < 0.5)
        #expect(result.report.converged)
        #expect(result.report.trainingPrompts + result.report.heldOutPrompts == 60)
        #expect(result.report.heldOut.prompts == result.report.heldOutPrompts)
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

    @Test("Held-out prompts leave no trace in the model, and stay held out as data grow")
    func heldOut() throws {
        let groups = Fixtures.groups(80)
        let split = Split(seed: 0, heldOutFraction: 0.1)
        let held = Set(split.parts(try PromptSet(groups)).heldOut.items.map(\.key))
        #expect((3...16).contains(held.count))
        let changed = groups.map { group in
            var group = group
            if held.contains(group.promptKey) { group.completions = group.completions.map { $0 + " something else" } }
            return group
        }
        #expect(try trainer.train(changed).model.file.bytes == trainer.train(groups).model.file.bytes)

        let more = groups + Fixtures.groups(80, firstKey: 500)
        let heldLater = Set(split.parts(try PromptSet(more)).heldOut.items.map(\.key))
        #expect(heldLater.isSuperset(of: held))
        #expect(heldLater.filter { $0 < 80 } == held)
    }

    @Test("Where chance holds nothing out, one prompt is, and no later split gives it back to training")
    func smallSplit() throws {
        for seed in 0..<40 as Range<UInt64> {
            let split = Split(seed: seed, heldOutFraction: 0.1)
            var seen: Set<UInt64> = []
            for count in 4...30 {
                let parts = split.parts(try PromptSet(Fixtures.groups(count, completions: 2)))
                #expect(!parts.heldOut.items.isEmpty)
                #expect(seen.isDisjoint(with: parts.heldOut.items.map(\.key)))
                seen.formUnion(parts.training.items.map(\.key))
            }
        }
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
        #expect(result.report.trainingComparisons + result.report.heldOutComparisons == 20 * 20)
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
            trainer("folds") { $1.folds = 1 }, trainer("heldOutFraction") { options, _ in options.heldOutFraction = 0 },
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
        let result = try Fixtures.trainer(linear: options).train(Fixtures.groups(60))
        #expect(options.regularisations.contains(result.report.regularisation))
        #expect(result.report.trainingPrompts > 40)
    }
}
