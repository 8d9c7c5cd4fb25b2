import Crypto
import Foundation
import Preferences
import Storage
import Wire

/// The rewards that a model outside Podium gives the held-out completions of a hand-over, as `score.py` writes them: JSON
/// lines, of which the first says what the model is, and each other one has the scores of a task's completions, in order.
package struct ScoreFile: Sendable {
    /// What the model is, and on what it was tuned.
    package struct Head: Codable, Sendable, Equatable {
        /// Of the hand-over.
        package struct Manifest: Codable, Sendable, Equatable {
            package struct Reference: Codable, Sendable, Equatable {
                package var id: ID<Snapshot>
                package var sha256: String
            }

            /// Of `MANIFEST.json`, in lower-case hexadecimal.
            package var sha256: String
            /// When the hand-over was made: which prompts there were then decides which part each is in.
            package var createdAt: Date
            package var snapshot: Reference
        }

        package var kind: String
        package var name: String
        /// What the training began with.
        package var baseModel: String?
        /// How it was trained, as the engine's program says it.
        package var settings: JSONValue?
        /// What was scored.
        package var parts: [PromptPart]
        /// Completions that were too long for the model, and lost their end.
        package var truncated: Int?
        package var manifest: Manifest
        /// Of the libraries.
        package var versions: [String: String]?
    }

    /// The scores of one task.
    package struct Line: Decodable, Sendable {
        package var taskId: ID<LabelingTask>
        /// `textHash` of what was scored.
        package var texts: String
        /// One for each of the task's completions, in their order; higher is better. Finite, for JSON knows nothing else.
        package var scores: [Double]
    }

    package let head: Head
    /// With their numbers in the file, counted from 1.
    package let lines: [(number: Int, line: Line)]
    /// Of the file.
    package let sha256: Data

    private static let kind = "podiumScores"

    /// - Throws: `ValidationError` with the first line that cannot be read, or names a task for the second time.
    package init(_ bytes: [UInt8]) throws(ValidationError) {
        var reader = LineReader()
        let all = reader.append(bytes) + (reader.finish().map { [$0] } ?? [])
        guard let first = all.first(where: { !$0.isBlank }),
            let head = try? JSON.decode(Head.self, from: first.content()), head.kind == Self.kind
        else {
            throw ValidationError(
                pointer: "", code: "notScores",
                message:
                    "This is no file of scores. Make one with the score.py that podium handover writes into its folder."
            )
        }
        try ExternalModelRules.check(name: head.name)
        try ExternalModelRules.check(parts: head.parts)
        var lines: [(number: Int, line: Line)] = []
        var places: [ID<LabelingTask>: Int] = [:]
        for raw in all where raw.number > first.number && !raw.isBlank {
            let line: Line
            do {
                line = try JSON.decode(Line.self, from: raw.content())
            } catch {
                let message = (error as? ValidationError)?.message ?? JSON.explanation(of: error).message
                throw Self.fault("invalidLine", raw.number, message)
            }
            if let earlier = places.updateValue(raw.number, forKey: line.taskId) {
                throw Self.fault("taskTwice", raw.number, "Task \(line.taskId) stands in line \(earlier), too.")
            }
            lines.append((raw.number, line))
        }
        self.head = head
        self.lines = lines
        sha256 = SHA256.hash(bytes)
    }

    /// A fault of a line, which the pointer names as if the lines were a list.
    package static func fault(_ code: String, _ number: Int, _ message: String) -> ValidationError {
        ValidationError(pointer: "/\(number - 1)", code: code, message: "Line \(number): \(message)")
    }

    /// The hash by which a task's texts are known again, whatever database they are in: SHA-256 over the text of each
    /// message as it was handed over, those of the prompt first, each with a zero behind it. What is no text counts as
    /// empty. In lower-case hexadecimal.
    package static func textHash(_ prompt: Prompt, _ completions: [Completion]) -> String {
        let hash = SHA256()
        let answers = completions.flatMap { ChatMessage.answer($0, to: prompt.messages) }
        for message in ChatMessage.conversation(prompt.messages) + answers {
            if case .text(let text) = message.content { hash.update(Array(text.utf8)) }
            hash.update([0])
        }
        return hash.finalize().hexadecimal
    }
}
