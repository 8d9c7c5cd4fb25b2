/// What a text must be to be stored as it was given.
enum TextRules {
    /// Refuses a text that SQLite would cut at a zero character.
    static func check(_ text: String?, _ name: String, maximum: Int = .max) throws {
        guard let text else { return }
        guard !text.utf8.contains(0) else {
            throw StorageError(.invalid, "The \(name) holds a zero character (U+0000). Take it out.")
        }
        guard text.utf8.count <= maximum else {
            throw StorageError(
                .invalid, "The \(name) is \(text.utf8.count) bytes long; at most \(maximum) are allowed. Shorten it.")
        }
    }

    /// As `check`, and refuses an empty text or one of blanks.
    static func checkName(_ text: String, _ name: String, maximum: Int = 200) throws {
        try check(text, name, maximum: maximum)
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw StorageError(.invalid, "The \(name) is empty. Give one.")
        }
    }
}
