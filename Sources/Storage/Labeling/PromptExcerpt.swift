internal import GRDB
internal import Preferences

/// The beginning of what a task asks, for lists: of its prompt's last message, at most `length` characters. SQL tells it
/// where that message is a text, so that long prompts are not read for a line; where it is more than a text, Swift does.
enum PromptExcerpt {
    static let length = OwnWork.excerptLength

    /// What `of` reads, in a query that has a `prompt`.
    static let columns = columns(withPromptWhere: "0")

    /// The same, and the whole prompt as `promptMessages` where the condition holds.
    static func columns(withPromptWhere condition: String) -> String {
        """
        CASE WHEN \(endsWithText) THEN substr(\(lastContent), 1, \(length)) END AS promptExcerpt,
        CASE WHEN \(condition) OR NOT \(endsWithText) THEN prompt.messages END AS promptMessages
        """
    }

    static func of(_ row: Row) throws -> String {
        if let text = row["promptExcerpt"] as String? { return text }
        let messages = try (row["promptMessages"] as String?).map(JSONColumn.messages) ?? []
        // Code points, as SQL counts them: one character can have thousands.
        return String(String.UnicodeScalarView((messages.last?.content ?? "").unicodeScalars.prefix(length)))
    }

    private static let lastContent = "prompt.messages ->> '$[#-1].content'"
    private static let endsWithText = """
        coalesce(json_type(prompt.messages, '$[#-1].content') = 'text' AND \(lastContent) <> '', 0)
        """
}
