import Foundation
import HTTPServer
import Preferences
import Storage

/// What a labeler's page does: take work, keep it, hand it in, skip it, look again at one's own.
struct LabelingRoutes {
    let texts: RenderedTexts
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/projects/{slug}/assignments", for: .labeler, "Take the next task, or the one already held",
            .plain.givesAssignment(.created, .ok).givesNothing()
                .fails(.conflict, "projectPaused", "nothing new is handed out")
                .fails(.serviceUnavailable, "overloaded", "too many long texts are being rendered").leavingAccess, claim
        )
        routes.get(
            "/api/v1/assignments/{assignment}", for: .user, "One of your assignments, with your ranking",
            .plain.givesAssignment(.ok)
                .fails(.serviceUnavailable, "overloaded", "too many long texts are being rendered"), show)
        routes.post(
            "/api/v1/assignments/{assignment}/heartbeat", for: .user, "Extend the lease",
            .gives(Lease.self).fails(.conflict, "leaseExpired", "the task went to someone else").leavingAccess,
            heartbeat)
        routes.get(
            "/api/v1/assignments/{assignment}/draft", for: .user, "The unfinished work kept for you",
            .plain.gives("application/json", .any).givesNothing(), draft)
        routes.put(
            "/api/v1/assignments/{assignment}/draft", for: .user, "Keep unfinished work",
            .plain.takes("application/json", .any).givesNothing()
                .fails(.contentTooLarge, "draftTooLarge", "it is larger than \(SubmissionRules.draftBytes >> 10) KiB")
                .leavingAccess, saveDraft)
        routes.put(
            "/api/v1/assignments/{assignment}/ranking", for: .user, "Hand in a judgement, or edit it",
            .takes(SubmissionDraft.self).gives(ReceiptBody.self, .created, .ok)
                .fails(.conflict, "conflict", "it was skipped, or the time for changes is over").leavingAccess, submit)
        routes.put(
            "/api/v1/assignments/{assignment}/skip", for: .user, "Skip the task, with a reason",
            .takes(Skip.self).gives(Skipped.self)
                .fails(.conflict, "conflict", "a ranking was handed in already").leavingAccess, skip)
        routes.get(
            "/api/v1/projects/{slug}/my-rankings", for: .labeler, "Your latest rankings",
            .gives(OwnRankings.self)
                .query("limit", .integer(minimum: 1, maximum: PageRequest.mostItems), "How many at most")
                .query("cursor", .string(), "The nextCursor of the page before")
                .query("since", .string(format: "date-time"), "Count today's rankings from this moment"), ownRankings)
    }

    @Sendable private func claim(_ call: Call) async throws -> Response {
        let project = try call.project
        let user = try call.user
        guard let claim = try await call.stores.assignments.claim(project: project.id, user: user.id, now: clock.now())
        else {
            guard project.status == .active else {
                throw HTTPError.conflict("projectPaused", "\"\(project.name)\" is paused: nothing new is handed out.")
            }
            return .noContent
        }
        let draft = claim.isNew ? nil : try await call.stores.assignments.draft(claim.assignment.id, user: user.id)
        let form = try await call.stores.forms.find(project.id, version: claim.assignment.formVersion)
        let body = AssignmentBody(claim, form: form, in: project.settings, draft: draft)
        return .json(try await body.json(texts), status: claim.isNew ? .created : .ok)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let user = try call.user
        let assignment = try await ownAssignment(call)
        let id = assignment.id
        let task = try await call.stores.tasks.find(assignment.taskID)
        let project = try await call.stores.projects.find(assignment.projectID)
        let ranking = try await call.stores.rankings.current(id)
        let draft = try await call.stores.assignments.draft(id, user: user.id)
        let body = AssignmentBody(
            assignment, form: try await call.stores.forms.find(project.id, version: assignment.formVersion),
            task: task, in: project.settings, ranking: ranking, draft: draft,
            editableUntil: assignment.finishedAt?.addingTimeInterval(Double(project.editWindowSeconds)))
        return .json(try await body.json(texts))
    }

    /// The caller's assignment that the path names.
    ///
    /// - Throws: `StorageError` when it is someone else's, `HTTPError` 403 when the caller has left the project: what
    ///   changes work checks that by itself, what only reads does not.
    private func ownAssignment(_ call: Call) async throws -> Assignment {
        let user = try call.user
        let assignment = try await call.stores.assignments.find(call.id("assignment"), of: user.id)
        guard try await call.stores.members.role(project: assignment.projectID, user: user.id) != nil else {
            throw HTTPError.forbidden("You are no longer a member of this project. Ask its manager to add you.")
        }
        return assignment
    }

    private struct Lease: Codable {
        var leaseExpiresAt: Date
    }

    @Sendable private func heartbeat(_ call: Call) async throws -> Response {
        let expiry = try await call.stores.assignments.heartbeat(
            call.id("assignment"), user: call.user.id, now: clock.now())
        return try .json(Lease(leaseExpiresAt: expiry))
    }

    @Sendable private func draft(_ call: Call) async throws -> Response {
        guard let draft = try await call.stores.assignments.draft(ownAssignment(call).id, user: call.user.id) else {
            return .noContent
        }
        return Response(
            headerFields: [.contentType: "application/json", .cacheControl: "no-store"], body: .bytes(Array(draft)))
    }

    @Sendable private func saveDraft(_ call: Call) async throws -> Response {
        let draft = try await call.withBody { bytes in
            guard bytes.count <= SubmissionRules.draftBytes else {
                throw HTTPError(
                    status: .contentTooLarge, code: "draftTooLarge",
                    message: "A draft may have \(SubmissionRules.draftBytes / 1024) KiB at most.")
            }
            let draft = Data(bytes)
            guard (try? JSONSerialization.jsonObject(with: draft)) is [String: Any] else {
                throw HTTPError(status: .badRequest, code: "malformedJSON", message: "A draft is a JSON object.")
            }
            return draft
        }
        try await call.stores.assignments.saveDraft(
            ownAssignment(call).id, user: call.user.id, draft, now: clock.now())
        return .noContent
    }

    private struct ReceiptBody: Codable {
        var id: ID<RankingRecord>
        var revision: Int
        var counted: Bool
    }

    @Sendable private func submit(_ call: Call) async throws -> Response {
        let draft = try await call.decode(SubmissionDraft.self)
        let receipt = try await call.stores.rankings.submit(
            call.id("assignment"), user: call.user.id, draft, now: clock.now())
        return try .json(
            ReceiptBody(id: receipt.id, revision: receipt.revision, counted: receipt.counted),
            status: receipt.isNew && receipt.revision == 1 ? .created : .ok)
    }

    private struct Skipped: Codable {
        var skipped = true
    }

    @Sendable private func skip(_ call: Call) async throws -> Response {
        let skip = try await call.decode(Skip.self)
        try await call.stores.assignments.skip(call.id("assignment"), user: call.user.id, skip, now: clock.now())
        return try .json(Skipped())
    }

    private struct OwnRankingBody: Codable {
        var assignmentId: ID<Assignment>
        var rankingId: ID<RankingRecord>
        var revision: Int
        var counted: Bool
        var promptExcerpt: String
        var createdAt: Date
        var editableUntil: Date

        init(_ ranking: OwnRanking, editWindowSeconds: Int) {
            assignmentId = ranking.assignmentID
            rankingId = ranking.id
            revision = ranking.revision
            counted = ranking.counted
            promptExcerpt = ranking.promptExcerpt
            createdAt = ranking.createdAt
            // The window opens with the first submission; an edit does not move it.
            editableUntil = ranking.submittedAt.addingTimeInterval(Double(editWindowSeconds))
        }
    }

    private struct OwnRankings: Codable {
        var items: [OwnRankingBody]
        var nextCursor: String?
        /// How many since the moment that `?since=` names: the labeler's own midnight.
        var today: Int?
    }

    @Sendable private func ownRankings(_ call: Call) async throws -> Response {
        let project = try call.project
        let request = try PageRequest(call.request, defaultLimit: 20)
        let page = try await call.stores.rankings.own(
            project: project.id, user: call.user.id, before: request.after.map { ID($0) }, limit: request.limit)
        var body = OwnRankings(
            items: page.items.map { OwnRankingBody($0, editWindowSeconds: project.editWindowSeconds) },
            nextCursor: page.nextCursor.map(String.init))
        if let text = call.request.query["since"] {
            let since = try Timestamp.date(text).orThrow(
                ValidationError(
                    pointer: "?since", code: "invalidTime", message: "since is a time such as \(Timestamp.example)."))
            body.today = try await call.stores.rankings.count(project: project.id, user: call.user.id, since: since)
        }
        return try .json(body)
    }
}
