import Foundation
import HTTPServer
import Preferences
import Storage

/// Who is screened, how they stand to the researchers, and who is admitted. Figures are shown beside the cut-offs and decide
/// nothing: people do.
struct CandidateRoutes {
    let clock: WallClock
    private let workers = WorkerPool(name: "screening", threads: 1, capacity: 16)

    init(clock: WallClock) {
        self.clock = clock
    }

    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/screening"
        routes.get(
            path + "/candidates", for: .manager, "Everybody who is screened, with their figures and intervals",
            .gives(ScreeningCandidatesBody.self), list)
        routes.post(
            path + "/candidates", for: .manager, "Make somebody a candidate: a labeler of every part, by user name",
            .takes(NewCandidate.self).gives(ScreeningCandidateBody.self), add)
        routes.get(
            path + "/candidates/{user}", for: .manager, "One candidate", .gives(ScreeningCandidateBody.self), show)
        routes.get(
            path + "/candidates/{user}/tasks", for: .manager,
            "What a candidate said of tasks, beside what the researchers said",
            .lists(ScreenedTaskBody.self, most: 100), tasks)
        routes.post(
            path + "/decisions", for: .manager,
            "Admit candidates to a project as labelers, or decline them; the figures of now are kept",
            .takes(ScreeningDecisionDraft.self).gives(Decisions.self, .created), decide)
        routes.delete(
            path + "/decisions/{decision}", for: .manager,
            "Take a decision back; whom it made a labeler is none any more",
            .plain.gives(ScreeningDecisionBody.self), takeBack)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        try await call.expectPartsManaged()
        let screening = try await call.stores.screenings.find(call.project.id)
        let report = try await report(screening, call)
        return try await call.json { ScreeningCandidatesBody(report, of: screening) }
    }

    /// On threads of its own: with many candidates it takes longer than an event loop may be held.
    private func report(
        _ screening: ScreeningRecord, only: ID<User>? = nil, _ call: Call
    ) async throws -> ScreeningDesk.Report {
        let (desk, now) = (ScreeningDesk(call.stores), clock.now())
        return try await workers.run { try await desk.report(screening, only: only, now: now) }
    }

    private struct NewCandidate: Decodable {
        var username: String
    }

    @Sendable private func add(_ call: Call) async throws -> Response {
        let body = try await call.decode(NewCandidate.self)
        let unknown = HTTPError.notFound(
            "There is nobody with this user name whom you can add. Ask an admin to invite them.")
        let user = try await call.stores.users.find(username: body.username).orThrow(unknown).user
        guard try call.user.role == .admin || user.role != .admin else { throw unknown }
        try await call.expectPartsManaged()
        try await call.stores.screenings.add(user.id, to: call.project.id, now: clock.now())
        return try await show(user.id, call)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try await call.expectPartsManaged()
        return try await show(call.id("user"), call)
    }

    private func show(_ id: ID<User>, _ call: Call) async throws -> Response {
        let screening = try await call.stores.screenings.find(call.project.id)
        let found = try await report(screening, only: id, call).candidates.first.orThrow(
            HTTPError.notFound("Nobody of this id is screened here."))
        return try .json(ScreeningCandidateBody(found, of: screening))
    }

    @Sendable private func tasks(_ call: Call) async throws -> Response {
        try await call.expectPartsManaged()
        let user: ID<User> = try call.id("user")
        let screening = try await call.stores.screenings.find(call.project.id)
        guard try await call.stores.screenings.isCandidate(user, of: screening.id) else {
            throw HTTPError.notFound("Nobody of this id is screened here.")
        }
        let page = try PlaceRequest(call.request, first: Int64(0), most: 100)
        let stores = call.stores
        var found: [(id: Int64, part: ScreeningRecord.Place, task: ID<LabelingTask>)] = []
        for part in screening.parts {
            found += try await stores.screenings.judged(
                by: user, in: part.id, after: ID(page.after), limit: page.limit + 1
            ).map { ($0.ranking.rawValue, part, $0.task) }
        }
        found.sort { $0.id < $1.id }
        let shown = Array(found.prefix(page.limit))
        var bodies: [ScreenedTaskBody] = []
        for part in screening.parts {
            let names = try await stores.screenings.researchers(of: part.id)
            let tasks = try await stores.screenings.tasks(
                shown.filter { $0.part.id == part.id }.map(\.task), of: part.id)
            bodies += tasks.compactMap { ScreenedTaskBody($0, in: part, of: user, researchers: names) }
        }
        let next = found.count > page.limit ? shown.last?.id : nil
        return try await call.json { [bodies] in PageBody(bodies, next: next) { $0 } }
    }

    private struct Decisions: Codable {
        var decisions: [ScreeningDecisionBody]
    }

    @Sendable private func decide(_ call: Call) async throws -> Response {
        let draft = try await call.decode(ScreeningDecisionDraft.self).validated()
        let screening = try await call.stores.screenings.find(call.project.id)
        let target = try screening.targets.first { $0.slug == draft.project }.orThrow(
            HTTPError.notFound("Candidates of this screening cannot be admitted to ‘\(draft.project)’."))
        try await Self.checkManages(target.id, call)
        try await call.expectPartsManaged()
        let report = try await report(screening, call)
        let figures = Dictionary(
            report.candidates.map { ($0.candidate.id, $0.figures) }, uniquingKeysWith: { first, _ in first })
        let made = try await call.stores.screenings.decide(
            draft, figures: figures, in: screening.id, now: clock.now())
        return try .json(Decisions(decisions: made.map(ScreeningDecisionBody.init)), status: .created)
    }

    @Sendable private func takeBack(_ call: Call) async throws -> Response {
        let id: ID<ScreeningDecision> = try call.id("decision")
        let decision = try await call.stores.screenings.decision(id, in: call.project.id)
        try await Self.checkManages(decision.project, call)
        return try .json(
            ScreeningDecisionBody(
                try await call.stores.screenings.takeBack(id, in: call.project.id, now: clock.now())))
    }

    /// Who manages the screening need not manage what people are admitted to.
    private static func checkManages(_ target: ID<Project>, _ call: Call) async throws {
        guard try await call.manages(target) else {
            throw HTTPError.forbidden(
                "You do not manage the project that candidates would be admitted to. Ask one of its managers.")
        }
    }
}

extension Call {
    /// Whether the caller may do in a project what its managers may.
    func manages(_ project: ID<Project>) async throws -> Bool {
        let caller = try user
        if caller.role == .admin { return true }
        return try await stores.members.role(project: project, user: caller.id) == .manager
    }

    /// Who manages a screening may have been taken out of one of its parts since: its work is then none of theirs.
    func expectPartsManaged() async throws {
        let screening = try await stores.screenings.find(project.id)
        for part in screening.parts where try await !manages(part.id) {
            throw HTTPError.forbidden(
                "You do not manage all projects that candidates of this screening work in. Ask one of their managers.")
        }
    }
}
