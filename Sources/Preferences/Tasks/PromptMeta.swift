/// What a file says of a prompt beside its messages: what kind it is, in which language, where it is from.
///
/// All of it is kept as it came. Its outermost fields that are a text, a number, or a yes or no are what prompts can be told
/// apart by.
public struct PromptMeta: Hashable, Sendable {
    /// By name.
    public let fields: [String: KeptValue]

    /// Names of the field in which a file states a prompt's language, the first that is there.
    public static let languageKeys = ["language", "lang"]
    /// Names of the field in which a file states who wrote a prompt, the first that says something.
    public static let sourceUserKeys = ["sourceUser", "source_user", "userId", "user_id", "user"]
    /// The longest word that prompts are told apart by, in characters; what is longer is cut.
    private static let longestWord = 100

    /// What is said, by name.
    public init(_ fields: [String: KeptValue]) {
        self.fields = fields
    }

    /// What a field says, as one word to tell prompts apart by; nil: nothing, or more than one thing.
    public func word(_ key: String) -> String? {
        switch fields[key] {
        case .text(let text):
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return words.isEmpty ? nil : String(words.prefix(Self.longestWord))
        case .whole(let number): return "\(number)"
        case .number(let number): return "\(number)"
        case .flag(let flag): return "\(flag)"
        case .null, .list, .object, nil: return nil
        }
    }

    /// The language that it states, as `TextLanguage` has codes; nil: none.
    public var language: String? {
        Self.languageKeys.lazy.compactMap { fields[$0]?.text }.first { !$0.isBlank }.map(TextLanguage.code(stated:))
    }

    /// Who wrote the prompt, under whatever name or number the file has for them; nil: nobody knows.
    public var sourceUser: String? { Self.sourceUserKeys.lazy.compactMap { word($0) }.first }

    /// About what it takes, in bytes of UTF-8.
    var byteCount: Int { KeptValue.object(fields).byteCount }

    /// - Throws: `ValidationError` where it is too long, or one of its texts holds a zero character.
    func check() throws(ValidationError) {
        if byteCount > TaskRules.metaBytes {
            throw ValidationError(
                pointer: "/meta", code: "textTooLong",
                message: "The meta is longer than \(TaskRules.metaBytes >> 10) KiB. Leave some of it out.")
        }
        if let path = KeptValue.object(fields).place(ofText: { $0.utf8.contains(0) }) {
            throw ValidationError(
                pointer: "/meta" + path.map { "/" + Faults.pointer($0.stringValue) }.joined(), code: "nulCharacter",
                message: "The meta contains a NUL character (U+0000). Take it out.")
        }
    }
}

extension PromptMeta: Codable {
    /// - Throws: `DecodingError` where it is no object.
    public init(from decoder: any Decoder) throws {
        guard case .object(let fields) = try KeptValue(from: decoder) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "The meta of a prompt is an object, such as {\"category\": \"summary\"}."))
        }
        self.fields = fields
    }

    /// Writes what was read.
    public func encode(to encoder: any Encoder) throws {
        try KeptValue.object(fields).encode(to: encoder)
    }
}
