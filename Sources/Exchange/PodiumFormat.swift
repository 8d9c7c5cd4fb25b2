import Foundation
import Preferences
import Wire

extension ImportFormat {
    /// Podium's own: `{"externalId"?, "prompt": string | messages, "completions": [{"text", "model"?}], "ranks"?,
    /// "rankings"?: [{"labeler", "ranks"}], "priority"?, "overlap"?}`.
    ///
    /// `rankings`, where there are any, win over `ranks`. Fields that Podium does not know are left alone, so that files
    /// may carry columns of their own; so are the ratings, flags, notes, shown orders and times that an export writes.
    package static let podium = ImportFormat(
        name: "podium", summary: "Podium's own: a prompt, its completions and their ranks",
        shape: """
            {"externalId"?, "prompt": string | messages,
            "completions": [{"text", "model"?}], "ranks"?: [1, 2, 2, …],
            "rankings"?: [{"labeler", "ranks"}], "priority"?, "overlap"?};
            \(TaskRules.completions.lowerBound) to \(TaskRules.completions.upperBound) completions
            """,
        reader: { JSONRecords() }, draft: draftOfPodium)

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

    private static let draftOfPodium: @Sendable ([UInt8]) throws -> TaskDraft = { record in
        let line = try FormatError.explaining { try JSON.decode(PodiumLine.self, from: record) }
        let named = (line.rankings ?? []).map { TaskDraft.LabeledRanks(labeler: $0.labeler, ranks: $0.ranks) }
        let unnamed = line.ranks.map { [TaskDraft.LabeledRanks(ranks: $0)] } ?? []
        return TaskDraft(
            externalID: line.externalId, prompt: line.prompt, completions: line.completions,
            rankings: named.isEmpty ? unnamed : named, priority: line.priority, overlap: line.overlap)
    }
}
