/// One turn of a conversation.
public struct Message: Hashable, Codable, Sendable {
    /// Who speaks, in the names that chat templates share.
    public enum Role: String, Hashable, Codable, Sendable, CaseIterable {
        case system
        case user
        case assistant

        /// - Throws: `DecodingError.dataCorrupted` that lists the roles.
        public init(from decoder: any Decoder) throws {
            let name = try decoder.singleValueContainer().decode(String.self)
            guard let role = Self(rawValue: name) else {
                let roles = Self.allCases.map(\.rawValue).joined(separator: ", ")
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "‘\(name.prefix(40))’ is not allowed here; use one of \(roles)."))
            }
            self = role
        }
    }

    /// Who speaks.
    public var role: Role
    /// What is said, usually Markdown.
    public var content: String

    /// A message of its parts.
    public init(role: Role, content: String) {
        self.role = role
        self.content = content
    }
}

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
