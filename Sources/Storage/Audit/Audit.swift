internal import Crypto
internal import Foundation
internal import GRDB
internal import Preferences

/// Every change that a person makes, in an append-only log whose hashes form a chain.
///
/// Each event's hash covers its own fields and the hash before it. Changing or removing an event in the middle breaks
/// the chain, which `Verification` finds. Handing out work, heartbeats and drafts are not logged: they are no judgement.
public struct Audit: Sendable {
    let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// Events with an id above `after`, oldest first.
    public func list(after: Int64 = 0, limit: Int = 100) async throws -> Page<AuditEvent> {
        try await database.read { connection in
            let events = try connection.rows(Self.listQuery, [after, limit]).map(Self.event)
            return Page(items: events, nextCursor: events.count == limit ? events.last?.id : nil)
        }
    }

    static let listQuery = "SELECT * FROM auditEvent WHERE id > ? ORDER BY id LIMIT ?"

    static func event(_ row: Row) -> AuditEvent {
        AuditEvent(
            id: row["id"], userID: row.optionalID("userId"), address: row["address"], action: row["action"],
            subject: row["subject"], subjectID: row["subjectId"], detail: row["detail"],
            createdAt: row.date("createdAt"))
    }

    /// The hash of `event`, given that of the event before it (empty for the first).
    static func hash(_ event: AuditEvent, after previous: Data) -> Data {
        let hash = SHA256()
        hash.update(previous)
        hash.update(number: event.id)
        hash.update(number: event.userID?.rawValue ?? 0)
        hash.update(lengthAnd: event.address ?? "")
        hash.update(lengthAnd: event.action)
        hash.update(lengthAnd: event.subject)
        hash.update(number: event.subjectID ?? 0)
        hash.update(lengthAnd: event.detail)
        hash.update(number: event.createdAt.milliseconds)
        return hash.finalize()
    }
}

extension Connection {
    /// Appends to the audit log, in the transaction of the change itself.
    ///
    /// - Parameter detail: values of the change; keys are sorted, so equal changes read equal.
    func audit(
        _ origin: Origin, _ action: String, _ subject: String, _ subjectID: Int64?, _ detail: [String: String] = [:],
        now: Date
    ) throws {
        let last = try row("SELECT id, hash FROM auditEvent ORDER BY id DESC LIMIT 1")
        let event = AuditEvent(
            id: (last?["id"] ?? 0) + 1, userID: origin.user, address: origin.address, action: action,
            subject: subject, subjectID: subjectID, detail: JSONColumn.object(detail),
            createdAt: Date(milliseconds: now.milliseconds))
        try run(
            """
            INSERT INTO auditEvent (id, userId, address, action, subject, subjectId, detail, createdAt, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                event.id, event.userID?.rawValue, event.address, event.action, event.subject, event.subjectID,
                event.detail,
                event.createdAt.milliseconds, Audit.hash(event, after: last?["hash"] ?? Data()),
            ])
    }
}
