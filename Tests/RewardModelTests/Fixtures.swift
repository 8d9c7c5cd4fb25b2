import Preferences

@testable import RewardModel

extension RewardScoring {
    /// One completion's score, whatever was asked.
    func score(_ completion: String) -> Score { score([ScoringItem(prompt: Prompt("?"), completion: completion)])[0] }
}

/// Small made-up data in which polite answers win, with some noise.
enum Fixtures {
    static let polite = ["Thank you for asking.", "Of course, happy to help.", "Here is a careful answer.", "Gladly."]
    static let rude = ["whatever", "no idea lol", "go away", "figure it out yourself"]
    static let filler = [
        "the cat sat", "on the mat", "in 1999", "with tea", "and milk", "near Köln", "at night", "we run",
    ]

    /// - Parameters:
    ///   - count: number of prompts, with keys from `firstKey` on.
    ///   - noise: of ten comparisons, how many are the wrong way round.
    static func groups(
        _ count: Int, completions: Int = 3, firstKey: UInt64 = 0, noise: Int = 1, seed: UInt64 = 7
    ) -> [PreferenceGroup] {
        var generator = SeededGenerator(seed: seed)
        func pick(_ texts: [String]) -> String { texts[generator.next(below: texts.count)] }
        return (0..<count).map { index in
            let texts = (0..<completions).map { place in
                let manner = pick(place % 2 == 0 ? polite : rude)
                return [manner, pick(filler), pick(filler), "\(index)-\(place)"].joined(separator: " ")
            }
            var pairs: [[[Int]]] = []
            for polite in stride(from: 0, to: completions, by: 2) {
                for rude in stride(from: 1, to: completions, by: 2) {
                    let isWrong = generator.next(below: 10) < noise
                    pairs.append(isWrong ? [[rude], [polite]] : [[polite], [rude]])
                }
            }
            return PreferenceGroup(
                promptKey: firstKey + UInt64(index), prompt: Prompt("Question \(index)?"), completions: texts,
                judgements: judgements(pairs))
        }
    }

    /// Prompts with two completions of random words, of which either is preferred by chance, each prompt in two spellings
    /// with the same completions and the same label: there is nothing to learn, but much to remember.
    static func randomLabels(_ count: Int, seed: UInt64 = 26) -> [PreferenceGroup] {
        let words =
            "amber basil cedar delta ember fjord grove inlet jetty kiosk larch maple nylon otter pansy quill raven"
            .split(separator: " ").map(String.init)
        var generator = SeededGenerator(seed: seed)
        return (0..<count).flatMap { index in
            let texts = (0..<2).map { _ in
                (0..<14).map { _ in words[generator.next(below: words.count)] }.joined(separator: " ")
            }
            let better = generator.next(below: 2)
            return ["Say something about item \(index).", "say something about item \(index) ."].enumerated().map {
                PreferenceGroup(
                    promptKey: mix(UInt64(2 * index + $0)), prompt: Prompt($1), completions: texts,
                    judgements: judgements([[[better], [1 - better]]]))
            }
        }
    }

    /// Each of these tie groups as the judgement of another labeler.
    static func judgements(_ tiers: [[[Int]]]) -> [Judgement] {
        tiers.enumerated().map { Judgement(labeler: ID(Int64($0 + 1)), tiers: $1) }
    }

    /// The same tie groups, said by `count` labelers.
    static func judgements(_ count: Int, of tiers: [[Int]]) -> [Judgement] {
        judgements(Array(repeating: tiers, count: count))
    }

    /// Small enough for a debug build.
    static var options: TrainingOptions {
        var options = TrainingOptions()
        options.bootstrap.replicates = 200
        options.folds = 3
        options.details = false
        return options
    }

    /// Small enough for a debug build.
    static var linear: LinearOptions {
        var options = LinearOptions()
        options.featureBits = 12
        options.regularisations = [4, 1, 0.25]
        return options
    }

    static func trainer(
        _ options: TrainingOptions = options, linear: LinearOptions = linear, seed: UInt64 = 3
    ) -> Trainer {
        Trainer(options: options, method: LinearTraining(options: linear), seed: seed)
    }

    /// Random text of every kind that has ever broken a tokeniser.
    static func randomText(_ generator: inout SeededGenerator) -> String {
        let alphabet: [String] = [
            "a", "B", "z", "I", "you", "0", "9", "_", " ", " ", " ", "\n", "\t", "\u{A0}", "\u{3000}", ".", "?", "-",
            "'",
            "é", "e\u{301}", "ß", "İ", "Σ", "ς", "ǅ", "ﬁ", "你", "好", "한", "👍🏽", "👨‍👩‍👧", "\u{200D}", "\u{FEFF}", "٣", "Ⅷ",
            "½", "ا", "\r\n", "\u{0}", "\u{85}", "‿",
        ]
        let length = generator.next(below: 40)
        return (0..<length).map { _ in alphabet[generator.next(below: alphabet.count)] }.joined()
    }
}
