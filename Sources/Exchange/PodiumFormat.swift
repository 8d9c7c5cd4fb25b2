import Foundation
import Preferences
import Wire

extension ImportFormat {
    /// Podium's own: `{"externalId"?, "prompt": string | messages, "completions": [{"text", "model"?}], "ranks"?,
    /// "rankings"?: [{"labeler", "ranks"}], "priority"?, "overlap"?}`.
    ///
    /// `ranks` beside `rankings` is refused unless it is the one ranking. Fields that Podium does not know are left alone, so
    /// that files may carry columns of their own; so is what an export writes beside that. An import says which.
    package static let podium = ImportFormat(
        name: "podium", summary: "Podium's own: a prompt, its completions and their ranks",
        shape: """
            {"externalId"?, "prompt": string | messages,
            "completions": [{"text", "model"?}], "ranks"?: [1, 2, 2, …],
            "rankings"?: [{"labeler", "ranks"}], "priority"?, "overlap"?};
            \(TaskRules.completions.lowerBound) to \(TaskRules.completions.upperBound) completions
            """,
        reader: { JSONRecords() },
        unreadFields: [
            "withdrawn", "rankings.shownOrder", "rankings.ratings", "rankings.flags", "rankings.note",
            "rankings.durationMs", "rankings.revision", "rankings.createdAt",
        ],
        draft: draftOfPodium)

    private struct PodiumLine: Decodable {
        var externalId: String?
        var prompt: Prompt
        var completions: [Completion]
        var ranks: [Int]?
        var rankings: [NamedRanks]?
        var priority: Int?
        var overlap: Int?
    }

    private struct NamedRanks: Decodable {
        var labeler: String
        var ranks: [Int]
    }

    @Sendable private static func draftOfPodium(
        _ record: [UInt8]
    ) throws -> (draft: TaskDraft, unknown: [JSON.UnknownField]) {
        let (line, unknown) = try FormatError.explaining { try JSON.decodeTelling(PodiumLine.self, from: record) }
        let named = (line.rankings ?? []).map { TaskDraft.LabeledRanks(labeler: $0.labeler, ranks: $0.ranks) }
        let unnamed = line.ranks.map { [TaskDraft.LabeledRanks(ranks: $0)] } ?? []
        // An export writes both where one labeler ranked the task.
        if let ranks = line.ranks, !named.isEmpty, named.map(\.ranks) != [ranks] {
            throw ValidationError(
                pointer: "/ranks", code: "ranksAndRankings",
                message:
                    "ranks and rankings say different things. Leave ranks out, and give each labeler's in rankings.")
        }
        let draft = TaskDraft(
            externalID: line.externalId, prompt: line.prompt, completions: line.completions,
            rankings: named.isEmpty ? unnamed : named, priority: line.priority, overlap: line.overlap)
        return (draft, unknown)
    }
}
