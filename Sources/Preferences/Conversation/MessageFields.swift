/// What is wrong in a message, and where.
struct MessageFault: Error {
    var path: [FieldKey]
    /// nil: the last field of the path is missing.
    var message: String?

    /// - Parameter base: where a path within the message stands.
    func decodingError(at base: ([any CodingKey]) -> [any CodingKey]) -> DecodingError {
        guard let message else {
            let key = path.last ?? "content"
            return .keyNotFound(
                key, .init(codingPath: base(Array(path.dropLast())), debugDescription: "It is missing."))
        }
        return .dataCorrupted(.init(codingPath: base(path), debugDescription: message))
    }
}

/// Reads the pieces of a message out of the fields of the vendors: OpenAI's and TRL's (`content`, `tool_calls`,
/// `tool_call_id`, `refusal`), those of servers of open models (`reasoning_content`, `reasoning`), and Anthropic's lists of
/// blocks. The types of list items are in `ContentItem`.
struct MessageFields {
    private static let reasoning = ["reasoning_content", "reasoning", "thinking"]
    /// Fields of which labelers see something.
    private static let shown: Set<String> = [
        "content", "refusal", "tool_calls", "function_call", "tool_call_id", "name", "reasoning_content", "reasoning",
        "thinking",
    ]

    private let role: Message.Role
    private let fields: [String: KeptValue]

    init(role: Message.Role, _ fields: [String: KeptValue]) {
        self.role = role
        self.fields = fields
    }

    /// Names of fields that say something and are not shown.
    static func unshown(_ fields: [String: KeptValue], of role: Message.Role) -> [String] {
        fields.filter { name, value in
            if value.isNothing { return false }
            return !shown.contains(name) || (reasoning.contains(name) && value.text == nil)
        }.keys.sorted()
            + Set(items(fields).flatMap { $0.unshown(isOfTool: role == .tool) }).map { "content." + $0 }.sorted()
    }

    private static func items(_ fields: [String: KeptValue]) -> [ContentItem] {
        guard case .list(let items)? = fields["content"] else { return [] }
        return items.compactMap { try? ContentItem($0, at: []) }
    }

    func parts() throws(MessageFault) -> [MessagePart] {
        // Only who calls, thinks or refuses may have nothing else to say.
        if fields["content"] == nil, !hasOtherWords { throw MessageFault(path: ["content"]) }
        let content = try content()
        if role == .tool {
            let id = try text("tool_call_id")
            let result = ToolResult(
                callID: id, name: try text("name"), isError: false, parts: content)
            return [.result(result)]
        }
        return thoughts() + content + (try text("refusal").map { [.refusal($0)] } ?? []) + (try calls())
    }

    private var hasOtherWords: Bool {
        (["tool_calls", "function_call", "refusal"] + Self.reasoning).contains { fields[$0]?.isNothing == false }
    }

    /// The same thoughts under two names are one.
    private func thoughts() -> [MessagePart] {
        var texts: [String] = []
        for name in Self.reasoning {
            if let text = fields[name]?.text, !text.isEmpty, !texts.contains(text) { texts.append(text) }
        }
        return texts.map { .reasoning($0) }
    }

    private func content() throws(MessageFault) -> [MessagePart] {
        switch fields["content"] {
        case .text(let text): return text.isEmpty ? [] : [.text(text)]
        case .null, nil: return []
        case .list(let items):
            var parts: [MessagePart] = []
            for (index, item) in items.enumerated() {
                parts.append(try ContentItem(item, at: ["content", FieldKey(index)]).part(isOfTool: role == .tool))
            }
            return parts
        default: throw MessageFault(path: ["content"], message: "Expected a string, null or a list of parts here.")
        }
    }

    private func calls() throws(MessageFault) -> [MessagePart] {
        var calls: [MessagePart] = []
        switch fields["tool_calls"] {
        case .list(let items):
            for (index, item) in items.enumerated() { calls.append(try call(item, ["tool_calls", FieldKey(index)])) }
        case .null, nil: break
        default: throw MessageFault(path: ["tool_calls"], message: "Expected a list here.")
        }
        if let old = fields["function_call"], old != .null { calls.append(try call(old, ["function_call"])) }
        return calls
    }

    /// `{"id", "type", "function": {"name", "arguments"}}`; a custom tool's are `custom` and `input`, and some files leave
    /// the inner object out.
    private func call(_ item: KeptValue, _ path: [FieldKey]) throws(MessageFault) -> MessagePart {
        guard case .object = item else { throw MessageFault(path: path, message: "Expected an object here.") }
        let inner = ["function", "custom"].first { item[$0] != nil }
        let function = inner.flatMap { item[$0] } ?? item
        var place = inner.map { path + [FieldKey($0)] } ?? path
        if inner == nil, item["name"] == nil { place.append("function") }
        guard let name = function["name"] else { throw MessageFault(path: place + ["name"]) }
        return .call(
            ToolCall(
                id: item["id"]?.text, name: try Self.functionName(name, place + ["name"]),
                arguments: Self.arguments(function["arguments"] ?? function["input"])))
    }

    /// - Throws: where it is no text, or says nothing.
    static func functionName(_ value: KeptValue, _ path: [FieldKey]) throws(MessageFault) -> String {
        guard let name = value.text else { throw MessageFault(path: path, message: "Expected a string here.") }
        guard !name.isBlank, name.utf8.count <= TaskRules.functionNameBytes else {
            throw MessageFault(
                path: path, message: "A function has a name of 1 to \(TaskRules.functionNameBytes) bytes.")
        }
        return name
    }

    static func arguments(_ value: KeptValue?) -> String { value.map { $0.text ?? $0.spelling } ?? "" }

    private func text(_ name: String) throws(MessageFault) -> String? {
        guard let value = fields[name], value != .null else { return nil }
        guard let text = value.text else {
            throw MessageFault(path: [FieldKey(name)], message: "Expected a string here.")
        }
        return text.isEmpty ? nil : text
    }
}
