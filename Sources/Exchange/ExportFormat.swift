import Foundation
import Preferences
import Storage
import Wire

/// The formats that preference data is written in, by the name that `--format` takes.
package enum ExportFormat: String, CaseIterable, Sendable {
    /// Podium's own NDJSON: every task with every counted ranking.
    ///
    /// `import` reads the tasks and the ranks back, not the ratings, flags, notes, shown orders and times.
    case podium
    /// TRL's explicit-prompt preference pairs (conversational).
    case trl

    /// The lines for one task, each ended by a line feed.
    package func lines(for task: RankedTask) throws -> [UInt8] {
        var bytes: [UInt8] = []
        switch self {
        case .podium:
            bytes += try JSON.encode(PodiumExport.Line(task), sorted: true) + [UInt8(ascii: "\n")]
        case .trl:
            for pair in TRLExport.pairs(of: task) {
                bytes += try JSON.encode(pair, sorted: true) + [UInt8(ascii: "\n")]
            }
        }
        return bytes
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

        init(_ ranked: RankedTask) {
            externalId = ranked.task.externalID
            prompt = ranked.task.prompt
            completions = ranked.task.completions.map { Completion(text: $0.text, model: $0.model) }
            let ids = ranked.task.completions.map(\.id)
            rankings = ranked.rankings.map { RankingLine($0, completions: ids) }
            ranks = rankings.count == 1 ? rankings[0].ranks : nil
            priority = ranked.task.priority == 0 ? nil : ranked.task.priority
            overlap = ranked.task.overlap
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
/// One line for each strict comparison of each counted ranking; ties have no place in the format. `margin` is written
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
            let comparisons = Ranking.comparisons(in: record.tiers)
            return comparisons.compactMap { comparison in
                guard let chosen = completions[comparison.preferred], let rejected = completions[comparison.rejected]
                else {
                    return nil
                }
                return Pair(
                    prompt: ranked.task.prompt.messages,
                    chosen: [Message(role: .assistant, content: chosen.text)],
                    rejected: [Message(role: .assistant, content: rejected.text)],
                    promptId: ranked.task.promptID, labeler: "labeler-\(record.userID)",
                    pairWeight: 1 / Double(comparisons.count), chosenModel: chosen.model, rejectedModel: rejected.model)
            }
        }
    }
}
