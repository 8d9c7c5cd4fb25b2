public import Foundation
internal import GRDB
public import Preferences

extension Screenings {
    /// Admits candidates to a project, or declines them. An earlier decision about the same project is taken back with it; the
    /// same decision again changes nothing.
    ///
    /// Whoever is admitted becomes a labeler of the project, unless they are a member of it already.
    /// - Parameters:
    ///   - draft: validated.
    ///   - figures: what is known of each candidate now; it is kept.
    /// - Returns: the decisions that stand now, in the order of the draft.
    /// - Throws: `notFound` for a project that is none of the screening's targets, and for whoever is no candidate.
    public func decide(
        _ draft: ScreeningDecisionDraft, figures: [ID<User>: [ScreeningFigure]], in screening: ID<Project>, now: Date
    ) async throws -> [ScreeningDecision] {
        try await database.write { [origin] connection in
            guard let target = try connection.screening(screening).targets.first(where: { $0.slug == draft.project })
            else {
                throw StorageError(.notFound, "Candidates of this screening cannot be admitted to ‘\(draft.project)’.")
            }
            return try draft.candidates.map { ID<User>($0) }.map { user in
                try connection.expectCandidate(user, of: screening)
                try connection.person(user)
                let old = try connection.row(
                    Self.standingQuery, [screening.rawValue, user.rawValue, target.id.rawValue]
                ).map(ScreeningDecision.init)
                if let old, old.kind == draft.kind { return old }
                if let old { try connection.takeBack(old, by: origin, now: now) }
                let isNew =
                    draft.kind == .admit
                    ? try connection.addLabeler(user, to: target.id, by: origin, now: now) : false
                let id: ID<ScreeningDecision> = try connection.insert(
                    """
                    INSERT INTO screeningDecision (screeningId, userId, projectId, kind, reason, figures, addedMember,
                        createdBy, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        screening.rawValue, user.rawValue, target.id.rawValue, draft.kind.rawValue,
                        draft.reason ?? "", try JSONColumn.encode(figures[user] ?? []), isNew,
                        origin.user?.rawValue, now.milliseconds,
                    ])
                // Without the reason, which can be forgotten; what is in the log cannot.
                try connection.audit(
                    origin, draft.kind.rawValue, "screeningDecision", id.rawValue,
                    [
                        "screening": screening.description, "userId": user.description,
                        "project": target.id.description,
                    ], now: now)
                return try connection.decision(id, in: screening)
            }
        }
    }

    /// A decision.
    ///
    /// - Throws: `notFound`.
    public func decision(_ id: ID<ScreeningDecision>, in screening: ID<Project>) async throws -> ScreeningDecision {
        try await database.read { try $0.decision(id, in: screening) }
    }

    /// Takes a decision back; whom it made a labeler of a project is none any more, and what they did there stays. Repeating
    /// it is no error.
    ///
    /// - Throws: `notFound`.
    public func takeBack(
        _ id: ID<ScreeningDecision>, in screening: ID<Project>, now: Date
    ) async throws -> ScreeningDecision {
        try await database.write { [origin] connection in
            let found = try connection.decision(id, in: screening)
            guard found.takenBackAt == nil else { return found }
            try connection.takeBack(found, by: origin, now: now)
            return try connection.decision(id, in: screening)
        }
    }

    private static let decisionSelection = """
        SELECT screeningDecision.*, project.slug, creator.username AS creator, taker.username AS taker
        FROM screeningDecision CROSS JOIN project ON project.id = screeningDecision.projectId
            LEFT JOIN user AS creator ON creator.id = screeningDecision.createdBy
            LEFT JOIN user AS taker ON taker.id = screeningDecision.takenBackBy
        """
    static let decisionsQuery =
        decisionSelection
        + " WHERE screeningDecision.screeningId = ? ORDER BY screeningDecision.userId, screeningDecision.id DESC"
    static let decisionQuery =
        decisionSelection + " WHERE screeningDecision.id = ? AND screeningDecision.screeningId = ?"
    static let standingQuery = """
        \(decisionSelection) WHERE screeningDecision.screeningId = ? AND screeningDecision.userId = ?
            AND screeningDecision.projectId = ? AND screeningDecision.takenBackAt IS NULL
        """
}

extension ScreeningDecision {
    init(_ row: Row) throws {
        self.init(
            id: row.id("id"), candidate: row.id("userId"), project: row.id("projectId"), slug: row["slug"],
            kind: try row.word("kind"), reason: row["reason"], figures: try JSONColumn.decode(row["figures"]),
            createdBy: Person(row, "createdBy", "creator"), createdAt: row.date("createdAt"),
            takenBackBy: Person(row, "takenBackBy", "taker"), takenBackAt: row.optionalDate("takenBackAt"))
    }
}

extension Connection {
    fileprivate func decision(_ id: ID<ScreeningDecision>, in screening: ID<Project>) throws -> ScreeningDecision {
        guard let row = try row(Screenings.decisionQuery, [id.rawValue, screening.rawValue]) else {
            throw StorageError(.notFound, "This screening has no decision \(id).")
        }
        return try ScreeningDecision(row)
    }

    fileprivate func takeBack(_ decision: ScreeningDecision, by origin: Origin, now: Date) throws {
        try run(
            "UPDATE screeningDecision SET takenBackBy = ?, takenBackAt = ? WHERE id = ?",
            [origin.user?.rawValue, now.milliseconds, decision.id.rawValue])
        try audit(
            origin, "takeBack", "screeningDecision", decision.id.rawValue, ["userId": decision.candidate.description],
            now: now)
        let added: Bool? = try value(
            "SELECT addedMember FROM screeningDecision WHERE id = ?", [decision.id.rawValue])
        guard added == true else { return }
        // Whoever has become a manager since was made that by somebody.
        try run(
            "DELETE FROM member WHERE projectId = ? AND userId = ? AND role = 'labeler'",
            [decision.project.rawValue, decision.candidate.rawValue])
        guard changesCount > 0 else { return }
        try Leases(self, now: now).expire(user: decision.candidate, in: decision.project)
        try letGo(of: decision.candidate, in: decision.project, now: now)
        try audit(
            origin, "removeMember", "project", decision.project.rawValue,
            ["userId": decision.candidate.description], now: now)
    }
}
