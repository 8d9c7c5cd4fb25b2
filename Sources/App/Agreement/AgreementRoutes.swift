import HTTPServer
import HTTPTypes
import Jobs
import Preferences
import Storage

/// How far a project's labelers agree: for managers; labelers see nothing of it.
struct AgreementRoutes {
    let queue: JobQueue

    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/agreement"
        let groupings = AgreementGrouping.allCases.map(\.rawValue)
        let shares = AgreementMeasure.shares.map(\.rawValue)
        let orders = Agreements.Order.allCases.map(\.rawValue)
        routes.get(
            path, for: .manager,
            "How far labelers agree, with intervals, as it was measured last; CSV by Accept or ?format=csv",
            .plain.query("by", .words(groupings), "By what it is told apart; project, when left out")
                .query("ties", .words(shares), "What a tie counts for; excluded, when left out")
                .query("sort", .words(orders), "In which order; group, when left out")
                .query("labeler", .integer(minimum: 1), "With by=pair, only the pairs that this one is one of")
                .query("limit", .integer(minimum: 1, maximum: PageRequest.mostItems), "How many at most")
                .query("cursor", .string(), "The nextCursor of the page before")
                .query("format", .words(["json", "csv"]), "csv: a table with a row for each figure of every measure")
                .gives(AgreementBody.self).gives("text/csv"), show)
        routes.post(
            path, for: .manager, "Measure now how far labelers agree; or the job that does already",
            .plain.gives(JobBody.self, .accepted).leavingAccess, measure)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let question = try AgreementQuestion(call.request.query)
        let page = try PlaceRequest(
            call.request, first: AgreementPlace(), most: PageRequest.mostItems, defaultLimit: 100)
        let desk = AgreementDesk(stores: call.stores, project: try call.project)
        guard try call.request.wantsCSV else {
            return try .json(await desk.body(question, from: page.after, limit: page.limit))
        }
        return Response(
            headerFields: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition:
                    "attachment; filename=\"\(desk.project.slug)-agreement-\(question.by.rawValue).csv\"",
            ],
            body: .stream { writer in
                try await desk.csv(question) { try await writer.write($0) }
            })
    }

    @Sendable private func measure(_ call: Call) async throws -> Response {
        let project = try call.project
        let job = try await AgreementJob.ask(for: project.id, in: queue, by: call.user.id)
        return try .json(
            JobBody(job, summary: AgreementJob.summary, project: project.slug), status: .accepted)
    }
}
