import Foundation
import HTTPServer
import Preferences
import Storage
import Wire

/// The registry of reward models, and which of them answers.
struct RewardModelRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/reward-models", for: .manager, "List reward models, newest first",
            .lists(ModelBody.self), list)
        routes.put(
            "/api/v1/projects/{slug}/reward-models/promoted", for: .manager, "Promote a reward model",
            .takes(Promote.self).gives(ModelBody.self)
                .fails(.conflict, "modelPruned", "its file was given up for newer candidates").leavingAccess, promote)
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

    private struct Promote: Decodable {
        var id: ID<RewardModelRecord>
    }

    @Sendable private func promote(_ call: Call) async throws -> Response {
        let project = try call.project
        let user = try call.user
        let id = try await call.decode(Promote.self).id
        let record = try await call.stores.rewardModels.find(id)
        guard record.projectID == project.id else { throw HTTPError.notFound("This project has no such reward model.") }
        try await call.stores.rewardModels.promote(
            id, by: user.id, reason: "Promoted by hand.", now: clock.now())
        return try .json(ModelBody(try await call.stores.rewardModels.find(id)))
    }
}
