import Foundation
import Preferences
import Wire

extension ImportFormat {
    /// Transcripts of Anthropic's hh-rlhf: `{"chosen", "rejected"}`, each a dialogue of `\n\nHuman:` and
    /// `\n\nAssistant:` turns that share a beginning (Bai et al. 2022, arXiv 2204.05862).
    ///
    /// The prompt is the common prefix up to its last `\n\nAssistant:`; the completions are what follows. Derived sets end
    /// their lines with `\r\n`, or begin without a blank line.
    package static let hh = ImportFormat(
        name: "hh", summary: "transcripts of hh-rlhf", shape: #"{"chosen", "rejected"}"#, reader: { JSONRecords() },
        unreadFields: [],
        draft: { record in
            let (line, unknown) = try FormatError.explaining {
                try JSON.decodeTelling(HHFormat.Line.self, from: record)
            }
            return (try HHFormat.draft(of: line), unknown)
        })
}

private enum HHFormat {
    struct Line: Decodable {
        var chosen: String
        var rejected: String
    }

    static func draft(of line: Line) throws -> TaskDraft {
        let chosen = Array(line.chosen.utf8)
        let rejected = Array(line.rejected.utf8)
        if chosen == rejected {
            throw ValidationError(
                pointer: "", code: "identicalTranscripts",
                message: "chosen and rejected are the same; there is no preference in it.")
        }
        let common = zip(chosen, rejected).prefix { $0 == $1 }.count
        guard let last = turns(in: chosen[..<common]).last(where: { $0.role == .assistant }) else {
            throw ValidationError(
                pointer: "", code: "noCommonPrompt",
                message: "chosen and rejected share no beginning that ends with \"\\n\\nAssistant:\".")
        }
        // One side may go on, or quote a transcript. Where both do, they have parted before what is to be compared.
        if [chosen, rejected].allSatisfy({ turns(in: $0[last.end...]).contains { $0.role == .user } }) {
            throw ValidationError(
                pointer: "", code: "differentQuestions",
                message: "chosen and rejected have different turns of the person; they answer different things.")
        }
        let completions = [chosen, rejected].map { Completion(text: trimmed($0[last.end...])) }
        if completions[0].text.utf8.elementsEqual(completions[1].text.utf8) {
            throw ValidationError(
                pointer: "", code: "identicalTranscripts",
                message: "chosen and rejected differ only in white space; there is no preference in it.")
        }
        return TaskDraft(
            prompt: Prompt(messages: messages(in: chosen[..<last.start])), completions: completions,
            rankings: [.init(ranks: [1, 2])])
    }

    /// The turns of a transcript; text before the first marker is a system message.
    private static func messages(in transcript: ArraySlice<UInt8>) -> [Message] {
        let turns = turns(in: transcript)
        let ends = turns.map(\.start) + [transcript.endIndex]
        let beginning = trimmed(transcript[..<ends[0]])
        return (beginning.isEmpty ? [] : [Message(role: .system, content: beginning)])
            + zip(turns, ends.dropFirst()).map { turn, end in
                Message(role: turn.role, content: trimmed(transcript[turn.end..<end]))
            }
    }

    /// What begins a turn: a blank line, and who speaks.
    private struct Marker {
        var role: Message.Role
        var start: Int
        var end: Int
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

    private static func trimmed(_ text: ArraySlice<UInt8>) -> String {
        String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
