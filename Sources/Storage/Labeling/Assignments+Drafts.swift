public import Foundation
internal import GRDB
public import Preferences

extension Assignments {
    /// Keeps what the labeler has so far. It outlives the lease and is offered back with the task.
    ///
    /// - Throws: `notFound` for a deleted person, `forbidden` for a disabled one, `conflict` when the task was skipped,
    ///   `invalid` when the draft is larger than `SubmissionRules.draftBytes`.
    public func saveDraft(_ id: ID<Assignment>, user: ID<User>, _ json: Data, now: Date) async throws {
        guard json.count <= SubmissionRules.draftBytes else {
            throw StorageError(
                .invalid, "A draft may have \(SubmissionRules.draftBytes / 1024) KiB at most. Shorten the note.")
        }
        try await database.write { connection in
            // A page that is still open must not bring back what went with the person.
            try connection.mayAuthenticate(user)
            guard try connection.assignment(id, of: user).status != .skipped else {
                throw StorageError(.conflict, "You skipped this task, so no draft of it is kept.")
            }
            try connection.run(
                """
                INSERT INTO draft (assignmentId, body, updatedAt) VALUES (?, ?, ?)
                ON CONFLICT (assignmentId) DO UPDATE SET body = excluded.body, updatedAt = excluded.updatedAt
                """, [id.rawValue, json, now.milliseconds])
        }
    }

    /// The draft; `nil` when none was saved since the last submission.
    public func draft(_ id: ID<Assignment>, user: ID<User>) async throws -> Data? {
        try await database.read { connection in
            _ = try connection.assignment(id, of: user)
            return try connection.value("SELECT body FROM draft WHERE assignmentId = ?", [id.rawValue])
        }
    }
}
