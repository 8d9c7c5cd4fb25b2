import Foundation
import Preferences
import Wire

extension ImportFormat {
    /// Podium's own: `{"externalId"?, "prompt": string | messages, "completions"?: [{"text" | "messages", "model"?}],
    /// "ranks"?, "rankings"?: [{"labeler", "ranks"?, …}], "meta"?, "priority"?, "overlap"?, "forms"?}`.
    ///
    /// `ranks` beside `rankings` is refused unless it is the one ranking. A ranking may carry whatever an export writes of
    /// it: strengths, whether all are bad, answers, a demonstration, a note and the time spent; `ratings` and `flags` of
    /// older exports are answers. Fields that Podium does not know are left alone, so that files may carry columns of
    /// their own; so are the shown orders and times that an export writes. An import says which.
    package static let podium = ImportFormat(
        name: "podium", summary: "Podium's own: a prompt, its completions and their ranks",
        shape: """
            {"externalId"?, "prompt": string | messages,
            "completions": [{"text" | "messages", "model"?}],
            "ranks"?: [1, 2, 2, …],
            "rankings"?: [{"labeler", "ranks"}],
            "meta"?: {"category": …}, "priority"?, "overlap"?};
            \(TaskRules.completions.lowerBound) to \(TaskRules.completions.upperBound) completions, or as the project's form needs;
            with each ranking what an export writes of it
            """,
        unreadFields: [
            "withdrawn", "rankings.shownOrder", "rankings.revision", "rankings.createdAt", "rankings.heldOut",
        ],
        recognises: { $0["prompt"] != nil && ($0["completions"] != nil || $0.count == 1) }, read: readPodium)

    @Sendable private static func readPodium(_ record: [UInt8]) throws -> ReadRecord {
        let (line, unknown) = try FormatError.explaining { try JSON.decodeTelling(PodiumLine.self, from: record) }
        // Tasks without completions are what demonstrations are written for; those of this line seem to be there misspelt.
        let names = unknown.filter(\.parent.isEmpty).map(\.name)
        if line.completions == nil, let near = Spelling.nearest(to: "completions", among: names) {
            throw ValidationError(
                pointer: "/completions", code: "invalidField",
                message: "The field \"completions\" is missing. Is it the one called \"\(near)\"?",
                values: ["misspelt", "completions", near])
        }
        return ReadRecord(drafts: [try line.draft], unknown: unknown)
    }
}

/// A line as `podium` reads it.
private struct PodiumLine: Decodable {
    struct NumberedForm: Decodable {
        var version: Int
        var form: Form

        private enum Key: String, CodingKey { case version }

        init(from decoder: any Decoder) throws {
            version = try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .version)
            form = try Form(from: decoder)
        }
    }

    var externalId: String?
    var prompt: Prompt
    var completions: [Completion]?
    var ranks: [Int]?
    var rankings: [PodiumJudgement]?
    var meta: PromptMeta?
    var priority: Int?
    var overlap: Int?
    var forms: [NumberedForm]?

    var draft: TaskDraft {
        get throws {
            let count = completions?.count ?? 0
            var judgements: [TaskDraft.LabeledRanks] = []
            for (index, judgement) in (rankings ?? []).enumerated() {
                judgements.append(try judgement.judgement(of: count, at: "/rankings/\(index)"))
            }
            // An export writes both where one labeler ranked the task.
            if let ranks, !judgements.isEmpty, judgements.map(\.ranks) != [ranks] {
                throw ValidationError(
                    pointer: "/ranks", code: "ranksAndRankings",
                    message:
                        "ranks and rankings say different things. Leave ranks out, and give each labeler's in rankings."
                )
            }
            if judgements.isEmpty, let ranks { judgements = [TaskDraft.LabeledRanks(ranks: ranks)] }
            return TaskDraft(
                externalID: externalId, prompt: prompt, completions: completions ?? [], rankings: judgements,
                forms: Dictionary((forms ?? []).map { ($0.version, $0.form) }, uniquingKeysWith: { first, _ in first }),
                meta: meta, priority: priority, overlap: overlap)
        }
    }
}

/// One labeler's judgement in such a line. What is said of each completion stands in lists, in the order of the completions.
private struct PodiumJudgement: Decodable {
    struct Answers: Decodable {
        var task: [String: AnswerValue]?
        var completions: [[String: AnswerValue]?]?
    }

    var labeler: String
    var ranks: [Int]?
    var formVersion: Int?
    var strengths: [Int?]?
    var allBad: Bool?
    var answers: Answers?
    var demonstration: String?
    var note: String?
    var durationMs: Int?
    /// Of exports before there were forms.
    var ratings: [Int?]?
    /// Of exports before there were forms.
    var flags: [[String]]?

    /// - Parameter count: of the task's completions.
    func judgement(of count: Int, at pointer: String) throws(ValidationError) -> TaskDraft.LabeledRanks {
        for (name, length) in [
            ("answers/completions", answers?.completions?.count), ("ratings", ratings?.count), ("flags", flags?.count),
        ] where length != nil && length != count {
            throw ValidationError(
                pointer: "\(pointer)/\(name)", code: "wrongCount",
                message: "There are \(length ?? 0) entries for \(count) completions. Give one for each.")
        }
        var given: [String: [String: AnswerValue]] = [:]
        for place in 0..<count {
            var values = answers?.completions?[place] ?? [:]
            if let rating = ratings?[place] { values["overall"] = .number(rating) }
            for flag in flags?[place] ?? [] { values[flag] = .flag(true) }
            if !values.isEmpty { given["\(place)"] = values }
        }
        let rest = SubmissionDraft(
            tiers: [], strengths: strengths, allBad: allBad,
            answers: .init(task: answers?.task, completions: given.isEmpty ? nil : given),
            demonstration: demonstration, note: note, durationMs: durationMs)
        return TaskDraft.LabeledRanks(labeler: labeler, ranks: ranks ?? [], rest: rest, formVersion: formVersion)
    }
}
