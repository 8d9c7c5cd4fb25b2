import Foundation
import HTTPServer
import Preferences
import Storage

/// What candidates see of their own screening: what there is to do, what they are asked about themselves, and figures where
/// the screening shows them.
struct OwnScreeningRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/my-screening"
        routes.get(
            "/api/v1/my-screenings", for: .user, "The screenings that you are a candidate of",
            .lists(OwnScreeningBody.self), list)
        routes.get(
            path, for: .labeler,
            "The screening that you take part in: what is done, and what you are asked about yourself",
            .gives(OwnScreeningBody.self), show)
        routes.put(
            path + "/self-assessment", for: .labeler, "Say for which topics you are comfortable judging",
            .takes(SelfAssessmentDraft.self).gives(OwnScreeningBody.self).leavingAccess, answer)
    }

    private struct OwnScreeningBody: Codable {
        struct Part: Codable {
            var slug: String
            var name: String
            var tasks: Int
            var judged: Int
            var skipped: Int
        }

        /// Of its project.
        var slug: String
        var name: String
        var parts: [Part]
        /// What you are asked about yourself; absent: nothing.
        var assessment: NumberedAssessmentBody?
        /// What you said last.
        var answered: AnsweredAssessmentBody?
        /// Absent: the screening does not show them.
        var figures: [ScreeningFigure]?
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let user = try call.user
        var bodies: [(id: Int64, body: OwnScreeningBody)] = []
        for id in try await call.stores.screenings.screenings(ofCandidate: user.id) {
            bodies.append((id.rawValue, try await body(call.stores.screenings.find(id), call, withFigures: false)))
        }
        return try .json(PageBody(whole: bodies, PageRequest(call.request), id: \.id, \.body))
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try .json(await body(own(call), call))
    }

    @Sendable private func answer(_ call: Call) async throws -> Response {
        let draft = try await call.decode(SelfAssessmentDraft.self)
        let screening = try await own(call)
        _ = try await call.stores.screenings.answer(draft, by: call.user.id, in: screening.id, now: clock.now())
        return try .json(await body(screening, call))
    }

    /// - Throws: `notFound` for whoever is no candidate here.
    private func own(_ call: Call) async throws -> ScreeningRecord {
        let none = HTTPError.notFound("You are not screened in this project.")
        let screening = try await call.stores.screenings.screening(withPart: call.project.id).orThrow(none)
        guard try await call.stores.screenings.isCandidate(call.user.id, of: screening) else { throw none }
        return try await call.stores.screenings.find(screening)
    }

    private func body(
        _ screening: ScreeningRecord, _ call: Call, withFigures: Bool = true
    ) async throws -> OwnScreeningBody {
        let user = try call.user.id
        let candidate = try await call.stores.screenings.candidates(of: screening.id, now: clock.now())
            .first { $0.id == user }
        var figures: [ScreeningFigure]?
        if withFigures, screening.showsFigures {
            let (desk, now) = (ScreeningDesk(call.stores), clock.now())
            figures = try await call.workers.run {
                try await desk.report(screening, only: user, now: now).candidates.first?.figures
            }
        }
        return OwnScreeningBody(
            slug: screening.parts[0].slug, name: screening.parts[0].name,
            parts: screening.parts.map { part in
                let own = candidate?.progress.first { $0.project == part.id }
                return .init(
                    slug: part.slug, name: part.name, tasks: part.tasks, judged: own?.judged ?? 0,
                    skipped: own?.skipped ?? 0)
            },
            assessment: screening.assessment.map(NumberedAssessmentBody.init),
            answered: candidate?.assessment.map(AnsweredAssessmentBody.init), figures: figures)
    }
}
