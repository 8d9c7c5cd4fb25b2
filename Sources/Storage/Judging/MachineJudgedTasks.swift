internal import Foundation
internal import GRDB
public import Preferences

/// A task that a judge or people judged, with what both said: what a judge's report is made of.
public struct MachineJudgedTask: Sendable {
    /// What a judge said of two completions in one order.
    public struct Word: Sendable {
        /// Places of the completions as they were shown.
        public let first: Int
        /// The other.
        public let second: Int
        /// What it says, or why that cannot be read.
        public let verdict: Result<JudgeVerdict, JudgeVerdict.Fault>
    }

    /// What one person said of all of them.
    public struct Ranking: Sendable {
        /// The labeler, or the pseudo-labeler of an import.
        public let user: ID<User>
        /// What a file calls the labeler, where it names one: the same name in two files is one person.
        public let importedName: String?
        /// Places of the completions, tie groups, the best first.
        public let tiers: [[Int]]
        /// What a manager lets it weigh.
        public let weight: LabelerWeight
    }

    /// Names the task.
    public let id: ID<LabelingTask>
    /// Tasks of one prompt share it.
    public let promptID: ID<Prompt>
    /// The first 64 bits of the prompt's SHA-256: the same in every database.
    public let promptKey: UInt64
    /// What the completions answer.
    public let prompt: Prompt
    /// Whether a reward model chose it to be judged by people; false: chance did, or everything is judged.
    public let isChosen: Bool
    /// In stored order, with their lengths in Unicode scalars.
    public let completions: [(policy: ID<Policy>?, length: Int)]
    /// The newest of each pair in each order.
    public let words: [Word]
    /// That count, in the order in which they were made.
    public let rankings: [Ranking]
}

/// What a judge and people said of a project's tasks.
public struct MachineJudgedTasks: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// The tasks of which either said something and that are not withdrawn, by id.
    ///
    /// - Parameter version: of the judge's template.
    public func stream(
        of judge: JudgeRecord, version: Int, batch: Int = 500
    ) -> PagedSequence<MachineJudgedTask> {
        PagedSequence { [database] after in
            try await database.read { connection in
                let weights = try connection.labelerWeights(in: judge.projectID)
                return try connection.page(
                    Self.taskQuery, [judge.projectID.rawValue, after, judge.id.rawValue, version, batch], limit: batch,
                    bytes: { $0.prompt.messages.reduce(0) { $0 + $1.byteCount } }, id: \.id.rawValue
                ) { try connection.machineJudgedTask($0, judge, version: version, weights) }
            }
        }
    }

    static let taskQuery = """
        SELECT task.id, task.projectId, task.promptId, task.inRandomShare, prompt.contentHash, prompt.messages
        FROM task CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE task.projectId = ? AND task.id > ? AND task.withdrawnAt IS NULL AND (task.counted > 0 OR EXISTS (
            SELECT 1 FROM judgement CROSS JOIN judgingRun ON judgingRun.id = judgement.runId
            WHERE judgement.taskId = task.id AND judgeId = ? AND templateVersion = ?))
        ORDER BY task.id LIMIT ?
        """
    static let completionQuery =
        "SELECT id, policyId, length(text) AS length FROM completion WHERE taskId = ? ORDER BY position"
    static let wordQuery = """
        SELECT judgement.* FROM judgement CROSS JOIN judgingRun ON judgingRun.id = judgement.runId
        WHERE judgement.taskId = ? AND judgeId = ? AND templateVersion = ? ORDER BY judgement.id
        """
    static let rankingQuery = """
        SELECT ranking.userId, ranking.tiers, ranking.createdAt, user.username, user.isImport
        FROM ranking CROSS JOIN user ON user.id = ranking.userId
        WHERE ranking.projectId = ? AND ranking.taskId = ? AND ranking.isCurrent = 1 AND ranking.counted = 1
        ORDER BY ranking.id
        """
}

extension Connection {
    fileprivate func machineJudgedTask(
        _ row: Row, _ judge: JudgeRecord, version: Int, _ weights: [ID<User>: LabelerWeightHistory]
    ) throws -> MachineJudgedTask {
        let task: Int64 = row["id"]
        var places: [ID<Completion>: Int] = [:]
        let completions = try rows(MachineJudgedTasks.completionQuery, [task]).enumerated().map { place, row in
            places[row.id("id")] = place
            return (policy: row.optionalID("policyId") as ID<Policy>?, length: row["length"] as Int)
        }
        var words: [ShownPair: MachineJudgedTask.Word] = [:]
        for row in try rows(MachineJudgedTasks.wordQuery, [task, judge.id.rawValue, version]) {
            let judgement = try MachineJudgement(row)
            guard let first = places[judgement.pair.first], let second = places[judgement.pair.second] else { continue }
            words[judgement.pair] = .init(first: first, second: second, verdict: judgement.verdict)
        }
        let rankings = try rows(MachineJudgedTasks.rankingQuery, [row["projectId"] as Int64, task]).map { row in
            let user: ID<User> = row.id("userId")
            let name = row["isImport"] ? ImportLabeler.labeler(in: row["username"] as String).map(String.init) : nil
            return MachineJudgedTask.Ranking(
                user: user, importedName: name,
                tiers: try JSONColumn.tiers(row["tiers"] as String).map { $0.compactMap { places[$0] } },
                weight: weights[user]?.weight(at: row.date("createdAt")) ?? .full)
        }
        return MachineJudgedTask(
            id: row.id("id"), promptID: row.id("promptId"),
            promptKey: row.promptKey,
            prompt: Prompt(messages: try JSONColumn.messages(row["messages"])),
            isChosen: (row["inRandomShare"] as Bool?) == false, completions: completions,
            words: words.values.sorted { ($0.first, $0.second) < ($1.first, $1.second) }, rankings: rankings)
    }
}
