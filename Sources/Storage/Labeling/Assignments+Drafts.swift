public import Foundation
internal import GRDB
public import Preferences

/// Unfinished work as a page saved it.
public struct KeptDraft: Hashable, Sendable {
    /// JSON.
    public let body: Data
    /// Which save of the assignment's work it is: the server's order, whatever the pages' clocks say.
    public let revision: Int
}

extension Assignments {
    /// Keeps what the labeler has so far. It outlives the lease and is offered back with the task.
    ///
    /// - Parameter revisions: one of which the work was made on; nil takes it whatever was saved meanwhile.
    /// - Returns: its own revision.
    /// - Throws: `changed` when another page has saved or handed in since; `notFound` for a deleted person,
    ///   `forbidden` for a disabled one, `conflict` when the task was skipped, `invalid` when the draft is larger than
    ///   `SubmissionRules.draftBytes`.
    @discardableResult
    public func saveDraft(
        _ id: ID<Assignment>, user: ID<User>, _ json: Data, onto revisions: Set<Int>? = nil, now: Date
    ) async throws -> Int {
        guard json.count <= SubmissionRules.draftBytes else {
            throw StorageError(
                .invalid, "A draft may have at most \(SubmissionRules.draftBytes / 1024) KiB. Shorten the note.")
        }
        return try await database.write { connection in
            // A page that is still open must not bring back what went with the person.
            try connection.mayAuthenticate(user)
            let assignment = try connection.assignment(id, of: user)
            guard revisions?.contains(assignment.draftRevision) ?? true else {
                throw StorageError(
                    .changed,
                    "This task was also worked on elsewhere, and that version is newer. Look at it, then choose.")
            }
            guard assignment.status != .skipped else {
                throw StorageError(.conflict, "You skipped this task, so no draft of it is kept.")
            }
            try connection.run(
                """
                INSERT INTO draft (assignmentId, body, updatedAt) VALUES (?, ?, ?)
                ON CONFLICT (assignmentId) DO UPDATE SET body = excluded.body, updatedAt = excluded.updatedAt
                """, [id.rawValue, json, now.milliseconds])
            try connection.countDraftRevision(of: id)
            return assignment.draftRevision + 1
        }
    }

    /// The draft; `nil` when none was saved since the last submission.
    public func draft(_ id: ID<Assignment>, user: ID<User>) async throws -> KeptDraft? {
        try await database.read { connection in
            let assignment = try connection.assignment(id, of: user)
            let body = try connection.value("SELECT body FROM draft WHERE assignmentId = ?", [id.rawValue]) as Data?
            return body.map { KeptDraft(body: $0, revision: assignment.draftRevision) }
        }
    }
}

extension Connection {
    func dropDraft(of assignment: ID<Assignment>) throws {
        try run("DELETE FROM draft WHERE assignmentId = ?", [assignment.rawValue])
    }

    /// The next revision of the assignment's work. Pages that have an older one learn of it when they save.
    func countDraftRevision(of assignment: ID<Assignment>) throws {
        try run("UPDATE assignment SET draftRevision = draftRevision + 1 WHERE id = ?", [assignment.rawValue])
    }
}
