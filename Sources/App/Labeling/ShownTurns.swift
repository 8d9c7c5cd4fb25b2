import HTTPServer
import Markup
import Preferences
import Wire

/// The pieces of messages that are more than texts, as the labeler's page gets them: calls of tools, results, reasoning,
/// attachments. Texts among them are shown as HTML, data as they were written, JSON with its lines broken.
///
/// Calls are numbered, and results say which call they answer: the ids of vendors would tell whose model it was. For the
/// same reason what Podium does not know stays away, and an answer's results go by the name that its call gave.
struct ShownTurns {
    /// What a piece is.
    enum Kind: String, CaseIterable {
        case text
        case reasoning
        case refusal
        case call
        case result
        case attachment
        case other
    }

    /// A piece, and where its HTML will stand.
    struct Piece: Sendable {
        var kind: Kind
        var text: String?
        var html: Int?
        var name: String?
        var number: Int?
        var isError = false
        var medium: Attachment.Medium?
        var detail: String?
        var address: String?
        var pieces: [Piece] = []
    }

    /// Texts that need HTML, in the order in which the pieces name them.
    private(set) var texts: [String]
    /// The calls so far, by the id that the file gives them.
    private var calls: [String: (number: Int, name: String)] = [:]
    private var callCount = 0
    /// Names of the functions that were called.
    private var called: Set<String> = []
    private var isAnswer = false

    /// - Parameter texts: what has its HTML before these.
    init(after texts: [String]) {
        self.texts = texts
    }

    /// A conversation of its own goes on from here: the calls of one answer are not those of another.
    mutating func pieces(of message: Message) -> [Piece] { message.parts.map { piece($0) } }

    /// - Returns: the pieces of each turn of an answer, whose calls are not those of other answers.
    mutating func turns(of messages: [Message]) -> [[Piece]] {
        let before = (calls, callCount, called)
        isAnswer = true
        defer {
            (calls, callCount, called) = before
            isAnswer = false
        }
        return messages.map { pieces(of: $0) }
    }

    private mutating func piece(_ part: MessagePart) -> Piece {
        switch part {
        case .text(let text): return prose(.text, text)
        case .reasoning(let text): return prose(.reasoning, text)
        case .refusal(let text): return prose(.refusal, text)
        case .call(let call):
            callCount += 1
            called.insert(call.name)
            if let id = call.id { calls[id] = (callCount, call.name) }
            return Piece(kind: .call, text: Self.legible(call.arguments), name: call.name, number: callCount)
        case .result(let result):
            let call = result.callID.flatMap { calls[$0] }
            return Piece(
                kind: .result, name: call?.name ?? result.name.flatMap { !isAnswer || called.contains($0) ? $0 : nil },
                number: call?.number, isError: result.isError,
                pieces: result.parts.map { Self.data($0) })
        case .attachment(let attachment): return Self.attachment(attachment)
        case .other: return Self.data(part)
        }
    }

    private mutating func prose(_ kind: Kind, _ text: String) -> Piece {
        texts.append(text)
        return Piece(kind: kind, text: text, html: texts.count - 1)
    }

    /// What tools gave is data: it is shown as it is.
    private static func data(_ part: MessagePart) -> Piece {
        switch part {
        case .attachment(let attachment): Self.attachment(attachment)
        case .other(let type): Piece(kind: .other, name: type)
        case .text(let text): Piece(kind: .text, text: legible(text))
        default: Piece(kind: .text, text: part.plainText)
        }
    }

    private static func attachment(_ attachment: Attachment) -> Piece {
        let picture = attachment.address.flatMap { EmbeddedPicture(Array($0.utf8)) }
        let isWeb = attachment.host != nil
        // A page shows what is pixels and nothing else, and offers what is on the web.
        let canBeShown = isWeb || (attachment.medium == .image && picture?.canBeShown == true)
        let detail = picture?.description ?? attachment.host ?? (isWeb ? nil : attachment.address)
        return Piece(
            kind: .attachment, name: attachment.name, medium: attachment.medium, detail: detail,
            address: canBeShown ? attachment.address : nil)
    }

    /// JSON objects and lists with their lines broken; anything else as it is.
    private static func legible(_ text: String) -> String {
        guard let first = text.utf8.first(where: { $0 > 0x20 }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return text }
        return JSON.indented(Array(text.utf8)) ?? text
    }
}

extension [ShownTurns.Piece] {
    /// As members of the JSON that the page gets.
    func write(_ name: StaticString, to json: inout JSONBytes, _ html: [String]) {
        json.array(name, self) { json, piece in
            json.object { json in
                json.member("kind", piece.kind.rawValue)
                if let text = piece.text { json.member("text", text) }
                if let place = piece.html { json.member("html", html[place]) }
                if let name = piece.name { json.member("name", name) }
                if let number = piece.number { json.member("number", number) }
                if piece.isError { json.member("isError", json: [UInt8]("true".utf8)) }
                if let medium = piece.medium { json.member("medium", medium.rawValue) }
                if let detail = piece.detail { json.member("detail", detail) }
                if let address = piece.address { json.member("address", address) }
                if piece.kind == .result { piece.pieces.write("parts", to: &json, html) }
            }
        }
    }
}

extension ShownTurns {
    /// A piece; those of a result have no further ones.
    static var schema: Schema { schema(with: [.init("parts", .array(schema(with: [])), isRequired: false)]) }

    private static func schema(with parts: [Schema.Property]) -> Schema {
        .object(
            [
                .init("kind", .words(Kind.allCases.map(\.rawValue))), .init("text", .string(), isRequired: false),
                .init("html", .string(), isRequired: false), .init("name", .string(), isRequired: false),
                .init("number", .integer(), isRequired: false), .init("isError", .boolean, isRequired: false),
                .init("medium", .words(Attachment.Medium.allCases.map(\.rawValue)), isRequired: false),
                .init("detail", .string(), isRequired: false), .init("address", .string(), isRequired: false),
            ] + parts)
    }
}
