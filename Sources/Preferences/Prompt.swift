/// One turn of a conversation.
public struct Message: Hashable, Codable, Sendable {
    /// Who speaks, in the names that chat templates share.
    public enum Role: String, Hashable, Codable, Sendable, CaseIterable {
        case system
        case user
        case assistant
    }

    public var role: Role
    public var content: String

    public init(role: Role, content: String) {
        self.role = role
        self.content = content
    }
}

/// What the language model was asked: a list of chat messages. A plain string is one user message.
public struct Prompt: Hashable, Sendable {
    public var messages: [Message]

    public init(messages: [Message]) {
        self.messages = messages
    }

    public init(_ text: String) {
        messages = [Message(role: .user, content: text)]
    }
}

extension Prompt: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.init(text)
        } else {
            self.init(messages: try container.decode([Message].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(messages)
    }
}
