internal import Crypto
internal import Foundation
internal import GRDB
internal import Preferences

/// A probe's row of its own: a task with a copy of the completions, in no queue (migration 0039).
struct ProbeRow {
    let connection: Connection
    let project: ID<Project>
    let now: Date

    /// The hash of a probe's completions: another one than an ordinary task's, so that `UNIQUE (promptId, completionsHash)`
    /// has room for both, and for one gold and one repeat of each task.
    static func hash(of completions: Data, as probe: ProbeKind) -> Data {
        let hash = SHA256()
        hash.update(lengthAnd: probe.rawValue)
        hash.update(completions)
        return hash.finalize()
    }

    /// - Parameter completions: JSON of the turns beside each text. Who wrote them a copy does not say: nothing is learned of
    ///   policies from probes.
    /// - Returns: the row, an old one where there was one.
    func insert(
        _ probe: ProbeKind, prompt: ID<Prompt>, _ completions: [(text: String, messages: String?)], hash: Data,
        of original: ID<LabelingTask>?
    ) throws -> (id: ID<LabelingTask>, isNew: Bool) {
        let hash = Self.hash(of: hash, as: probe)
        if let known: Int64 = try connection.value(
            "SELECT id FROM task WHERE promptId = ? AND completionsHash = ?", [prompt.rawValue, hash])
        {
            return (ID(known), false)
        }
        let id: ID<LabelingTask> = try connection.insert(
            """
            INSERT INTO task (projectId, kind, promptId, completionsHash, slots, queueSeq, createdAt, withdrawnAt, probe,
                originalId)
            SELECT ?1, ?2, ?3, ?4, overlap, 0, ?5, ?5, ?6, ?7 FROM project WHERE id = ?1
            """,
            [
                project.rawValue, TaskKind.ranking.rawValue, prompt.rawValue, hash, now.milliseconds, probe.rawValue,
                original?.rawValue,
            ])
        var generator = SecureGenerator()
        // As with ordinary tasks, ids say nothing of the order.
        for position in completions.indices.shuffled(using: &generator) {
            try connection.run(
                "INSERT INTO completion (taskId, position, text, messages) VALUES (?, ?, ?, ?)",
                [id.rawValue, position, completions[position].text, completions[position].messages])
        }
        try connection.run("UPDATE project SET hasProbes = 1 WHERE id = ? AND hasProbes = 0", [project.rawValue])
        return (id, true)
    }

    /// The copy of a task that is there.
    func copy(_ original: ID<LabelingTask>, as probe: ProbeKind) throws -> (id: ID<LabelingTask>, isNew: Bool) {
        guard
            let row = try connection.row("SELECT promptId, completionsHash FROM task WHERE id = ?", [original.rawValue])
        else { throw StorageError(.notFound, "There is no task \(original).") }
        return try insert(
            probe, prompt: row.id("promptId"),
            connection.completionTexts(of: original).map { ($0.text, $0.messages) }, hash: row["completionsHash"],
            of: original)
    }
}

extension Connection {
    /// Whether the labeler has been given a copy of the task as gold, so that they are not to be asked the same again.
    func hasSeenGold(of task: ID<LabelingTask>, _ user: ID<User>) throws -> Bool {
        try row(ProbeTransaction.seenQuery, [task.rawValue, user.rawValue]) != nil
    }

    /// - Throws: `conflict` for a probe, which has no part in the queue.
    func expectNoProbe(_ task: ID<LabelingTask>) throws {
        guard try row("SELECT 1 FROM task WHERE id = ? AND probe IS NOT NULL", [task.rawValue]) == nil else {
            throw StorageError(.conflict, "Task \(task) is mixed in to measure, so it cannot be put into the queue.")
        }
    }

    /// In which order the labeler saw a repeat's completions before; nil: it is no repeat.
    func orderBefore(
        of task: ID<LabelingTask>, for user: ID<User>, _ completions: [ID<Completion>]
    ) throws -> [ID<Completion>]? {
        guard let row = try row(ProbeTransaction.beforeQuery, [task.rawValue, user.rawValue]) else { return nil }
        let shown: [ID<Completion>] = try JSONColumn.ids(row["shown"] as String)
        let originals: [Int64] = try values(
            "SELECT id FROM completion WHERE taskId = ? ORDER BY position", [row["originalId"] as Int64])
        return shown.compactMap { id in originals.firstIndex(of: id.rawValue).map { completions[$0] } }
    }
}
