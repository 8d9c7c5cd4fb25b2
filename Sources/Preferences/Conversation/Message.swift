/// One turn of a conversation: a role and a text, and whatever else a file says of it.
///
/// What came in is kept field by field, and given back as it came. What a reader takes it for is in `parts`, whichever
/// of the vendors' shapes it came in; what reward models read is in `content`.
public struct Message: Hashable, Sendable {
    /// Who speaks, in the names that chat templates share.
    public enum Role: String, Hashable, Codable, Sendable, CaseIterable {
        case system
        /// OpenAI's newer name for the system.
        case developer
        case user
        case assistant
        /// What the assistant called, and its result.
        case tool

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
    public let role: Role
    /// What is said, usually Markdown; where there is more than a text, all of it in plain text.
    public let content: String
    /// Every field but the role, as it came; `nil` where `content` is the only one, and a text.
    public let fields: [String: KeptValue]?
    /// The pieces of a message that is more than a role and a text.
    private let pieces: [MessagePart]

    /// A message of a role and a text.
    public init(role: Role, content: String) {
        self.role = role
        self.content = content
        fields = nil
        pieces = []
    }

    /// What there is to read, in order.
    public var parts: [MessagePart] { fields == nil ? [.text(content)] : pieces }

    /// Who speaks by name, where the file says so.
    public var name: String? { fields?["name"]?.text }

    /// Whether there is more to it than texts: calls, results, reasoning, attachments.
    public var isMoreThanText: Bool { pieces.contains { !$0.isText } }

    /// Names of fields that say something, and that labelers do not see: they could name the model.
    public var unshownFields: [String] { fields.map { MessageFields.unshown($0, of: role) } ?? [] }

    /// The items of a `content` list that a reader takes for what is wanted, as they came; `nil` where it is no list.
    public func contentItems(where isWanted: (MessagePart) -> Bool) -> [KeptValue]? {
        guard case .list(let items)? = fields?["content"] else { return nil }
        return items.filter { item in
            (try? ContentItem(item, at: []).part(isOfTool: role == .tool)).map(isWanted) ?? true
        }
    }

    /// One line that says all of it, the same for the same message; `nil` where it is a role and a text.
    public var spelling: String? { fields.map { KeptValue.object($0).spelling } }

    /// In UTF-8, about.
    public var byteCount: Int { fields.map { KeptValue.object($0).byteCount } ?? content.utf8.count }

    /// By what was said: pieces follow from the fields.
    public static func == (left: Message, right: Message) -> Bool {
        left.role == right.role && left.content == right.content && left.fields == right.fields
    }

    /// By what was said.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(role)
        hasher.combine(content)
        hasher.combine(fields)
    }
}

extension Message: Codable {
    /// - Throws: `DecodingError` that points to what is missing or of another kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: FieldKey.self)
        let role = try container.decode(Role.self, forKey: "role")
        let names = container.allKeys
        if names.count == 2, let text = try? container.decode(String.self, forKey: "content"), role != .tool {
            self.init(role: role, content: text)
            return
        }
        var fields: [String: KeptValue] = [:]
        for name in names where name.stringValue != "role" {
            fields[name.stringValue] = try container.decode(KeptValue.self, forKey: name)
        }
        try self.init(role: role, fields: fields, at: { decoder.codingPath + $0 })
    }

    /// - Parameters:
    ///   - fields: every field but the role.
    ///   - path: where a field of theirs stands.
    /// - Throws: `DecodingError`.
    init(role: Role, fields: [String: KeptValue], at path: ([any CodingKey]) -> [any CodingKey]) throws {
        self.role = role
        self.fields = fields
        do throws(MessageFault) {
            pieces = try MessageFields(role: role, fields).parts()
        } catch {
            throw error.decodingError(at: path)
        }
        content = MessagePart.plainText(of: pieces)
    }

    /// Writes what was read.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FieldKey.self)
        try container.encode(role, forKey: "role")
        guard let fields else { return try container.encode(content, forKey: "content") }
        for (name, value) in fields { try container.encode(value, forKey: FieldKey(name)) }
    }
}

extension [Message] {
    /// A conversation in plain text, an empty line between two turns: of an answer that takes several, what reward models
    /// read. The assistant speaks unless it says otherwise.
    public var plainText: String {
        map { message in
            message.role == .assistant || message.role == .tool
                ? message.content : "[\(message.role.rawValue)] \(message.content)"
        }.joined(separator: "\n\n")
    }

    /// One line that says all of it, the same for the same messages.
    public var spelling: String {
        KeptValue.list(
            map { message in
                var fields = message.fields ?? ["content": .text(message.content)]
                fields["role"] = .text(message.role.rawValue)
                return .object(fields)
            }
        ).spelling
    }
}
