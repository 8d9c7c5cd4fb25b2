import Foundation
import Preferences
import Wire

/// A message in the shape that chat templates read, as TRL documents it: `content` a text, `tool_calls` with arguments as
/// an object, results as messages of the role `tool`, whichever vendor's shape it came in.
///
/// Pictures and what Podium does not know leave `content` the list that it was; within Anthropic's results they are named
/// in the text. Fields beside these stay in Podium's own
/// export.
struct ChatMessage: Encodable {
    struct Call: Encodable {
        struct Function: Encodable {
            var name: String
            var arguments: KeptValue
        }

        var id: String?
        var type = "function"
        var function: Function
    }

    var role: Message.Role
    var content: KeptValue
    var name: String?
    var reasoning: String?
    var calls: [Call]?
    var callID: String?

    private enum CodingKeys: String, CodingKey {
        case role, content, name
        case reasoning = "reasoning_content"
        case calls = "tool_calls"
        case callID = "tool_call_id"
    }

    /// A conversation, from its beginning: results are called by the name of what was called before.
    static func conversation(_ messages: [Message]) -> [ChatMessage] {
        var names: [String: String] = [:]
        return messages.flatMap { message -> [ChatMessage] in
            guard message.fields != nil else { return [ChatMessage(role: message.role, message.content)] }
            for case .call(let call) in message.parts { if let id = call.id { names[id] = call.name } }
            let results = message.parts.compactMap { part -> ChatMessage? in
                guard case .result(let result) = part else { return nil }
                return ChatMessage(result, of: message, called: result.name ?? result.callID.flatMap { names[$0] })
            }
            // Anthropic's results stand in a message of the user, which may say more.
            return results + (message.parts.count > results.count || results.isEmpty ? [ChatMessage(message)] : [])
        }
    }

    /// The turns of an answer; its results may be of calls in the prompt.
    static func answer(_ completion: Completion, to prompt: [Message]) -> [ChatMessage] {
        guard completion.messages != nil else { return conversation(completion.turns) }
        let before = conversation(prompt).count
        return Array(conversation(prompt + completion.turns).dropFirst(before))
    }

    private init(role: Message.Role, _ content: String) {
        self.role = role
        self.content = .text(content)
    }

    private init(_ result: ToolResult, of message: Message, called name: String?) {
        self.init(role: .tool, MessagePart.plainText(of: result.parts))
        if message.role == .tool, !result.parts.allSatisfy(\.isText) { content = message.fields?["content"] ?? content }
        self.name = name
        callID = result.callID
    }

    /// What a message says beside results.
    private init(_ message: Message) {
        var texts: [String] = []
        var thoughts: [String] = []
        var calls: [Call] = []
        var hasMore = false
        for part in message.parts {
            switch part {
            case .text(let text), .refusal(let text): texts.append(text)
            case .reasoning(let text): thoughts.append(text)
            case .call(let call):
                calls.append(Call(id: call.id, function: .init(name: call.name, arguments: Self.arguments(call))))
            case .attachment, .other: hasMore = true
            case .result: break
            }
        }
        self.init(role: message.role, texts.joined(separator: "\n\n"))
        if hasMore, let items = message.contentItems(where: \.staysInContent) {
            content = .list(items + refusals(of: message))
        }
        name = message.name
        reasoning = thoughts.isEmpty ? nil : thoughts.joined(separator: "\n\n")
        self.calls = calls.isEmpty ? nil : calls
    }

    /// A refusal that stands beside the list.
    private func refusals(of message: Message) -> [KeptValue] {
        message.fields?["refusal"]?.text.map { [.object(["type": .text("refusal"), "refusal": .text($0)])] } ?? []
    }

    /// An object where the text is one; what a model wrote that is none stays a text.
    private static func arguments(_ call: ToolCall) -> KeptValue {
        guard let value = try? JSON.decode(KeptValue.self, from: Array(call.arguments.utf8)), case .object = value
        else {
            return .text(call.arguments)
        }
        return value
    }
}

extension MessagePart {
    /// Whether chat templates read it there, and not in a field of its own.
    fileprivate var staysInContent: Bool {
        switch self {
        case .text, .refusal, .attachment, .other: true
        case .reasoning, .call, .result: false
        }
    }
}
