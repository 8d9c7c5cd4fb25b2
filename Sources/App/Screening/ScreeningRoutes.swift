import Foundation
import HTTPServer
import Preferences
import Storage

/// What makes a project a screening: what its candidates can be admitted to, the cut-offs, and what they are asked about
/// themselves.
struct ScreeningRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/screening"
        let other = "a project is part of another screening, or its overlap is too low"
        routes.get(
            "/api/v1/projects/{slug}/screenings", for: .manager, "The screenings from which people are admitted here",
            .lists(ScreeningPlaceBody.self), list)
        routes.post(
            "/api/v1/projects/{slug}/screenings", for: .manager,
            "Make a screening for a project, with its form and guidelines; and a project in which candidates write",
            .takes(NewScreeningBody.self).gives(ScreeningBody.self, .created)
                .fails(.conflict, "slugTaken", "another project has the slug"), make)
        routes.get(
            path, for: .manager, "What a screening asks, of whom, and where its cut-offs are",
            .gives(ScreeningBody.self), show)
        routes.put(
            path, for: .manager, "Make a project a screening, or change what it is",
            .takes(ScreeningDraft.self).gives(ScreeningBody.self).fails(.conflict, "conflict", other), put)
        routes.put(
            path + "/self-assessment", for: .manager, "Ask candidates this about themselves from now on",
            .takes(SelfAssessment.self).gives(ScreeningBody.self).leavingAccess, ask)
        routes.delete(
            path + "/self-assessment", for: .manager, "Ask candidates nothing about themselves any more",
            .plain.gives(ScreeningBody.self).leavingAccess, askNothing)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let rows = try await call.stores.screenings.screenings(for: call.project.id)
        return try .json(
            PageBody(whole: rows, PageRequest(call.request), id: \.id.rawValue, ScreeningPlaceBody.init))
    }

    private struct NewScreeningBody: Decodable {
        /// Of the project that is made.
        var slug: String
        /// Its name.
        var name: String
        /// Whether a second project is made in which candidates write demonstrations; absent: yes.
        var demonstrations: Bool?
    }

    @Sendable private func make(_ call: Call) async throws -> Response {
        guard try call.user.role == .admin else {
            throw HTTPError.forbidden("Making a screening makes projects, which admins do. Ask one.")
        }
        let body = try await call.decode(NewScreeningBody.self)
        let made = try await call.stores.screenings.make(
            for: call.project, slug: body.slug, name: body.name, withDemonstrations: body.demonstrations ?? true,
            now: clock.now())
        return try .json(
            ScreeningBody(try await call.stores.screenings.find(made.project.id)), status: .created)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try .json(ScreeningBody(try await call.stores.screenings.find(call.project.id)))
    }

    @Sendable private func put(_ call: Call) async throws -> Response {
        let project = try call.project
        let draft = try await call.decode(ScreeningDraft.self).validated(for: project.slug)
        let caller = try call.user
        var managed: Set<ID<Project>>?
        if caller.role != .admin {
            // Of one that is there already, nothing is thrown out that is another's.
            if try await call.stores.screenings.screening(withPart: project.id) == project.id {
                try await call.expectPartsManaged()
            }
            managed = Set(
                try await call.stores.members.projects(of: caller.id).filter { $0.role == .manager }.map(\.project.id))
        }
        return try .json(
            ScreeningBody(
                try await call.stores.screenings.put(draft, of: project.id, managed: managed, now: clock.now())))
    }

    @Sendable private func ask(_ call: Call) async throws -> Response {
        let assessment = try await call.decode(SelfAssessment.self)
        _ = try await call.stores.screenings.ask(assessment, in: call.project.id, now: clock.now())
        return try await show(call)
    }

    @Sendable private func askNothing(_ call: Call) async throws -> Response {
        _ = try await call.stores.screenings.ask(nil, in: call.project.id, now: clock.now())
        return try await show(call)
    }
}
