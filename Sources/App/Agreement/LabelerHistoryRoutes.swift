import Foundation
import HTTPServer
import Jobs
import Preferences
import Storage

/// How one labeler has judged over time, and what hangs on their judgements: for managers; labelers see nothing of it.
struct LabelerHistoryRoutes {
    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/labelers/{user}"
        routes.get(
            "\(path)/history", for: .manager,
            "How a labeler has judged week by week, and since when otherwise than before, as it was measured last",
            .plain.gives(LabelerHistoryBody.self), show)
        routes.get(
            "\(path)/cost", for: .manager,
            "What hangs on a labeler's judgements: what would be missing, or another way, without them",
            .plain.query("from", .string(), "Those made then or later, an RFC 3339 time; left out, all")
                .gives(LabelerCost.self), cost)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let labeler = try await Self.labeler(call)
        let desk = AgreementDesk(stores: call.stores, project: try call.project)
        return try .json(await desk.history(of: labeler))
    }

    @Sendable private func cost(_ call: Call) async throws -> Response {
        let labeler = try await Self.labeler(call)
        let from = try call.request.query["from"].map { text in
            try Timestamp.date(text).orThrow(
                ValidationError(pointer: "?from", code: "invalidTime", message: "from is \(Timestamp.demand)."))
        }
        let costing = LabelerCosting(stores: call.stores, project: try call.project.id)
        return try .json(await costing.cost(of: labeler.id, from: from))
    }

    /// - Throws: `StorageError.notFound` for whoever neither is a member of the project nor has judged there.
    private static func labeler(_ call: Call) async throws -> LabelerBody {
        let project = try call.project.id
        let user: ID<User> = try call.id("user")
        // Says who is none.
        _ = try await call.stores.labelerWeights.judgements(project: project, of: user, from: nil)
        let names = AgreementNames(labelers: try await call.stores.users.names(of: [user]))
        return names.labeler(user)
    }
}
