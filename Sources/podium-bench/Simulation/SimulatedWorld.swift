import Foundation
import Preferences

/// Prompts whose completions have a hidden worth, which nobody is told: what labelers and models come near is compared with it.
struct SimulatedWorld {
    struct Completion: Sendable {
        var text: String
        /// Standard normal.
        var worth: Double
        /// In words.
        var length: Int
        /// What the form's flag asks.
        var isRude: Bool
    }

    struct Task: Sendable {
        var prompt: String
        var completions: [Completion]
    }

    /// Of each task.
    static let completions = 4
    private static let rudeShare = 0.12

    private var generator: SeededGenerator
    private var words: SyntheticText
    private var made = 0
    /// By prompt.
    private(set) var tasks: [String: Task] = [:]

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        words = SyntheticText(seed: seed &+ 1)
    }

    mutating func make(_ count: Int) -> [Task] {
        (0..<count).map { _ in
            made += 1
            let prompt = "\(made): \(words.words(12))"
            let task = Task(prompt: prompt, completions: (0..<Self.completions).map { _ in completion() })
            tasks[prompt] = task
            return task
        }
    }

    private mutating func completion() -> Completion {
        let worth = generator.normal()
        let length = Int(25 * exp(0.45 * generator.normal())) + 5
        // Better answers use some words more often, so that a model can learn what is better.
        let share = 0.05 + 0.15 / (1 + exp(-1.5 * worth))
        return Completion(
            text: words.words(length, quality: share), worth: worth, length: length,
            isRude: generator.chance() < Self.rudeShare)
    }
}

extension SeededGenerator {
    /// 0 ..< 1.
    mutating func chance() -> Double { Double.random(in: 0..<1, using: &self) }

    /// Standard normal, by Box and Muller.
    mutating func normal() -> Double {
        (-2 * log(max(chance(), 1e-300))).squareRoot() * cos(2 * .pi * chance())
    }
}
