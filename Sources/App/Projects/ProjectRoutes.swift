import Foundation
import HTTPServer
import Jobs
import Markup
import Preferences
import Storage

/// A project, on the wire.
struct ProjectBody: Encodable {
    var id: ID<Project>
    var slug: String
    var name: String
    var kind: Project.Kind
    var instructions: String
    var instructionsHtml: String
    var overlap: Int
    var leaseSeconds: Int
    var editWindowSeconds: Int
    var completeStartedFirst: Bool
    var retrainAt: String?
    var nextRetrainAt: Date?
    var status: Project.Status
    var createdAt: Date

    init(_ project: Project, markdown: MarkdownRenderer, now: Date, serverZone: TimeZone) {
        id = project.id
        slug = project.slug
        name = project.name
        kind = project.kind
        instructions = project.instructions
        instructionsHtml = markdown.html(project.instructions)
        overlap = project.overlap
        leaseSeconds = project.leaseSeconds
        editWindowSeconds = project.editWindowSeconds
        completeStartedFirst = project.completeStartedFirst
        retrainAt = project.retrainAt
        nextRetrainAt = NightlySchedule(project: project, serverZone: serverZone)?.next(after: now)
        status = project.status
        createdAt = project.createdAt
    }
}

/// Projects, and how far each one is.
struct ProjectRoutes {
    let markdown: MarkdownRenderer
    let clock: Clock
    let serverZone: TimeZone

    func register(in routes: inout Routes) {
        routes.get("/api/v1/projects", for: .user, "List the projects that you may see", list)
        routes.post("/api/v1/projects", for: .admin, "Create a project", create)
        routes.get("/api/v1/projects/{slug}", for: .labeler, "Show a project", show)
        routes.patch("/api/v1/projects/{slug}", for: .manager, "Change a project's settings", update)
        routes.get("/api/v1/projects/{slug}/progress", for: .manager, "How far labeling is", showProgress)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let user = try call.user
        let visible =
            user.role == .admin
            ? try await call.stores.projects.list() : try await call.stores.members.projects(of: user.id).map(\.project)
        return try .json(
            PageBody(
                whole: visible.sorted { $0.id < $1.id }, PageRequest(call.request), id: \.id.rawValue, body))
    }

    @Sendable private func create(_ call: Call) async throws -> Response {
        let settings = try await call.decode(NewProjectBody.self)
        let project = try await call.stores.projects.create(settings.validated(), now: clock.now())
        return try .json(body(project), status: .created)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try .json(body(call.project))
    }

    @Sendable private func update(_ call: Call) async throws -> Response {
        let changes = try await call.decode(ProjectChangesBody.self)
        let project = try await call.stores.projects.update(call.project.slug, changes.validated(), now: clock.now())
        return try .json(body(project))
    }

    @Sendable private func showProgress(_ call: Call) async throws -> Response {
        let project = try call.project
        let report = try await call.stores.progress.of(project.id)
        let trained = try await call.stores.trainingRuns.rankingsOfLastSuccess(project: project.id)
        return try .json(ProgressBody(report, newSinceLastRun: max(0, report.rankings - trained)))
    }

    private func body(_ project: Project) -> ProjectBody {
        ProjectBody(project, markdown: markdown, now: clock.now(), serverZone: serverZone)
    }
}
