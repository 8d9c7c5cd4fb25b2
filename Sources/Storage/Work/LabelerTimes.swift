public import Foundation
internal import GRDB
public import Preferences

/// How long labelers worked, by week, and what they are paid. The sums are kept by the database as work comes in.
public struct LabelerTimes: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Weeks of a project's labelers, the newest first.
    ///
    /// - Parameters:
    ///   - monday: only this week, in days since 1970; nil: all.
    ///   - labeler: only theirs; nil: everybody's.
    ///   - place: where the page before ended.
    public func weeks(
        of project: ID<Project>, monday: Int? = nil, labeler: ID<User>? = nil, after place: LabelerWeekPlace = .first,
        limit: Int
    ) async throws -> (weeks: [LabelerWeekRecord], next: LabelerWeekPlace?) {
        try await database.read { connection in
            let from = monday.map(Int64.init) ?? Int64.min
            // A week's place is behind every labeler of it.
            let start = monday.map { min(place.monday, Int64($0) + 1) } ?? place.monday
            let rows =
                if let labeler {
                    try connection.rows(
                        Self.ofLabelerQuery, [project.rawValue, labeler.rawValue, from, start, limit + 1])
                } else {
                    try connection.rows(
                        Self.listQuery,
                        [project.rawValue, from, start, start == place.monday ? place.labeler : 0, limit + 1])
                }
            let weeks = rows.prefix(limit).map(LabelerWeekRecord.init)
            let last = rows.count > limit ? weeks.last : nil
            return (weeks, last.map { LabelerWeekPlace(monday: Int64($0.monday), labeler: $0.labelerID.rawValue) })
        }
    }

    /// What is known of each labeler of a project, by who they are; of somebody who did nothing, nothing.
    public func totals(of project: ID<Project>) async throws -> [ID<User>: LabelerTotals] {
        try await database.read { connection in
            var totals: [ID<User>: LabelerTotals] = [:]
            for row in try connection.rows(Self.totalQuery, [project.rawValue]) {
                totals[row.id("userId"), default: .init()].work = LabelerWork(row)
            }
            for row in try connection.rows(Self.dayQuery, [project.rawValue]) {
                totals[row.id("userId"), default: .init()].surplus = row["surplus"]
                totals[row.id("userId"), default: .init()].lastAt = row.date("lastAt")
            }
            for row in try connection.rows(Self.questionQuery, [project.rawValue]) {
                totals[row.id("userId"), default: .init()].questions = row["questions"]
            }
            for row in try connection.rows(Self.rateQuery, [project.rawValue]) {
                totals[row.id("userId"), default: .init()].rate = row["rate"]
            }
            return totals
        }
    }

    /// - Throws: `notFound` for whoever neither is a member of the project nor has judged there.
    public func expectLabeler(_ labeler: ID<User>, in project: ID<Project>) async throws {
        try await database.read { try $0.expectLabeler(labeler, in: project) }
    }

    /// Gives a labeler a rate of their own, or takes it away.
    ///
    /// - Parameter rate: in minor units, one of `PayUnit.rates`; nil: the project's.
    /// - Throws: `notFound` for whoever neither is a member nor has judged; `ValidationError` for a rate that cannot be.
    public func setRate(_ rate: Int?, of labeler: ID<User>, in project: ID<Project>, now: Date) async throws {
        if let rate, !PayUnit.rates.contains(rate) {
            throw ValidationError(
                pointer: "/rate", code: "invalidPayRate",
                message: "rate is a whole number from 0 to \(PayUnit.rates.upperBound), in minor units such as cents.")
        }
        try await database.write { [origin] connection in
            try connection.expectLabeler(labeler, in: project)
            let known: Int? = try connection.value(Self.ownRateQuery, [project.rawValue, labeler.rawValue])
            guard known != rate else { return }
            if let rate {
                try connection.run(
                    "INSERT OR REPLACE INTO labelerRate (projectId, userId, rate) VALUES (?, ?, ?)",
                    [project.rawValue, labeler.rawValue, rate])
            } else {
                try connection.run(
                    "DELETE FROM labelerRate WHERE projectId = ? AND userId = ?", [project.rawValue, labeler.rawValue])
            }
            try connection.audit(
                origin, rate == nil ? "delete" : "update", "labelerRate", labeler.rawValue,
                [
                    "projectId": project.description, "rate": rate.map(String.init) ?? "",
                    "was": known.map(String.init) ?? "",
                ],
                now: now)
        }
    }

    private static let selection = """
        SELECT labelerWeek.*, user.username, labelerRate.rate FROM labelerWeek CROSS JOIN user ON user.id = labelerWeek.userId
            LEFT JOIN labelerRate ON labelerRate.projectId = labelerWeek.projectId
                AND labelerRate.userId = labelerWeek.userId
        """
    static let listQuery = """
        \(selection)
        WHERE labelerWeek.projectId = ?1 AND monday >= ?2 AND (monday, labelerWeek.userId) < (?3, ?4)
        ORDER BY monday DESC, labelerWeek.userId DESC LIMIT ?5
        """
    static let ofLabelerQuery = """
        \(selection)
        WHERE labelerWeek.projectId = ? AND labelerWeek.userId = ? AND monday >= ? AND monday < ?
        ORDER BY monday DESC LIMIT ?
        """
    static let totalQuery = """
        SELECT userId, sum(judgements) AS judgements, sum(revisions) AS revisions, sum(skips) AS skips,
            sum(activeMs) AS activeMs, sum(untimed) AS untimed
        FROM labelerWeek WHERE projectId = ? GROUP BY userId
        """
    static let dayQuery = """
        SELECT userId, sum(surplus) AS surplus, max(lastAt) AS lastAt FROM labelerDay WHERE projectId = ? GROUP BY userId
        """
    static let questionQuery = "SELECT userId, count(*) AS questions FROM question WHERE projectId = ? GROUP BY userId"
    static let rateQuery = "SELECT userId, rate FROM labelerRate WHERE projectId = ?"
    static let ownRateQuery = "SELECT rate FROM labelerRate WHERE projectId = ? AND userId = ?"
}

extension LabelerWork {
    fileprivate init(_ row: Row) {
        self.init()
        judgements = row["judgements"]
        revisions = row["revisions"]
        skips = row["skips"]
        activeMs = row["activeMs"]
        untimed = row["untimed"]
    }
}

extension LabelerWeekRecord {
    fileprivate init(_ row: Row) {
        self.init(
            labelerID: row.id("userId"), labeler: row["username"], monday: row["monday"], work: LabelerWork(row),
            rate: row["rate"])
    }
}
