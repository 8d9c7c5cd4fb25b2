public import Foundation
internal import GRDB
public import Preferences

/// Screenings: projects in which candidates show how they label, and what is decided about them.
///
/// Every candidate does every task, by the rules that hold everywhere: the parts have the highest overlap that there is, and
/// nobody is given a task twice. Whose answers are the measure is told by roles: candidates are the labelers of the parts;
/// researchers are their managers, and whom an import names.
public struct Screenings: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// - Throws: `notFound` where the project is no screening.
    public func find(_ project: ID<Project>) async throws -> ScreeningRecord {
        try await database.read { try $0.screening(project) }
    }

    /// The screening that a project is part of; nil: none.
    public func screening(withPart project: ID<Project>) async throws -> ID<Project>? {
        try await database.read { try $0.screening(withPart: project) }
    }

    /// Screenings from which candidates are admitted to the project, by id.
    public func screenings(for target: ID<Project>) async throws -> [ScreeningRecord.Place] {
        try await database.read { try $0.rows(Self.forTargetQuery, [target.rawValue]).map(ScreeningRecord.Place.init) }
    }

    /// Makes a project a screening, or changes what it is.
    ///
    /// - Parameter managed: the projects that whoever asks may name; nil: all.
    /// - Throws: `notFound` for projects that there are not, or that are not theirs; `conflict` for a project that is part of
    ///   another screening, or has too low an overlap.
    public func put(
        _ new: NewScreening, of project: ID<Project>, managed: Set<ID<Project>>? = nil, now: Date
    ) async throws -> ScreeningRecord {
        try await database.write { [origin] connection in
            try connection.putScreening(new, of: project, managed: managed, by: origin, now: now)
        }
    }

    /// Makes a screening for a project: one project with its form and guidelines, and one in which candidates write.
    ///
    /// - Parameters:
    ///   - slug: of the new project; the one for demonstrations has `-writing` behind it.
    ///   - withDemonstrations: whether there is one.
    /// - Throws: `slugTaken`; `ValidationError`.
    public func make(
        for target: Project, slug: String, name: String, withDemonstrations: Bool, now: Date
    ) async throws -> (project: Project, writing: Project?) {
        let form = try await Forms(database).current(target.id).form
        var settings = ProjectSettings(name: name)
        settings.instructions = target.settings.instructions
        settings.plainText = target.settings.plainText
        settings.leaseSeconds = target.settings.leaseSeconds
        settings.editWindowSeconds = target.settings.editWindowSeconds
        settings.timeZone = target.settings.timeZone
        settings.overlap = ScreeningRules.overlap
        // No two candidates in the same order, and no model of what candidates say.
        settings.completeStartedFirst = false
        settings.retrainAt = nil
        var writing = settings
        writing.name = "\(name): writing"
        let projects = Projects(database, by: origin)
        var drafts = [NewProject(slug: slug, settings: settings, form: form)]
        if withDemonstrations {
            drafts.append(
                NewProject(
                    slug: slug + "-writing", settings: writing,
                    form: Form(judgement: AskedJudgement(kind: .demonstration))))
        }
        for draft in drafts { try projects.check(draft) }
        return try await database.write { [origin, drafts] connection in
            let made = try drafts.map { try connection.createProject($0, by: origin, now: now) }
            for project in made {
                try connection.run(Self.managersQuery, [project.id.rawValue, target.id.rawValue, now.milliseconds])
                try connection.audit(
                    origin, "copyManagers", "project", project.id.rawValue, ["from": target.id.description], now: now)
            }
            let draft = ScreeningDraft(targets: [target.slug], parts: made.dropFirst().map(\.slug))
            _ = try connection.putScreening(
                draft.validated(for: slug), of: made[0].id, managed: nil, by: origin, now: now)
            return (made[0], made.dropFirst().first)
        }
    }

    /// Makes somebody a candidate: a labeler of every part. What they are already they stay.
    public func add(_ user: ID<User>, to screening: ID<Project>, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.person(user)
            for part in try connection.screening(screening).parts {
                try connection.addLabeler(user, to: part.id, by: origin, now: now)
            }
        }
    }

    /// What candidates are asked about themselves from now on; nil: nothing.
    ///
    /// - Returns: its version, and whether it is new: the same makes none.
    /// - Throws: `ValidationError`.
    public func ask(
        _ assessment: SelfAssessment?, in screening: ID<Project>, now: Date
    ) async throws -> (version: Int, isNew: Bool) {
        let assessment = try assessment?.validated()
        return try await database.write { [origin] connection in
            let old = try connection.screening(screening).assessment
            let last = try connection.value(Self.lastVersionQuery, [screening.rawValue]) ?? 0
            if old?.assessment == assessment { return (last, false) }
            try connection.run(
                "INSERT INTO selfAssessment (screeningId, version, body, userId, createdAt) VALUES (?, ?, ?, ?, ?)",
                [
                    screening.rawValue, last + 1, try assessment.map { try JSONColumn.encode($0) },
                    origin.user?.rawValue, now.milliseconds,
                ])
            try connection.audit(
                origin, "setSelfAssessment", "project", screening.rawValue, ["version": "\(last + 1)"], now: now)
            return (last + 1, true)
        }
    }

    /// What a candidate says of themselves. It may be said again; the last counts.
    ///
    /// - Throws: `notFound` for whoever is no candidate, or where nothing is asked; `changed` where another version is asked by
    ///   now; `ValidationError`.
    public func answer(
        _ draft: SelfAssessmentDraft, by user: ID<User>, in screening: ID<Project>, now: Date
    ) async throws -> AnsweredAssessment {
        try await database.write { [origin] connection in
            try connection.expectCandidate(user, of: screening)
            guard let asked = try connection.screening(screening).assessment else {
                throw StorageError(.notFound, "This screening asks no candidates about themselves.")
            }
            guard asked.version == draft.version else {
                throw StorageError(.changed, "The questions have changed in the meantime. Open them again.")
            }
            let said = try draft.validated(for: asked.assessment)
            if let old = try connection.answeredAssessment(of: user, in: screening), old.asked.version == said.version,
                old.answers == said.answers, old.comment == said.comment
            {
                return old
            }
            let id: ID<AnsweredAssessment> = try connection.insert(
                """
                INSERT INTO selfAssessmentAnswer (screeningId, userId, version, body, createdAt) VALUES (?, ?, ?, ?, ?)
                """,
                [
                    screening.rawValue, user.rawValue, said.version, try JSONColumn.encode(said), now.milliseconds,
                ])
            try connection.audit(
                origin, "answerSelfAssessment", "project", screening.rawValue,
                ["answer": id.description, "version": "\(said.version)"], now: now)
            return AnsweredAssessment(asked: asked, answers: said.answers, comment: said.comment, createdAt: now)
        }
    }

    /// What somebody said of themselves last; nil: nothing.
    public func assessment(of user: ID<User>, in screening: ID<Project>) async throws -> AnsweredAssessment? {
        try await database.read { try $0.answeredAssessment(of: user, in: screening) }
    }

    /// The screenings that somebody is a candidate of, by id.
    public func screenings(ofCandidate user: ID<User>) async throws -> [ID<Project>] {
        try await database.read { connection in
            try connection.rows(Self.ofCandidateQuery, [user.rawValue]).map { $0.id("screeningId") }
        }
    }

    static let findQuery = "SELECT * FROM screening WHERE projectId = ?"
    static let partQuery = "SELECT screeningId FROM screeningPart WHERE projectId = ?"
    private static let placeColumns = """
        project.id, project.slug, project.name, project.overlap,
            coalesce((SELECT sum(count) FROM taskCount WHERE projectId = project.id AND status <> 'withdrawn'), 0) AS tasks
        """
    static let partsQuery = """
        SELECT \(placeColumns) FROM screeningPart CROSS JOIN project ON project.id = screeningPart.projectId
        WHERE screeningPart.screeningId = ? ORDER BY screeningPart.projectId
        """
    static let targetsQuery = """
        SELECT \(placeColumns) FROM screeningTarget CROSS JOIN project ON project.id = screeningTarget.projectId
        WHERE screeningTarget.screeningId = ? ORDER BY screeningTarget.projectId
        """
    static let forTargetQuery = """
        SELECT \(placeColumns) FROM screeningTarget CROSS JOIN project ON project.id = screeningTarget.screeningId
        WHERE screeningTarget.projectId = ? ORDER BY screeningTarget.screeningId
        """
    static let ofCandidateQuery = """
        SELECT DISTINCT screeningPart.screeningId
        FROM member CROSS JOIN screeningPart ON screeningPart.projectId = member.projectId
            CROSS JOIN project ON project.id = screeningPart.screeningId
        WHERE member.userId = ? AND member.role = 'labeler' AND project.status <> 'archived'
        ORDER BY screeningPart.screeningId
        """
    static let assessmentQuery =
        "SELECT version, body FROM selfAssessment WHERE screeningId = ? ORDER BY version DESC LIMIT 1"
    private static let lastVersionQuery = "SELECT max(version) FROM selfAssessment WHERE screeningId = ?"
    static let answerQuery = """
        SELECT selfAssessmentAnswer.version, selfAssessmentAnswer.body, selfAssessmentAnswer.createdAt,
            selfAssessment.body AS asked
        FROM selfAssessmentAnswer
            JOIN selfAssessment ON selfAssessment.screeningId = selfAssessmentAnswer.screeningId
                AND selfAssessment.version = selfAssessmentAnswer.version
        WHERE selfAssessmentAnswer.screeningId = ? AND selfAssessmentAnswer.userId = ?
        ORDER BY selfAssessmentAnswer.id DESC LIMIT 1
        """
    private static let managersQuery = """
        INSERT INTO member (projectId, userId, role, createdAt)
        SELECT ?1, userId, role, ?3 FROM member WHERE projectId = ?2 AND role = 'manager'
        """
}

extension ScreeningRecord.Place {
    fileprivate init(_ row: Row) {
        self.init(
            id: row.id("id"), slug: row["slug"], name: row["name"], tasks: row["tasks"], overlap: row["overlap"])
    }
}

extension Connection {
    /// - Throws: `notFound` where the project is no screening.
    func screening(_ id: ID<Project>) throws -> ScreeningRecord {
        guard let row = try row(Screenings.findQuery, [id.rawValue]) else {
            throw StorageError(.notFound, "This project is no screening.")
        }
        let parts = try rows(Screenings.partsQuery, [id.rawValue]).map(ScreeningRecord.Place.init)
        let (flag, ranking, grade): (Int, Int, Int) = (row["flagCutOff"], row["rankingCutOff"], row["gradeCutOff"])
        return ScreeningRecord(
            id: id, parts: parts.filter { $0.id == id } + parts.filter { $0.id != id },
            targets: try rows(Screenings.targetsQuery, [id.rawValue]).map(ScreeningRecord.Place.init),
            cutOffs: ScreeningCutOffs(
                flags: Double(flag) / 100, rankings: Double(ranking) / 100, demonstrations: Double(grade) / 100),
            flags: try (row["flags"] as String?).map { try JSONColumn.decode($0) },
            showsFigures: row["showsFigures"], createdAt: row.date("createdAt"),
            assessment: try self.row(Screenings.assessmentQuery, [id.rawValue]).flatMap { row in
                try (row["body"] as String?).map {
                    NumberedAssessment(version: row["version"], assessment: try JSONColumn.decode($0))
                }
            })
    }

    fileprivate func screening(withPart project: ID<Project>) throws -> ID<Project>? {
        try row(Screenings.partQuery, [project.rawValue])?.id("screeningId")
    }

    /// What somebody said of themselves last; nil: nothing.
    func answeredAssessment(of user: ID<User>, in screening: ID<Project>) throws -> AnsweredAssessment? {
        try row(Screenings.answerQuery, [screening.rawValue, user.rawValue]).map { row in
            let said: SelfAssessmentDraft = try JSONColumn.decode(row["body"])
            return AnsweredAssessment(
                asked: NumberedAssessment(
                    version: row["version"], assessment: try JSONColumn.decode(row["asked"] as String)),
                answers: said.answers, comment: said.comment, createdAt: row.date("createdAt"))
        }
    }

    /// - Returns: whether that is new: whoever is a member already stays what they are.
    @discardableResult
    func addLabeler(_ user: ID<User>, to project: ID<Project>, by origin: Origin, now: Date) throws -> Bool {
        try run(
            "INSERT INTO member (projectId, userId, role, createdAt) VALUES (?, ?, 'labeler', ?) ON CONFLICT DO NOTHING",
            [project.rawValue, user.rawValue, now.milliseconds])
        guard changesCount > 0 else { return false }
        try audit(
            origin, "putMember", "project", project.rawValue,
            ["userId": user.description, "role": Role.labeler.rawValue], now: now)
        return true
    }

    fileprivate func putScreening(
        _ new: NewScreening, of project: ID<Project>, managed: Set<ID<Project>>?, by origin: Origin, now: Date
    ) throws -> ScreeningRecord {
        func places(_ slugs: [String]) throws -> [Project] {
            try slugs.map { slug in
                let unknown = StorageError(.notFound, "You manage no project ‘\(slug)’.")
                guard let row = try row("SELECT * FROM project WHERE slug = ?", [slug]) else { throw unknown }
                let found = try Project(row)
                guard managed?.contains(found.id) ?? true else { throw unknown }
                return found
            }
        }
        let targets = try places(new.targets)
        let parts = [try self.project(project)] + (try places(new.parts))
        for part in parts {
            if let other = try screening(withPart: part.id), other != project {
                throw StorageError(
                    .conflict, "‘\(part.slug)’ is part of another screening. Choose another project.")
            }
            guard part.settings.overlap == ScreeningRules.overlap else {
                throw StorageError(
                    .conflict,
                    "Every candidate does every task of a screening. Set the overlap of ‘\(part.slug)’ to "
                        + "\(ScreeningRules.overlap) first.")
            }
        }
        for target in targets where try screening(withPart: target.id) != nil {
            throw StorageError(
                .conflict, "‘\(target.slug)’ is part of a screening itself. Choose another project.")
        }
        try run(
            """
            INSERT INTO screening (projectId, flagCutOff, rankingCutOff, gradeCutOff, flags, showsFigures, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (projectId) DO UPDATE SET flagCutOff = excluded.flagCutOff,
                rankingCutOff = excluded.rankingCutOff, gradeCutOff = excluded.gradeCutOff, flags = excluded.flags,
                showsFigures = excluded.showsFigures
            """,
            [
                project.rawValue, hundredths(new.cutOffs.flags), hundredths(new.cutOffs.rankings),
                hundredths(new.cutOffs.demonstrations), try new.flags.map { try JSONColumn.encode($0) },
                new.showsFigures, now.milliseconds,
            ])
        try run("DELETE FROM screeningPart WHERE screeningId = ?", [project.rawValue])
        for part in parts {
            try run(
                "INSERT INTO screeningPart (projectId, screeningId) VALUES (?, ?)",
                [part.id.rawValue, project.rawValue])
        }
        try run("DELETE FROM screeningTarget WHERE screeningId = ?", [project.rawValue])
        for target in targets {
            try run(
                "INSERT INTO screeningTarget (screeningId, projectId) VALUES (?, ?)",
                [project.rawValue, target.id.rawValue])
        }
        try audit(
            origin, "setScreening", "project", project.rawValue,
            [
                "targets": targets.map(\.id.description).joined(separator: " "),
                "parts": parts.map(\.id.description).joined(separator: " "),
                "cutOffs": ScreeningMeasure.allCases.map { "\(hundredths(new.cutOffs[$0]))" }.joined(separator: " "),
                "showsFigures": "\(new.showsFigures)",
            ], now: now)
        return try screening(project)
    }

    private func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }
}
