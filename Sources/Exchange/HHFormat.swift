import Foundation
import Preferences
import Wire

extension ImportFormat {
    /// Transcripts of Anthropic's hh-rlhf: `{"chosen", "rejected"}`, each a dialogue of `\n\nHuman:` and
    /// `\n\nAssistant:` turns that share a beginning (Bai et al. 2022, arXiv 2204.05862).
    ///
    /// The prompt is the common prefix up to its last `\n\nAssistant:`; the completions are what follows.
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

    private static let human = Array("\n\nHuman:".utf8)
    private static let assistant = Array("\n\nAssistant:".utf8)

    static func draft(of line: Line) throws -> TaskDraft {
        let chosen = Array(line.chosen.utf8)
        let rejected = Array(line.rejected.utf8)
        if chosen == rejected {
            throw ValidationError(
                pointer: "", code: "identicalTranscripts",
                message: "chosen and rejected are the same; there is no preference in it.")
        }
        let common = zip(chosen, rejected).prefix { $0 == $1 }.count
        guard let marker = lastOccurrence(of: assistant, in: chosen[..<common]) else {
            throw ValidationError(
                pointer: "", code: "noCommonPrompt",
                message: "chosen and rejected share no beginning that ends with \"\\n\\nAssistant:\".")
        }
        let end = marker + assistant.count
        let completions = [chosen, rejected].map { transcript in
            Completion(text: trimmed(String(decoding: transcript[end...], as: UTF8.self)))
        }
        if completions[0].text.utf8.elementsEqual(completions[1].text.utf8) {
            throw ValidationError(
                pointer: "", code: "identicalTranscripts",
                message: "chosen and rejected differ only in white space; there is no preference in it.")
        }
        return TaskDraft(
            prompt: Prompt(messages: messages(in: chosen[..<marker])), completions: completions,
            rankings: [.init(ranks: [1, 2])])
    }

    /// The turns of a transcript; text before the first marker is a system message.
    private static func messages(in transcript: ArraySlice<UInt8>) -> [Message] {
        var messages: [Message] = []
        var role = Message.Role.system
        var start = transcript.startIndex
        var index = transcript.startIndex

        func close(at end: Int) {
            let content = trimmed(String(decoding: transcript[start..<end], as: UTF8.self))
            if role != .system || !content.isEmpty { messages.append(Message(role: role, content: content)) }
        }
        while index < transcript.endIndex {
            let rest = transcript[index...]
            let next: (Message.Role, Int)? =
                rest.starts(with: human)
                ? (.user, human.count) : rest.starts(with: assistant) ? (.assistant, assistant.count) : nil
            if let (nextRole, length) = next {
                close(at: index)
                role = nextRole
                index += length
                start = index
            } else {
                index += 1
            }
        }
        close(at: transcript.endIndex)
        return messages
    }

    private static func lastOccurrence(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= pattern.count else { return nil }
        return stride(from: bytes.endIndex - pattern.count, through: bytes.startIndex, by: -1)
            .first { bytes[$0...].starts(with: pattern) }
    }

    private static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
