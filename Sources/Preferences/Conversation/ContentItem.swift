/// One item of a message's `content` list, of OpenAI's types (`text`, `image_url`, …) or Anthropic's (`tool_use`, …).
struct ContentItem {
    private let item: KeptValue
    private let path: [FieldKey]
    private let type: String

    init(_ item: KeptValue, at path: [FieldKey]) throws(MessageFault) {
        guard case .object = item else { throw MessageFault(path: path, message: "Expected an object here.") }
        guard let type = item["type"] else { throw MessageFault(path: path + ["type"]) }
        guard let word = type.text, !word.isEmpty, word.utf8.count <= TaskRules.functionNameBytes else {
            throw MessageFault(path: path + ["type"], message: "Expected a word here.")
        }
        self.item = item
        self.path = path
        self.type = word
    }

    /// - Parameter isOfTool: whether it stands in a result, in which there are no calls and results.
    func part(isOfTool: Bool) throws(MessageFault) -> MessagePart {
        switch type {
        case "text", "input_text", "output_text": .text(try text("text"))
        case "refusal": .refusal(try text("refusal"))
        case "thinking" where item["thinking"] != nil: .reasoning(try text("thinking"))
        case "reasoning" where item["text"] != nil: .reasoning(try text("text"))
        case "tool_use" where !isOfTool: try call()
        case "tool_result" where !isOfTool: try result()
        case "image_url", "image", "input_image": .attachment(attachment(.image))
        case "input_audio", "audio_url", "audio": .attachment(attachment(.audio))
        case "video_url", "video", "input_video": .attachment(attachment(.video))
        case "document": .attachment(attachment(.document))
        case "file", "input_file": .attachment(attachment(.file))
        default: .other(type: type)
        }
    }

    /// Names of what is kept and not shown: fields of a known type that say something else, or the whole of another type.
    func unshown(isOfTool: Bool) -> Set<String> {
        guard case .object(let fields) = item, let part = try? part(isOfTool: isOfTool) else { return [] }
        var known: Set<String> = ["type"]
        var inner: Set<String> = []
        switch part {
        case .other: return [type]
        case .text, .refusal, .reasoning: known.formUnion(["text", "refusal", "thinking"])
        case .call: known.formUnion(["id", "name", "input"])
        case .result:
            known.formUnion(["tool_use_id", "name", "is_error", "content"])
            if case .list(let items)? = item["content"] {
                inner = Set(items.flatMap { (try? ContentItem($0, at: []))?.unshown(isOfTool: true) ?? [] })
            }
        case .attachment: return fields["file_id"] == nil && item["file"]?["file_id"] == nil ? [] : ["file_id"]
        }
        return inner.union(fields.filter { !known.contains($0.key) && !$0.value.isNothing }.keys)
    }

    private func text(_ name: String) throws(MessageFault) -> String {
        guard let value = item[name] else { throw MessageFault(path: path + [FieldKey(name)]) }
        guard let text = value.text else {
            throw MessageFault(path: path + [FieldKey(name)], message: "Expected a string here.")
        }
        return text
    }

    private func call() throws(MessageFault) -> MessagePart {
        guard let name = item["name"] else { throw MessageFault(path: path + ["name"]) }
        return .call(
            ToolCall(
                id: item["id"]?.text, name: try MessageFields.functionName(name, path + ["name"]),
                arguments: MessageFields.arguments(item["input"])))
    }

    private func result() throws(MessageFault) -> MessagePart {
        var parts: [MessagePart] = []
        switch item["content"] {
        case .text(let text): parts = [.text(text)]
        case .list(let items):
            for (index, inner) in items.enumerated() {
                parts.append(
                    try ContentItem(inner, at: path + ["content", FieldKey(index)]).part(isOfTool: true))
            }
        case nil: break
        default: throw MessageFault(path: path + ["content"], message: "Expected a string or a list of parts here.")
        }
        return .result(
            ToolResult(
                callID: item["tool_use_id"]?.text, name: item["name"]?.text, isError: item["is_error"] == .flag(true),
                parts: parts))
    }

    /// The address stands in the item itself, or in an object under the item's type, `source`, or the medium's name.
    private func attachment(_ medium: Attachment.Medium) -> Attachment {
        let inner = [type, "source", medium.rawValue, "input_audio", "file"].lazy.compactMap { item[$0] }.first
        let places = [inner, item].compactMap(\.self)
        func first(_ names: [String]) -> String? {
            for place in places {
                for name in names { if let text = place[name]?.text, !text.isEmpty { return text } }
            }
            return nil
        }
        var address = inner?.text ?? first(["url", "image_url", "file_url", "file_data"])
        if address == nil, let data = first(["data"]) {
            let kind =
                first(["media_type", "mime_type", "mimeType"]) ?? first(["format"]).map { "\(medium.rawValue)/\($0)" }
            address = "data:\(kind ?? "");base64,\(data)"
        }
        let name = first(["filename", "title", "name", "path"])
        return Attachment(medium: medium, name: name, address: address)
    }
}
