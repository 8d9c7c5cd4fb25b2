/// What somebody has chosen about the pages for themselves, such as the key of a command: texts by name. The account
/// keeps them, so that they follow the person to the next browser; the pages alone know what they mean.
public enum PersonalSettings {
    /// The most that one person keeps.
    public static let most = 100
    /// The most characters of a value, in UTF-16 units.
    public static let longestValue = 200

    /// What is left of `settings` after `changes`; nil takes a setting away.
    ///
    /// - Throws: `ValidationError` with a pointer to each fault.
    public static func changed(
        _ settings: [String: String], by changes: [String: String?]
    ) throws(ValidationError) -> [String: String] {
        let issues = changes.sorted { $0.key < $1.key }.compactMap { issue(with: $0.value, named: $0.key) }
        guard issues.isEmpty else { throw ValidationError(issues) }
        var result = settings
        for (name, value) in changes { result[name] = value }
        guard result.count <= most else {
            throw ValidationError(
                pointer: "", code: "tooManySettings",
                message: "A person can have at most \(most) settings. Remove some by setting them to null.")
        }
        return result
    }

    private static func issue(with value: String?, named name: String) -> ValidationError.Issue? {
        let isName =
            name.utf8.count <= 64 && name.first?.isLetter == true
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
        guard isName else {
            return .init(
                pointer: "/" + name.prefix(64).replacing("~", with: "~0").replacing("/", with: "~1"),
                code: "invalidSetting",
                message: "A setting’s name has 1 to 64 Latin letters, digits and dots, and begins with a letter.")
        }
        return TextRule.issue(with: value, at: "/" + name, "setting", longestValue)
    }
}
