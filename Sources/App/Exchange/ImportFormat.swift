import Foundation
import Preferences

/// The file formats that can be read, by the name that `--format` takes.
package enum ImportFormat: String, CaseIterable, Sendable {
    /// Podium's own NDJSON.
    case podium
    /// Transcripts of Anthropic's hh-rlhf.
    case hh

    /// One line as a prompt with its completions.
    ///
    /// - Throws: `ValidationError` that says what is wrong with the line.
    package func parse(_ line: [UInt8]) throws -> ImportedPrompt {
        let prompt =
            switch self {
            case .podium: try PodiumFormat.parse(line)
            case .hh: try HHFormat.parse(line)
            }
        try prompt.validate()
        return prompt
    }
}

/// A prompt with K completions and, where the file carries preferences, their ranks.
package struct ImportedPrompt: Equatable, Sendable {
    package var externalId: String?
    package var prompt: Prompt
    package var completions: [Completion]
    /// 1 is best, equal ranks tie; one for each completion.
    package var ranks: [Int]?
    package var priority: Int?

    /// How many completions a task may have.
    package static let completionCounts = 2...9

    func validate() throws {
        if prompt.messages.isEmpty || prompt.messages.allSatisfy({ $0.content.allSatisfy(\.isWhitespace) }) {
            throw ValidationError(pointer: "/prompt", code: "emptyPrompt", message: "The prompt is empty.")
        }
        guard Self.completionCounts.contains(completions.count) else {
            throw ValidationError(
                pointer: "/completions", code: "completionCount",
                message: "There are \(completions.count) completions; a task takes 2 to 9.")
        }
        if completions.allSatisfy({ $0.text.allSatisfy(\.isWhitespace) }) {
            throw ValidationError(
                pointer: "/completions", code: "emptyCompletions", message: "All completions are empty.")
        }
        let containsNUL = (prompt.messages.map(\.content) + completions.map(\.text)).contains { $0.utf8.contains(0) }
        if containsNUL {
            throw ValidationError(
                pointer: "", code: "nulCharacter", message: "A text contains a NUL character; remove it.")
        }
        if let ranks { _ = try Ranking(ranks: ranks, of: Array(completions.indices)) }
    }
}
