/// What a free text must be to be stored as it was given.
enum TextRule {
    /// - Parameters:
    ///   - name: of the text, for the message.
    ///   - maximum: length in UTF-16 units, which bounds the bytes too.
    /// - Returns: what is wrong; nil: nothing.
    static func issue(
        with text: String?, at pointer: String, _ name: String, _ maximum: Int
    ) -> ValidationError.Issue? {
        guard let text else { return nil }
        // SQLite's own functions stop at a zero character.
        if text.utf8.contains(0) {
            return .init(
                pointer: pointer, code: "nulCharacter", message: "The \(name) contains a NUL character; remove it.")
        }
        // UTF-8 first: counting UTF-16 walks over a text of any length.
        if text.utf8.count > 3 * maximum || text.utf16.count > maximum {
            return .init(
                pointer: pointer, code: "\(name)TooLong",
                message: "A \(name) may have at most \(maximum) characters.")
        }
        return nil
    }

    /// As `issue`, of a text on one line that is shown beside names and figures: like a name it has no character that
    /// cannot be seen or turns the text around it.
    static func lineIssue(
        with text: String?, at pointer: String, _ name: String, _ maximum: Int
    ) -> ValidationError.Issue? {
        if let issue = issue(with: text, at: pointer, name, maximum) { return issue }
        guard let text, let scalar = DisplayName.hidden(in: text) else { return nil }
        return .init(
            pointer: pointer, code: "hiddenCharacter",
            message: "The \(name) contains the character U+\(DisplayName.hexadecimal(scalar)), which breaks the line, "
                + "is invisible or reverses the text around it. Remove it.")
    }
}
