internal import Foundation
internal import GRDB
internal import Preferences

/// Changes of an assignment and of its task's counters, which must always go together. A slot that comes free is filled
/// with surplus first (`Surplus`).
struct Leases {
    private let connection: Connection
    private let now: Date

    init(_ connection: Connection, now: Date) {
        self.connection = connection
        self.now = now
    }

    /// Takes back leases whose time is over, the oldest first.
    ///
    /// - Returns: how many; fewer than `limit` means that none is left.
    func expire(limit: Int) throws -> Int {
        let rows = try connection.rows(Self.dueQuery, [now.milliseconds, limit])
        for row in rows { try end(row.id("id"), as: .expired, task: row.id("taskId")) }
        return rows.count
    }

    /// Takes back what a person holds, in one project or everywhere.
    func expire(user: ID<User>, in project: ID<Project>? = nil) throws {
        for row in try connection.rows(Self.ofUserQuery, [user.rawValue, project?.rawValue]) {
            try end(row.id("id"), as: .expired, task: row.id("taskId"))
        }
    }

    /// Takes a withdrawn task back from everybody.
    func release(task: ID<LabelingTask>) throws {
        let rows = try connection.rows(
            "SELECT id FROM assignment WHERE taskId = ? AND status = 'active'", [task.rawValue])
        for row in rows { try finish(row.id("id"), as: .released) }
        // It leaves the queue: nothing is counted in their place until it comes back.
        try count(task, leased: -rows.count, countsSurplus: false)
    }

    /// Ends an active assignment and frees its slot.
    func end(
        _ id: ID<Assignment>, as status: AssignmentStatus, task: ID<LabelingTask>, _ skip: Skip? = nil
    ) throws {
        try finish(id, as: status, skip)
        try count(task, leased: -1, skips: status == .skipped ? 1 : 0, movesBack: true)
    }

    /// Notes how an assignment ended, without touching its task.
    func finish(
        _ id: ID<Assignment>, as status: AssignmentStatus, _ skip: Skip? = nil
    ) throws {
        // What is decided is newer than any draft of it; a lease that ends decides nothing.
        let isDecided = status == .submitted || status == .skipped
        try connection.run(
            """
            UPDATE assignment SET status = ?, finishedAt = ?, skipReason = ?, skipComment = ?, skipMs = ?,
                draftRevision = draftRevision + ?
            WHERE id = ?
            """,
            [
                status.rawValue, now.milliseconds, skip?.reason.rawValue, skip?.comment, skip?.durationMs,
                isDecided ? 1 : 0, id.rawValue,
            ])
    }

    /// Holds a slot of the task. The schema's CHECK refuses one too many. A probe has no slots.
    func take(_ task: ID<LabelingTask>) throws {
        try connection.run("UPDATE task SET leased = leased + 1 WHERE id = ? AND probe IS NULL", [task.rawValue])
    }

    /// Changes a task's counters, and counts surplus where they leave room. Slots that a lowered overlap left standing go
    /// as they come free. A probe has no counters: nothing of it counts anywhere.
    ///
    /// - Parameters:
    ///   - movesBack: gives the task a new place in the queue, as whatever makes it available must.
    ///   - countsSurplus: not for a task that is about to be withdrawn.
    func count(
        _ task: ID<LabelingTask>, counted: Int = 0, leased: Int = 0, skips: Int = 0, movesBack: Bool = false,
        countsSurplus: Bool = true
    ) throws {
        guard let row = try connection.row(Self.occupancyQuery, [task.rawValue]) else {
            throw StorageError(.notFound, "There is no task \(task).")
        }
        try count(
            task, Occupancy(row), counted: counted, leased: leased, skips: skips, movesBack: movesBack,
            countsSurplus: countsSurplus)
    }

    /// The same for a task whose standing was just read.
    func count(
        _ task: ID<LabelingTask>, _ old: Occupancy, counted: Int = 0, leased: Int = 0, skips: Int = 0,
        movesBack: Bool = false, countsSurplus: Bool = true
    ) throws {
        guard old.probe == nil else { return }
        let newLeased = old.leased + leased
        var newCounted = old.counted + counted
        if countsSurplus, counted + leased < 0, !old.isWithdrawn {
            let surplus = Surplus(connection, of: old.project)
            let fitting = try surplus.count(of: task, room: min(old.slots, old.overlap) - newCounted - newLeased)
            // Nobody asked for it: it follows from the rule.
            try surplus.audit(fitting, by: .system, now: now)
            newCounted += fitting.count
        }
        let slots = min(old.slots, max(old.overlap, newCounted + newLeased))
        let started = old.completeStartedFirst && newCounted > 0
        // A full task stands in no queue; what makes it available again gives it a place then.
        let joinsQueue = movesBack || (started != old.started && newCounted + newLeased < slots)
        let place = joinsQueue ? try TaskQueue(connection, project: old.project).newPlace() : nil
        try connection.run(
            """
            UPDATE task SET counted = ?, leased = ?, skips = skips + ?, slots = ?, started = ?,
                queueSeq = coalesce(?, queueSeq)
            WHERE id = ?
            """, [newCounted, newLeased, skips, slots, started, place, task.rawValue])
    }

    private static let occupancyQuery = """
        SELECT \(Occupancy.columns) FROM task JOIN project ON project.id = task.projectId WHERE task.id = ?
        """
    static let dueQuery = """
        SELECT id, taskId FROM assignment WHERE status = 'active' AND leaseExpiresAt <= ? ORDER BY leaseExpiresAt LIMIT ?
        """
    static let ofUserQuery = """
        SELECT id, taskId FROM assignment WHERE status = 'active' AND userId = ?1 AND projectId = coalesce(?2, projectId)
        """
}

/// How many hold or have ranked a task, and how many may.
struct Occupancy {
    let project: ID<Project>
    let counted: Int
    let leased: Int
    let slots: Int
    let overlap: Int
    let started: Bool
    let completeStartedFirst: Bool
    let isWithdrawn: Bool
    /// What it measures; nil: it is ordinary work.
    let probe: ProbeKind?

    /// How many may: what the task or the project says, and labelers that the task got since its judgements disagree.
    static let overlap = "coalesce(task.overlap, project.overlap) + task.extraLabelers"
    /// Of `task` joined with its `project`.
    static let columns = """
        task.projectId, task.counted, task.leased, task.slots, task.started, task.withdrawnAt, task.probe,
        \(overlap) AS overlap, project.completeStartedFirst
        """

    init(_ row: Row) {
        project = row.id("projectId")
        counted = row["counted"]
        leased = row["leased"]
        slots = row["slots"]
        overlap = row["overlap"]
        started = row["started"]
        completeStartedFirst = row["completeStartedFirst"]
        isWithdrawn = row["withdrawnAt"] as Int64? != nil
        probe = (row["probe"] as String?).flatMap(ProbeKind.init(rawValue:))
    }

    /// Whether the task could be handed out once more. Slots that a lowered overlap left standing are not free. A probe is
    /// there for whoever was given it.
    var hasFreeSlot: Bool { probe != nil || hasFreeSlot(besides: 0) }

    /// The same once `more` rankings are counted.
    func hasFreeSlot(besides more: Int) -> Bool { !isWithdrawn && counted + leased + more < min(slots, overlap) }
}
