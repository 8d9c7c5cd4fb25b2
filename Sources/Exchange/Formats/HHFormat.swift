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
        name: "hh", summary: "transcripts of hh-rlhf", shape: #"{"chosen", "rejected"}"#,
        recognises: { object in
            ["chosen", "rejected"].allSatisfy { object[$0]?.text.map { !Transcript($0).turns.isEmpty } ?? false }
        },
        read: { record in
            try PublicRecord.read(record, as: HHFormat.Line.self) { line, _ in [try HHFormat.draft(of: line)] }
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
        guard let last = Transcript(chosen[..<common]).turns.last(where: { $0.role == .assistant }) else {
            throw ValidationError(
                pointer: "", code: "noCommonPrompt",
                message: "chosen and rejected share no beginning that ends with \"\\n\\nAssistant:\".")
        }
        // One side may go on, or quote a transcript. Where both do, they have parted before what is to be compared.
        if [chosen, rejected].allSatisfy({ Transcript($0[last.end...]).turns.contains { $0.role == .user } }) {
            throw ValidationError(
                pointer: "", code: "differentQuestions",
                message: "chosen and rejected have different turns of the person; they answer different things.")
        }
        let completions = [chosen, rejected].map { Completion(text: Transcript.trimmed($0[last.end...])) }
        if completions[0].text.utf8.elementsEqual(completions[1].text.utf8) {
            throw ValidationError(
                pointer: "", code: "identicalTranscripts",
                message: "chosen and rejected differ only in white space; there is no preference in it.")
        }
        return TaskDraft(
            prompt: Prompt(messages: Transcript(chosen[..<last.start]).messages), completions: completions,
            rankings: [.init(ranks: [1, 2])])
    }
}
