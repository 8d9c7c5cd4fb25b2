internal import Foundation
internal import GRDB
public import Preferences

/// A task with what counts of what was said of it: what policies are compared by.
public struct JudgedTask: Sendable {
    /// What a policy wrote.
    public struct Completion: Sendable {
        /// Its text; of an answer with turns, all of them in plain text.
        public let text: String
        /// The policy that it came with, merged or not; nil: nobody said.
        public let policy: ID<Policy>?
    }

    /// What one labeler said.
    public struct Judgement: Sendable {
        /// The labeler, or the pseudo-labeler of an import.
        public let user: ID<User>
        /// What a file calls the labeler, where it names one: the same name in two files is one person.
        public let importedName: String?
        /// Places of the completions, tie groups, the best first; empty where nothing was ranked.
        public let tiers: [[Int]]
        /// Which fields were asked that have a number.
        public let fields: [RatedField]
        /// What was answered; shape `(completions, fields)`, empty where nothing was asked or answered.
        public let answers: [[Int?]]
        /// What a manager lets it weigh.
        public let weight: LabelerWeight
    }

    /// Names the task; nil: there is none, since all of its completions are the same.
    public let id: ID<LabelingTask>?
    /// Tasks of one prompt share it.
    public let promptID: ID<Prompt>
    /// The first 64 bits of the prompt's SHA-256: the same in every database.
    public let promptKey: UInt64
    /// What the policies were asked.
    public let prompt: Prompt
    /// What files say of the prompt beside its messages, as JSON of a `PromptMeta`; nil: nothing. Most readers need it of each
    /// prompt once.
    public let meta: String?
    /// Whether a reward model chose it to be judged; false: chance did, or everything is judged.
    public let isChosen: Bool
    /// The import that brought it; nil: none.
    public let importID: ID<ImportRecord>?
    /// In stored order.
    public let completions: [Completion]
    /// In the order in which they were made.
    public let judgements: [Judgement]
}

/// Which judgements of a project count, and when they change.
public struct JudgedTasks: Sendable {
    /// Changes whenever anything does that a comparison is made of: another judgement, a withdrawal, a weight, a merge,
    /// a promotion.
    public struct Stamp: Hashable, Sendable {
        private let rankings: Int64
        private let counted: Int
        private let surplus: Int
        private let events: Int64

        fileprivate init(_ row: Row) {
            rankings = row["rankings"]
            counted = row["counted"]
            surplus = row["surplus"]
            events = row["events"]
        }
    }

    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// What a comparison that is made now would be made of.
    public func stamp(of project: ID<Project>) async throws -> Stamp {
        try await database.read { connection in
            guard let row = try connection.row(Self.stampQuery, [project.rawValue]) else {
                throw StorageError(.notFound, "There is no project \(project).")
            }
            return Stamp(row)
        }
    }

    /// The tasks of which anything counts and that are not withdrawn, by id. Memory is bounded by a page of texts
    /// (`Connection.pageBytes`), however long they are.
    ///
    /// - Parameter batch: tasks fetched at a time.
    public func stream(of project: ID<Project>, batch: Int = 500) -> PagedSequence<JudgedTask> {
        PagedSequence { [database] after in
            try await database.read { connection in
                let weights = try connection.labelerWeights(in: project)
                var asked = AskedFields()
                return try connection.page(
                    Self.taskQuery, [project.rawValue, after, batch], limit: batch, bytes: \.byteCount,
                    id: { $0.id?.rawValue ?? 0 }
                ) { try connection.judgedTask($0, weights, &asked) }
            }
        }
    }

    static let stampQuery = """
        SELECT coalesce((SELECT max(id) FROM ranking WHERE projectId = ?1), 0) AS rankings,
            coalesce(sum(counted), 0) AS counted, coalesce(sum(surplus), 0) AS surplus,
            coalesce((SELECT max(id) FROM auditEvent
                WHERE subject NOT IN ('conversation', 'evaluation', 'judge', 'judgingRun', 'samplingRun')), 0) AS events
        FROM labelerDay WHERE projectId = ?1
        """
    static let taskQuery = """
        SELECT task.id, task.projectId, task.promptId, task.inRandomShare, task.importId, prompt.contentHash, prompt.messages,
            prompt.meta
        FROM task CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE task.projectId = ? AND task.id > ? AND task.counted > 0 AND task.withdrawnAt IS NULL
        ORDER BY task.id LIMIT ?
        """
    static let completionQuery = """
        SELECT completion.id, text, policyId FROM completion WHERE taskId = ? ORDER BY position
        """
    static let rankingQuery = """
        SELECT ranking.id, ranking.userId, ranking.tiers, ranking.projectId, ranking.formVersion, ranking.createdAt,
            user.username, user.isImport
        FROM ranking CROSS JOIN user ON user.id = ranking.userId
        WHERE ranking.projectId = ? AND ranking.taskId = ? AND ranking.isCurrent = 1 AND ranking.counted = 1
        ORDER BY ranking.id
        """
}

extension JudgedTask {
    /// Of its texts, in UTF-8: what a page of tasks is bounded by.
    var byteCount: Int {
        prompt.messages.reduce(0) { $0 + $1.byteCount } + completions.reduce(0) { $0 + $1.text.utf8.count }
    }
}

extension Connection {
    fileprivate func judgedTask(
        _ row: Row, _ weights: [ID<User>: LabelerWeightHistory], _ asked: inout AskedFields
    ) throws -> JudgedTask {
        let task: Int64 = row["id"]
        var ids: [ID<Completion>] = []
        let completions = try rows(JudgedTasks.completionQuery, [task]).map { row in
            ids.append(row.id("id"))
            return JudgedTask.Completion(text: row["text"], policy: row.optionalID("policyId"))
        }
        let judgements = try judgements(of: ID(task), in: row.id("projectId"), ids, weights, &asked)
        return JudgedTask(
            id: row.id("id"), promptID: row.id("promptId"),
            promptKey: row.promptKey,
            prompt: Prompt(messages: try JSONColumn.messages(row["messages"])), meta: row["meta"],
            isChosen: (row["inRandomShare"] as Bool?) == false, importID: row.optionalID("importId"),
            completions: completions, judgements: judgements)
    }

    /// What counts of what was said of a task.
    ///
    /// - Parameter ids: of its completions, in the order in which judgements are to name their places.
    func judgements(
        of task: ID<LabelingTask>, in project: ID<Project>, _ ids: [ID<Completion>],
        _ weights: [ID<User>: LabelerWeightHistory], _ asked: inout AskedFields
    ) throws -> [JudgedTask.Judgement] {
        try rows(JudgedTasks.rankingQuery, [project.rawValue, task.rawValue]).map { row in
            let user: ID<User> = row.id("userId")
            let isImport: Bool = row["isImport"]
            let fields = try asked.of(row, self)
            let given = fields.isEmpty ? [:] : try answers(of: row["id"]).completions
            return JudgedTask.Judgement(
                user: user,
                importedName: isImport ? ImportLabeler.labeler(in: row["username"] as String).map(String.init) : nil,
                tiers: try JSONColumn.tiers(row["tiers"] as String).map { tier in
                    tier.compactMap { ids.firstIndex(of: $0) }
                },
                fields: fields,
                answers: fields.isEmpty || isImport && given.isEmpty
                    ? [] : fields.numbers(given, of: ids, isImport: isImport),
                weight: weights[user]?.weight(at: row.date("createdAt")) ?? .full)
        }
    }
}
