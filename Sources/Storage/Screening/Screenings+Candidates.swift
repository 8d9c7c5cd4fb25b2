public import Foundation
internal import GRDB
public import Preferences

extension Screenings {
    /// Who is screened, by id: labelers of its parts, and whoever something was decided about. Deleted people are not.
    ///
    /// - Parameter now: invitations that are over by then do not count.
    public func candidates(of screening: ID<Project>, now: Date) async throws -> [ScreeningCandidate] {
        try await database.read { connection in
            let record = try connection.screening(screening)
            let decisions = Dictionary(
                grouping: try connection.rows(Self.decisionsQuery, [screening.rawValue]).map(ScreeningDecision.init),
                by: \.candidate)
            var progress: [ID<User>: [ScreeningCandidate.Progress]] = [:]
            for part in record.parts {
                for row in try connection.rows(Self.progressQuery, [part.id.rawValue]) {
                    progress[row.id("userId"), default: []].append(
                        .init(
                            project: part.id, judged: row["judged"], skipped: row["skipped"],
                            lastAt: row.optionalDate("lastAt")))
                }
            }
            return try connection.rows(Self.candidatesQuery, [screening.rawValue, now.milliseconds]).map { row in
                let id: ID<User> = row.id("id")
                let account: ScreeningCandidate.Account =
                    if row["isDisabled"] { .disabled } else if row["hasPassword"] { .active } else if row["isInvited"] {
                        .invited
                    } else { .noInvitation }
                return ScreeningCandidate(
                    id: id, username: row["username"], account: account,
                    isComplete: row["memberships"] as Int == record.parts.count, progress: progress[id] ?? [],
                    assessment: try connection.answeredAssessment(of: id, in: screening),
                    decisions: decisions[id] ?? [])
            }
        }
    }

    /// Whether somebody is screened here.
    public func isCandidate(_ user: ID<User>, of screening: ID<Project>) async throws -> Bool {
        try await database.read { try $0.row(Self.candidateQuery, [screening.rawValue, user.rawValue]) != nil }
    }

    /// What candidates wrote, of those who are labelers of a part now or were decided about, by the revision.
    ///
    /// - Parameter grader: whose grades are told apart; nil: nobody's.
    public func demonstrations(of screening: ID<Project>, for grader: ID<User>? = nil) async throws
        -> [ScreenedDemonstration]
    {
        try await database.read { connection in
            var grades: [ID<RankingRecord>: [(ID<User>, Int)]] = [:]
            for row in try connection.rows(Self.gradesQuery, [screening.rawValue]) {
                grades[row.id("rankingId"), default: []].append((row.id("userId"), row["grade"]))
            }
            let people = Set(
                try connection.rows(Self.candidatesQuery, [screening.rawValue, 0]).map { $0.id("id") as ID<User> })
            return try connection.screening(screening).parts.flatMap { part in
                try connection.rows(Self.demonstrationsQuery, [part.id.rawValue]).compactMap { row in
                    let author: ID<User> = row.id("userId")
                    guard people.contains(author) else { return nil }
                    let id: ID<RankingRecord> = row.id("id")
                    let given = (grades[id] ?? []).sorted { $0.0 < $1.0 }
                    return ScreenedDemonstration(
                        id: id, task: row.id("taskId"), author: author, own: given.first { $0.0 == grader }?.1,
                        grades: given.map(\.1))
                }
            }
        }
    }

    /// What a candidate wrote, with what was asked.
    ///
    /// - Throws: `notFound` where the screening has no such demonstration that stands.
    public func demonstration(
        _ id: ID<RankingRecord>, in screening: ID<Project>
    ) async throws -> (prompt: Prompt, text: String) {
        try await database.read { connection in
            let row = try connection.demonstration(id, in: screening)
            return (Prompt(messages: try JSONColumn.messages(row["messages"] as String)), row["demonstration"])
        }
    }

    /// Grades a demonstration. Another grade of the same person before it is taken back.
    ///
    /// - Throws: `notFound` where the screening has no such demonstration that stands; `conflict` for one's own;
    ///   `ValidationError`.
    public func grade(
        _ id: ID<RankingRecord>, as grade: Int, by grader: ID<User>, in screening: ID<Project>, now: Date
    ) async throws {
        guard ScreeningRules.grades.contains(grade) else {
            let (low, high) = (ScreeningRules.grades.lowerBound, ScreeningRules.grades.upperBound)
            throw ValidationError(
                pointer: "/grade", code: "invalidGrade", message: "A grade is a whole number from \(low) to \(high).")
        }
        try await database.write { [origin] connection in
            guard try connection.demonstration(id, in: screening).id("userId") != grader else {
                throw StorageError(.conflict, "You wrote this yourself; somebody else grades it.")
            }
            let old = try connection.row(Self.ownGradeQuery, [id.rawValue, grader.rawValue])
            if old?["grade"] == grade { return }
            if let old { try connection.takeBackGrade(old["id"], now: now) }
            let made: ID<ScreenedDemonstration> = try connection.insert(
                "INSERT INTO screeningGrade (screeningId, rankingId, userId, grade, createdAt) VALUES (?, ?, ?, ?, ?)",
                [screening.rawValue, id.rawValue, grader.rawValue, grade, now.milliseconds])
            try connection.audit(
                origin, "grade", "screeningGrade", made.rawValue,
                ["ranking": id.description, "grade": "\(grade)", "userId": grader.description], now: now)
        }
    }

    /// Takes one's own grade back. Repeating it is no error.
    public func takeBackGrade(
        of id: ID<RankingRecord>, by grader: ID<User>, in screening: ID<Project>, now: Date
    ) async throws {
        try await database.write { [origin] connection in
            _ = try connection.demonstration(id, in: screening)
            guard let old = try connection.row(Self.ownGradeQuery, [id.rawValue, grader.rawValue]) else { return }
            try connection.takeBackGrade(old["id"], now: now)
            try connection.audit(
                origin, "takeBack", "screeningGrade", old["id"], ["ranking": id.description], now: now)
        }
    }

    /// `?1` screening, `?2` now.
    static let candidatesQuery = """
        SELECT user.id, user.username, user.isDisabled, user.passwordHash IS NOT NULL AS hasPassword,
            EXISTS (SELECT 1 FROM invitation WHERE userId = user.id AND acceptedAt IS NULL AND expiresAt > ?2) AS isInvited,
            count(DISTINCT own.projectId) AS memberships
        FROM (
            SELECT member.userId, member.projectId
            FROM screeningPart CROSS JOIN member ON member.projectId = screeningPart.projectId
            WHERE screeningPart.screeningId = ?1 AND member.role = 'labeler'
            UNION ALL
            SELECT userId, NULL FROM screeningDecision WHERE screeningId = ?1) AS own
            CROSS JOIN user ON user.id = own.userId
        WHERE user.deletedAt IS NULL AND user.isImport = 0
        GROUP BY user.id ORDER BY user.id
        """
    static let candidateQuery = """
        SELECT 1 FROM screeningPart CROSS JOIN member
            ON member.projectId = screeningPart.projectId AND member.userId = ?2
        WHERE screeningPart.screeningId = ?1 AND member.role = 'labeler'
        UNION ALL SELECT 1 FROM screeningDecision WHERE screeningId = ?1 AND userId = ?2 LIMIT 1
        """
    static let progressQuery = """
        SELECT assignment.userId, count(*) FILTER (WHERE assignment.status = 'submitted') AS judged,
            count(*) FILTER (WHERE assignment.status = 'skipped') AS skipped,
            max(assignment.finishedAt) FILTER (WHERE assignment.status IN ('submitted', 'skipped')) AS lastAt
        FROM task INDEXED BY taskProject CROSS JOIN assignment ON assignment.taskId = task.id
        WHERE task.projectId = ? AND task.withdrawnAt IS NULL GROUP BY assignment.userId
        """
    static let demonstrationsQuery = """
        SELECT ranking.id, ranking.taskId, ranking.userId
        FROM ranking JOIN task ON task.id = ranking.taskId
        WHERE ranking.projectId = ? AND ranking.isCurrent = 1 AND ranking.withdrawnAt IS NULL
            AND ranking.demonstration <> '' AND task.withdrawnAt IS NULL
        ORDER BY ranking.id
        """
    static let demonstrationQuery = """
        SELECT ranking.userId, ranking.demonstration, prompt.messages
        FROM ranking JOIN screeningPart ON screeningPart.projectId = ranking.projectId AND screeningPart.screeningId = ?2
            JOIN task ON task.id = ranking.taskId JOIN prompt ON prompt.id = task.promptId
            JOIN user ON user.id = ranking.userId
        WHERE ranking.id = ?1 AND ranking.isCurrent = 1 AND ranking.withdrawnAt IS NULL
            AND ranking.demonstration <> '' AND task.withdrawnAt IS NULL AND user.isImport = 0
        """
    static let gradesQuery = """
        SELECT rankingId, userId, grade FROM screeningGrade WHERE screeningId = ? AND takenBackAt IS NULL
        """
    static let ownGradeQuery = """
        SELECT id, grade FROM screeningGrade WHERE rankingId = ? AND userId = ? AND takenBackAt IS NULL
        """
}

extension Connection {
    /// - Throws: `notFound` for whoever is not screened here.
    func expectCandidate(_ user: ID<User>, of screening: ID<Project>) throws {
        guard try row(Screenings.candidateQuery, [screening.rawValue, user.rawValue]) != nil else {
            throw StorageError(.notFound, "Nobody of this id is screened here.")
        }
    }

    fileprivate func demonstration(_ id: ID<RankingRecord>, in screening: ID<Project>) throws -> Row {
        guard let row = try row(Screenings.demonstrationQuery, [id.rawValue, screening.rawValue]) else {
            throw StorageError(
                .notFound, "This screening has no such demonstration: it may have been changed since, or withdrawn.")
        }
        return row
    }

    fileprivate func takeBackGrade(_ id: Int64, now: Date) throws {
        try run("UPDATE screeningGrade SET takenBackAt = ? WHERE id = ?", [now.milliseconds, id])
    }
}
