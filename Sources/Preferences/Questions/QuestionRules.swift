/// The limits of what labelers and managers write to one another about a task.
public enum QuestionRules {
    /// The longest message, in UTF-16 units: what a browser's `maxlength` counts.
    public static let messageLength = 4_000
    /// How many messages a question may have. Whoever needs more should talk.
    public static let messages = 200
}

/// A message that may be stored; only `QuestionMessageDraft.validated()` makes one.
public struct QuestionText: Hashable, Sendable {
    /// Without blanks around it.
    public let text: String

    fileprivate init(_ text: String) { self.text = text }
}

/// What somebody sends: plain text, shown as it was written.
public struct QuestionMessageDraft: Hashable, Codable, Sendable {
    /// As it was typed.
    public var text: String
    /// How many messages there were when it was typed. Whoever does not hear whether a message arrived sends it again:
    /// the same text by the same person after these is the same message, whatever was answered meanwhile. Nil: only the
    /// question's last message can be the same one.
    public var after: Int?

    /// A message to be checked.
    public init(text: String, after: Int? = nil) {
        self.text = text
        self.after = after
    }

    /// - Throws: `ValidationError` for a message that is empty, too long or cannot be stored.
    public func validated() throws(ValidationError) -> QuestionText {
        if let issue = TextRule.issue(with: text, at: "/text", "message", QuestionRules.messageLength) {
            throw ValidationError([issue])
        }
        if let after, after < 0 {
            throw ValidationError(
                pointer: "/after", code: "invalidAfter", message: "after is a number of messages: 0 or more.")
        }
        guard !text.isBlank, let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else {
            throw ValidationError(
                pointer: "/text", code: "emptyMessage", message: "The message is empty. Write something.")
        }
        return QuestionText(String(text[first...last]))
    }
}
