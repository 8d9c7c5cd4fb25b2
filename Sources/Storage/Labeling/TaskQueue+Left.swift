internal import GRDB
public import Preferences

/// What a labeler has done since a moment, and what there is left for them.
public struct OwnDay: Hashable, Sendable {
    /// Handed in since then; later changes of earlier ones are not among them.
    public let rankings: Int
    /// What kind all of these are, without any what the project asks for now; nil: they are of several kinds.
    public internal(set) var judgement: AskedJudgement.Kind?
    /// Time at work on what was handed in or changed since then, in milliseconds; pauses are not in it.
    public let workedMs: Int
    /// How many tasks they can still be offered.
    public let left: Int
    /// Whether there are, or may be, more than `left`.
    public let isMoreLeft: Bool
}

extension TaskQueue {
    /// How many tasks the labeler could be offered now.
    ///
    /// Only what lies before the labeler's cursors is looked at, `most` tasks altogether: the cost does not grow with the
    /// project, nor with what the labeler has done.
    /// - Returns: the number, and whether there may be more.
    func left(for user: ID<User>, most: Int) throws -> (count: Int, isMore: Bool) {
        var looked = 0
        var count = 0
        var group = Int64.max
        while looked < most, let top: Int64 = try connection.value(Self.groupQuery, [project.rawValue, group]) {
            group = top
            for lane in 0..<AssignmentOrder.laneCount where looked < most {
                let place: [any Bindable] = [project.rawValue, group, user.rawValue, lane, most - looked]
                try connection.forEachRow(Self.leftQuery, place) { row in
                    looked += 1
                    if row["isFree"] { count += 1 }
                    return true
                }
            }
        }
        return (count, looked >= most)
    }

    /// As `laneQuery`; `?5`: how many to look at.
    static let leftQuery = """
        SELECT NOT EXISTS (
            SELECT 1 FROM assignment
            WHERE taskId = task.id AND userId = ?3 AND assignment.status <> 'expired')
            AND NOT EXISTS (SELECT 1 FROM adjudication WHERE taskId = task.id AND userId = ?3) AS isFree
        FROM task INDEXED BY taskQueue
        WHERE task.projectId = ?1 AND task.queueGroup = ?2 AND task.lane = ?4
            AND task.hasFreeSlot = 1 AND task.queueSeq > \(reached)
        LIMIT ?5
        """
}
