internal import GRDB
internal import Preferences

/// Which task a labeler gets next, in O(log n) whatever the size of the project and of the labeler's past.
///
/// **Order.** Priority first; then, as a project setting, tasks that already have counted rankings before new ones; then
/// the level that the reward model gave, where the project asks it (`Acquisition`); then a pseudo-random order of the
/// labeler's own; then age. The first three are one number, the task's `queueGroup`.
///
/// **Lanes and places.** Each task belongs to one of 16 lanes (by its id), and each labeler walks the lanes in an order
/// of their own (`AssignmentOrder.lanes`). Within a lane tasks stand in the order of `queueSeq`, a number that only
/// grows. The partial index `taskQueue` holds exactly the tasks with a free slot.
///
/// **Cursors.** Finding a task that one labeler has *not* done, among many that they have, would mean walking over all
/// they did. So a labeler's place in each lane is kept (`queueCursor`), under one invariant: *no task with a free slot
/// at or before the cursor can be offered to this labeler.* Whatever makes a task available, to anyone, again (a lease
/// that ends without a ranking, a skip, a raised overlap, another priority or level, a first ranking that moves it to the
/// started ones) gives it a new place at the end, before all cursors. Then a claim looks only ahead: each place is passed
/// once by each labeler, and a poll that finds nothing costs one look into each lane of each group.
struct TaskQueue {
    let connection: Connection
    let project: ID<Project>

    init(_ connection: Connection, project: ID<Project>) {
        self.connection = connection
        self.project = project
    }

    /// A task in the queue.
    struct Entry {
        let task: ID<LabelingTask>
        let counted: Int
        let leased: Int
        let overlap: Int
        /// Group and lane in which it stands, and its place there.
        let group: Int64
        let lane: Int
        let place: Int64
    }

    /// The next task for the labeler. Whoever hands it out, or may never hand it to this labeler, lets the cursor `pass` it.
    ///
    /// - Parameter lanes: the labeler's order of the lanes.
    func next(for user: ID<User>, lanes: [Int]) throws -> Entry? {
        var group = Int64.max
        while let top: Int64 = try connection.value(Self.groupQuery, [project.rawValue, group]) {
            group = top
            if let entry = try next(for: user, lanes: lanes, group: group) { return entry }
        }
        return nil
    }

    private func next(for user: ID<User>, lanes: [Int], group: Int64) throws -> Entry? {
        for lane in lanes {
            let place: [any Bindable] = [project.rawValue, group, user.rawValue, lane]
            guard let row = try connection.row(Self.laneQuery, place) else {
                // Ahead in this lane is nothing for this labeler: the cursor goes to the end.
                try connection.run(Self.cursorToEnd, place)
                continue
            }
            return Entry(
                task: row.id("id"), counted: row["counted"], leased: row["leased"], overlap: row["overlap"],
                group: group, lane: lane, place: row["queueSeq"])
        }
        return nil
    }

    /// Moves the labeler's cursor on to the task.
    func pass(_ entry: Entry, for user: ID<User>) throws {
        try connection.run(
            Self.cursorUpdate, [project.rawValue, entry.group, user.rawValue, entry.lane, entry.place])
    }

    /// A new place at the end of the queue.
    func newPlace() throws -> Int64 {
        try connection.run("UPDATE project SET queueSeq = queueSeq + 1 WHERE id = ?", [project.rawValue])
        return try connection.value("SELECT queueSeq FROM project WHERE id = ?", [project.rawValue]) ?? 0
    }

    // MARK: - Queries, named by the query-plan tests

    /// The highest group below another.
    static let groupQuery = """
        SELECT queueGroup FROM task INDEXED BY taskQueue
        WHERE projectId = ? AND queueGroup < ? AND hasFreeSlot = 1 ORDER BY queueGroup DESC LIMIT 1
        """
    /// `?1` project, `?2` group, `?3` labeler, `?4` lane: the first task in it for the labeler.
    static let laneQuery = """
        SELECT task.id, task.queueSeq, task.counted, task.leased, \(Occupancy.overlap) AS overlap
        FROM task INDEXED BY taskQueue CROSS JOIN project ON project.id = task.projectId
        WHERE task.projectId = ?1 AND task.queueGroup = ?2 AND task.lane = ?4
            AND task.hasFreeSlot = 1 AND task.queueSeq > \(reached)
            AND NOT EXISTS (
                SELECT 1 FROM assignment WHERE taskId = task.id AND userId = ?3 AND assignment.status <> 'expired')
            AND NOT EXISTS (SELECT 1 FROM adjudication WHERE taskId = task.id AND userId = ?3)
        ORDER BY task.queueSeq LIMIT 1
        """
    /// As `laneQuery`, for a lane in which everything was passed.
    static let cursorToEnd = """
        INSERT INTO queueCursor (projectId, userId, queueGroup, lane, queueSeq)
        SELECT ?1, ?3, ?2, ?4, queueSeq FROM task INDEXED BY taskQueue
        WHERE projectId = ?1 AND queueGroup = ?2 AND lane = ?4 AND hasFreeSlot = 1 AND queueSeq > \(reached)
        ORDER BY queueSeq DESC LIMIT 1
        ON CONFLICT (projectId, userId, queueGroup, lane) DO UPDATE SET queueSeq = excluded.queueSeq
        """
    /// How far the labeler has come in the lane.
    static let reached = """
        coalesce((
            SELECT queueCursor.queueSeq FROM queueCursor
            WHERE queueCursor.projectId = ?1 AND userId = ?3 AND queueCursor.queueGroup = ?2
                AND queueCursor.lane = ?4), 0)
        """
    /// As `laneQuery`; `?5`: the place.
    static let cursorUpdate = """
        INSERT INTO queueCursor (projectId, userId, queueGroup, lane, queueSeq) VALUES (?1, ?3, ?2, ?4, ?5)
        ON CONFLICT (projectId, userId, queueGroup, lane) DO UPDATE SET queueSeq = excluded.queueSeq
        """
}
