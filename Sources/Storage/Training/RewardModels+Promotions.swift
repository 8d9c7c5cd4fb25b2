public import Foundation
internal import GRDB
public import Preferences

extension RewardModels {
    /// From now on this model answers for its project.
    ///
    /// Promoting one that answered before and was replaced since is a roll-back. Promoting the one that answers changes
    /// nothing, unless it is to be confirmed.
    /// - Parameter reason: in somebody's own words; `nil` says only what was done.
    /// - Returns: the promotion by which the model answers now, and whether it is a new one.
    /// - Throws: `notFound`; `modelPruned` when the model's file was given up; `conflict` when the model to confirm does
    ///   not answer, or the one to go back to did not answer just before.
    @discardableResult
    public func promote(
        _ id: ID<RewardModelRecord>, by user: ID<User>?, source: PromotionRecord.Source = .person,
        as intent: PromotionIntent = .promote, reason: String? = nil, now: Date
    ) async throws -> (promotion: Int64, isNew: Bool) {
        try await database.write { [origin] connection in
            try connection.promote(
                connection.rewardModel(id), by: Origin(user: origin.user ?? user, address: origin.address),
                source: source, as: intent, reason: reason, now: now)
        }
    }

    /// Which model answers, which one did before, and whether training may replace it; `nil`: none was promoted yet.
    public func standing(project: ID<Project>) async throws -> PromotionStanding? {
        try await database.read { connection in
            guard let last = try connection.row(Self.lastPromotionQuery, [project.rawValue]) else { return nil }
            return PromotionStanding(
                promoted: last.id("rewardModelId"), since: last.date("createdAt"),
                previous: try connection.promotionWay(of: project).previous, isHeld: last["isRollBack"])
        }
    }

    /// A page of which model answered since when, the newest first.
    ///
    /// - Parameter last: the last one of the page before.
    public func promotions(
        project: ID<Project>, after last: Int64? = nil, limit: Int = .max - 1
    ) async throws -> Page<PromotionRecord> {
        try await database.read { connection in
            let rows = try connection.rows(Self.promotionQuery, [project.rawValue, last ?? Int64.max, limit + 1])
            let items = try rows.prefix(limit).map(PromotionRecord.init)
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id : nil)
        }
    }

    static let lastPromotionQuery = "SELECT * FROM promotion WHERE projectId = ? ORDER BY id DESC LIMIT 1"
    static let promotionWayQuery = "SELECT rewardModelId FROM promotion WHERE projectId = ? ORDER BY id"
    static let promotionQuery = """
        SELECT promotion.*, user.username,
            (SELECT former.rewardModelId FROM promotion AS former
                WHERE former.projectId = promotion.projectId AND former.id < promotion.id
                ORDER BY former.id DESC LIMIT 1) AS previousId,
            CASE source WHEN 'training' THEN (SELECT report ->> '$.promotion.grounds' FROM rewardModel
                WHERE rewardModel.id = promotion.rewardModelId) END AS grounds
        FROM promotion LEFT JOIN user ON user.id = promotion.userId
        WHERE promotion.projectId = ? AND promotion.id < ? ORDER BY promotion.id DESC LIMIT ?
        """
}

extension PromotionRecord {
    init(_ row: Row) throws {
        self.init(
            id: row["id"], rewardModelID: row.id("rewardModelId"), previousID: row.optionalID("previousId"),
            source: try row.word("source"), userID: row.optionalID("userId"), username: row["username"],
            isRollBack: row["isRollBack"], reason: row["reason"], grounds: row["grounds"],
            createdAt: row.date("createdAt"))
    }
}

extension Connection {
    func promotionWay(of project: ID<Project>) throws -> PromotionWay<ID<RewardModelRecord>> {
        PromotionWay(try rows(RewardModels.promotionWayQuery, [project.rawValue]).map { $0.id("rewardModelId") })
    }

    @discardableResult
    func promote(
        _ model: RewardModelRecord, by origin: Origin, source: PromotionRecord.Source,
        as intent: PromotionIntent = .promote, reason: String?, now: Date
    ) throws -> (promotion: Int64, isNew: Bool) {
        try model.requireFile()
        var way = try promotionWay(of: model.projectID)
        if intent == .confirm, way.current != model.id {
            throw StorageError(
                .conflict,
                "Reward model \(model.id) does not answer now, so it cannot be confirmed. See which one does, and "
                    + "choose again.")
        }
        if intent == .goBack, way.previous != model.id {
            throw StorageError(
                .conflict,
                "Reward model \(model.id) is not the one that answered just before; another was promoted meanwhile. "
                    + "See which one answers, and choose again.")
        }
        let step = way.take(model.id)
        if step == .stay, intent != .confirm,
            let last = try row(RewardModels.lastPromotionQuery, [model.projectID.rawValue])
        {
            return (last["id"], false)
        }
        let said: WorkMessage =
            switch step {
            case .forward: .promotedByHand
            case .back: .rolledBack
            case .stay: .promotionConfirmed
            }
        let promotion: ID<PromotionRecord> = try insert(
            """
            INSERT INTO promotion (projectId, rewardModelId, userId, reason, createdAt, source, isRollBack)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                model.projectID.rawValue, model.id.rawValue, origin.user?.rawValue, reason ?? said.sentence(),
                now.milliseconds, source.rawValue, step == .back ? 1 : 0,
            ])
        try audit(
            origin, step == .back ? "rollBack" : "promote", "rewardModel", model.id.rawValue,
            ["source": source.rawValue], now: now)
        return (promotion.rawValue, true)
    }
}
