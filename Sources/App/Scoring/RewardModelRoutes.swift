import Foundation
import HTTPServer
import Preferences
import RewardModel
import Storage
import Wire

/// The registry of reward models, which of them answers, and which did before.
struct RewardModelRoutes {
    let models: PromotedModels
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/reward-models", for: .manager, "List reward models, newest first",
            .lists(ModelBody.self), list)
        routes.get(
            "/api/v1/projects/{slug}/reward-models/promotions", for: .manager,
            "Which model answered since when, and why",
            .lists(PromotionBody.self), promotions)
        routes.get(
            "/api/v1/projects/{slug}/reward-models/promoted", for: .manager,
            "Which model answers, and which did before",
            .gives(StandingBody.self).fails(.conflict, "noRewardModel", "no reward model is promoted yet"), promoted)
        routes.put(
            "/api/v1/projects/{slug}/reward-models/promoted", for: .manager,
            "Promote a reward model, or go back to one",
            .takes(Promote.self).gives(ModelBody.self)
                .fails(.conflict, "modelPruned", "its file was given up for newer candidates")
                .fails(.conflict, "conflict", "the model to confirm does not answer now").leavingAccess, promote)
    }

    private struct ModelBody: Codable {
        var id: ID<RewardModelRecord>
        var trainingRunId: ID<TrainingRun>?
        var kind: String
        var sha256: String
        var byteCount: Int
        var promoted: Bool
        var promotedAt: Date?
        /// When its file was given up for newer candidates'.
        var prunedAt: Date?
        var createdAt: Date
        var report: JSONValue?

        init(_ record: RewardModelRecord) {
            id = record.id
            trainingRunId = record.trainingRunID
            kind = record.kind
            sha256 = record.sha256
            byteCount = record.byteCount
            promoted = record.isPromoted
            promotedAt = record.promotedAt
            prunedAt = record.prunedAt
            createdAt = record.createdAt
            report = JSONValue(parsing: record.report)
        }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let records = try await call.stores.rewardModels.list(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(records, ModelBody.init))
    }

    private struct PromotionBody: Codable {
        struct Person: Codable {
            var id: ID<User>
            var username: String
        }

        var id: Int64
        var createdAt: Date
        var rewardModelId: ID<RewardModelRecord>
        /// The model that answered until then.
        var previousId: ID<RewardModelRecord>?
        var source: PromotionRecord.Source
        var by: Person?
        /// Whether a model that had answered before was taken back.
        var isRollBack: Bool
        var reason: String
        /// The same as a word and its values, where it is one of the list.
        var knownReason: WorkMessage.Reading?
        /// A training run's reason in a word.
        var grounds: PromotionDecision.Grounds?

        init(_ record: PromotionRecord) {
            id = record.id
            createdAt = record.createdAt
            rewardModelId = record.rewardModelID
            previousId = record.previousID
            source = record.source
            if let user = record.userID, let username = record.username { by = Person(id: user, username: username) }
            isRollBack = record.isRollBack
            reason = record.reason
            knownReason = WorkMessage.reading(record.reason)
            grounds = record.grounds.flatMap(PromotionDecision.Grounds.init)
        }
    }

    @Sendable private func promotions(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let records = try await call.stores.rewardModels.promotions(
            project: call.project.id, after: page.after, limit: page.limit)
        return try .json(PageBody(records, PromotionBody.init))
    }

    private struct StandingBody: Codable {
        var rewardModelId: ID<RewardModelRecord>
        var since: Date
        /// The model that answered before: what a roll-back brings back.
        var previousId: ID<RewardModelRecord>?
        /// Whether somebody rolled back last: nothing is promoted by itself until somebody promotes a model.
        var isHeld: Bool
    }

    @Sendable private func promoted(_ call: Call) async throws -> Response {
        let project = try call.project
        let standing = try await call.stores.rewardModels.standing(project: project.id)
            .orThrow(PromotedModels.noneYet(of: project))
        return try .json(
            StandingBody(
                rewardModelId: standing.promoted, since: standing.since, previousId: standing.previous,
                isHeld: standing.isHeld))
    }

    private struct Promote: Decodable {
        var id: ID<RewardModelRecord>
        /// In one's own words, for the history.
        var reason: String?
        /// The model answers and is to go on: after a roll-back, training may replace it again.
        var confirm: Bool?
    }

    @Sendable private func promote(_ call: Call) async throws -> Response {
        let project = try call.project
        let user = try call.user
        let body = try await call.decode(Promote.self)
        let reason = try PromotionRules.reason(body.reason)
        let record = try await call.stores.rewardModels.find(body.id)
        guard record.projectID == project.id else { throw HTTPError.notFound("This project has no such reward model.") }
        // While it is decoded, the one before answers; what cannot be read is not promoted.
        let loaded = try await models.decoded(body.id)
        let (promotion, _) = try await call.stores.rewardModels.promote(
            body.id, by: user.id, as: body.confirm == true ? .confirm : .promote, reason: reason, now: clock.now())
        models.use(loaded, for: project.id, promotion: promotion)
        return try .json(ModelBody(try await call.stores.rewardModels.find(body.id)))
    }
}
