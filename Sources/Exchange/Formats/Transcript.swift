import Foundation
import Preferences

/// A dialogue of `\n\nHuman:` and `\n\nAssistant:` turns in one text, as Anthropic's data have it. Derived sets end their lines with
/// `\r\n`, or begin without a blank line.
struct Transcript {
    /// What begins a turn: a blank line, and who speaks.
    struct Marker {
        var role: Message.Role
        var start: Int
        var end: Int
    }

    private let bytes: ArraySlice<UInt8>
    /// In their order.
    let turns: [Marker]

    init(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    /// - Parameter bytes: the whole of a text, or its beginning or end.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        turns = Self.turns(in: bytes)
    }

    /// The messages; text before the first marker is a system message.
    var messages: [Message] {
        let ends = turns.map(\.start) + [bytes.endIndex]
        let beginning = Self.trimmed(bytes[bytes.startIndex..<ends[0]])
        return (beginning.isEmpty ? [] : [Message(role: .system, content: beginning)])
            + zip(turns, ends.dropFirst()).map { turn, end in
                Message(role: turn.role, content: Self.trimmed(bytes[turn.end..<end]))
            }
    }

    /// The messages before a turn of `role` that is still to be written; nil: the text does not end with its marker.
    func messages(before role: Message.Role) -> [Message]? {
        guard let last = turns.last, last.role == role, Self.trimmed(bytes[last.end...]).isEmpty, turns.count > 1 else {
            return nil
        }
        return Transcript(bytes[..<last.start]).messages
    }

    static func trimmed(_ text: ArraySlice<UInt8>) -> String {
        String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static let speakers: [(role: Message.Role, name: [UInt8])] = [
        (.user, Array("Human:".utf8)), (.assistant, Array("Assistant:".utf8)),
    ]
    private static let blankLines = [Array("\n\n".utf8), Array("\r\n\r\n".utf8)]

    /// The markers in `bytes`. A transcript may begin with the name, without the blank line.
    private static func turns(in bytes: ArraySlice<UInt8>) -> [Marker] {
        var markers: [Marker] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let rest = bytes[index...]
            if let blank = blankLines.first(where: rest.starts) ?? (index == 0 ? [] : nil),
                let speaker = speakers.first(where: { rest.dropFirst(blank.count).starts(with: $0.name) })
            {
                let end = index + blank.count + speaker.name.count
                markers.append(Marker(role: speaker.role, start: index, end: end))
                index = end
            } else {
                let isEnd = { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
                index = rest.dropFirst().firstIndex(where: isEnd) ?? bytes.endIndex
            }
        }
        return markers
    }
}
