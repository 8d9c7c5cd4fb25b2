internal import Foundation
internal import GRDB
internal import Preferences

extension Assignment {
    init(_ row: Row) throws {
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), taskID: row.id("taskId"), userID: row.id("userId"),
            status: try row.word("status"), seed: row.seed("seed"), shown: try JSONColumn.ids(row["shown"] as String),
            hidesIds: row["hidesIds"], formVersion: row["formVersion"], claimedAt: row.date("claimedAt"),
            leaseExpiresAt: row.date("leaseExpiresAt"), finishedAt: row.optionalDate("finishedAt"),
            skipReason: row["skipReason"], skipComment: row["skipComment"],
            draftRevision: row["draftRevision"], guidelineVersion: row["guidelineVersion"])
    }
}

extension Connection {
    func assignment(_ id: ID<Assignment>) throws -> Assignment {
        guard let row = try row("SELECT * FROM assignment WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no assignment \(id).")
        }
        return try Assignment(row)
    }

    /// The assignment, if it is this person's; someone else's is not admitted to exist.
    func assignment(_ id: ID<Assignment>, of user: ID<User>) throws -> Assignment {
        let assignment = try assignment(id)
        guard assignment.userID == user else { throw StorageError(.notFound, "There is no assignment \(id).") }
        return assignment
    }

    /// What the person holds in the project.
    func activeAssignment(of user: ID<User>, in project: ID<Project>) throws -> Assignment? {
        try row(
            "SELECT * FROM assignment WHERE userId = ? AND projectId = ? AND status = 'active'",
            [user.rawValue, project.rawValue]
        ).map(Assignment.init)
    }

    /// Makes the assignment active with a lease from `now`.
    /// - Returns: when the lease ends.
    func renew(_ assignment: Assignment, _ policy: AssignmentPolicy, now: Date) throws -> Date {
        let current = assignment.status == .active ? assignment.leaseExpiresAt : nil
        let end = policy.leaseEnd(of: current, at: now)
        try run(
            """
            UPDATE assignment SET status = 'active', leaseExpiresAt = ?, finishedAt = NULL, skipReason = NULL,
                skipComment = NULL, skipMs = NULL
            WHERE id = ?
            """, [end.milliseconds, assignment.id.rawValue])
        return Date(milliseconds: end.milliseconds)
    }
}

/// An assignment with what decisions about it need.
struct WorkInHand {
    let assignment: Assignment
    let policy: AssignmentPolicy
    /// Where its task stands.
    let occupancy: Occupancy
    let isProjectActive: Bool

    /// - Throws: `notFound` when it is not this person's; `forbidden` when they may not work here any more.
    init(_ connection: Connection, _ id: ID<Assignment>, user: ID<User>) throws {
        guard let row = try connection.row(Self.query, [id.rawValue, user.rawValue]) else {
            throw StorageError(.notFound, "There is no assignment \(id).")
        }
        guard !(row["isDisabled"] as Bool) else {
            throw StorageError(.forbidden, "This account is disabled. Ask an admin to enable it.")
        }
        guard row["memberRole"] as String? != nil else {
            throw StorageError(.forbidden, "You are no longer a member of this project. Ask its manager to add you.")
        }
        assignment = try Assignment(row)
        policy = AssignmentPolicy(leaseSeconds: row["leaseSeconds"], editWindowSeconds: row["editWindowSeconds"])
        occupancy = Occupancy(row)
        isProjectActive = row["projectStatus"] == ProjectStatus.active.rawValue
    }

    static let query = """
        SELECT assignment.*, user.isDisabled, member.role AS memberRole, project.leaseSeconds,
            project.editWindowSeconds, project.status AS projectStatus, \(Occupancy.columns)
        FROM assignment
            JOIN user ON user.id = assignment.userId
            JOIN project ON project.id = assignment.projectId
            JOIN task ON task.id = assignment.taskId
            LEFT JOIN member ON member.projectId = assignment.projectId AND member.userId = assignment.userId
        WHERE assignment.id = ? AND assignment.userId = ?
        """
}
