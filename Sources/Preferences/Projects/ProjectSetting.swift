/// One setting of a project: its name on the wire and in the table, what it may be, and where its value is kept.
public struct ProjectSetting: Sendable {
    /// What values there are, for forms, descriptions and columns.
    public enum Kind: Hashable, Sendable {
        /// Text; nil stands for no limit of that sort.
        case text(maximumBytes: Int?, maximumCharacters: Int?)
        case number(ClosedRange<Int>)
        case flag
        /// One of a closed list.
        case word([String])
    }

    /// A setting's value without its Swift type.
    public enum Value: Hashable, Sendable {
        case none
        case text(String)
        case number(Int)
        case flag(Bool)
    }

    /// camelCase; also the column of the table `project`.
    public let name: String
    /// What values there are.
    public let kind: Kind
    /// Whether it can be switched off by `null`.
    public let isOptional: Bool
    /// What it is for, as half a sentence.
    public let summary: String
    private let read: @Sendable (ProjectSettings) -> Value
    /// False: the value is not one of this setting's.
    private let write: @Sendable (inout ProjectSettings, Value) -> Bool
    /// Nil where the type of the value is all there is to check.
    private let refusal: (code: String, message: String)
    private let allows: @Sendable (Value) -> Bool

    /// The value of this setting in `settings`.
    public func value(in settings: ProjectSettings) -> Value { read(settings) }

    /// Sets the value; what it may be is checked by `issue(with:)`.
    ///
    /// - Throws: `ValidationError` where the value is of another type, or is refused.
    public func set(_ value: Value, in settings: inout ProjectSettings) throws(ValidationError) {
        if let issue = issue(with: value) { throw ValidationError([issue]) }
        _ = write(&settings, value)
    }

    /// Sets a value that is stored already, whatever the rules are by now.
    ///
    /// - Returns: false where it is of another type.
    public func restore(_ value: Value, in settings: inout ProjectSettings) -> Bool { write(&settings, value) }

    /// What is wrong with a value; nil: nothing.
    public func issue(with value: Value) -> ValidationError.Issue? {
        var scratch = ProjectSettings(name: "")
        guard write(&scratch, value), allows(value) else {
            return .init(pointer: "/\(name)", code: refusal.code, message: refusal.message)
        }
        return nil
    }
}

extension ProjectSetting {
    static func text(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, String> & Sendable,
        characters: ClosedRange<Int>? = nil, bytes: Int? = nil, code: String, refusal: String, summary: String
    ) -> Self {
        Self(
            name: name, kind: .text(maximumBytes: bytes, maximumCharacters: characters?.upperBound), isOptional: false,
            summary: summary, read: { .text($0[keyPath: path]) },
            write: { settings, value in
                guard case .text(let text) = value else { return false }
                settings[keyPath: path] = text
                return true
            }, refusal: (code, refusal),
            allows: { value in
                guard case .text(let text) = value else { return false }
                // SQLite's own functions stop at a zero character.
                guard !text.utf8.contains(0), text.utf8.count <= bytes ?? .max else { return false }
                // What has a length in characters is a name, on one line.
                guard let characters else { return true }
                return characters.contains(text.count) && !text.allSatisfy(\.isWhitespace)
                    && DisplayName.hidden(in: text) == nil
            })
    }

    static func optionalText(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, String?> & Sendable, code: String, refusal: String,
        summary: String, allows: @escaping @Sendable (String) -> Bool
    ) -> Self {
        Self(
            name: name, kind: .text(maximumBytes: nil, maximumCharacters: nil), isOptional: true, summary: summary,
            read: { $0[keyPath: path].map { .text($0) } ?? .none },
            write: { settings, value in
                switch value {
                case .none: settings[keyPath: path] = nil
                case .text(let text): settings[keyPath: path] = text
                case .number, .flag: return false
                }
                return true
            }, refusal: (code, refusal),
            allows: { value in if case .text(let text) = value { allows(text) } else { true } })
    }

    static func number(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, Int> & Sendable, _ range: ClosedRange<Int>,
        code: String, refusal: String, summary: String
    ) -> Self {
        Self(
            name: name, kind: .number(range), isOptional: false, summary: summary,
            read: { .number($0[keyPath: path]) },
            write: { settings, value in
                guard case .number(let number) = value else { return false }
                settings[keyPath: path] = number
                return true
            }, refusal: (code, refusal),
            allows: { value in if case .number(let number) = value { range.contains(number) } else { false } })
    }

    static func flag(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, Bool> & Sendable, summary: String
    ) -> Self {
        Self(
            name: name, kind: .flag, isOptional: false, summary: summary, read: { .flag($0[keyPath: path]) },
            write: { settings, value in
                guard case .flag(let flag) = value else { return false }
                settings[keyPath: path] = flag
                return true
            }, refusal: ("invalidFlag", "\(name) is true or false."), allows: { _ in true })
    }

    static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ path: WritableKeyPath<ProjectSettings, Word> & Sendable, code: String, summary: String
    ) -> Self {
        let words = Word.allCases.map(\.rawValue)
        return Self(
            name: name, kind: .word(words), isOptional: false, summary: summary,
            read: { .text($0[keyPath: path].rawValue) },
            write: { settings, value in
                guard case .text(let text) = value, let word = Word(rawValue: text) else { return false }
                settings[keyPath: path] = word
                return true
            }, refusal: (code, "\(name) is one of \(words.joined(separator: ", "))."), allows: { _ in true })
    }
}

extension ProjectSetting.Value: Codable {
    /// Reads `null`, a string, a whole number, or true or false.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .none: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        }
    }
}
