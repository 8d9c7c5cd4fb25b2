import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// Projects, and how far each one is.
struct ProjectRoutes {
    let texts: RenderedTexts
    let clock: WallClock
    let serverZone: TimeZone

    func register(in routes: inout Routes) {
        routes.get("/api/v1/projects", for: .user, "List the projects that you may see", .lists(ProjectBody.self), list)
        routes.post(
            "/api/v1/projects", for: .admin, "Create a project",
            .takes(NewProjectBody.self).gives(ProjectBody.self, .created)
                .fails(.conflict, "slugTaken", "another project has the slug"), create)
        routes.get(
            "/api/v1/projects/{slug}", for: .labeler, "Show a project", .gives(ProjectBody.self).versioned,
            show)
        routes.patch(
            "/api/v1/projects/{slug}", for: .manager, "Change a project's settings",
            .takes(ProjectChangesBody.self).gives(ProjectBody.self).versioned, update)
        routes.get(
            "/api/v1/projects/{slug}/progress", for: .manager, "How far labeling is", .gives(ProgressBody.self),
            showProgress)
        routes.get(
            "/api/v1/project-settings", for: .user, "Which settings a project has, with their words and bounds",
            .gives(ProjectSettingGroupsBody.self)
        ) { _ in try .json(ProjectSettingGroupsBody(ProjectSettings.groups)) }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let user = try call.user
        let memberships = try await call.stores.members.projects(of: user.id)
        let visible =
            user.role == .admin ? try await call.stores.projects.list() : memberships.map(\.project)
        let managed = Set(memberships.filter { $0.role != .labeler }.map(\.project.id))
        let page = try PageRequest(call.request).page(of: visible.sorted { $0.id < $1.id }, id: \.id.rawValue)
        return try await texts.withHTML(of: page.items.map(\.instructions)) { html in
            var list = PageBody(
                items: zip(page.items, html).map { project, html in
                    body(project, html, isForLabeler: user.role != .admin && !managed.contains(project.id))
                })
            list.nextCursor = page.nextCursor
            return try Response.json(list)
        }
    }

    @Sendable private func create(_ call: Call) async throws -> Response {
        let body = try await call.decode(NewProjectBody.self)
        return try await answer(
            call.stores.projects.create(body.newProject(), now: clock.now()), status: .created)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let (project, user) = (try call.project, try call.user)
        let role = try await call.stores.members.role(project: project.id, user: user.id)
        return try await answer(project, isForLabeler: user.role != .admin && role == .labeler)
    }

    @Sendable private func update(_ call: Call) async throws -> Response {
        let changes = try ProjectChanges(try await call.decode(ProjectChangesBody.self).settings)
        return try await answer(
            call.stores.projects.update(call.project.slug, changes, from: call.versions(), now: clock.now()))
    }

    private func answer(
        _ project: Project, isForLabeler: Bool = false, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try await texts.withHTML(of: [project.instructions]) { html in
            try Response.json(body(project, html[0], isForLabeler: isForLabeler), status: status)
        }.tagged(project.version)
    }

    @Sendable private func showProgress(_ call: Call) async throws -> Response {
        let project = try call.project
        let report = try await call.stores.progress.of(project.id)
        let trained = try await call.stores.trainingRuns.rankingsOfLastSuccess(project: project.id)
        let questions = try await call.stores.questions.counts(project: project.id)
        return try .json(
            ProgressBody(
                report, questions, try await call.stores.disputes.counts(of: project.id),
                newSinceLastRun: max(0, report.rankings - trained),
                promptsWaiting: try await call.stores.samplingRuns.waiting(in: project.id)))
    }

    private func body(_ project: Project, _ instructionsHtml: String, isForLabeler: Bool) -> ProjectBody {
        ProjectBody(
            project, instructionsHtml: instructionsHtml, isForLabeler: isForLabeler, now: clock.now(),
            serverZone: serverZone)
    }
}
