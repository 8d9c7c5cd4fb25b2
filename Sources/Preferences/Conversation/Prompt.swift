/// What the language model was asked: a list of chat messages. A plain string is one user message.
public struct Prompt: Hashable, Sendable {
    /// The conversation so far, oldest first.
    public var messages: [Message]

    /// A conversation.
    public init(messages: [Message]) {
        self.messages = messages
    }

    /// A single user message.
    public init(_ text: String) {
        messages = [Message(role: .user, content: text)]
    }
}

extension Prompt: Codable {
    /// Reads a string or a list of messages.
    ///
    /// - Throws: `DecodingError.typeMismatch` of `Prompt` where it is neither.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let depth = decoder.codingPath.count
        if let text = try? container.decode(String.self) {
            self.init(text)
        } else {
            do {
                self.init(messages: try container.decode([Message].self))
            } catch DecodingError.typeMismatch(_, let context) where context.codingPath.count == depth {
                throw DecodingError.typeMismatch(Prompt.self, context)
            } catch DecodingError.valueNotFound(_, let context) where context.codingPath.count == depth {
                throw DecodingError.typeMismatch(Prompt.self, context)
            }
        }
    }

    /// Writes a list of messages.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(messages)
    }
}
