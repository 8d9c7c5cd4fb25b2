import Preferences

/// One data set of a hand-over, as `datasets.load_dataset(FOLDER, NAME)` reads it: a file for each part of the prompts.
package enum HandoverConfiguration: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    /// The first one is what is read where none is named.
    case preferences
    case demonstrations
    case rankings
    case prompts

    /// The parts that it is split into. Nobody is to train on the prompts that policies are tested on.
    package var parts: [PromptPart] {
        switch self {
        case .preferences, .demonstrations, .rankings: PromptPart.allCases
        case .prompts: [.train, .validation]
        }
    }

    /// Where a part stands in the folder.
    package func path(of part: PromptPart) -> String { "\(rawValue)/\(part.rawValue).jsonl" }

    /// What it is, in a sentence of the card.
    package var summary: String {
        switch self {
        case .preferences:
            "Pairs of completions, the preferred one as `chosen`: one row for each pair that was compared, by a vote."
        case .demonstrations: "What labelers wrote as the ideal answer."
        case .rankings:
            "Every judgement as it was given, with ties, strengths, answers to the form, notes and the order shown."
        case .prompts: "Prompts for reinforcement learning. The prompts of the test part are in none of its files."
        }
    }

    /// Its columns in the shape that an engine reads.
    package func columns(for engine: HandoverEngine) -> [HandoverColumn] {
        switch self {
        case .preferences: PreferenceRow.columns
        case .demonstrations: engine.demonstrations.columns
        case .rankings: RankingRow.columns
        case .prompts: engine.prompts.columns
        }
    }
}
