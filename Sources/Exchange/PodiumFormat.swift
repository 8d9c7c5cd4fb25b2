import Foundation
import Preferences
import Wire

/// Podium's own NDJSON: `{"externalId"?, "prompt": string | messages, "completions": [{"text", "model"?}], "ranks"?,
/// "rankings"?: [{"labeler", "ranks"}], "priority"?, "overlap"?}`.
///
/// `rankings`, where there are any, win over `ranks`. Fields that Podium does not know are left alone, so that files may
/// carry columns of their own; so are the ratings, flags, notes, shown orders and times that an export writes.
enum PodiumFormat {
    private struct Line: Decodable {
        var externalId: String?
        var prompt: Prompt
        var completions: [Completion]
        var ranks: [Int]?
        var rankings: [ImportedPrompt.LabeledRanks]?
        var priority: Int?
        var overlap: Int?
    }

    static func parse(_ line: [UInt8]) throws -> ImportedPrompt {
        let decoded = try FormatError.explaining { try JSON.decode(Line.self, from: line) }
        let rankings = decoded.rankings ?? []
        return ImportedPrompt(
            externalId: decoded.externalId, prompt: decoded.prompt, completions: decoded.completions,
            ranks: rankings.isEmpty ? decoded.ranks : nil, rankings: rankings, priority: decoded.priority,
            overlap: decoded.overlap)
    }
}
