public import Foundation
internal import GRDB
public import Preferences

extension Tasks {
    /// Adds tasks in one transaction, an outcome for each, in order. Good ones are stored whatever the others are.
    ///
    /// Give a few hundred at a time: labelers wait while they are written.
    /// - Parameter pseudo: under whom the `ranks` are stored; `nil` leaves them out.
    public func add(
        project: ID<Project>, _ items: [NewTask], labeledBy pseudo: ID<User>?, now: Date
    ) async throws -> [TaskOutcome] {
        let prepared = items.map { item in Result { try PreparedTask(item) } }
        return try await database.write { [origin] connection in
            let project = try connection.project(project)
            if let pseudo, try !connection.user(pseudo).isImport {
                throw StorageError(.invalid, "Imported rankings go to a pseudo-labeler, not to a person.")
            }
            let transaction = try ImportTransaction(
                connection, project: project, pseudo: pseudo, count: items.count, now: now)
            var outcomes: [TaskOutcome] = []
            outcomes.reserveCapacity(items.count)
            for (index, item) in prepared.enumerated() {
                outcomes.append(try transaction.add(item, index: index))
            }
            try connection.audit(origin, "import", "project", project.id.rawValue, outcomes.counts, now: now)
            return outcomes
        }
    }
}

extension [TaskOutcome] {
    fileprivate var counts: [String: String] {
        var (created, duplicates, rejected) = (0, 0, 0)
        for outcome in self {
            switch outcome {
            case .created: created += 1
            case .duplicate: duplicates += 1
            case .rejected: rejected += 1
            }
        }
        return ["created": "\(created)", "duplicates": "\(duplicates)", "rejected": "\(rejected)"]
    }
}

/// One call of `Tasks.add`, inside a write transaction.
private struct ImportTransaction {
    let connection: Connection
    let project: Project
    let pseudo: ID<User>?
    let now: Date
    /// The place in the queue before that of the first task.
    private let lastPlace: Int64

    init(_ connection: Connection, project: Project, pseudo: ID<User>?, count: Int, now: Date) throws {
        self.connection = connection
        self.project = project
        self.pseudo = pseudo
        self.now = now
        lastPlace = try connection.value("SELECT queueSeq FROM project WHERE id = ?", [project.id.rawValue]) ?? 0
        try connection.run("UPDATE project SET queueSeq = queueSeq + ? WHERE id = ?", [count, project.id.rawValue])
    }

    func add(_ result: Result<PreparedTask, any Error>, index: Int) throws -> TaskOutcome {
        let item: PreparedTask
        do {
            item = try result.get()
        } catch let error as PreparedTask.Rejection {
            return .rejected(code: error.code, message: error.message)
        }
        let prompt = try promptID(item)
        if let known = try prompt.flatMap({ try taskID(prompt: $0, item) }) {
            try keepRanking(of: item, on: known)
            return .duplicate(known)
        }
        if let externalID = item.task.externalID, try isTaken(externalID) {
            return .rejected(
                code: "externalIdTaken",
                message: "Another task of this project has the externalId ‘\(externalID)’. Give it another one.")
        }
        let task = try insert(item, prompt: prompt ?? insertPrompt(item), place: lastPlace + Int64(index) + 1)
        return .created(task)
    }

    private func promptID(_ item: PreparedTask) throws -> ID<Prompt>? {
        try connection.row(
            "SELECT id FROM prompt WHERE projectId = ? AND contentHash = ?", [project.id.rawValue, item.promptHash]
        ).map { $0.id("id") }
    }

    private func taskID(prompt: ID<Prompt>, _ item: PreparedTask) throws -> ID<LabelingTask>? {
        try connection.row(
            "SELECT id FROM task WHERE promptId = ? AND completionsHash = ?", [prompt.rawValue, item.completionsHash]
        ).map { $0.id("id") }
    }

    private func isTaken(_ externalID: String) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM task WHERE projectId = ? AND externalId = ?", [project.id.rawValue, externalID]) != nil
    }

    private func insertPrompt(_ item: PreparedTask) throws -> ID<Prompt> {
        try connection.insert(
            "INSERT INTO prompt (projectId, contentHash, messages, createdAt) VALUES (?, ?, ?, ?)",
            [project.id.rawValue, item.promptHash, item.messages, now.milliseconds])
    }

    private func insert(_ item: PreparedTask, prompt: ID<Prompt>, place: Int64) throws -> ID<LabelingTask> {
        let isRanked = pseudo != nil && item.ranking != nil
        let task: ID<LabelingTask> = try connection.insert(
            """
            INSERT INTO task (projectId, promptId, completionsHash, externalId, priority, overlap, slots, counted,
                started, queueSeq, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                project.id.rawValue, prompt.rawValue, item.completionsHash, item.task.externalID,
                item.task.priority ?? 0, item.task.overlap, item.task.overlap ?? project.overlap, isRanked ? 1 : 0,
                isRanked && project.completeStartedFirst, place, now.milliseconds,
            ])
        var completions: [ID<Completion>] = []
        for (position, completion) in item.task.completions.enumerated() {
            completions.append(
                try connection.insert(
                    "INSERT INTO completion (taskId, position, model, text) VALUES (?, ?, ?, ?)",
                    [task.rawValue, position, completion.model, completion.text]))
        }
        if isRanked { try insertRanking(of: item, on: task, completions, counted: true) }
        return task
    }

    /// A known task: another file's judgement of it is still a judgement.
    private func keepRanking(of item: PreparedTask, on task: ID<LabelingTask>) throws {
        guard let pseudo, item.ranking != nil,
            try connection.row(
                "SELECT 1 FROM assignment WHERE taskId = ? AND userId = ?", [task.rawValue, pseudo.rawValue]) == nil,
            let state = try connection.row(Self.slotQuery, [task.rawValue])
        else { return }
        var unused = try connection.completions(of: task)
        var completions: [ID<Completion>] = []
        for completion in item.task.completions {
            guard let index = unused.firstIndex(where: { $0.text == completion.text }) else { return }
            completions.append(unused.remove(at: index).id)
        }
        let isFree = state["withdrawnAt"] as Int64? == nil && (state["taken"] as Int) < (state["slots"] as Int)
        try insertRanking(of: item, on: task, completions, counted: isFree)
        if isFree { try Leases(connection, now: now).count(task, counted: 1) }
    }

    private func insertRanking(
        of item: PreparedTask, on task: ID<LabelingTask>, _ completions: [ID<Completion>], counted: Bool
    ) throws {
        guard let pseudo, let places = item.ranking else { return }
        let ranking: Ranking<ID<Completion>>
        do throws(ValidationError) {
            ranking = try Ranking(tiers: places.tiers.map { $0.map { completions[$0] } }, of: completions)
        } catch {
            throw StorageError(.corrupt, "The ranking of line \(item.task.line) lost its completions.", cause: error)
        }
        let id: ID<Assignment> = try connection.insert(
            """
            INSERT INTO assignment (projectId, taskId, userId, status, seed, shown, claimedAt, leaseExpiresAt, finishedAt)
            VALUES (?, ?, ?, 'submitted', 0, ?, ?, ?, ?)
            """,
            [
                project.id.rawValue, task.rawValue, pseudo.rawValue, JSONColumn.ids(completions), now.milliseconds,
                now.milliseconds, now.milliseconds,
            ])
        let submission = Submission(ranking: ranking)
        _ = try connection.insertRanking(
            id, project: project.id, task: task, user: pseudo, submission, digest: submission.digest, revision: 1,
            counted: counted, now: now)
        try connection.countRanking(project: project.id, user: pseudo, counted: counted, now: now)
    }

    private static let slotQuery = """
        SELECT withdrawnAt, counted + leased AS taken, min(slots, coalesce(task.overlap, project.overlap)) AS slots
        FROM task JOIN project ON project.id = task.projectId WHERE task.id = ?
        """
}
