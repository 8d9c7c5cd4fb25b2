internal import Foundation
internal import GRDB
internal import Preferences

/// One labeler's claim, inside a write transaction.
struct ClaimTransaction {
    private let connection: Connection
    private let project: ID<Project>
    private let user: ID<User>
    private let now: Date

    /// How many due leases a claim takes back before it looks for work: enough to keep up, few enough to stay short.
    private static let expiryBatch = 32

    init(_ connection: Connection, project: ID<Project>, user: ID<User>, now: Date) {
        self.connection = connection
        self.project = project
        self.user = user
        self.now = now
    }

    func run() throws -> HandedOut? {
        let rules = try ClaimRules(connection, project: project, user: user)
        if let held = try rules.held.map(connection.assignment) {
            _ = try connection.renew(held, rules.policy, now: now)
            if held.guidelineVersion != rules.guidelineVersion {
                try connection.run(
                    "UPDATE assignment SET guidelineVersion = ? WHERE id = ?",
                    [rules.guidelineVersion, held.id.rawValue])
            }
            return try handOut(
                connection.assignment(held.id), texts: connection.completionTexts(of: held.taskID), isNew: false)
        }
        try rules.status.expectNotArchived()
        guard rules.status == .active else { return nil }
        guard !rules.isOnHold else {
            throw StorageError(
                .workPaused,
                "Before you go on, a manager of this project would like to look at your recent work with you. "
                    + "What you have begun can still be handed in.")
        }
        while true {
            // Work of those who went away becomes available again, a few at a time.
            let areAllBack = try Leases(connection, now: now).expire(limit: Self.expiryBatch) < Self.expiryBatch
            if let task = try ownExpired() ?? probe(rules) ?? nextInQueue(rules) {
                let texts = try connection.completionTexts(of: task)
                return try handOut(assign(task, texts.map(\.id), rules), texts: texts, isNew: true)
            }
            if areAllBack { return nil }
        }
    }

    /// Work of the labeler's own that ran out of time and can still be finished: it may have a draft.
    private func ownExpired() throws -> ID<LabelingTask>? {
        try connection.row(Self.ownExpiredQuery, [user.rawValue, project.rawValue]).map { $0.id("taskId") }
    }

    /// A gold task or a repeat, where the lots say so and there is ordinary work, too.
    private func probe(_ rules: ClaimRules) throws -> ID<LabelingTask>? {
        guard rules.mixing.isMixed else { return nil }
        let probes = ProbeTransaction(connection, project: project, user: user, rules, now: now)
        guard let choice = try probes.choice(), try nextInQueue(rules, isToBeHandedOut: false) != nil else {
            return nil
        }
        return try probes.task(of: choice)
    }

    /// - Parameter isToBeHandedOut: false looks whether there is any, and leaves it where it is.
    private func nextInQueue(_ rules: ClaimRules, isToBeHandedOut: Bool = true) throws -> ID<LabelingTask>? {
        let queue = TaskQueue(connection, project: project)
        let lanes = AssignmentOrder.lanes(projectSeed: rules.splitSeed, labeler: user.rawValue)
        while let entry = try queue.next(for: user, lanes: lanes) {
            if rules.mixing.hasProbes, try connection.hasSeenGold(of: entry.task, user) {
                try queue.pass(entry, for: user)
            } else if entry.counted + entry.leased < entry.overlap {
                if isToBeHandedOut { try queue.pass(entry, for: user) }
                return entry.task
            } else {
                try queue.pass(entry, for: user)
                // The overlap was lowered and the task is not brought in line yet: do it now, it is full.
                try Leases(connection, now: now).count(entry.task)
            }
        }
        return nil
    }

    /// The labeler's assignment of the task: a new one, or the one whose lease had run out.
    private func assign(
        _ task: ID<LabelingTask>, _ completions: [ID<Completion>], _ rules: ClaimRules
    ) throws -> Assignment {
        try Leases(connection, now: now).take(task)
        var seed = AssignmentOrder.seed(projectSeed: rules.splitSeed, labeler: user.rawValue, task: task.rawValue)
        var shown = AssignmentOrder.shown(completions, seed: seed)
        if rules.mixing.isMixed {
            try ProbeTransaction.countTurn(connection, project, user)
            let before = try connection.orderBefore(of: task, for: user, completions)
            while shown == before {
                seed &+= 1
                shown = AssignmentOrder.shown(completions, seed: seed)
            }
        }
        guard
            let row = try connection.row(
                Self.assignStatement,
                [
                    project.rawValue, task.rawValue, user.rawValue, Int64(bitPattern: seed), JSONColumn.ids(shown),
                    rules.formVersion, now.milliseconds, rules.policy.leaseEnd(at: now).milliseconds,
                    rules.guidelineVersion, rules.mixing.isMixed,
                ])
        else { throw StorageError(.corrupt, "Task \(task) was handed out and has no assignment.") }
        return try Assignment(row)
    }

    private func handOut(
        _ assignment: Assignment, texts: [StoredText], isNew: Bool
    ) throws -> HandedOut {
        guard let row = try connection.row(Self.taskQuery, [assignment.taskID.rawValue]) else {
            throw StorageError(.corrupt, "Assignment \(assignment.id) is of a task that does not exist.")
        }
        return HandedOut(
            assignment: assignment, isNew: isNew, externalID: row["externalId"], messages: row["messages"],
            texts: texts)
    }

    // Bounded: the last few are looked at. What is older comes back through the queue.
    static let ownExpiredQuery = """
        SELECT task.id AS taskId
        FROM (
            SELECT taskId, finishedAt FROM assignment WHERE userId = ? AND projectId = ? AND status = 'expired'
            ORDER BY finishedAt DESC LIMIT 8) AS own
            JOIN task ON task.id = own.taskId JOIN project ON project.id = task.projectId
        WHERE task.probe IS NOT NULL OR (task.withdrawnAt IS NULL
            AND task.counted + task.leased < min(task.slots, \(Occupancy.overlap)))
        ORDER BY own.finishedAt DESC LIMIT 1
        """
    static let taskQuery = """
        SELECT task.externalId, prompt.messages FROM task JOIN prompt ON prompt.id = task.promptId WHERE task.id = ?
        """
    // Who had it before had it with another form and other names of the completions, perhaps, and may still hand it in
    // from a page that shows those: they stay. Where probes are mixed in, ids would tell which tasks are copies.
    private static let assignStatement = """
        INSERT INTO assignment (projectId, taskId, userId, status, seed, shown, formVersion, claimedAt, leaseExpiresAt,
            guidelineVersion, hidesIds)
        VALUES (?, ?2, ?, 'active', ?, ?, ?, ?, ?, ?, (SELECT max(idsTellOrder, ?10) FROM task WHERE id = ?2))
        ON CONFLICT (taskId, userId) DO UPDATE SET
            status = 'active', leaseExpiresAt = excluded.leaseExpiresAt, finishedAt = NULL,
            guidelineVersion = excluded.guidelineVersion
        RETURNING *
        """
}

/// What a claim found, as it is stored. It becomes a `Claim` outside the transaction: reading JSON and sorting texts
/// would hold up everybody who waits for the writer.
struct HandedOut {
    let assignment: Assignment
    let isNew: Bool
    let externalID: String?
    /// JSON.
    let messages: String
    /// In stored order.
    let texts: [StoredText]

    func claim() throws -> Claim {
        let stored = Dictionary(texts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return Claim(
            assignment: assignment, isNew: isNew,
            task: Claim.Task(
                id: assignment.taskID, externalID: externalID,
                prompt: Prompt(messages: try JSONColumn.messages(messages)),
                completions: try zip(assignment.names.all, assignment.shown).map { name, id in
                    ShownCompletion(
                        id: name, text: stored[id]?.text ?? "",
                        messages: try stored[id]?.messages.map(JSONColumn.messages))
                }))
    }
}

/// A completion as it is stored.
struct StoredText {
    let id: ID<Completion>
    let text: String
    /// JSON, of an answer that is more than a text.
    let messages: String?
}

/// What a project's settings and a person's standing say about claims.
struct ClaimRules {
    let policy: AssignmentPolicy
    let status: ProjectStatus
    let splitSeed: UInt64
    let formVersion: Int
    /// The version of the guidelines that holds.
    let guidelineVersion: Int
    /// Whether the person gets nothing new until a manager lifts it.
    let isOnHold: Bool
    /// What is mixed into the work.
    let mixing: Mixing
    /// What the person holds already.
    let held: ID<Assignment>?

    /// How much of the work is probes.
    struct Mixing {
        let goldShare: Int
        let repeatShare: Int
        let repeatAfterDays: Int
        /// Whether the project ever had one.
        let hasProbes: Bool
        var isMixed: Bool { goldShare + repeatShare > 0 }
    }

    init(_ connection: Connection, project: ID<Project>, user: ID<User>) throws {
        guard let row = try connection.row(Self.query, [project.rawValue, user.rawValue]) else {
            throw StorageError(.notFound, "There is no project \(project).")
        }
        guard row["isDisabled"] as Bool? == false else {
            throw StorageError(.forbidden, "This account is disabled. Ask an admin to enable it.")
        }
        guard row["memberRole"] as String? != nil else {
            throw StorageError(.forbidden, "You are not a member of this project. Ask its manager to add you.")
        }
        policy = AssignmentPolicy(leaseSeconds: row["leaseSeconds"], editWindowSeconds: row["editWindowSeconds"])
        status = try row.word("status")
        splitSeed = row.seed("splitSeed")
        formVersion = row["formVersion"]
        guidelineVersion = row["guidelineVersion"]
        isOnHold = row["isOnHold"]
        mixing = Mixing(
            goldShare: row["goldShare"], repeatShare: row["repeatShare"], repeatAfterDays: row["repeatAfterDays"],
            hasProbes: row["hasProbes"])
        held = row.optionalID("held")
    }

    static let query = """
        SELECT project.status, project.leaseSeconds, project.editWindowSeconds, project.splitSeed, project.formVersion,
            user.isDisabled, member.role AS memberRole, assignment.id AS held,
            \(Guidelines.currentQuery) AS guidelineVersion, project.goldShare, project.repeatShare,
            project.repeatAfterDays, project.hasProbes,
            EXISTS (
                SELECT 1 FROM goldEvent
                WHERE projectId = project.id AND userId = ?2 AND action = 'pause' AND liftedAt IS NULL) AS isOnHold
        FROM project
            LEFT JOIN user ON user.id = ?2
            LEFT JOIN member ON member.projectId = project.id AND member.userId = user.id
            LEFT JOIN assignment ON assignment.userId = user.id AND assignment.projectId = project.id
                AND assignment.status = 'active'
        WHERE project.id = ?1
        """
}

extension Connection {
    /// The task's completions with their texts, in stored order.
    func completionTexts(of task: ID<LabelingTask>) throws -> [StoredText] {
        try rows("SELECT id, text, messages FROM completion WHERE taskId = ? ORDER BY position", [task.rawValue]).map {
            StoredText(id: $0.id("id"), text: $0["text"], messages: $0["messages"])
        }
    }
}
