/// A text that begins with what a model thought before it answered: `<think>…</think>`, and then the answer.
///
/// The opening tag may be missing, because many chat templates put it at the end of the prompt; the closing one may be
/// missing, where the model ran out of tokens.
struct Thinking {
    private static let names = ["think", "thinking", "thought", "reasoning"]

    var opening: String
    var thinking: String
    var closing: String
    var answer: String

    init?(of text: String) {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return nil }
        let bytes = Array(text.utf8)
        let start = bytes.firstIndex { $0 > 0x20 } ?? 0
        for name in Self.names {
            let (open, close) = (Array("<\(name)>".utf8), Array("</\(name)>".utf8))
            let isOpened = bytes[start...].starts(with: open)
            guard
                let end = Self.line(close, in: bytes) ?? (isOpened ? Self.first(close, in: bytes) ?? bytes.count : nil)
            else { continue }
            let inner = isOpened ? start + open.count : 0
            guard inner <= end else { return nil }
            opening = isOpened ? "<\(name)>" : ""
            thinking = String(decoding: bytes[inner..<end], as: UTF8.self)
            closing = end < bytes.count ? "</\(name)>" : ""
            answer = String(decoding: bytes[min(end + close.count, bytes.count)...], as: UTF8.self)
            return
        }
        return nil
    }

    /// Where the first line starts that begins with `tag`: in the middle of a line, or in code, a tag is talked about.
    private static func line(_ tag: [UInt8], in bytes: [UInt8]) -> Int? {
        var isFenced = false
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let body = line.drop { $0 == 0x20 }
            if body.starts(with: "```".utf8) || body.starts(with: "~~~".utf8) { isFenced.toggle() }
            if !isFenced, body.starts(with: tag) { return body.startIndex }
        }
        return nil
    }

    private static func first(_ tag: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.indices.first { bytes[$0...].starts(with: tag) }
    }
}
