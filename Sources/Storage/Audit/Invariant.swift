internal import GRDB

/// One rule that stored data keeps, as a query for the rows that break it.
struct Invariant {
    let name: String
    let message: String
    /// Gives one id a row.
    let query: String

    /// How many rows at fault are named.
    private static let rowLimit = 100

    func check(_ connection: Connection) throws -> Violation? {
        let ids = try Int64.fetchAll(connection, sql: query + " LIMIT \(Self.rowLimit + 1)")
        guard !ids.isEmpty else { return nil }
        let count = ids.count > Self.rowLimit ? "more than \(Self.rowLimit)" : "\(ids.count)"
        return Violation(
            invariant: name, message: "\(message) (\(count) rows)", rows: Array(ids.prefix(Self.rowLimit)))
    }

    static let all: [Invariant] = [
        Invariant(
            name: "leasedIsTrue", message: "A task's number of leases differs from its active assignments.",
            query: """
                SELECT id FROM task WHERE leased <>
                    (SELECT count(*) FROM assignment WHERE taskId = task.id AND assignment.status = 'active')
                """),
        Invariant(
            name: "countedIsTrue", message: "A task's number of counted rankings differs from the rankings it has.",
            query: """
                SELECT id FROM task WHERE counted <>
                    (SELECT count(*) FROM ranking
                    WHERE projectId = task.projectId AND taskId = task.id AND isCurrent = 1 AND ranking.counted = 1)
                """),
    ]
}
