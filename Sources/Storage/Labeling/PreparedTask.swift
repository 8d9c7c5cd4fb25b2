internal import Crypto
internal import Foundation
internal import Preferences

/// A new task with its hashes, which are made before the write transaction begins.
struct PreparedTask: Sendable {
    let task: NewTask
    /// JSON.
    let messages: String
    /// JSON of what is said of the prompt; nil: nothing.
    let meta: String?
    let promptHash: Data
    let completionsHash: Data

    init(_ task: NewTask) throws {
        self.task = task
        messages = try JSONColumn.encode(task.prompt.messages)
        meta = try task.meta.map { try JSONColumn.encode($0) }
        promptHash = Self.hash(task.prompt)
        completionsHash = Self.hash(task.completions.map(\.identity))
    }

    /// Of the roles and contents in order, each with its length; behind a message that is more than a text, a zero and all
    /// of it, as no role begins.
    static func hash(_ prompt: Prompt) -> Data {
        let hash = SHA256()
        for message in prompt.messages {
            hash.update(lengthAnd: message.role.rawValue)
            hash.update(lengthAnd: message.content)
            if let spelling = message.spelling { hash.update(lengthAnd: "\0" + spelling) }
        }
        return hash.finalize()
    }

    /// Of the completions' `identity` as a multiset: their order makes no other task.
    static func hash(_ identities: [String]) -> Data {
        let hash = SHA256()
        for text in identities.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            hash.update(lengthAnd: text)
        }
        return hash.finalize()
    }
}
