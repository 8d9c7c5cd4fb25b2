internal import Crypto
internal import Foundation
internal import Preferences

/// A `NewTask` that was checked and hashed, before the write transaction begins.
struct PreparedTask: Sendable {
    let task: NewTask
    /// JSON.
    let messages: String
    let promptHash: Data
    let completionsHash: Data
    /// Over the completions' places in the file.
    let ranking: Ranking<Int>?

    /// How many completions a task may have.
    private static let completionRange = 2...9

    /// What is wrong with a task, as its outcome.
    struct Rejection: Error {
        let code: String
        let message: String
    }

    /// - Throws: `Rejection`.
    init(_ task: NewTask) throws {
        guard !task.prompt.messages.isEmpty, task.prompt.messages.contains(where: { !$0.content.isEmpty }) else {
            throw Rejection(code: "emptyPrompt", message: "The prompt is empty. Give a text or a list of messages.")
        }
        guard Self.completionRange.contains(task.completions.count) else {
            throw Rejection(
                code: "completionCount",
                message: "There are \(task.completions.count) completions; a task has 2 to 9. Split or drop some.")
        }
        do {
            for message in task.prompt.messages { try TextRules.check(message.content, "prompt") }
            for completion in task.completions {
                try TextRules.check(completion.text, "completion")
                try TextRules.check(completion.model, "model's name", maximum: 1000)
            }
            if let externalID = task.externalID { try TextRules.checkName(externalID, "externalId", maximum: 500) }
            if let priority = task.priority { try Tasks.check(priority: priority) }
        } catch let error as StorageError {
            throw Rejection(code: "invalidValue", message: error.message)
        }
        guard (1...1000).contains(task.overlap ?? 1) else {
            throw Rejection(code: "invalidValue", message: "overlap must be 1 to 1000 rankings for each task.")
        }
        do throws(ValidationError) {
            ranking = try task.ranks.map { ranks throws(ValidationError) in
                try Ranking(ranks: ranks, of: Array(task.completions.indices))
            }
        } catch {
            throw Rejection(code: error.issues.first?.code ?? "invalidRanks", message: error.message)
        }
        self.task = task
        messages = try JSONColumn.encode(task.prompt.messages)
        promptHash = Self.hash(task.prompt)
        completionsHash = Self.hash(task.completions.map(\.text))
    }

    /// Of the roles and contents in order, each with its length.
    static func hash(_ prompt: Prompt) -> Data {
        let hash = SHA256()
        for message in prompt.messages {
            hash.update(lengthAnd: message.role.rawValue)
            hash.update(lengthAnd: message.content)
        }
        return hash.finalize()
    }

    /// Of the texts as a multiset: their order makes no other task.
    static func hash(_ texts: [String]) -> Data {
        let hash = SHA256()
        for text in texts.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { hash.update(lengthAnd: text) }
        return hash.finalize()
    }
}
