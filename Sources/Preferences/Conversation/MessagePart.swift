/// A piece of a message, by what a reader takes it for: whichever vendor's field it came in.
public enum MessagePart: Hashable, Sendable {
    /// Usually Markdown.
    case text(String)
    /// What a model thought before it spoke.
    case reasoning(String)
    /// Why a model would not answer.
    case refusal(String)
    /// A model asks for a tool.
    case call(ToolCall)
    /// What a tool gave back.
    case result(ToolResult)
    /// A picture, a sound, a file.
    case attachment(Attachment)
    /// Of a type that Podium does not know. What it says stays in the message's fields: it could name the model.
    case other(type: String)

    /// Whether it is a text and nothing else.
    public var isText: Bool { if case .text = self { true } else { false } }

    /// All of it in plain text: what is searched, counted, compared, and read by reward models.
    public var plainText: String {
        switch self {
        case .text(let text): text
        case .reasoning(let text): "<think>\n\(text)\n</think>"
        case .refusal(let text): "[refusal] \(text)"
        case .call(let call): "[call: \(call.name)] \(call.arguments)"
        case .result(let result):
            "[\(result.isError ? "error" : "result")] " + Self.plainText(of: result.parts)
        case .attachment(let attachment):
            "["
                + ([attachment.medium.rawValue] + [attachment.name, attachment.host].compactMap(\.self))
                .joined(separator: ": ") + "]"
        case .other(let type): "[\(type)]"
        }
    }

    /// Piece by piece, with an empty line between them.
    public static func plainText(of parts: [MessagePart]) -> String {
        parts.map(\.plainText).joined(separator: "\n\n")
    }
}

/// A model asks for a tool.
public struct ToolCall: Hashable, Sendable {
    /// What the result names it by; `nil` where the file does not say.
    public var id: String?
    /// Of the function.
    public var name: String
    /// As the model wrote them, usually JSON; those that a file has as an object, as its JSON.
    public var arguments: String
}

/// What a tool gave back.
public struct ToolResult: Hashable, Sendable {
    /// Of the call; `nil` where the file does not say.
    public var callID: String?
    /// Of the function, where the file names it.
    public var name: String?
    /// Whether the tool failed.
    public var isError: Bool
    /// Texts, attachments, and what Podium does not know.
    public var parts: [MessagePart]
}

/// What is not text: it is named, and never fetched.
public struct Attachment: Hashable, Sendable {
    /// What it is.
    public enum Medium: String, Hashable, Sendable, CaseIterable {
        case image
        case audio
        case video
        case document
        case file
    }

    /// What it is.
    public var medium: Medium
    /// Its file name or title, if it has one.
    public var name: String?
    /// Where it is (`https:`), or all of it (`data:`); `nil`: it is not in the file.
    public var address: String?

    /// Of an address of the web that every browser reads in the same way: one with a backslash, a blank or a user's name
    /// leads elsewhere than it seems to.
    public var host: String? {
        guard let address, let scheme = ["https://", "http://"].first(where: address.lowercased().hasPrefix),
            !address.unicodeScalars.contains(where: { $0 == "\\" || $0.value <= 0x20 })
        else { return nil }
        let host = address.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        return host.isEmpty || host.contains("@") ? nil : String(host)
    }
}
