import Preferences
import Testing

@testable import RewardModel

/// A small world: countries, each with a capital, asked for in many wordings. Every capital is right for one question and
/// wrong for the others, so that nothing can be told from the answer alone.
enum World {
    static let capitals = [
        "France": "Paris", "Germany": "Berlin", "Italy": "Rome", "Japan": "Tokyo", "Egypt": "Cairo", "Peru": "Lima",
        "Norway": "Oslo", "Greece": "Athens", "Kenya": "Nairobi", "Cuba": "Havana", "日本": "東京", "Россия": "Москва",
    ].sorted { $0.key < $1.key }
    static let questions = [
        "What is the capital of @?", "Name the capital of @.", "@: which city governs it?",
        "I forgot the main city of @", "Where does the government of @ sit?", "Capital, @!",
        "Which town is capital in @, please?", "Do you know what @ calls its capital?",
    ]
    static let answers = ["It is @.", "@, of course.", "The answer is @.", "I think that is @"]

    private static func said(_ words: String, of name: String) -> String {
        words.split(separator: "@", omittingEmptySubsequences: false).joined(separator: name)
    }

    /// One prompt for each country and each of these wordings, with the right answer preferred to two wrong ones.
    static func groups(_ wordings: Range<Int>, seed: UInt64) -> [PreferenceGroup] {
        var generator = SeededGenerator(seed: seed)
        return wordings.flatMap { wording in
            capitals.map { country, capital in
                var cities = capitals.map(\.value).filter { $0 != capital }
                let wrong = (0..<2).map { _ in cities.remove(at: generator.next(below: cities.count)) }
                let texts = ([capital] + wrong).map { said(answers[generator.next(below: answers.count)], of: $0) }
                let question = said(questions[wording], of: country)
                let key = question.unicodeScalars.reduce(1) { NGrams.fold($0, $1.value) }
                return PreferenceGroup(
                    promptKey: key, prompt: Prompt(question), completions: texts,
                    judgements: Fixtures.judgements([[[0], [1, 2]]]))
            }
        }
    }
}

@Suite("Word pairs")
struct WordPairTests {
    @Test("What is right depends on what was asked, also in a wording that training has not seen")
    func world() throws {
        var options = Fixtures.linear
        options.featureBits = 14
        let (train, test) = (World.groups(0..<7, seed: 1), World.groups(7..<8, seed: 2))
        let result = try Fixtures.trainer(linear: options).train(train)
        #expect(result.report.wordPairScale > 0)
        #expect(result.report.heldOut.accuracy > 0.85)
        #expect(try result.model.evaluate(test, seed: 1).accuracy > 0.85)
        // A model that reads completions alone cannot know.
        options.wordPairScales = []
        let alone = try Fixtures.trainer(linear: options).train(train)
        #expect(alone.report.wordPairScale == 0)
        #expect(alone.report.heldOut.accuracy < 0.65)
    }

    @Test("A completion is scored as in training, whatever else is in the batch")
    func scoring() throws {
        let prompts = try PromptSet(World.groups(0..<4, seed: 3)).comparable
        let training = LinearTraining(options: Fixtures.linear)
        let data = TrainingSet(prompts, featureBits: 12)
        let (objective, fit) = training.minimise(data, Hyperparameters(regularisation: 0.25, wordPairScale: 2))
        let model = LinearRewardModel(
            objective, weights: fit.point, promptOfRow: data.promptOfRow, provenance: .init(prompts), temperature: 1.5,
            featureBits: 12, seed: 1)
        #expect(model.wordPairs?.columns.isEmpty == false)
        let expected = objective.rewards(fit.point)
        let mean = expected.reduce(0, +) / Double(expected.count)
        let items = prompts.items.flatMap { item in
            item.completions.map { ScoringItem(prompt: item.prompt, completion: $0) }
        }
        let scores = model.score(items)
        for (score, reward) in zip(scores, expected) { #expect(abs(score.reward - 1.5 * (reward - mean)) < 1e-4) }
        var generator = SeededGenerator(seed: 1)
        let order = generator.shuffled(Array(items.indices))
        #expect(model.score(order.map { items[$0] }) == order.map { scores[$0] })
        #expect(scores.allSatisfy { $0.uncertainty.isFinite && $0.uncertainty >= 0 })
        // Without a prompt, and with one that says nothing, there are no pairs.
        let alone = [Prompt(messages: []), Prompt("?"), Prompt("zzz")].map {
            model.score([ScoringItem(prompt: $0, completion: items[0].completion)])[0]
        }
        #expect(alone.allSatisfy { $0 == alone[0] })
        #expect(try RewardModelFile(bytes: model.file.bytes).model() as? LinearRewardModel == model)
    }

    @Test("The gradient equals central differences in the pairs' columns")
    func gradient() throws {
        let data = TrainingSet(try PromptSet(World.groups(0..<3, seed: 4)), featureBits: 10)
        let all = [Bool](repeating: true, count: data.matrix.rowCount)
        let objective = Objective(
            matrix: data.matrix,
            wordPairs: .init(
                data.wordPairs.map { KnownWordPairs($0, isTrained: all, groups: data.groupOfRow) }, scale: 3),
            weighting: Weighting(data.matrix, isTrained: all), isActive: all, pairs: data.pairs, regularisation: 0.3)
        #expect(objective.dimension > objective.wordPairOffset + 20)
        var generator = SeededGenerator(seed: 11)
        let point = (0..<objective.dimension).map { _ in Double.random(in: -1...1, using: &generator) }
        let gradient = objective(point).gradient
        for index in stride(from: objective.wordPairOffset, to: point.count, by: 3) {
            var (up, down) = (point, point)
            up[index] += 1e-5
            down[index] -= 1e-5
            let slope = (objective(up).value - objective(down).value) / 2e-5
            #expect(abs(slope - gradient[index]) < 1e-7, "coordinate \(index)")
        }
    }

    @Test("The rarest words are those that a sort finds, and only words of two groups are known")
    func rarity() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<200 {
            let texts = (0..<8).map { _ in
                (0..<generator.next(below: 12)).map { _ in UInt64(generator.next(below: 20)) }
            }
            // Two texts a group.
            let rarity = WordRarity((0..<4).map { (2 * $0)..<(2 * $0 + 2) }) { texts[$0] }
            for word in 0..<20 {
                let groups = (0..<4).count {
                    texts[2 * $0].contains(UInt64(word)) || texts[2 * $0 + 1].contains(UInt64(word))
                }
                #expect((rarity.values[UInt64(word)] != nil) == (groups > 1))
            }
            let known = Set(texts[0]).compactMap { hash in
                rarity.values[hash].flatMap { $0 > 0 ? WordRarity.Word(hash: hash, rarity: $0) : nil }
            }
            #expect(rarity.rarest(3, of: texts[0]) == Array(known.sorted().prefix(3)))
        }
    }

    @Test("A model knows only the pairs that two groups of its own share, and rows have length 1 over them")
    func known() throws {
        let data = TrainingSet(try PromptSet(World.groups(0..<4, seed: 6)), featureBits: 16)
        let matrix = try #require(data.wordPairs)
        let isTrained = data.promptOfRow.map { $0 % 3 != 0 }
        let known = KnownWordPairs(matrix, isTrained: isTrained, groups: data.groupOfRow)
        var groups: [Int: Set<UInt64>] = [:]
        for row in isTrained.indices where isTrained[row] {
            for place in matrix.starts[row]..<matrix.starts[row + 1] {
                groups[Int(matrix.columns[place]), default: []].insert(data.groupOfRow[row])
            }
        }
        var found: Set<Int> = []
        for row in isTrained.indices {
            var squares = 0.0
            known.forEachValue(row: row) { column, value in
                found.insert(column)
                squares += value * value
            }
            #expect(squares == 0 || abs(squares - 1) < 1e-5)
        }
        #expect(found.allSatisfy { groups[$0].map { $0.count > 1 } ?? false })
        #expect(found.count < matrix.columnCount)
    }

    @Test("What one group alone could teach does not help to predict another: as for a prompt to come")
    func noLeak() throws {
        // Each country is asked for in two wordings: of two groups, the one in the other fold is the only teacher.
        let twice = World.groups(0..<2, seed: 12)
        var options = Fixtures.linear
        options.featureBits = 14
        let report = try Fixtures.trainer(linear: options).train(twice).report
        #expect(report.heldOut.accuracy < 0.65)
    }

    @Test("Rows have length 1 and only what two groups of prompts share")
    func matrix() throws {
        let prompts = try PromptSet(World.groups(0..<5, seed: 9) + Fixtures.randomLabels(20))
        let matrix = WordPairMatrix(prompts, featureBits: 16)
        let rows = prompts.items.flatMap { item in item.completions.map { _ in item } }
        #expect(matrix.starts.count == rows.count + 1)
        var groups: [UInt32: Set<UInt64>] = [:]
        for (row, item) in rows.enumerated() {
            let range = matrix.starts[row]..<matrix.starts[row + 1]
            for place in range { groups[matrix.columns[place], default: []].insert(item.group) }
            let squares = range.reduce(0.0) { $0 + Double(matrix.values[$1]) * Double(matrix.values[$1]) }
            #expect(range.isEmpty || abs(squares - 1) < 1e-5)
        }
        #expect(groups.count == matrix.columnCount && groups.values.allSatisfy { $0.count > 1 })
    }
}
