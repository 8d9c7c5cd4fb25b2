import Foundation
import Preferences

/// Text that looks like a conversation to a trainer and to a tokenizer: made-up words, the frequent ones often (Zipf's
/// law), and some words that better answers use more. The same seed gives the same text.
struct SyntheticText {
    private static let syllables = [
        "ba", "co", "di", "fu", "ge", "ha", "ki", "lo", "me", "nu", "pa", "ro", "si", "ta", "ve", "zo",
    ]
    private static let likedWords = 40
    private static let vocabulary = 8_000.0
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// - Parameter quality: 0 … 1, the share of words that raters like.
    mutating func words(_ count: Int, quality: Double = 0) -> String {
        (0..<count).map { _ in
            if Double.random(in: 0..<1, using: &generator) < quality {
                return Self.word(generator.next(below: Self.likedWords))
            }
            // Rank n is drawn about as often as 1/n.
            return Self.word(
                Self.likedWords + Int(pow(Self.vocabulary, Double.random(in: 0..<1, using: &generator))))
        }.joined(separator: " ")
    }

    /// A prompt with two answers of the length of those in hh-rlhf, the first of which is better.
    mutating func comparison(_ number: Int) -> (prompt: Prompt, completions: [Completion]) {
        (
            Prompt("\(number): " + words(90)),
            [
                Completion(text: words(40, quality: 0.12), model: "better"),
                Completion(text: words(40, quality: 0.06), model: "worse"),
            ]
        )
    }

    private static func word(_ index: Int) -> String {
        var word = ""
        var rest = index
        repeat {
            word += syllables[rest % syllables.count]
            rest /= syllables.count
        } while rest > 0
        return word
    }
}
