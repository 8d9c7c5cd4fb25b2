import Preferences

@testable import RewardModel

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
            var comparisons: [PreferenceGroup.Comparison] = []
            for polite in stride(from: 0, to: completions, by: 2) {
                for rude in stride(from: 1, to: completions, by: 2) {
                    let isWrong = generator.next(below: 10) < noise
                    comparisons.append(
                        .init(preferred: isWrong ? rude : polite, rejected: isWrong ? polite : rude))
                }
            }
            return PreferenceGroup(
                promptKey: firstKey + UInt64(index), prompt: Prompt("Question \(index)?"), completions: texts,
                comparisons: comparisons)
        }
    }

    /// Small enough for a debug build.
    static var options: TrainingOptions {
        var options = TrainingOptions()
        options.featureBits = 12
        options.folds = 3
        options.regularisations = [4, 1, 0.25]
        options.bootstrap.replicates = 200
        return options
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
