internal import Foundation
internal import GRDB
public import Preferences

extension PolicyEvaluations {
    /// The prompts of which anything is known, in the order in which they were asked about: those that somebody has judged,
    /// and those to which all answers are the same. Their completions are the answers that are compared, each with the
    /// policy on whose side it stands. Memory is bounded by a page of texts (`Connection.pageBytes`).
    ///
    /// - Parameters:
    ///   - baseline: what the baseline's answers are said to be by.
    ///   - candidate: what the candidate's are; another one, also where both are the same policy.
    public func judged(
        _ evaluation: PolicyEvaluation, baseline: ID<Policy>, candidate: ID<Policy>, batch: Int = 500
    ) -> PagedSequence<JudgedTask> {
        PagedSequence { [database] after in
            try await database.read { connection in
                let weights = try connection.labelerWeights(in: evaluation.projectID)
                var asked = AskedFields()
                // Places begin at 0, so a page begins at its cursor and not after it.
                var last: Int64 = -1
                let page = try connection.page(
                    Self.judgedQuery, [evaluation.run.id.rawValue, after, batch], limit: batch, bytes: \.byteCount,
                    id: { _ in last + 1 }
                ) { row in
                    last = row["place"]
                    return try connection.judgedPrompt(
                        row, of: evaluation, sides: (baseline, candidate), weights, &asked)
                }
                return page
            }
        }
    }

    /// What both answered, prompt by prompt, in the order in which they were asked.
    ///
    /// - Parameter place: where the page begins.
    public func answers(
        of evaluation: PolicyEvaluation, from place: Int64 = 0, limit: Int = 100
    ) async throws -> Page<EvaluatedPrompt> {
        try await database.read { connection in
            var last: Int64 = -1
            return try connection.page(
                Self.answeredQuery, [evaluation.run.id.rawValue, place, limit], limit: limit,
                bytes: { $0.baseline.reduce(0) { $0 + $1.utf8.count } + $0.candidate.reduce(0) { $0 + $1.utf8.count } },
                id: { _ in last + 1 }
            ) { row in
                last = row["place"]
                let answers = try connection.rows(Self.answerQuery, [evaluation.id.rawValue, last])
                func texts(candidate: Bool) -> [String] {
                    answers.filter { ($0["isCandidate"] as Bool) == candidate }.map { $0["text"] }
                }
                return EvaluatedPrompt(
                    place: row["place"], prompt: Prompt(messages: try JSONColumn.messages(row["messages"])),
                    baseline: texts(candidate: false), candidate: texts(candidate: true),
                    taskID: row.optionalID("taskId"))
            }
        }
    }

    /// What each of the two answered, in numbers.
    public func sides(
        of id: ID<PolicyEvaluation>
    ) async throws -> (baseline: EvaluationSide, candidate: EvaluationSide) {
        try await database.read { connection in
            var sides = (baseline: EvaluationSide(), candidate: EvaluationSide())
            for row in try connection.rows(Self.sideQuery, [id.rawValue]) {
                var side = EvaluationSide()
                (side.answers, side.truncated, side.refused) = (row["answers"], row["truncated"], row["refused"])
                side.tokens = row["tokens"]
                if row["isCandidate"] as Bool { sides.candidate = side } else { sides.baseline = side }
            }
            return sides
        }
    }

    /// Why prompts came to no task, and how many did for each reason, the most frequent first.
    public func faults(of evaluation: PolicyEvaluation, limit: Int = 5) async throws -> [(
        message: String, prompts: Int
    )] {
        try await database.read { connection in
            try connection.rows(Self.faultQuery, [evaluation.run.id.rawValue, limit]).map {
                ($0["fault"], $0["prompts"])
            }
        }
    }

    static let judgedQuery = """
        SELECT place, samplingPrompt.promptId, isTie, task.id AS taskId, task.importId, contentHash, messages, meta
        FROM samplingPrompt CROSS JOIN prompt ON prompt.id = samplingPrompt.promptId
            LEFT JOIN task ON task.id = samplingPrompt.taskId
        WHERE runId = ? AND place >= ? AND (isTie = 1 OR (task.counted > 0 AND task.withdrawnAt IS NULL))
        ORDER BY place LIMIT ?
        """
    static let answeredQuery = """
        SELECT place, taskId, messages FROM samplingPrompt CROSS JOIN prompt ON prompt.id = samplingPrompt.promptId
        WHERE runId = ? AND place >= ? AND (isTie = 1 OR taskId IS NOT NULL) ORDER BY place LIMIT ?
        """
    static let answerQuery = """
        SELECT isCandidate, evaluationAnswer.completionId, text FROM evaluationAnswer CROSS JOIN sample ON sample.id = sampleId
        WHERE evaluationId = ? AND evaluationAnswer.place = ? ORDER BY evaluationAnswer.slot
        """
    static let sideQuery = """
        SELECT isCandidate, count(*) AS answers, count(*) FILTER (WHERE ending = 'truncated') AS truncated,
            count(*) FILTER (WHERE ending = 'refused') AS refused, coalesce(sum(completionTokens), 0) AS tokens
        FROM evaluationAnswer CROSS JOIN sample ON sample.id = sampleId WHERE evaluationId = ? GROUP BY isCandidate
        """
    static let faultQuery = """
        SELECT fault, count(*) AS prompts FROM samplingPrompt WHERE runId = ? AND fault IS NOT NULL
        GROUP BY fault ORDER BY prompts DESC, fault LIMIT ?
        """
}

extension Connection {
    fileprivate func judgedPrompt(
        _ row: Row, of evaluation: PolicyEvaluation, sides: (baseline: ID<Policy>, candidate: ID<Policy>),
        _ weights: [ID<User>: LabelerWeightHistory], _ asked: inout AskedFields
    ) throws -> JudgedTask {
        let answers = try rows(PolicyEvaluations.answerQuery, [evaluation.id.rawValue, row["place"] as Int64])
        let completions = answers.map {
            JudgedTask.Completion(
                text: $0["text"], policy: $0["isCandidate"] as Bool ? sides.candidate : sides.baseline)
        }
        let task: ID<LabelingTask>? = row.optionalID("taskId")
        return JudgedTask(
            id: task, promptID: row.id("promptId"), promptKey: row.promptKey,
            prompt: Prompt(messages: try JSONColumn.messages(row["messages"])), meta: row["meta"],
            isChosen: false,
            importID: row.optionalID("importId"), completions: completions,
            judgements: try task.map {
                try judgements(
                    of: $0, in: evaluation.projectID, answers.compactMap { $0.optionalID("completionId") }, weights,
                    &asked)
            } ?? [])
    }
}
