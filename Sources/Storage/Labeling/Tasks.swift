internal import GRDB
public import Preferences

/// The tasks of a project. `Tasks+Import.swift` adds them, `Tasks+Withdrawal.swift` changes them and takes them back.
public struct Tasks: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// By id, without probes. `after`: the last id of the page before. A page ends early where its texts are long.
    public func list(
        project: ID<Project>, after: ID<LabelingTask>? = nil, limit: Int = 100
    ) async throws -> Page<LabelingTask> {
        try await database.read { connection in
            try connection.page(
                Self.listQuery, [project.rawValue, after?.rawValue ?? 0, limit], limit: limit, bytes: \.byteCount,
                id: \.id.rawValue, connection.task)
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<LabelingTask>) async throws -> LabelingTask {
        try await database.read { try $0.task(id) }
    }

    static let listQuery =
        selection + """
             WHERE task.projectId = ? AND task.id > ? AND task.probe IS NULL ORDER BY task.id LIMIT ?
            """
    static let selection = """
        SELECT task.*, prompt.messages, prompt.meta FROM task JOIN prompt ON prompt.id = task.promptId
        """
}

extension LabelingTask {
    /// Of its texts, in UTF-8: what a page of tasks is bounded by.
    var byteCount: Int {
        prompt.messages.reduce(0) { $0 + $1.byteCount } + completions.reduce(0) { $0 + $1.byteCount }
    }
}

extension Connection {
    func task(_ id: ID<LabelingTask>) throws -> LabelingTask {
        guard let row = try row(Tasks.selection + " WHERE task.id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no task \(id).")
        }
        return try task(row)
    }

    /// The task of a row of `Tasks.selection`, with its completions.
    func task(_ row: Row) throws -> LabelingTask {
        LabelingTask(
            id: row.id("id"), projectID: row.id("projectId"), importID: row.optionalID("importId"),
            kind: try row.word("kind"), promptID: row.id("promptId"), externalID: row["externalId"],
            prompt: Prompt(messages: try JSONColumn.messages(row["messages"])),
            meta: try row.promptMeta,
            completions: try completions(of: row.id("id")), priority: row["priority"],
            acquisitionLevel: row["acquisitionLevel"], isInRandomShare: row["inRandomShare"], overlap: row["overlap"],
            status: try row.word("status"), counted: row["counted"], leased: row["leased"], skips: row["skips"],
            createdAt: row.date("createdAt"))
    }

    /// In stored order.
    func completions(of task: ID<LabelingTask>) throws -> [TaskCompletion] {
        try rows(
            """
            SELECT completion.id, text, messages, label FROM completion
                LEFT JOIN policy ON policy.id = completion.policyId
            WHERE taskId = ? ORDER BY position
            """, [task.rawValue]
        ).map { row in
            TaskCompletion(
                id: row.id("id"), text: row["text"],
                messages: try (row["messages"] as String?).map(JSONColumn.messages), model: row["label"])
        }
    }
}
