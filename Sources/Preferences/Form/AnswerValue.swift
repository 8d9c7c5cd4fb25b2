/// What a labeler answered to one field. What was not answered has no value.
public enum AnswerValue: Hashable, Sendable {
    /// To a likert.
    case number(Int)
    /// To a flag.
    case flag(Bool)
    /// To a choice or a text.
    case text(String)
    /// To a choice of which several may be chosen, in the order of the form's options.
    case texts([String])
}

extension AnswerValue: Codable {
    /// Reads a whole number, true or false, a string, or a list of strings.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let texts = try? container.decode([String].self) {
            self = .texts(texts)
        } else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "An answer is a whole number, true or false, a string, or a list of strings."))
        }
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .text(let text): try container.encode(text)
        case .texts(let texts): try container.encode(texts)
        }
    }
}
