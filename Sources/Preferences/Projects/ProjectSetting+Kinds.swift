/// A closed list of words, each with its meaning for people.
public protocol LabeledWord: RawRepresentable<String>, CaseIterable, Sendable {
    /// The word in words.
    var label: String { get }
}

/// The kinds of setting, each with what it allows. A new kind is a case of `Kind`, a function here, and a control in
/// `Public/admin/setting-controls.js`.
extension ProjectSetting {
    static func line(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, String> & Sendable, characters: ClosedRange<Int>,
        code: String, refusal: String, label: String, help: String
    ) -> Self {
        text(name, path, .line(maximumCharacters: characters.upperBound), (code, refusal), label, help) { text in
            characters.contains(text.count) && !text.isBlank && DisplayName.hidden(in: text) == nil
        }
    }

    static func markdown(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, String> & Sendable, bytes: Int, code: String,
        refusal: String, label: String, help: String
    ) -> Self {
        text(name, path, .markdown(maximumBytes: bytes), (code, refusal), label, help) { $0.utf8.count <= bytes }
    }

    static func count(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, Int> & Sendable, _ range: ClosedRange<Int>,
        code: String, refusal: String, label: String, help: String
    ) -> Self {
        number(name, path, range, .count(range), (code, refusal), label, help)
    }

    static func seconds(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, Int> & Sendable, _ range: ClosedRange<Int>,
        code: String, refusal: String, label: String, help: String
    ) -> Self {
        number(name, path, range, .seconds(range), (code, refusal), label, help)
    }

    static func flag(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, Bool> & Sendable, label: String, help: String
    ) -> Self {
        Self(
            name: name, kind: .flag, isOptional: false, label: label, help: help,
            read: { .flag($0[keyPath: path]) },
            write: { settings, value in
                guard case .flag(let flag) = value else { return false }
                settings[keyPath: path] = flag
                return true
            }, refusal: ("invalidFlag", "\(name) is true or false."), allows: { _ in true })
    }

    static func word<Word: LabeledWord>(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, Word> & Sendable, code: String, label: String,
        help: String
    ) -> Self {
        let choices = Word.allCases.map { Choice(word: $0.rawValue, label: $0.label) }
        let words = choices.map(\.word).joined(separator: ", ")
        return Self(
            name: name, kind: .word(choices), isOptional: false, label: label, help: help,
            read: { .text($0[keyPath: path].rawValue) },
            write: { settings, value in
                guard case .text(let text) = value, let word = Word(rawValue: text) else { return false }
                settings[keyPath: path] = word
                return true
            }, refusal: (code, "\(name) is one of \(words)."), allows: { _ in true })
    }

    static func timeOfDay(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, String?> & Sendable, label: String, help: String
    ) -> Self {
        let refusal = "\(name) is a time of day such as \"02:30\", or null for never."
        return optionalText(name, path, .timeOfDay, ("invalidTimeOfDay", refusal), label, help) {
            TimeOfDay($0) != nil
        }
    }

    static func timeZone(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, String?> & Sendable, label: String, help: String
    ) -> Self {
        let refusal = "\(name) is a name such as \"Europe/Berlin\", or null for the server's."
        return optionalText(name, path, .timeZone, ("unknownTimeZone", refusal), label, help) {
            NightlySchedule.isTimeZone($0)
        }
    }
}

extension ProjectSetting {
    private static func text(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, String> & Sendable, _ kind: Kind,
        _ refusal: (String, String), _ label: String, _ help: String, allows: @escaping @Sendable (String) -> Bool
    ) -> Self {
        Self(
            name: name, kind: kind, isOptional: false, label: label, help: help,
            read: { .text($0[keyPath: path]) },
            write: { settings, value in
                guard case .text(let text) = value else { return false }
                settings[keyPath: path] = text
                return true
            }, refusal: refusal,
            allows: { value in
                // SQLite's own functions stop at a zero character.
                if case .text(let text) = value { !text.utf8.contains(0) && allows(text) } else { false }
            })
    }

    private static func optionalText(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, String?> & Sendable, _ kind: Kind,
        _ refusal: (String, String), _ label: String, _ help: String, allows: @escaping @Sendable (String) -> Bool
    ) -> Self {
        Self(
            name: name, kind: kind, isOptional: true, label: label, help: help,
            read: { $0[keyPath: path].map { .text($0) } ?? .none },
            write: { settings, value in
                switch value {
                case .none: settings[keyPath: path] = nil
                case .text(let text): settings[keyPath: path] = text
                case .number, .fraction, .flag: return false
                }
                return true
            }, refusal: refusal,
            allows: { value in if case .text(let text) = value { allows(text) } else { true } })
    }

    private static func number(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, Int> & Sendable, _ range: ClosedRange<Int>,
        _ kind: Kind, _ refusal: (String, String), _ label: String, _ help: String
    ) -> Self {
        Self(
            name: name, kind: kind, isOptional: false, label: label, help: help,
            read: { .number($0[keyPath: path]) },
            write: { settings, value in
                guard case .number(let number) = value else { return false }
                settings[keyPath: path] = number
                return true
            }, refusal: refusal,
            allows: { value in if case .number(let number) = value { range.contains(number) } else { false } })
    }
}
