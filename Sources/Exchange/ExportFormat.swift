import Foundation
import Preferences
import Storage
import Wire

/// A file format that a project's data are written in: its name, what it is, and the lines for a task.
///
/// To add one, write its lines in a file of its own and put it into `all`. The command line's help and the API's parameter
/// and messages come from here; a test compares the README.
package struct ExportFormat: Sendable {
    /// What `--format` and `?format=` take.
    package let name: String
    /// What it is, for a help text: lines of at most 64 characters.
    package let summary: String
    /// The lines for one task, each ended by a line feed; `forms` are those that it is the first to need.
    package let lines: @Sendable (_ task: RankedTask, _ forms: [FormVersion]) throws -> [UInt8]

    /// Every format, in the order in which they are offered.
    package static let all: [ExportFormat] = [.podium, .trl, .sft, .kto, .hh, .nemo, .rewardBench]

    /// Podium's own NDJSON: every task with every counted ranking.
    package static let podium = ExportFormat(
        name: "podium",
        summary: """
            every task with every counted ranking and the forms they were
            given on. import reads back all but the shown orders and times
            """,
        lines: { try line(PodiumExport.Line($0, forms: $1)) })

    /// TRL's explicit-prompt preference pairs (conversational).
    package static let trl = ExportFormat(
        name: "trl",
        summary: """
            TRL's preference pairs with explicit prompts; ties and equal
            texts have no place in it
            """,
        lines: { task, _ in try TRLExport.pairs(of: task).flatMap { try line($0) } })

    /// Demonstrations as conversations, for supervised fine-tuning.
    package static let sft = ExportFormat(
        name: "sft",
        summary: """
            labelers' demonstrations as conversations ("messages"), for
            supervised fine-tuning
            """,
        lines: { task, _ in try SFTExport.conversations(of: task).flatMap { try line($0) } })

    /// TRL's unpaired preferences (conversational).
    package static let kto = ExportFormat(
        name: "kto",
        summary: """
            TRL's unpaired preferences: the best and the last of each
            judgement, with "label" true and false
            """,
        lines: { task, _ in try UnpairedExport.lines(of: task).flatMap { try line($0) } })

    /// Transcripts.
    package static let hh = ExportFormat(
        name: "hh", summary: "transcripts as hh-rlhf has them, chosen and rejected",
        lines: { task, _ in try TranscriptExport.lines(of: task).flatMap { try line($0) } })

    /// Ranked pairs with a context.
    package static let nemo = ExportFormat(
        name: "nemo", summary: "NeMo-RL's preferences, pairs with ranks 0 and 1",
        lines: { task, _ in try NeMoExport.lines(of: task).flatMap { try line($0) } })

    /// Whole conversations.
    package static let rewardBench = ExportFormat(
        name: "rewardbench", summary: "rows of RewardBench, to measure other reward models on",
        lines: { task, _ in try RewardBenchExport.lines(of: task).flatMap { try line($0) } })

    /// The format of that name.
    ///
    /// - Throws: `ValidationError` that lists the names.
    package static func named(_ name: String) throws(ValidationError) -> ExportFormat {
        guard let format = all.first(where: { $0.name == name }) else {
            throw ValidationError(
                pointer: "?format", code: "unknownFormat",
                message: "There is no export format ‘\(name.prefix(40))’. Use \(names).")
        }
        return format
    }

    /// "podium, trl or sft"
    package static var names: String {
        all.dropLast().map(\.name).joined(separator: ", ") + " or " + (all.last?.name ?? "")
    }

    /// Every format with what it is, for a help text.
    package static var help: String { FormatHelp.table(all.map { ($0.name, $0.summary) }) }

    private static func line(_ value: some Encodable) throws -> [UInt8] {
        try JSON.encode(value, sorted: true) + [UInt8(ascii: "\n")]
    }
}
