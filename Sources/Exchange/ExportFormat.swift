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
    /// The lines for one task, each ended by a line feed.
    package let lines: @Sendable (_ task: RankedTask) throws -> [UInt8]

    /// Every format, in the order in which they are offered.
    package static let all: [ExportFormat] = [.podium, .trl]

    /// Podium's own NDJSON: every task with every counted ranking.
    package static let podium = ExportFormat(
        name: "podium",
        summary: """
            every task with every counted ranking. import reads back the
            tasks, priority, overlap and each labeler's ranks; not the
            ratings, flags, notes, shown orders and times
            """,
        lines: { try line(PodiumExport.Line($0)) })

    /// TRL's explicit-prompt preference pairs (conversational).
    package static let trl = ExportFormat(
        name: "trl",
        summary: """
            TRL's preference pairs with explicit prompts; ties and equal
            texts have no place in it
            """,
        lines: { try TRLExport.pairs(of: $0).flatMap { try line($0) } })

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

    /// "podium or trl"
    package static var names: String { all.map(\.name).joined(separator: " or ") }

    /// Every format with what it is, for a help text.
    package static var help: String { FormatHelp.table(all.map { ($0.name, $0.summary) }) }

    private static func line(_ value: some Encodable) throws -> [UInt8] {
        try JSON.encode(value, sorted: true) + [UInt8(ascii: "\n")]
    }
}

/// One task a line, as `import --format podium` reads it, and more of each ranking than it reads.
enum PodiumExport {
    struct Line: Encodable {
        var externalId: String?
        var prompt: Prompt
        var completions: [Completion]
        /// Where exactly one labeler ranked the task; `rankings` has them all.
        var ranks: [Int]?
        var rankings: [RankingLine]
        /// Nil for the ordinary one, 0.
        var priority: Int?
        /// Nil for the project's.
        var overlap: Int?
        /// Nil but for a withdrawn task.
        var withdrawn: Bool?

        init(_ ranked: RankedTask) {
            externalId = ranked.task.externalID
            prompt = ranked.task.prompt
            completions = ranked.task.completions.map { Completion(text: $0.text, model: $0.model) }
            let ids = ranked.task.completions.map(\.id)
            rankings = ranked.rankings.map { RankingLine($0, completions: ids) }
            ranks = rankings.count == 1 ? rankings[0].ranks : nil
            priority = ranked.task.priority == 0 ? nil : ranked.task.priority
            overlap = ranked.task.overlap
            withdrawn = ranked.task.status == .withdrawn ? true : nil
        }
    }

    /// One labeler's ranking. Labelers are numbered, not named: exports get published.
    struct RankingLine: Encodable {
        var labeler: String
        /// One for each completion, in their order; 1 is best, equal ranks tie.
        var ranks: [Int]
        /// Places in `completions`, in the order in which the labeler saw them.
        var shownOrder: [Int]
        var ratings: [Int?]?
        var flags: [[String]]?
        var note: String?
        var durationMs: Int?
        var revision: Int
        var createdAt: Date

        init(_ record: RankingRecord, completions: [ID<Completion>]) {
            labeler = "labeler-\(record.userID)"
            ranks = Ranking<ID<Completion>>.ranks(of: completions, in: record.tiers)
            shownOrder = record.shown.compactMap { completions.firstIndex(of: $0) }
            ratings = record.ratings.isEmpty ? nil : completions.map { record.ratings[$0] }
            flags = record.flags.isEmpty ? nil : completions.map { (record.flags[$0] ?? []).sorted() }
            note = record.note
            durationMs = record.durationMs
            revision = record.revision
            createdAt = record.createdAt
        }
    }
}

/// TRL's preference type with an explicit prompt: `{"prompt": [messages], "chosen": [message], "rejected": [message]}`.
///
/// One line for each strict comparison of two different texts in each counted ranking; ties have no place in the format,
/// and a text that is preferred to itself would teach nothing. `margin` is written
/// always because TRL keeps the column only where every row has it. The extra columns let a loader weight each prompt
/// once (`pairWeight` is 1/C of its ranking) and split by prompt.
enum TRLExport {
    struct Pair: Encodable {
        var prompt: [Message]
        var chosen: [Message]
        var rejected: [Message]
        var margin = 0.0
        var promptId: ID<Prompt>
        var labeler: String
        var pairWeight: Double
        var chosenModel: String?
        var rejectedModel: String?
    }

    static func pairs(of ranked: RankedTask) -> [Pair] {
        let completions = Dictionary(
            ranked.task.completions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ranked.rankings.flatMap { record -> [Pair] in
            let comparisons = Ranking.comparisons(in: record.tiers).compactMap { comparison in
                completions[comparison.preferred].flatMap { chosen in
                    completions[comparison.rejected].map { (chosen: chosen, rejected: $0) }
                }
            }.filter { !$0.chosen.text.utf8.elementsEqual($0.rejected.text.utf8) }
            return comparisons.map { chosen, rejected in
                Pair(
                    prompt: ranked.task.prompt.messages,
                    chosen: [Message(role: .assistant, content: chosen.text)],
                    rejected: [Message(role: .assistant, content: rejected.text)],
                    promptId: ranked.task.promptID, labeler: "labeler-\(record.userID)",
                    pairWeight: 1 / Double(comparisons.count), chosenModel: chosen.model, rejectedModel: rejected.model)
            }
        }
    }
}
