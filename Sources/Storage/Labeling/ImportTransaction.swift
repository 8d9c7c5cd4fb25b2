internal import Crypto
internal import Foundation
internal import GRDB
internal import Preferences

/// One call of `Tasks.add`, inside a write transaction.
struct ImportTransaction {
    private let connection: Connection
    private let project: Project
    private let record: ID<ImportRecord>?
    private let origin: Origin
    private let now: Date
    /// The place in the queue before that of the first task.
    private let lastPlace: Int64
    /// How many completions a task must have, by the form that the project has now.
    private let judged: AskedJudgement.Kind
    private var labelers: PseudoLabelers?
    private var policies: NamedPolicies
    /// The project's versions of forms that the file brings.
    private var formVersions: [Form: Int] = [:]

    init(
        _ connection: Connection, project: Project, labeler: ImportLabeler?, import record: ID<ImportRecord>?,
        count: Int, by origin: Origin, now: Date
    ) throws {
        self.connection = connection
        self.project = project
        self.record = record
        self.origin = origin
        self.now = now
        if let record, try connection.importRecord(record, in: project.id).withdrawnAt != nil {
            throw StorageError(
                .conflict, "This import was withdrawn while it was running. Nothing more of it is stored.")
        }
        judged = try connection.form(of: project.id, version: project.formVersion).form.judgement.kind
        policies = NamedPolicies(connection, by: origin, now: now)
        labelers = labeler.map { PseudoLabelers(connection, $0, by: origin, now: now) }
        lastPlace = try connection.value("SELECT queueSeq FROM project WHERE id = ?", [project.id.rawValue]) ?? 0
        try connection.run("UPDATE project SET queueSeq = queueSeq + ? WHERE id = ?", [count, project.id.rawValue])
    }

    mutating func add(_ new: PreparedTask, index: Int) throws -> TaskOutcome {
        let prompt = try promptID(new)
        if let known = try prompt.flatMap({ try taskID(prompt: $0, new) }) { return try keep(new, on: known) }
        let waits = judged.waits(withCompletions: new.task.completions.count) && new.task.rankings.isEmpty
        if waits, let prompt, try isKnown(prompt) {
            _ = try describe(prompt, new)
            return .waiting(isNew: false)
        }
        if let externalID = new.task.externalID, try isTaken(externalID) {
            return .rejected(
                code: "externalIdTaken",
                message: "Another task in this project has the externalId ‘\(externalID)’. Give this one another.")
        }
        // The form may have changed since the line was read.
        let count = new.task.completions.count
        if waits { return try wait(new, prompt: prompt) }
        if let issue = judged.issue(withCompletions: count, of: "This line", at: "/completions")
            ?? (new.task.areAllTwins ? judged.issue(withEqualCompletionsOf: "this line", at: "/completions") : nil)
        {
            return .rejected(code: issue.code, message: issue.message)
        }
        let described = try prompt.map { try describe($0, new) }
        let outcome = try insert(new, prompt: described ?? insertPrompt(new), place: lastPlace + Int64(index) + 1)
        // Whoever has judged it as gold is not to be asked the same again.
        if let prompt, case .created(let id, _) = outcome {
            try connection.run(
                "UPDATE task SET originalId = ? WHERE promptId = ? AND completionsHash = ?",
                [id.rawValue, prompt.rawValue, ProbeRow.hash(of: new.completionsHash, as: .gold)])
        }
        return outcome
    }

    private func promptID(_ new: PreparedTask) throws -> ID<Prompt>? {
        try connection.row(
            "SELECT id FROM prompt WHERE projectId = ? AND contentHash = ?", [project.id.rawValue, new.promptHash]
        ).map { $0.id("id") }
    }

    private func taskID(prompt: ID<Prompt>, _ new: PreparedTask) throws -> ID<LabelingTask>? {
        try connection.row(
            "SELECT id FROM task WHERE promptId = ? AND completionsHash = ?", [prompt.rawValue, new.completionsHash]
        ).map { $0.id("id") }
    }

    private func isTaken(_ externalID: String) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM task WHERE projectId = ?1 AND externalId = ?2
            UNION ALL SELECT 1 FROM waitingPrompt WHERE projectId = ?1 AND externalId = ?2 AND taskId IS NULL
            """, [project.id.rawValue, externalID]) != nil
    }

    // MARK: - Prompts that wait

    /// Whether a prompt waits already, or has a task.
    private func isKnown(_ prompt: ID<Prompt>) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM waitingPrompt WHERE promptId = ?1 UNION ALL SELECT 1 FROM task WHERE promptId = ?1 AND probe IS NULL",
            [prompt.rawValue]) != nil
    }

    private func wait(_ new: PreparedTask, prompt known: ID<Prompt>?) throws -> TaskOutcome {
        try connection.run(
            """
            INSERT INTO waitingPrompt (projectId, promptId, importId, externalId, priority, overlap, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                project.id.rawValue, (try known.map { try describe($0, new) } ?? insertPrompt(new)).rawValue,
                record?.rawValue, new.task.externalID,
                new.task.priority ?? 0, new.task.overlap, now.milliseconds,
            ])
        return .waiting(isNew: true)
    }

    // MARK: - New tasks

    private func insertPrompt(_ new: PreparedTask) throws -> ID<Prompt> {
        try connection.insert(
            "INSERT INTO prompt (projectId, contentHash, messages, meta, createdAt) VALUES (?, ?, ?, ?, ?)",
            [project.id.rawValue, new.promptHash, new.messages, new.meta, now.milliseconds])
    }

    /// Of a known prompt what is said of it counts that came first.
    private func describe(_ prompt: ID<Prompt>, _ new: PreparedTask) throws -> ID<Prompt> {
        guard let meta = new.meta else { return prompt }
        try connection.run("UPDATE prompt SET meta = ? WHERE id = ? AND meta IS NULL", [meta, prompt.rawValue])
        return prompt
    }

    private mutating func insert(_ new: PreparedTask, prompt: ID<Prompt>, place: Int64) throws -> TaskOutcome {
        let task = new.task
        let slots = task.overlap ?? project.overlap
        let counted = min(slots, task.rankings.count)
        let id: ID<LabelingTask> = try connection.insert(
            """
            INSERT INTO task (projectId, importId, kind, promptId, completionsHash, externalId, priority, overlap, slots,
                counted, started, queueSeq, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                project.id.rawValue, record?.rawValue, task.kind.rawValue, prompt.rawValue, new.completionsHash,
                task.externalID, task.priority ?? 0, task.overlap, slots, counted,
                counted > 0 && project.completeStartedFirst, place, now.milliseconds,
            ])
        let completions = try insert(task.completions, of: id)
        var outcomes: [RankingOutcome] = []
        for (index, labeled) in task.rankings.enumerated() {
            guard let user = try labelers?.id(of: labeled.labeler) else { continue }
            let submission = labeled.submission(of: completions)
            let version = try version(of: labeled.form)
            try insert(submission, version, on: id, by: user, completions, counted: index < counted)
            outcomes.append(index < counted ? .counted : .noFreeSlot)
        }
        return .created(id, rankings: outcomes)
    }

    // MARK: - Known tasks

    /// Labelers see the completions' ids, so these are drawn in an order that says nothing of the file's.
    ///
    /// - Returns: the ids in the file's order.
    private mutating func insert(_ completions: [Completion], of task: ID<LabelingTask>) throws -> [ID<Completion>] {
        var generator = SecureGenerator()
        var ids: [Int: ID<Completion>] = [:]
        for position in completions.indices.shuffled(using: &generator) {
            ids[position] = try connection.insert(
                "INSERT INTO completion (taskId, position, policyId, text, messages) VALUES (?, ?, ?, ?, ?)",
                [
                    task.rawValue, position, try policies.id(of: completions[position].model)?.rawValue,
                    completions[position].text,
                    try completions[position].messages.map { try JSONColumn.encode($0) },
                ])
        }
        return completions.indices.compactMap { ids[$0] }
    }

    /// A known task: another file's judgement of it is still a judgement.
    private mutating func keep(_ prepared: PreparedTask, on id: ID<LabelingTask>) throws -> TaskOutcome {
        let new = prepared.task
        guard let row = try connection.row(Self.knownQuery, [id.rawValue]) else {
            throw StorageError(.notFound, "There is no task \(id).")
        }
        let stored = try connection.completions(of: id)
        let matched = try Self.match(new.completions, with: stored)
        var dropped: [String] = []
        if let externalID = new.externalID, externalID != row["externalId"] as String? { dropped.append("externalId") }
        if let priority = new.priority, priority != row["priority"] as Int { dropped.append("priority") }
        if let overlap = new.overlap, overlap != row["ownOverlap"] as Int? { dropped.append("overlap") }
        if zip(new.completions, matched).contains(where: { $0.model != nil && $0.model != $1.model }) {
            dropped.append("model")
        }
        if let meta = prepared.meta, try describe(row.id("promptId"), prepared).meta(in: connection) != meta {
            dropped.append("meta")
        }
        let occupancy = Occupancy(row)
        let outcomes = try keepRankings(of: new, on: id, occupancy, completions: matched.map(\.id))
        return .duplicate(id, rankings: outcomes, dropped: dropped, isWithdrawn: occupancy.isWithdrawn)
    }

    private mutating func keepRankings(
        of new: NewTask, on id: ID<LabelingTask>, _ occupancy: Occupancy, completions: [ID<Completion>]
    ) throws -> [RankingOutcome] {
        var outcomes: [RankingOutcome] = []
        var counted = 0
        for labeled in new.rankings {
            guard let user = try labelers?.id(of: labeled.labeler) else { continue }
            let submission = labeled.submission(of: completions)
            let said = try said(of: id, by: user, &counted)
            if let said, said["withdrawnAt"] as Int64? == nil {
                outcomes.append(said["digest"] == submission.digest ? .known : .differs)
                continue
            }
            // What was set aside stays aside, whoever says it again.
            let isAside = said.map { $0["requeueId"] as Int64? != nil } ?? false
            let isCounted = !isAside && occupancy.hasFreeSlot(besides: counted)
            let version = try version(of: labeled.form)
            if let said {
                try replace(said, with: submission, version, on: id, by: user, counted: isCounted)
            } else {
                try insert(submission, version, on: id, by: user, completions, counted: isCounted)
            }
            counted += isCounted ? 1 : 0
            outcomes.append(isCounted ? .counted : occupancy.isWithdrawn ? .taskWithdrawn : .noFreeSlot)
        }
        if counted != 0 { try Leases(connection, now: now).count(id, occupancy, counted: counted) }
        return outcomes
    }

    /// What imports said of the task in the labeler's name. What an import said whose withdrawal goes on, and has not come
    /// to the task yet, is withdrawn now.
    ///
    /// - Parameter counted: one less for each ranking that counted.
    private func said(of task: ID<LabelingTask>, by user: ID<User>, _ counted: inout Int) throws -> Row? {
        while let said = try connection.row(Self.saidQuery, [task.rawValue, user.rawValue]) {
            guard said["withdrawnAt"] as Int64? == nil, let date = said.optionalDate("importWithdrawnAt") else {
                return said
            }
            if try ImportedRankings(connection, said).withdraw(said, at: date) { counted -= 1 }
        }
        return nil
    }

    /// The stored completions in the order of the file's, by bytes: texts that only look the same are not the same.
    private static func match(_ new: [Completion], with stored: [TaskCompletion]) throws -> [TaskCompletion] {
        var unused = stored
        return try new.map { completion in
            let identity = completion.identity
            guard let index = unused.firstIndex(where: { $0.identity.utf8.elementsEqual(identity.utf8) }) else {
                throw StorageError(.corrupt, "A task does not have the completions of its hash. Run ‘podium verify’.")
            }
            return unused.remove(at: index)
        }
    }

    // MARK: - Rankings

    /// The project's version of what a ranking that is about to be stored was checked against.
    private mutating func version(of form: JudgedForm) throws -> Int {
        switch form {
        case .ofProject(let version): return version
        case .ofFile(let form):
            if let known = formVersions[form] { return known }
            let version = try connection.keep(form, in: project.id, by: origin, now: now)
            formVersions[form] = version
            return version
        }
    }

    private func insert(
        _ submission: Submission, _ formVersion: Int, on task: ID<LabelingTask>, by user: ID<User>,
        _ completions: [ID<Completion>], counted: Bool
    ) throws {
        let id: ID<Assignment> = try connection.insert(
            """
            INSERT INTO assignment (projectId, taskId, userId, status, seed, shown, formVersion, claimedAt, leaseExpiresAt,
                finishedAt)
            VALUES (?, ?, ?, 'submitted', 0, ?, ?, ?, ?, ?)
            """,
            [
                project.id.rawValue, task.rawValue, user.rawValue, JSONColumn.ids(completions), formVersion,
                now.milliseconds, now.milliseconds, now.milliseconds,
            ])
        _ = try connection.insertRanking(
            id, project: project.id, task: task, user: user, submission, form: formVersion, digest: submission.digest,
            revision: 1, counted: counted, import: record, now: now)
        try connection.countRanking(project: project.id, user: user, counted: counted, now: now)
    }

    /// A labeler whose rankings were withdrawn with their imports says something of the task again.
    private func replace(
        _ said: Row, with submission: Submission, _ formVersion: Int, on task: ID<LabelingTask>, by user: ID<User>,
        counted: Bool
    ) throws {
        try connection.run("UPDATE ranking SET isCurrent = 0 WHERE id = ?", [said["id"] as Int64])
        try connection.run(
            "UPDATE assignment SET formVersion = ? WHERE id = ?", [formVersion, said["assignmentId"] as Int64])
        try connection.move(said, from: .withdrawn, to: counted ? .counted : .surplus)
        _ = try connection.insertRanking(
            said.id("assignmentId"), project: project.id, task: task, user: user, submission, form: formVersion,
            digest: submission.digest, revision: (said["revision"] as Int) + 1, counted: counted, import: record,
            now: now)
    }

    static let knownQuery = """
        SELECT task.promptId, task.externalId, task.priority, task.overlap AS ownOverlap, \(Occupancy.columns)
        FROM task JOIN project ON project.id = task.projectId WHERE task.id = ?
        """
    /// What a pseudo-labeler has said of a task.
    static let saidQuery = """
        SELECT ranking.*, import.withdrawnAt AS importWithdrawnAt, assignment.requeueId FROM assignment
            JOIN ranking ON ranking.assignmentId = assignment.id AND ranking.isCurrent = 1
            LEFT JOIN import ON import.id = ranking.importId
        WHERE assignment.taskId = ? AND assignment.userId = ?
        """
}

extension ID<Prompt> {
    /// JSON of what is said of it; nil: nothing.
    fileprivate func meta(in connection: Connection) throws -> String? {
        try connection.value("SELECT meta FROM prompt WHERE id = ?", [rawValue])
    }
}

/// The pseudo-labelers of one import, each looked up, or made, when the first ranking of theirs comes.
private struct PseudoLabelers {
    private let connection: Connection
    private let labeler: ImportLabeler
    private let origin: Origin
    private let now: Date
    /// By the bytes of their names: two that only look the same are two labelers.
    private var known: [[UInt8]: ID<User>] = [:]

    init(_ connection: Connection, _ labeler: ImportLabeler, by origin: Origin, now: Date) {
        self.connection = connection
        self.labeler = labeler
        self.origin = origin
        self.now = now
    }

    /// - Parameter name: as the file calls the labeler; nil where it does not tell its labelers apart.
    mutating func id(of name: String?) throws -> ID<User> {
        let full = labeler.name(of: name)
        let bytes = Array(full.utf8)
        if let id = known[bytes] { return id }
        let id = try connection.pseudoLabeler(named: full, by: origin, now: now).id
        known[bytes] = id
        return id
    }
}
