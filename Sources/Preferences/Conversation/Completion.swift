/// One candidate answer to a prompt: a text, or the turns that the assistant needed (calls of tools, their results, the
/// answer).
public struct Completion: Hashable, Sendable {
    /// The answer, as the model wrote it; of one with turns, all of them in plain text.
    public let text: String
    /// The turns of an answer that is more than a text.
    public let messages: [Message]?
    /// What the policy is called that wrote it (`Policy`); nil: not known. Never shown to a labeler.
    public var model: String?

    /// A completion of its parts.
    public init(text: String, model: String? = nil) {
        self.init(text: text, messages: nil, model: model)
    }

    /// An answer of these turns; of a single one that is a text, that text.
    public init(messages: [Message], model: String? = nil) {
        let text = messages.plainText
        let isText = messages == [Message(role: .assistant, content: text)]
        self.init(text: text, messages: isText ? nil : messages, model: model)
    }

    private init(text: String, messages: [Message]?, model: String?) {
        self.text = text
        self.messages = messages
        self.model = model?.isEmpty == true ? nil : model
    }

    /// What it is, for comparing: two are the same answer where this is the same, byte for byte. No text is like an
    /// answer of turns, for no text has a zero character.
    public var identity: String { messages.map { "\0" + $0.spelling } ?? text }

    /// As a conversation goes on with it.
    public var turns: [Message] { messages ?? [Message(role: .assistant, content: text)] }
}

extension Completion: Codable {
    private enum CodingKeys: String, CodingKey {
        case text, messages, model
    }

    /// Reads a text, a list of content parts or a list of messages. Where there is both a text and messages, the messages
    /// hold: the text is what they say.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let model = try container.decodeIfPresent(String.self, forKey: .model)
        if let messages = try container.decodeIfPresent([Message].self, forKey: .messages) {
            let text = try container.decodeIfPresent(String.self, forKey: .text)
            self.init(messages: messages, model: model)
            guard text == nil || text == self.text else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: container.codingPath + [CodingKeys.text],
                        debugDescription: "The text is not what the messages say. Leave one of the two out."))
            }
        } else if let text = try? container.decode(String.self, forKey: .text) {
            self.init(text: text, model: model)
        } else if let parts = try? container.decode([KeptValue].self, forKey: .text) {
            let message = try Message(
                role: .assistant, fields: ["content": .list(parts)],
                at: { container.codingPath + [CodingKeys.text] + $0.dropFirst() })
            self.init(messages: [message], model: model)
        } else {
            self.init(text: try container.decode(String.self, forKey: .text), model: model)
        }
    }

    /// Writes the text, or the messages.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if let messages {
            try container.encode(messages, forKey: .messages)
        } else {
            try container.encode(text, forKey: .text)
        }
        try container.encodeIfPresent(model, forKey: .model)
    }
}
