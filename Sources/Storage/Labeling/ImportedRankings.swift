internal import Foundation
internal import GRDB
internal import Preferences

/// What imports have said of one task in one labeler's name: revisions of one assignment, each of them its import's.
///
/// **The rule.** The newest revision whose import is not withdrawn is the current one, and stands as the one before it did.
/// So withdrawing an import gives the word back to the one before it, and an import that comes back takes the word from
/// older ones only. Where all of them are withdrawn, nothing counts; what comes back then is surplus, of which as much is
/// counted as fits.
///
/// An import has the rankings that it stored. What it was told that it did not store, because its labeler had said the same
/// or something else already (`RankingOutcome.known`, `.differs`), it does not bring either when the other import goes:
/// import it again.
struct ImportedRankings {
    private let connection: Connection
    private let assignment: Int64

    /// - Parameter row: of one of the revisions.
    init(_ connection: Connection, _ row: Row) {
        self.connection = connection
        assignment = row["assignmentId"]
    }

    /// Withdraws an import's revision, or takes it back.
    ///
    /// - Parameter date: when its import was withdrawn; nil: it is not.
    /// - Returns: whether a counted ranking less is left, whose slot the caller gives free.
    func withdraw(_ ranking: Row, at date: Date?) throws -> Bool {
        let revisions = try revisions()
        guard let current = revisions.last(where: { $0["isCurrent"] }) else {
            throw StorageError(.corrupt, "Assignment \(assignment) has no current ranking. Run ‘podium verify’.")
        }
        let old = RankingStanding(current)
        try connection.run(
            "UPDATE ranking SET withdrawnAt = ?, counted = ? WHERE id = ?",
            [date?.milliseconds, date == nil && old == .counted, ranking["id"] as Int64])
        try connection.run(
            "UPDATE import SET withdrawnRankings = withdrawnRankings + ? WHERE id = ?",
            [date == nil ? -1 : 1, ranking["importId"] as Int64])
        let isLeft = { (row: Row) in
            row["id"] == ranking["id"] as Int64 ? date == nil : row["withdrawnAt"] as Int64? == nil
        }
        let live = revisions.last(where: isLeft)
        if let newest = live ?? revisions.last, !(newest["isCurrent"] as Bool) { try makeCurrent(newest) }
        let new: RankingStanding = live == nil ? .withdrawn : old == .withdrawn ? .surplus : old
        try connection.move(current, from: old, to: new)
        return old == .counted && new != .counted
    }

    private func makeCurrent(_ revision: Row) throws {
        try connection.run("UPDATE ranking SET isCurrent = 0 WHERE assignmentId = ? AND isCurrent = 1", [assignment])
        try connection.run("UPDATE ranking SET isCurrent = 1 WHERE id = ?", [revision["id"] as Int64])
        // A file's labeler saw the form of that file.
        try connection.run(
            "UPDATE assignment SET formVersion = ? WHERE id = ?", [revision["formVersion"] as Int, assignment])
    }

    /// The oldest first.
    private func revisions() throws -> [Row] {
        try connection.rows(
            """
            SELECT id, assignmentId, projectId, userId, isCurrent, counted, withdrawnAt, formVersion FROM ranking
            WHERE assignmentId = ? ORDER BY revision
            """, [assignment])
    }
}
