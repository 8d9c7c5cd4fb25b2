internal import Foundation
internal import GRDB
internal import Preferences

/// Whether what a labeler said of a task counts. All revisions of an assignment stand alike, but for those that are
/// withdrawn while others are not (`ImportedRankings`).
enum RankingStanding: Hashable {
    case counted
    /// Kept and not counted: its task had no free slot.
    case surplus
    /// Kept, and neither counted nor surplus: its import is withdrawn.
    case withdrawn

    /// Of a row of `ranking`.
    init(_ row: Row) {
        self = row["withdrawnAt"] as Int64? != nil ? .withdrawn : row["counted"] ? .counted : .surplus
    }
}

extension Connection {
    /// Gives the rankings of an assignment another standing, and moves the sums that progress is read from with them.
    /// The task's own counters are the caller's to keep.
    ///
    /// - Parameter row: of one of its revisions, with `assignmentId`, `projectId` and `userId`.
    func move(_ row: Row, from old: RankingStanding, to new: RankingStanding) throws {
        guard new != old else { return }
        let assignment: Int64 = row["assignmentId"]
        if new != .withdrawn {
            try run(
                "UPDATE ranking SET counted = ? WHERE assignmentId = ? AND withdrawnAt IS NULL",
                [new == .counted, assignment])
        }
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
