import Foundation
import Preferences
import Testing

@testable import RewardModel

@Suite("Heads")
struct HeadTests {
    private static let overall = RatedField("overall", 1...7)
    private static let rude = RatedField(flag: "rude")

    /// `Fixtures.groups` whose completions one or two labelers rated: polite ones about 6, rude ones about 2, of which four
    /// fifths are flagged as rude; and a flag that chance raises.
    private static func groups(_ count: Int, firstKey: UInt64 = 0, seed: UInt64 = 7) -> [PreferenceGroup] {
        var generator = SeededGenerator(seed: seed ^ 0xA5)
        return Fixtures.groups(count, firstKey: firstKey, seed: seed).map { group in
            var group = group
            group.answers = (0...generator.next(below: 2)).map { labeler in
                CompletionAnswers(
                    labeler: ID(Int64(labeler)), fields: [RatedField(flag: "chance"), overall, rude],
                    values: group.completions.indices.map { place in
                        let noise = generator.next(below: 3) - 1
                        let isRude = place % 2 == 1
                        return [
                            generator.next(below: 3) == 0 ? 1 : 0, (isRude ? 2 : 6) + noise,
                            isRude && generator.next(below: 5) > 0 ? 1 : 0,
                        ]
                    })
            }
            return group
        }
    }

    private static func training(_ options: HeadOptions = options, seed: UInt64 = 3) -> HeadTraining {
        HeadTraining(options: options, parts: 5, seed: seed) { _ in .init(replicates: 200) }
    }

    private static var options: HeadOptions {
        var options = HeadOptions()
        options.featureBits = 12
        options.regularisations = [64, 16, 4, 1, 0.25]
        return options
    }

    private static func fit(_ groups: [PreferenceGroup]) throws -> (heads: FieldHeads?, fields: [FieldReport]) {
        training().fit(try PromptSet(groups))
    }

    @Test("Gradients equal central differences, of ratings and of flags", arguments: [overall, rude])
    func gradient(field: RatedField) throws {
        let rated = RatedSet(try PromptSet(Self.groups(8)))
        let targets = try #require(rated.targets.first { $0.field == field })
        let matrix = FeatureMatrix(rated.texts, featureBits: 10)
        let everyRow = [Bool](repeating: true, count: matrix.rowCount)
        let objective = HeadObjective(
            map: Objective(
                matrix: matrix, weighting: Weighting(matrix, isTrained: everyRow), isActive: everyRow, pairs: [],
                regularisation: 0),
            rows: targets.rows, targets: targets.means.map { field.isFlag ? $0 : ($0 - 4) / 2 },
            weights: targets.weights, isFlag: field.isFlag, regularisation: 0.7)
        var generator = SeededGenerator(seed: 1)
        let point = objective.origin.map { _ in Double(generator.next(below: 2000)) / 1000 - 1 }
        let gradient = objective(point).gradient
        for index in [0, 1, 17, point.count - 10, point.count - 2, point.count - 1] {
            var (above, below) = (point, point)
            above[index] += 1e-5
            below[index] -= 1e-5
            let slope = (objective(above).value - objective(below).value) / 2e-5
            #expect(abs(slope - gradient[index]) < 1e-6 * max(1, abs(slope)), "\(index)")
        }
        // What all completions have in common makes no long way of it.
        let minimum = objective.minimise(from: objective.origin, tolerance: 1e-3)
        #expect(minimum.converged && minimum.iterations < 25, "\(minimum.iterations)")
    }

    @Test("What moves ratings and flags is found, and what chance raises is not")
    func recovery() throws {
        let (heads, fields) = try Self.fit(Self.groups(80))
        #expect(fields.map(\.field.name) == ["chance", "overall", "rude"])
        let found = try #require(heads)
        let (chance, overall, rude) = (
            try #require(fields[0].head), try #require(fields[1].head), try #require(fields[2].head)
        )
        // The noise has a variance of 2/3 of the 4 and more that there are, and halves where two rated.
        #expect((0.75...0.95).contains(overall.gain.value) && overall.gain.interval.lower > 0.6)
        #expect(overall.error < 1.1 && (1.6...2.4).contains(overall.baseError))
        let orders = try [chance, overall, rude].map { try #require($0.order) }
        #expect(orders[0].interval.contains(0.5))
        // Of ratings that are alike but for noise the order is chance.
        #expect((0.6...0.95).contains(orders[1].value))
        #expect(orders[2].value > 0.85)
        #expect(rude.gain.interval.lower > 0.1 && chance.gain.interval.lower <= 0)
        #expect(fields[1].completions == 240 && fields[1].prompts == 80 && fields[1].labelers == 2)
        #expect((320...400).contains(fields[1].votes))

        let predictions = found.predict(["Gladly. with tea near Köln 9-9", "go away on the mat we run 8-8"])
        #expect(try #require(predictions[0]["overall"]?.rating) > 5)
        #expect(try #require(predictions[1]["overall"]?.rating) < 3)
        #expect(try #require(predictions[0]["rude"]?.probability) < 0.2)
        #expect((0.6...0.95).contains(try #require(predictions[1]["rude"]?.probability)))
        #expect((0.2...0.5).contains(try #require(predictions[1]["chance"]?.probability)))
    }

    @Test("Heads and report do not depend on the order of groups or the number of threads")
    func deterministic() throws {
        let groups = Self.groups(30)
        let once = try Self.fit(groups)
        var generator = SeededGenerator(seed: 5)
        let again = try Self.fit(generator.shuffled(groups))
        let alone = try Threads.$areAllowed.withValue(false) { try Self.fit(groups) }
        #expect(once.heads != nil && again.heads == once.heads && alone.heads == once.heads)
        #expect(again.fields == once.fields && alone.fields == once.fields)
    }

    @Test("A prompt's ratings leave no trace in what is predicted of it")
    func crossFitting() throws {
        let rated = RatedSet(try PromptSet(Self.groups(40)))
        let matrix = FeatureMatrix(rated.texts, featureBits: 12)
        let folds = HeadFolds(rated, matrix, limit: .max, parts: 4, seed: 1)
        let targets = try #require(rated.targets.first { $0.field == Self.overall })
        for part in 0..<4 {
            let problem = folds.problem(targets, part: part)
            let point = problem.fit(1, tolerance: 1e-6)
            var changed = targets
            for (place, row) in targets.rows.enumerated() where problem.predicted.rows.contains(row) {
                changed.means[place] = 8 - targets.means[place]
            }
            let other = folds.problem(changed, part: part)
            #expect(other.fit(1, tolerance: 1e-6) == point)
            #expect(other.predict(point).values == problem.predict(point).values)
            let prompts = Set(problem.predicted.rows.map { rated.group(ofRow: $0) })
            #expect(prompts.count == 10)
        }
    }

    @Test("What is scored is what was fitted: the model's quick pass equals the plain product")
    func twin() throws {
        let groups = Self.groups(40)
        let rated = RatedSet(try PromptSet(groups))
        let matrix = FeatureMatrix(rated.texts, featureBits: 12)
        let everyRow = [Bool](repeating: true, count: matrix.rowCount)
        let map = Objective(
            matrix: matrix, weighting: Weighting(matrix, isTrained: everyRow), isActive: everyRow, pairs: [],
            regularisation: 0)
        let targets = try #require(rated.targets.first { $0.field == Self.overall })
        let problem = HeadProblem(map, targets, predicts: map, targets)
        let point = problem.fit(1, tolerance: 1e-6)
        let (weights, intercept) = problem.unstandardised(point)
        let heads = FieldHeads(
            map, fields: [Self.overall], weights: [weights], intercepts: [intercept], featureBits: 12)
        let scored = heads.predict(targets.rows.map { rated.texts[$0] }).compactMap { $0["overall"]?.rating }
        for (one, other) in zip(scored, problem.predict(point).values) { #expect(abs(one - other) < 1e-4) }
    }

    @Test("Each labeler has one vote on a completion, however often it was asked and under whichever prompt")
    func votes() throws {
        func answers(_ labeler: Int64, _ ratings: Int?...) -> CompletionAnswers {
            CompletionAnswers(labeler: ID(labeler), fields: [Self.overall], values: ratings.map { [$0] })
        }
        let group = PreferenceGroup(
            promptKey: 1, prompt: Prompt("?"), completions: ["a", "b", "b "], judgements: [],
            answers: [answers(1, 7, 2, 4), answers(2, 1, nil, nil), answers(2, 3, nil, 9)])
        let rated = RatedSet(try PromptSet([group]))
        let targets = try #require(rated.targets.first)
        #expect(rated.texts == ["a", "b"])
        #expect(targets.means == [4.5, 3] && targets.weights == [4.0 / 3, 1] && targets.votes == 3)
    }

    @Test("A labeler's vote counts by what a manager lets it weigh, down to nothing")
    func weighedVotes() throws {
        func answers(_ labeler: Int64, _ weight: Int, _ rating: Int) -> CompletionAnswers {
            CompletionAnswers(
                labeler: ID(labeler), fields: [Self.overall], values: [[rating]],
                weight: LabelerWeight(hundredths: weight) ?? .full)
        }
        func targets(_ answers: CompletionAnswers...) throws -> RatedSet.Targets? {
            let group = PreferenceGroup(
                promptKey: 1, prompt: Prompt("?"), completions: ["a"], judgements: [], answers: answers)
            return RatedSet(try PromptSet([group])).targets.first
        }
        let alone = try #require(try targets(answers(1, 50, 7)))
        #expect(alone.means == [7] && alone.weights == [2 * 0.5 / 1.5] && alone.votes == 1)
        let two = try #require(try targets(answers(1, 100, 7), answers(2, 25, 2)))
        #expect(two.means == [(7 + 0.25 * 2) / 1.25] && two.weights == [2 * 1.25 / 2.25])
        // Answers of one labeler from before a date and after it: the mean goes by both, the vote by the one trusted
        // more.
        let twice = try #require(try targets(answers(1, 100, 6), answers(1, 50, 3)))
        #expect(twice.means == [5] && twice.weights == [1] && twice.votes == 1)
        #expect(try targets(answers(1, 0, 7)) == nil)
        #expect(try #require(try targets(answers(1, 0, 7), answers(2, 100, 2))).means == [2])
    }

    @Test("A prompt with more completions than are looked at does not come in whole, nor does a group of equal ones")
    func largeGroup() throws {
        func group(_ key: UInt64, _ prompt: String, _ count: Int) -> PreferenceGroup {
            PreferenceGroup(
                promptKey: key, prompt: Prompt(prompt), completions: (0..<count).map { "answer \(key)-\($0)" },
                judgements: [Judgement(labeler: ID(1), tiers: (0..<count).map { [$0] })],
                answers: [
                    CompletionAnswers(
                        labeler: ID(1), fields: [Self.overall], values: (0..<count).map { [1 + $0 % 7] })
                ])
        }
        let large = [group(1, "Say something.", 400)]
        let alike = (0..<100).map { group(UInt64($0), "Say something" + String(repeating: "!", count: $0), 4) }
        for groups in [large, alike] {
            let prompts = try PromptSet(groups)
            #expect(prompts.groupCount == 1)
            let sample = PromptSample(prompts, seed: 1, limit: 100, part: 40)
            #expect(sample.isPart && (30...60).contains(sample.prompts.completionCount))
            for (item, place) in zip(sample.prompts.items, sample.places) {
                let whole = prompts.items[place]
                #expect(Array(whole.completions.prefix(item.completions.count)) == item.completions)
                #expect(item.pairs.allSatisfy { max($0.preferred, $0.rejected) < item.completions.count })
                #expect(item.answers.allSatisfy { $0.completions.allSatisfy(item.completions.indices.contains) })
            }
            let rated = RatedSet(prompts)
            let folds = HeadFolds(rated, FeatureMatrix(rated.texts, featureBits: 10), limit: 40, parts: 3, seed: 1)
            let targets = try #require(rated.targets.first)
            #expect((30...60).contains(folds.part(of: targets).rows.count))
        }
    }

    @Test("The same name on another scale is another field: the one that more was said on has the head")
    func otherScale() throws {
        let short = RatedField("overall", 1...5)
        var groups = Self.groups(60)
        for place in groups.indices where place >= 40 {
            groups[place].answers = groups[place].answers.map { answers in
                CompletionAnswers(labeler: answers.labeler, fields: [short], values: [[5], [1], [5]])
            }
        }
        let (heads, fields) = try Self.fit(groups)
        let report = fields.filter { $0.field.name == "overall" }
        #expect(report.map(\.field) == [short, Self.overall])
        #expect(report[0].lack?.about == .otherScale && report[0].head == nil && report[0].completions == 60)
        #expect(report[1].lack == nil && report[1].completions == 120)
        #expect(try #require(heads).fields.filter { $0.name == "overall" } == [Self.overall])
        // A flag that became a scale is no scale.
        #expect(RatedField(flag: "overall") != Self.overall && RatedField(flag: "overall").number(.number(3)) == nil)
        #expect(Self.overall.number(.flag(true)) == nil && Self.overall.number(.number(8)) == nil)
    }

    @Test("Too little is said to be too little, and how much it takes")
    func tooLittle() throws {
        func lack(_ groups: [PreferenceGroup], _ name: String) throws -> FieldReport.Lack? {
            let (heads, fields) = try Self.fit(groups)
            #expect(heads?.fields.contains { $0.name == name } != true)
            return try #require(fields.first { $0.field.name == name }).lack
        }
        func answering(_ count: Int, _ field: RatedField, _ value: (Int) -> Int?) -> [PreferenceGroup] {
            Self.groups(count).enumerated().map { number, group in
                var group = group
                group.answers = [
                    CompletionAnswers(
                        labeler: ID(1), fields: [field],
                        values: group.completions.indices.map { [value(3 * number + $0)] })
                ]
                return group
            }
        }
        func expect(
            _ groups: [PreferenceGroup], _ about: FieldReport.Lack.About, _ have: Int, of needed: Int?,
            sourceLocation: SourceLocation = #_sourceLocation
        ) throws {
            let name = try #require(groups.first?.answers.first?.fields.first).name
            let expected = FieldReport.Lack(about: about, have: have, needed: needed)
            #expect(try lack(groups, name) == expected, sourceLocation: sourceLocation)
        }
        try expect(answering(1, Self.overall) { _ in 3 }, .completions, 3, of: 50)
        try expect(answering(17, Self.overall) { $0 % 7 + 1 }, .prompts, 17, of: 20)
        try expect(answering(30, Self.overall) { _ in 4 }, .same, 90, of: nil)
        try expect(answering(30, Self.rude) { $0 < 14 ? 1 : 0 }, .rarer, 14, of: 15)
        try expect(answering(30, Self.rude) { $0 < 14 ? 0 : 1 }, .rarer, 14, of: 15)
        try expect(answering(30, Self.rude) { $0 < 18 ? 1 : 0 }, .rarerPrompts, 6, of: 10)
        #expect(try Self.fit(answering(30, Self.rude) { _ in 0 }).fields.isEmpty, "nobody ever raised it")
        #expect(try Self.fit(answering(30, Self.rude) { _ in nil }).fields.isEmpty)
        #expect(try Self.fit(Fixtures.groups(30)).fields.isEmpty)
    }

    @Test("Empty, huge and equal texts give numbers that are finite and within the scale")
    func hostile() throws {
        var groups = Self.groups(40)
        for place in groups.indices { groups[place].completions[0] = place % 2 == 0 ? "" : " \n" }
        groups[3].completions[1] = String(repeating: "go away ", count: 40_000)
        let (heads, fields) = try Self.fit(groups)
        let found = try #require(heads)
        for predictions in found.predict(["", "\u{0}\u{FFFD}", groups[3].completions[1], "👩‍👩‍👧"]) {
            let rating = try #require(predictions["overall"]?.rating)
            #expect(rating.isFinite && (1...7).contains(rating))
            #expect((0...1).contains(try #require(predictions["rude"]?.probability)))
        }
        for head in fields.compactMap(\.head) { #expect(head.error.isFinite && head.gain.value.isFinite) }
        // All completions the same text: nothing tells them apart.
        for place in groups.indices { groups[place].completions = groups[place].completions.map { _ in "same" } }
        for head in try Self.fit(groups).fields.compactMap(\.head) { #expect(head.gain.interval.lower <= 0) }
    }

    @Test("A flag that is too rare among some is measured on all")
    func rareFlag() throws {
        var options = Self.options
        options.measuredCompletions = 120
        let groups = Self.groups(120).enumerated().map { number, group in
            var group = group
            group.answers = [
                CompletionAnswers(
                    labeler: ID(1), fields: [Self.rude],
                    values: group.completions.indices.map { [number % 7 == 0 && $0 == 1 ? 1 : 0] })
            ]
            return group
        }
        let fields = Self.training(options).fit(try PromptSet(groups)).fields
        #expect(fields.map(\.head?.completions) == [360])
        let common = Self.training(options).fit(try PromptSet(Self.groups(120))).fields
        #expect(common.map { $0.head?.completions } == [120, 120, 120])
    }

    @Test("An answer about a completion that is not there is refused")
    func outOfRange() {
        let answers = CompletionAnswers(labeler: ID(1), fields: [Self.overall], values: [[1], [2], [3]])
        let group = PreferenceGroup(
            promptKey: 1, prompt: Prompt("?"), completions: ["a", "b"], judgements: [], answers: [answers])
        let error = #expect(throws: RewardModelError.self) { try PromptSet([group]) }
        #expect(error?.code == .invalidJudgement)
    }

    @Test("A trained model has heads, in its file too, and its report says how good they are; rewards are as without")
    func training() throws {
        let trainer = Fixtures.trainer()
        let result = try trainer.train(Self.groups(40))
        let fields = try #require(result.report.fields)
        #expect(fields.count == 3 && fields[1].head != nil)
        let model = try #require(result.model as? LinearRewardModel)
        let read = try RewardModelFile(bytes: model.file.bytes).model()
        #expect(model.file.version == 5 && read as? LinearRewardModel == model)
        let items = ["Gladly.", "go away"].map { ScoringItem(prompt: Prompt("?"), completion: $0) }
        #expect(read.predictions(items) == model.predictions(items) && model.predictions(items)[0].count == 3)

        let plain = try trainer.train(Fixtures.groups(40))
        #expect(plain.report.fields == nil && plain.model.heads == nil && plain.model.file.version == 4)
        #expect(plain.model.predictions(items) == [[:], [:]])
        #expect(plain.model.score(items) == model.score(items))
    }
}

/// Ridge and logistic regression against scikit-learn's; see Golden/heads.py.
@Suite("Golden values of heads")
struct HeadGoldenTests {
    private struct Golden: Decodable {
        struct Said: Decodable {
            var text: String
            var ratings: [String: Int]
            var flags: [String: Int]
        }
        var said: [Said]
        var regularisation: Double
        var texts: [String]
        var ratings: [Double]
        var probabilities: [Double]
        var spearman: Double
        var area: Double
    }

    @Test("Predictions equal those of scikit-learn's Ridge and LogisticRegression")
    func predictions() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/heads.json")
        let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
        let fields = [RatedField(flag: "flag"), RatedField("rating", 1...7)]
        let group = PreferenceGroup(
            promptKey: 1, prompt: Prompt("?"), completions: golden.said.map(\.text), judgements: [],
            answers: (1...3).map { labeler in
                CompletionAnswers(
                    labeler: ID(labeler), fields: fields,
                    values: golden.said.map { [$0.flags["\(labeler)"], $0.ratings["\(labeler)"]] })
            })
        let rated = RatedSet(try PromptSet([group]))
        #expect(rated.targets.map(\.field) == fields)
        let matrix = FeatureMatrix(rated.texts, featureBits: 20)
        let everyRow = [Bool](repeating: true, count: matrix.rowCount)
        let map = Objective(
            matrix: matrix, weighting: Weighting(matrix, isTrained: everyRow), isActive: everyRow, pairs: [],
            regularisation: 0)
        let fits = rated.targets.map { targets in
            let problem = HeadProblem(map, targets, predicts: map, targets)
            return problem.unstandardised(problem.fit(golden.regularisation, tolerance: 1e-9))
        }
        let heads = FieldHeads(
            map, fields: fields, weights: fits.map(\.weights), intercepts: fits.map(\.intercept), featureBits: 20)
        let predicted = heads.predict(golden.texts)
        for (place, text) in golden.texts.enumerated() {
            let rating = try #require(predicted[place]["rating"]?.rating)
            #expect(abs(rating - golden.ratings[place]) < 1e-4, "\(text)")
            let probability = try #require(predicted[place]["flag"]?.probability)
            #expect(abs(probability - golden.probabilities[place]) < 1e-4, "\(text)")
        }
    }
}

extension HeadTests {
    @Test("What chance alone says is not told apart: the figures of twenty sets of it lie around nothing")
    func chance() throws {
        var (areas, correlations, covered): ([Double], [Double], Int) = ([], [], 0)
        for seed in 0..<20 as Range<UInt64> {
            var generator = SeededGenerator(seed: 100 + seed)
            let groups = Fixtures.groups(40, seed: seed).map { group in
                var group = group
                group.answers = [
                    CompletionAnswers(
                        labeler: ID(1), fields: [RatedField("overall", 1...7), RatedField(flag: "rude")],
                        values: group.completions.map { _ in [1 + generator.next(below: 7), generator.next(below: 2)] })
                ]
                return group
            }
            var options = HeadOptions()
            options.featureBits = 10
            options.regularisations = [64, 4, 0.5]
            let training = HeadTraining(options: options, parts: 5, seed: seed) { _ in .init(replicates: 100) }
            let heads = training.fit(try PromptSet(groups)).fields.compactMap(\.head)
            correlations.append(try #require(heads[0].order).value)
            areas.append(try #require(heads[1].order).value)
            covered += heads.count { $0.gain.interval.lower <= 0 }
        }
        let (area, correlation) = (areas.reduce(0, +) / 20, correlations.reduce(0, +) / 20)
        // The error of one of them is about 0.053 of an area and 0.09 of a correlation.
        #expect(abs(area - 0.5) < 0.04, "\(area)")
        #expect(abs(correlation) < 0.07, "\(correlation)")
        #expect(covered >= 37, "\(covered)")
    }
}
