import HTTPServer
import Preferences
import Storage

/// What experts have settled, and how labelers stand beside it: for managers.
struct VerdictRoutes {
    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/disputes/counts", for: .labeler,
            "For experts: how many tasks are disputed and settled, and how many judgements extra labelers still owe",
            .gives(ProgressBody.Disputes.self), counts)
        routes.get(
            "/api/v1/projects/{slug}/verdicts", for: .manager, "Experts’ verdicts that stand, the newest first",
            .lists(VerdictBody.self), list)
        routes.get(
            "/api/v1/projects/{slug}/labelers/{user}/verdicts", for: .manager,
            "What a labeler said of tasks that an expert has settled, the newest verdict first",
            .lists(JudgedByVerdictBody.self), ofLabeler)
    }

    @Sendable private func counts(_ call: Call) async throws -> Response {
        let project = try call.project
        try await call.stores.disputes.expectExpert(call.user.id, in: project.id)
        return try .json(ProgressBody.Disputes(await call.stores.disputes.counts(of: project.id)))
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let verdicts = try await call.stores.verdicts.list(
            of: call.project.id, before: page.after, limit: page.limit)
        return try await call.json { PageBody(verdicts, VerdictBody.init) }
    }

    @Sendable private func ofLabeler(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let rows = try await call.stores.verdicts.ofLabeler(
            call.id("user"), in: call.project.id, before: page.after, limit: page.limit)
        return try await call.json { PageBody(rows, JudgedByVerdictBody.init) }
    }
}
