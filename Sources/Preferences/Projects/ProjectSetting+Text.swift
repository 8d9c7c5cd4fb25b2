extension ProjectSetting {
    /// What stands for no value on a command line.
    public static let off = "off"

    /// The value that `text` writes, as on a command line: a number, true or false, `off` where the setting can be switched
    /// off, else the text itself. What cannot be read stays text, which `issue(with:)` then refuses in this setting's words.
    public func value(written text: String) -> Value {
        switch kind {
        case .count, .seconds: Int(text).map { .number($0) } ?? .text(text)
        case .flag: Bool(text).map { .flag($0) } ?? .text(text)
        case .line, .markdown, .word, .timeOfDay, .timeZone: isOptional && text == Self.off ? .none : .text(text)
        }
    }

    /// The value in `settings` as `value(written:)` reads it.
    public func text(in settings: ProjectSettings) -> String { Self.text(value(in: settings)) }

    private static func text(_ value: Value) -> String {
        switch value {
        case .none: off
        case .text(let text): text
        case .number(let number): "\(number)"
        case .fraction(let fraction): "\(fraction)"
        case .flag(let flag): "\(flag)"
        }
    }

    /// What values there are, and which a new project has, in words.
    public var choices: String {
        let choices =
            switch kind {
            case .line, .markdown: "text"
            case .count(let range): "\(range.lowerBound) to \(range.upperBound)"
            case .seconds(let range): "\(range.lowerBound) to \(range.upperBound) seconds"
            case .flag: "true or false"
            case .word(let words): words.map(\.word).joined(separator: ", ")
            case .timeOfDay: "HH:MM"
            case .timeZone: "a name such as Europe/Berlin"
            }
        let first = Self.text(initial)
        return choices + (isOptional ? " or \(Self.off)" : "") + (first.isEmpty ? "" : "; at first \(first)")
    }
}

extension ProjectChanges {
    /// Changes as a command line writes them.
    ///
    /// - Parameter assignments: each `NAME=VALUE`.
    /// - Throws: `ValidationError` that names every setting that does not exist, comes twice or may not have this value.
    public init(written assignments: [String]) throws(ValidationError) {
        var values: [String: ProjectSetting.Value] = [:]
        var issues: [ValidationError.Issue] = []
        for assignment in assignments {
            guard let sign = assignment.firstIndex(of: "=") else {
                issues.append(
                    .init(
                        pointer: "/\(assignment)", code: "invalidValue",
                        message: "Write a setting and its value as NAME=VALUE, not \"\(assignment)\"."))
                continue
            }
            let name = String(assignment[..<sign])
            guard values[name] == nil else {
                issues.append(.init(pointer: "/\(name)", code: "invalidValue", message: "\(name) is given twice."))
                continue
            }
            let text = String(assignment[assignment.index(after: sign)...])
            let setting = ProjectSettings.all.first { $0.name == name }
            values[name] = setting.map { $0.value(written: text) } ?? .text(text)
        }
        guard issues.isEmpty else { throw ValidationError(issues) }
        try self.init(values)
    }
}
