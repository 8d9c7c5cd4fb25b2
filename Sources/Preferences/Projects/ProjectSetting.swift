/// One setting of a project: its name on the wire and in the table, its words for people, what it may be, and where its
/// value is kept.
public struct ProjectSetting: Sendable {
    /// What values there are: which control a form offers, how a description and a command line say it.
    public enum Kind: Hashable, Sendable {
        /// A name, on one line.
        case line(maximumCharacters: Int)
        /// A text of any number of lines.
        case markdown(maximumBytes: Int)
        /// How many of something.
        case count(ClosedRange<Int>)
        /// A span of time.
        case seconds(ClosedRange<Int>)
        case flag
        /// One of a closed list.
        case word([Choice])
        /// "HH:MM", or none.
        case timeOfDay
        /// An IANA name, or none.
        case timeZone
    }

    /// One word of a closed list.
    public struct Choice: Hashable, Sendable {
        /// As it is stored and sent.
        public let word: String
        /// For people.
        public let label: String
    }

    /// Settings that stand together on a page.
    public struct Group: Sendable {
        /// Stable, for pages that speak another language.
        public let name: String
        /// Heads them.
        public let label: String
        /// In the order in which people see them.
        public let settings: [ProjectSetting]
    }

    /// A setting's value without its Swift type.
    public enum Value: Hashable, Sendable {
        case none
        case text(String)
        case number(Int)
        /// No setting has one; kept so that the setting that was given it can say what it wants.
        case fraction(Double)
        case flag(Bool)
    }

    /// camelCase; also the column of the table `project`.
    public let name: String
    /// What values there are.
    public let kind: Kind
    /// Whether it can be switched off by `null`.
    public let isOptional: Bool
    /// What people call it.
    public let label: String
    /// What it does, as a sentence or two.
    public let help: String
    let read: @Sendable (ProjectSettings) -> Value
    /// False: the value is not one of this setting's.
    let write: @Sendable (inout ProjectSettings, Value) -> Bool
    let refusal: (code: String, message: String)
    /// Asked of values of the right type only.
    let allows: @Sendable (Value) -> Bool

    /// What a new project has.
    public var initial: Value { read(ProjectSettings(name: "")) }

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

extension ProjectSetting.Value: Codable {
    /// Reads `null`, a string, a number, or true or false.
    ///
    /// - Throws: `DecodingError` of a list or an object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let fraction = try? container.decode(Double.self) {
            self = .fraction(fraction)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "Expected a string, a whole number, true, false or null here.")
        }
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .none: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .fraction(let fraction): try container.encode(fraction)
        case .flag(let flag): try container.encode(flag)
        }
    }
}
