public import Foundation
internal import Preferences

/// Changes to many tasks, which go on in short transactions and may have been cut off between two of them: a changed
/// overlap, imports that are withdrawn or taken back, and work for which others are asked again.
public struct InterruptedChanges: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Makes them whole. Call it when a server starts, and regularly: a command may be cut off while a server runs. What
    /// is still going on is only helped along.
    public func finish(now: Date) async throws {
        let (projects, imports, requeues) = try await database.read { connection in
            (
                try connection.rows("SELECT id FROM project WHERE requeueAfter IS NOT NULL").map {
                    $0.id("id") as ID<Project>
                },
                try connection.rows(Imports.movingQuery).map { $0.id("id") as ID<ImportRecord> },
                try connection.rows(LabelerRequeues.movingQuery).map { $0.id("id") as ID<LabelerRequeueRecord> }
            )
        }
        for project in projects { try await database.requeue(project, by: origin, now: now) }
        for id in imports { try await database.move(id, by: origin, now: now) }
        for id in requeues { try await database.moveRequeue(id, by: origin, now: now) }
    }
}
