public import Foundation
internal import GRDB
public import Preferences

/// Which tasks of a project are disputed, and how experts' work on them stands.
public struct Disputes: Sendable {
    let database: Database
    let origin: Origin

    /// Disputes of one transaction.
    private static let batch = 500

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Whether the person may see what is disputed and settle it.
    ///
    /// - Throws: `forbidden` where not.
    public func expectExpert(_ user: ID<User>, in project: ID<Project>) async throws {
        try await database.read { try $0.expectExpert(user, in: project) }
    }

    /// Lets a member settle what others disagree about, or no more.
    ///
    /// - Throws: `notFound` where the person is no member.
    public func setExpert(_ user: ID<User>, in project: ID<Project>, _ isExpert: Bool, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.run(
                "UPDATE member SET isExpert = ? WHERE projectId = ? AND userId = ?",
                [isExpert, project.rawValue, user.rawValue])
            guard connection.changesCount > 0 else {
                throw StorageError(.notFound, "There is no member \(user) of this project.")
            }
            if !isExpert { try connection.letGo(of: user, in: project, now: now) }
            try connection.audit(
                origin, "setExpert", "project", project.rawValue,
                ["userId": user.description, "isExpert": "\(isExpert)"], now: now)
        }
    }

    /// Replaces what was measured before, in short transactions: what is disputed no more goes, unless an expert has it.
    ///
    /// - Parameter disputes: of which the most disputed are kept (`DisputeRules.most`).
    public func record(_ disputes: [MeasuredDispute], of project: ID<Project>, now: Date) async throws {
        let kept = disputes.sorted { ($1.surprise, $0.task) < ($0.surprise, $1.task) }.prefix(DisputeRules.most)
        for start in stride(from: 0, to: kept.count, by: Self.batch) {
            let part = kept[start..<min(start + Self.batch, kept.count)]
            try await database.write { connection in
                for dispute in part { try connection.store(dispute, of: project, now: now) }
            }
        }
        var isDone = false
        while !isDone {
            isDone = try await database.write { connection in
                try connection.run(Self.staleStatement, [project.rawValue, now.milliseconds, Self.batch])
                return connection.changesCount < Self.batch
            }
        }
    }

    /// The most disputed first.
    ///
    /// - Parameters:
    ///   - isOpen: those that wait for a verdict, or those that have one.
    ///   - offset: how many to pass over.
    public func list(
        of project: ID<Project>, isOpen: Bool, offset: Int = 0, limit: Int
    ) async throws -> (disputes: [Dispute], nextOffset: Int?) {
        try await database.read { connection in
            let rows = try connection.rows(Self.listQuery, [project.rawValue, isOpen, limit + 1, offset])
            let disputes = try rows.prefix(limit).map { row in
                Dispute(
                    measured: try MeasuredDispute(row), isOpen: row["isOpen"], measuredAt: row.date("measuredAt"),
                    excerpt: try PromptExcerpt.of(row), extraLabelers: row["extraLabelers"],
                    holder: try connection.row(Self.holderQuery, [row["taskId"] as Int64]).map {
                        Dispute.Holder(
                            user: $0.id("userId"), username: $0["username"], until: $0.date("leaseExpiresAt"))
                    },
                    verdict: try connection.verdict(of: row.id("taskId")))
            }
            return (disputes, rows.count > limit ? offset + limit : nil)
        }
    }

    /// What was measured of a task; nil: it is not disputed.
    public func find(_ task: ID<LabelingTask>) async throws -> MeasuredDispute? {
        try await database.read { connection in
            try connection.row("SELECT * FROM dispute WHERE taskId = ?", [task.rawValue]).map(MeasuredDispute.init)
        }
    }

    /// How many there are.
    public func counts(of project: ID<Project>) async throws -> DisputeCounts {
        try await database.read { connection in
            DisputeCounts(
                open: try connection.count(Self.openCountQuery, [project.rawValue]),
                verdicts: try connection.count(Self.verdictCountQuery, [project.rawValue]),
                extraWanted: try connection.count(Self.extraQuery, [project.rawValue]))
        }
    }

    // MARK: - Queries, named by the query-plan tests

    static let openCountQuery = """
        SELECT count(*) FROM dispute CROSS JOIN task ON task.id = dispute.taskId
        WHERE dispute.projectId = ? AND dispute.isOpen = 1 AND task.withdrawnAt IS NULL
        """
    static let verdictCountQuery = "SELECT count(*) FROM verdict WHERE projectId = ? AND isCurrent = 1"
    static let extraQuery = """
        SELECT coalesce(sum(slots - counted), 0) FROM task INDEXED BY taskExtra
        WHERE projectId = ? AND extraLabelers > 0 AND withdrawnAt IS NULL AND counted < slots
        """
    static let listQuery = """
        SELECT dispute.*, task.extraLabelers, \(PromptExcerpt.columns)
        FROM dispute CROSS JOIN task ON task.id = dispute.taskId CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE dispute.projectId = ?1 AND dispute.isOpen = ?2 AND task.withdrawnAt IS NULL
        ORDER BY dispute.surprise DESC, dispute.taskId DESC LIMIT ?3 OFFSET ?4
        """
    static let holderQuery = """
        SELECT adjudication.userId, adjudication.leaseExpiresAt, user.username
        FROM adjudication JOIN user ON user.id = adjudication.userId
        WHERE adjudication.taskId = ? AND adjudication.status = 'active'
        """
    /// Who has one in hand is not to be left without it.
    static let staleStatement = """
        DELETE FROM dispute WHERE taskId IN (
            SELECT taskId FROM dispute WHERE projectId = ?1 AND isOpen = 1 AND measuredAt < ?2
                AND NOT EXISTS (
                    SELECT 1 FROM adjudication WHERE taskId = dispute.taskId AND status IN ('active', 'expired'))
            LIMIT ?3)
        """
}

extension Connection {
    /// - Throws: `forbidden`.
    func expectExpert(_ user: ID<User>, in project: ID<Project>) throws {
        let row = try row(
            """
            SELECT user.isDisabled, user.role, member.role AS memberRole, member.isExpert
            FROM user LEFT JOIN member ON member.userId = user.id AND member.projectId = ?2 WHERE user.id = ?1
            """, [user.rawValue, project.rawValue])
        guard let row, row["isDisabled"] as Bool == false else {
            throw StorageError(.forbidden, "This account is disabled. Ask an admin to enable it.")
        }
        let memberRole: String? = row["memberRole"]
        let mayManage = row["role"] == Role.admin.rawValue || memberRole == Role.manager.rawValue
        guard mayManage || row["isExpert"] as Bool? == true else {
            throw StorageError(
                .forbidden,
                "Only experts and managers of this project may do this. Ask a manager to make you an expert.")
        }
    }

    /// Whether the person manages the project.
    func mayManage(_ user: ID<User>, _ project: ID<Project>) throws -> Bool {
        try row(
            """
            SELECT 1 FROM user WHERE id = ?1 AND (role = 'admin' OR EXISTS (
                SELECT 1 FROM member WHERE projectId = ?2 AND userId = ?1 AND role = 'manager'))
            """, [user.rawValue, project.rawValue]) != nil
    }

    /// Frees what an expert has in hand; their drafts stay.
    func letGo(of user: ID<User>, in project: ID<Project>? = nil, now: Date) throws {
        try run(
            """
            UPDATE adjudication SET status = 'expired', finishedAt = ?
            WHERE userId = ? AND status = 'active' AND projectId = coalesce(?, projectId)
            """, [now.milliseconds, user.rawValue, project?.rawValue])
    }

    fileprivate func store(_ dispute: MeasuredDispute, of project: ID<Project>, now: Date) throws {
        let (labelers, model) = (dispute.labelers, dispute.model)
        try run(
            """
            INSERT INTO dispute (taskId, projectId, pValue, falseShare, judgements, probability, preferredId,
                rejectedId, votes, votesAgainst, rewardModelId, surprise, isOpen, measuredAt)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                NOT EXISTS (SELECT 1 FROM verdict WHERE taskId = ?1 AND isCurrent = 1), ?13
            FROM task WHERE id = ?1 AND projectId = ?2
            ON CONFLICT (taskId) DO UPDATE SET pValue = excluded.pValue, falseShare = excluded.falseShare,
                judgements = excluded.judgements, probability = excluded.probability,
                preferredId = excluded.preferredId, rejectedId = excluded.rejectedId, votes = excluded.votes,
                votesAgainst = excluded.votesAgainst, rewardModelId = excluded.rewardModelId,
                surprise = excluded.surprise, measuredAt = excluded.measuredAt
            """,
            [
                dispute.task.rawValue, project.rawValue, labelers?.pValue, labelers?.falseShare, labelers?.judgements,
                model?.probability, model?.preferred.rawValue, model?.rejected.rawValue, model?.votes,
                model?.votesAgainst, model?.model.rawValue, dispute.surprise, now.milliseconds,
            ])
    }

    /// The verdict that stands; nil: there is none.
    func verdict(of task: ID<LabelingTask>) throws -> VerdictRecord? {
        try row(Verdicts.currentQuery, [task.rawValue]).map(VerdictRecord.init)
    }
}

extension MeasuredDispute {
    init(_ row: Row) throws {
        self.init(task: row.id("taskId"))
        if let pValue: Double = row["pValue"] {
            labelers = AmongLabelers(pValue: pValue, falseShare: row["falseShare"], judgements: row["judgements"])
        }
        if let probability: Double = row["probability"] {
            model = WithModel(
                probability: probability, preferred: row.id("preferredId"), rejected: row.id("rejectedId"),
                votes: row["votes"], votesAgainst: row["votesAgainst"], model: row.id("rewardModelId"))
        }
    }
}
