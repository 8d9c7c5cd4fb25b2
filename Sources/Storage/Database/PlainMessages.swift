internal import Foundation
internal import Preferences

extension JSONColumn {
    /// The messages of a text that `encode` wrote.
    ///
    /// Nearly all are a role and a text. Those are read here, on the path of every claim, where a general decoder takes
    /// ten times as long; whatever is more is left to that.
    static func messages(_ text: String) throws -> [Message] {
        var text = text
        return try text.withUTF8 { PlainMessages.read($0) } ?? decode(text)
    }
}

/// Reads `[{"content":"…","role":"user"}]` and nothing else.
private struct PlainMessages {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// - Returns: nil where there is anything else.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> [Message]? {
        var reader = PlainMessages(bytes: bytes)
        return reader.messages()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func messages() -> [Message]? {
        guard take("[") else { return nil }
        var messages: [Message] = []
        repeat {
            guard take("{\"content\":"), let content = string(), take(",\"role\":"), let word = string(), take("}"),
                let role = Message.Role(rawValue: word), role != .tool
            else { return nil }
            messages.append(Message(role: role, content: content))
        } while take(",")
        return take("]") && index == bytes.count ? messages : nil
    }

    private mutating func take(_ token: StaticString) -> Bool {
        let end = index + token.utf8CodeUnitCount
        guard end <= bytes.count,
            bytes[index..<end].elementsEqual(UnsafeBufferPointer(start: token.utf8Start, count: end - index))
        else { return false }
        index = end
        return true
    }

    /// A JSON string without `\u` (RFC 8259, section 7).
    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var start = index
        var escaped: [UInt8] = []
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let rest = UnsafeBufferPointer(rebasing: bytes[start..<index])
                index += 1
                return escaped.isEmpty
                    ? String(decoding: rest, as: UTF8.self) : String(decoding: escaped + rest, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard index + 1 < bytes.count, let byte = Self.escapes[bytes[index + 1]] else { return nil }
                escaped += bytes[start..<index]
                escaped.append(byte)
                index += 2
                start = index
            default: index += 1
            }
        }
        return nil
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
        UInt8(ascii: "/"): UInt8(ascii: "/"),
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D,
    ]
}
