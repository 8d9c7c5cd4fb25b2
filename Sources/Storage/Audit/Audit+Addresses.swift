internal import Crypto
public import Foundation
internal import GRDB
internal import Preferences

/// The audit log forgets where changes were made from, once that is old.
///
/// An event's hash covers its address, so without it the hash can no longer be computed. The event that notes the forgetting
/// is a seal: it has the hash of all that is left of the events that it names, their hashes included. `Verification` holds
/// these events against the seal, and all others against the event before them, so a change is found as before.
extension Audit {
    /// Forgets the addresses of events that are older, of a few thousand in a transaction. `cli` stands for no address.
    ///
    /// - Returns: how many events are sealed now that were not before.
    /// - Throws: `corrupt` where the log was changed: a seal would hide it.
    @discardableResult
    public func forgetAddresses(before time: Date, now: Date, batch: Int = 5000) async throws -> Int {
        var sealed = 0
        while true {
            let count = try await database.write { try $0.forgetAddresses(before: time, now: now, batch: batch) }
            if count == 0 { return sealed }
            sealed += count
            try Task.checkCancellation()
        }
    }

    static let sealAction = "forgetAddresses"
    static let sealSubject = "auditEvent"
    /// What stands in the place of an address for the command line, and is not one.
    public static let commandLine = "cli"

    static let sealsQuery = """
        SELECT subjectId, detail FROM auditEvent WHERE subject = '\(sealSubject)' AND action = '\(sealAction)' ORDER BY subjectId
        """
    static let lastSealQuery = """
        SELECT subjectId FROM auditEvent WHERE subject = '\(sealSubject)' AND action = '\(sealAction)'
        ORDER BY subjectId DESC LIMIT 1
        """
    /// The first event after `?1` that has an address or is too young to be sealed, `?2`.
    static let firstAddressQuery = """
        SELECT id, createdAt FROM auditEvent
        WHERE id > ?1 AND (createdAt >= ?2 OR address IS NOT NULL AND address <> '\(commandLine)') ORDER BY id LIMIT 1
        """
    static let forgetQuery = """
        UPDATE auditEvent SET address = NULL
        WHERE id BETWEEN ? AND ? AND address IS NOT NULL AND address <> '\(commandLine)'
        """
}

/// Events without their addresses, and what is left of them as one hash.
struct AuditSeal {
    /// Ids of the events.
    let events: ClosedRange<Int64>
    let sha256: String

    /// Reads a seal.
    ///
    /// - Returns: nil where it is none that Podium wrote.
    init?(_ row: Row) {
        guard let through = row["subjectId"] as Int64?,
            let detail: [String: String] = try? JSONColumn.decode(row["detail"]),
            let first = detail["from"].flatMap({ Int64($0) }), first >= 1, first <= through,
            let sha256 = detail["sha256"]
        else { return nil }
        events = first...through
        self.sha256 = sha256
    }

    /// Takes in an event of the range.
    static func update(_ hash: inout SHA256, with event: AuditEvent, hash stored: Data) {
        let isLeft = event.address == Audit.commandLine
        let left = AuditEvent(
            id: event.id, userID: event.userID, address: isLeft ? event.address : nil, action: event.action,
            subject: event.subject, subjectID: event.subjectID, detail: event.detail, createdAt: event.createdAt)
        hash.update(Audit.hash(left, after: stored))
    }
}

extension Connection {
    fileprivate func forgetAddresses(before time: Date, now: Date, batch: Int) throws -> Int {
        let last: Int64 = try value(Audit.lastSealQuery, []) ?? 0
        guard let first = try row(Audit.firstAddressQuery, [last, time.milliseconds]),
            (first["createdAt"] as Int64) < time.milliseconds
        else { return 0 }
        let start: Int64 = first["id"]
        var previous: Data = try value("SELECT hash FROM auditEvent WHERE id = ?", [start - 1]) ?? Data()
        var sealed = SHA256()
        var end = start - 1
        try forEachRow("SELECT * FROM auditEvent WHERE id >= ? ORDER BY id LIMIT ?", [start, batch]) { row in
            let event = Audit.event(row)
            guard event.createdAt < time else { return false }
            let hash: Data = row["hash"]
            guard event.id == end + 1, hash == Audit.hash(event, after: previous) else {
                throw StorageError(
                    .corrupt,
                    "The audit log was changed from event \(event.id) on; run podium verify. No address is forgotten.")
            }
            AuditSeal.update(&sealed, with: event, hash: hash)
            previous = hash
            end = event.id
            return true
        }
        try run(Audit.forgetQuery, [start, end])
        try audit(
            Origin(), Audit.sealAction, Audit.sealSubject, end,
            ["from": "\(start)", "sha256": sealed.finalize().hexadecimal], now: now)
        return Int(end - start + 1)
    }
}
