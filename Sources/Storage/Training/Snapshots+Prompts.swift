internal import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// A prompt of a project, whether anything was said of its tasks or not.
public struct SnapshotPrompt: Hashable, Sendable {
    /// Tasks of one prompt share it.
    public let id: ID<Prompt>
    /// SHA-256 of the prompt, in lower-case hexadecimal: what splits are keyed by.
    public let hash: String
    /// What the language models were asked.
    public let prompt: Prompt
    /// Who wrote it, where a file said so.
    public let sourceUser: String?
}

/// A ranking as a snapshot has frozen it, with all that is stored of it.
public struct WeighedRanking: Hashable, Sendable {
    /// The revision that was frozen.
    public let record: RankingRecord
    /// What it weighed when the snapshot was frozen.
    public let weight: LabelerWeight
    /// Whether its labeler was held out when the snapshot was frozen: it measures and never trains.
    public let isHeldOut: Bool
}

/// A prompt with all of its tasks, and what a snapshot has of them.
public struct PromptContent: Hashable, Sendable {
    /// One task.
    public struct Task: Hashable, Sendable {
        /// With its completions and their models.
        public let task: LabelingTask
        /// The frozen revisions, oldest first.
        public let rankings: [WeighedRanking]
    }

    /// Tasks of one prompt share it.
    public let id: ID<Prompt>
    /// In the order in which they were added.
    public let tasks: [Task]
}

extension Snapshots {
    /// The prompts of a project's tasks, each once, in the order in which their first tasks were added: of tasks that the
    /// snapshot has, and of those that are not withdrawn. Memory is bounded by a page of texts (`Connection.pageBytes`).
    ///
    /// - Parameters:
    ///   - time: prompts whose tasks were all added after it are left out.
    ///   - batch: prompts fetched at a time.
    public func prompts(
        of snapshot: Snapshot, until time: Date = .distantFuture, batch: Int = 1000
    ) -> PagedSequence<SnapshotPrompt> {
        PagedSequence { [database] after in
            try await database.read { connection in
                // The page goes by the first task of each prompt.
                var places: [(prompt: SnapshotPrompt, task: Int64)] = []
                var bytes = 0
                let arguments: [any Bindable] = [
                    snapshot.projectID.rawValue, after, snapshot.id.rawValue, batch, time.milliseconds,
                ]
                try connection.forEachRow(Self.promptQuery, arguments) { row in
                    let prompt = SnapshotPrompt(
                        id: row.id("promptId"), hash: (row["contentHash"] as Data).hexadecimal,
                        prompt: Prompt(messages: try JSONColumn.messages(row["messages"])),
                        sourceUser: try row.promptMeta?.sourceUser)
                    places.append((prompt, row["id"]))
                    bytes += (row["messages"] as String).utf8.count
                    return bytes < Connection.pageBytes
                }
                let mayBeMore = places.count == batch || bytes >= Connection.pageBytes
                return Page(items: places.map(\.prompt), nextCursor: mayBeMore ? places.last?.task : nil)
            }
        }
    }

    /// What there is of the first of these prompts, in their order: as many as make up a page of texts
    /// (`Connection.pageBytes`), and one at least.
    ///
    /// - Parameter prompts: of the snapshot's project.
    public func contents(
        of prompts: ArraySlice<ID<Prompt>>, in snapshot: Snapshot
    ) async throws -> [PromptContent] {
        try await database.read { connection in
            var contents: [PromptContent] = []
            var bytes = 0
            for prompt in prompts where contents.isEmpty || bytes < Connection.pageBytes {
                let rows = try connection.rows(Self.tasksOfPromptQuery, [prompt.rawValue, snapshot.id.rawValue])
                let tasks = try rows.map { try connection.content(ofTask: $0.id("id"), in: snapshot) }
                bytes += tasks.reduce(0) { sum, task in
                    task.rankings.reduce(sum + task.task.byteCount) { $0 + $1.record.byteCount }
                }
                contents.append(PromptContent(id: prompt, tasks: tasks))
            }
            return contents
        }
    }

    /// Whether a task is handed over: not what an evaluation asks, nor its prompt, unless an older snapshot has it.
    private static func isHandedOver(_ task: String, _ snapshot: String) -> String {
        """
        (\(task).withdrawnAt IS NULL AND \(task).evaluationId IS NULL
            OR EXISTS (SELECT 1 FROM snapshotRanking WHERE snapshotId = \(snapshot) AND taskId = \(task).id)
            OR EXISTS (SELECT 1 FROM snapshotVerdict WHERE snapshotId = \(snapshot) AND taskId = \(task).id))
        """
    }

    /// `?1` project, `?2` the first task of the prompt before, `?3` snapshot, `?4` how many, `?5` added by when.
    static let promptQuery = """
        SELECT task.id, task.promptId, prompt.contentHash, prompt.messages, prompt.meta
        FROM task CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE task.projectId = ?1 AND task.id > ?2 AND task.createdAt <= ?5 AND \(isHandedOver("task", "?3"))
            AND NOT EXISTS (
                SELECT 1 FROM task AS earlier
                WHERE earlier.promptId = task.promptId AND earlier.id < task.id AND \(isHandedOver("earlier", "?3")))
        ORDER BY task.id LIMIT ?4
        """
    /// `?1` prompt, `?2` snapshot. A prompt has few tasks.
    static let tasksOfPromptQuery = """
        SELECT id FROM task WHERE promptId = ?1 AND \(isHandedOver("task", "?2")) ORDER BY id
        """
    static let weighedQuery = """
        SELECT ranking.*, assignment.shown, assignment.requeueId, user.username, user.isImport, snapshotRanking.weight,
            snapshotRanking.isHeldOut
        FROM snapshotRanking CROSS JOIN ranking ON ranking.id = snapshotRanking.rankingId
        CROSS JOIN assignment ON assignment.id = ranking.assignmentId CROSS JOIN user ON user.id = ranking.userId
        WHERE snapshotRanking.snapshotId = ? AND snapshotRanking.taskId = ? ORDER BY snapshotRanking.rankingId
        """
}

extension Connection {
    fileprivate func content(ofTask id: ID<LabelingTask>, in snapshot: Snapshot) throws -> PromptContent.Task {
        let rankings = try rows(Snapshots.weighedQuery, [snapshot.id.rawValue, id.rawValue]).map {
            WeighedRanking(
                record: try ranking($0), weight: try $0.labelerWeight("weight"), isHeldOut: $0["isHeldOut"])
        }
        let verdicts = try rows(SnapshotRow.verdictQuery, [snapshot.id.rawValue, id.rawValue]).map {
            WeighedRanking(record: try VerdictRecord($0).said, weight: .full, isHeldOut: false)
        }
        return PromptContent.Task(task: try task(id), rankings: rankings + verdicts)
    }
}
