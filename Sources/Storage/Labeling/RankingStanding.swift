internal import Foundation
internal import GRDB
internal import Preferences

/// Whether a ranking counts. All revisions of an assignment stand alike.
enum RankingStanding: Hashable {
    case counted
    /// Kept and not counted: its task had no free slot.
    case surplus
    /// Kept, and neither counted nor surplus: its import was withdrawn, then.
    case withdrawn(at: Date)

    /// Of a row of `ranking`.
    init(_ row: Row) {
        if let date = row.optionalDate("withdrawnAt") {
            self = .withdrawn(at: date)
        } else {
            self = row["counted"] ? .counted : .surplus
        }
    }
}

extension Connection {
    /// Gives the rankings of an assignment another standing, and moves the sums that progress is read from with them.
    /// The task's own counters are the caller's to keep.
    ///
    /// - Parameter row: of the current revision, with `assignmentId`, `projectId`, `userId`, `counted` and `withdrawnAt`.
    func move(_ row: Row, to new: RankingStanding) throws {
        let old = RankingStanding(row)
        let assignment: Int64 = row["assignmentId"]
        let withdrawnAt: Int64? = if case .withdrawn(let date) = new { date.milliseconds } else { nil }
        try run(
            "UPDATE ranking SET counted = ?, withdrawnAt = ? WHERE assignmentId = ?",
            [new == .counted, withdrawnAt, assignment])
        // The labeler's day is that of the first revision.
        try run(
            """
            UPDATE labelerDay SET counted = counted + ?, surplus = surplus + ?
            WHERE projectId = ? AND userId = ?
                AND day = (SELECT createdAt / 86400000 FROM ranking WHERE assignmentId = ? AND revision = 1)
            """,
            [
                (new == .counted ? 1 : 0) - (old == .counted ? 1 : 0),
                (new == .surplus ? 1 : 0) - (old == .surplus ? 1 : 0), row["projectId"] as Int64,
                row["userId"] as Int64, assignment,
            ])
    }
}
