import Preferences
import Wire

/// What a record of a file says.
package struct ReadRecord: Sendable {
    /// What it holds beside tasks that can be judged. Said once for all lines that it holds for.
    enum Remark: String, Sendable, CaseIterable {
        case unrankedAnswers
        case deletedAnswers
        case unfinishedJudgements
        case partialRankings

        /// Stable, for programs.
        var code: String { rawValue }

        /// For people.
        var message: String {
            switch self {
            case .unrankedAnswers: "Answers that nobody ranked are left out."
            case .deletedAnswers: "Answers that were deleted are left out."
            case .unfinishedJudgements: "Judgements that are drafts, or were discarded or cancelled, are left out."
            case .partialRankings: "Judgements that do not rank all answers are left out; their tasks are there."
            }
        }
    }

    /// One, but for trees of conversations.
    var drafts: [TaskDraft]
    /// Fields that are not read.
    var unknown: [JSON.UnknownField] = []
    var remarks: Set<Remark> = []
}

/// A record of a public data set: what its format reads of it, and the columns beside that, which travel along in `meta`.
enum PublicRecord {
    /// Of what a column says, as many bytes travel along: a label, not another text.
    private static let longestColumn = 2000

    /// - Parameter make: the tasks of a line, without its other columns.
    static func read<Line: Decodable>(
        _ record: [UInt8], as type: Line.Type, make: (Line, inout Set<ReadRecord.Remark>) throws -> [TaskDraft]
    ) throws -> ReadRecord {
        let (line, unknown) = try FormatError.explaining {
            try JSON.decodeTelling(Line.self, from: record, words: .ofPython)
        }
        var remarks: Set<ReadRecord.Remark> = []
        var drafts = try make(line, &remarks)
        let columns = unknown.filter(\.parent.isEmpty).map(\.name)
        guard !columns.isEmpty else { return ReadRecord(drafts: drafts, unknown: unknown, remarks: remarks) }
        let all = try FormatError.explaining {
            try JSON.decodeTelling([String: KeptValue].self, from: record, words: .ofPython).value
        }
        var kept: [String: KeptValue] = [:]
        var bytes = 0
        for name in columns {
            guard let value = all[name], !value.isNothing, value.byteCount <= longestColumn,
                bytes + value.byteCount <= TaskRules.metaBytes / 2
            else { continue }
            kept[name] = value
            bytes += value.byteCount
        }
        if !kept.isEmpty {
            for index in drafts.indices where drafts[index].meta == nil { drafts[index].meta = PromptMeta(kept) }
        }
        return ReadRecord(
            drafts: drafts,
            unknown: unknown.filter { !$0.parent.isEmpty || kept[$0.name] == nil && all[$0.name]?.isNothing != true },
            remarks: remarks)
    }

    /// A line of a set that carries no preference, or of which it is not certain what it says.
    static func refusal(_ code: String, _ message: String) -> ValidationError {
        ValidationError(pointer: "", code: code, message: message)
    }

    /// The form of sets that ask which of two is better, by how much.
    static let strengthsOfPairs = Form(
        judgement: AskedJudgement(
            kind: .pair, ties: true,
            strengths: [.init(1, "slightly better"), .init(2, "better"), .init(3, "much better")]))

    /// A judgement of two answers on `strengthsOfPairs`.
    ///
    /// - Parameter strength: −3 … 3; negative: the first is better.
    static func judgement(
        ofPair strength: Int, by labeler: String? = nil, at pointer: String
    ) throws(ValidationError) -> TaskDraft.LabeledRanks {
        guard (-3...3).contains(strength) else {
            throw ValidationError(
                pointer: pointer, code: "invalidField", message: "A strength of preference is −3 to 3, not \(strength)."
            )
        }
        return TaskDraft.LabeledRanks(
            labeler: labeler, ranks: strength == 0 ? [1, 1] : strength < 0 ? [1, 2] : [2, 1],
            rest: SubmissionDraft(tiers: [], strengths: strength == 0 ? nil : [abs(strength)]), formVersion: 1)
    }

    /// Ranks by scores, the highest first; equal scores tie.
    static func ranks(by scores: [Double]) -> [Int] {
        scores.map { score in 1 + scores.count { $0 > score } }
    }

    /// The answers that were ranked, with their ranks; all of them and no ranks where fewer than two were.
    ///
    /// - Parameter ranks: nil: not ranked.
    static func ranked(
        _ answers: [Completion], _ ranks: [Int?], _ remarks: inout Set<ReadRecord.Remark>
    ) -> (completions: [Completion], rankings: [TaskDraft.LabeledRanks]) {
        let known = answers.indices.filter { ranks[$0] != nil }
        guard known.count > 1 else { return (answers, []) }
        if known.count < answers.count { remarks.insert(.unrankedAnswers) }
        return (known.map { answers[$0] }, [.init(ranks: known.compactMap { ranks[$0] })])
    }
}
