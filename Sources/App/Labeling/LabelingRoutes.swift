import Foundation
import HTTPServer
import Preferences
import Storage
import Wire

/// What a labeler's page does: take work, keep it, hand it in.
struct LabelingRoutes {
    let texts: RenderedTexts
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/projects/{slug}/assignments", for: .labeler, "Take the next task, or the one already held",
            .plain.givesAssignment(.created, .ok).givesNothing()
                .fails(.conflict, "projectPaused", "nothing new is handed out")
                .fails(.conflict, "workPaused", "a manager would like to look at your work with you first")
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
                .versioned
                .fails(.contentTooLarge, "draftTooLarge", "it is larger than \(SubmissionRules.draftBytes >> 10) KiB")
                .leavingAccess, saveDraft)
        routes.put(
            "/api/v1/assignments/{assignment}/ranking", for: .user, "Hand in a judgement, or edit it",
            .takes(SubmissionDraft.self).gives(ReceiptBody.self, .created, .ok)
                .versioned
                .fails(.conflict, "conflict", "it was skipped, or the time for changes is over").leavingAccess, submit)
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
        // Work that ran out of time is handed out anew, with what was done of it.
        let mayHaveDraft = claim.assignment.draftRevision > 0
        let draft =
            mayHaveDraft ? try await call.stores.assignments.draft(claim.assignment.id, user: user.id) : nil
        let form = try await call.stores.forms.find(project.id, version: claim.assignment.formVersion)
        let body = AssignmentBody(claim, form: form, in: project, draft: draft)
        return .json(try await body.json(texts), status: claim.isNew ? .created : .ok)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        .json(try await call.ownAssignmentBody().json(texts))
    }

    private struct Lease: Codable {
        var leaseExpiresAt: Date
        /// Of the project: questions with an answer that the labeler has not read.
        var unseenAnswers: Int
    }

    @Sendable private func heartbeat(_ call: Call) async throws -> Response {
        let id: ID<Assignment> = try call.id("assignment")
        let user = try call.user.id
        let expiry = try await call.stores.assignments.heartbeat(id, user: user, now: clock.now())
        return try .json(
            Lease(leaseExpiresAt: expiry, unseenAnswers: try await call.stores.questions.unseen(of: id, user: user)))
    }

    @Sendable private func draft(_ call: Call) async throws -> Response {
        let assignment = try await call.ownAssignment()
        guard let draft = try await call.stores.assignments.draft(assignment.id, user: assignment.userID) else {
            return Response.noContent.tagged(assignment.draftRevision)
        }
        return Response(
            headerFields: [.contentType: "application/json", .cacheControl: "no-store"], body: .bytes(Array(draft.body))
        ).tagged(draft.revision)
    }

    @Sendable private func saveDraft(_ call: Call) async throws -> Response {
        let draft = try await call.draftBody()
        let revision = try await call.stores.assignments.saveDraft(
            call.ownAssignment().id, user: call.user.id, draft, onto: call.baseRevisions, now: clock.now())
        return Response.noContent.tagged(revision)
    }

    private struct ReceiptBody: Codable {
        var id: ID<RankingRecord>
        var revision: Int
        var counted: Bool
    }

    @Sendable private func submit(_ call: Call) async throws -> Response {
        let draft = try await call.decode(SubmissionDraft.self)
        let receipt = try await call.stores.rankings.submit(
            call.id("assignment"), user: call.user.id, draft, onto: call.baseRevisions, now: clock.now())
        return try .json(
            ReceiptBody(id: receipt.id, revision: receipt.revision, counted: receipt.counted),
            status: receipt.isNew && receipt.revision == 1 ? .created : .ok)
    }
}

extension Call {
    /// Unfinished work that a page wants to be kept.
    func draftBody() async throws -> Data {
        try await withBody { bytes in
            guard bytes.count <= SubmissionRules.draftBytes else {
                throw HTTPError(
                    status: .contentTooLarge, code: "draftTooLarge",
                    message: "A draft may have at most \(SubmissionRules.draftBytes / 1024) KiB.")
            }
            // It is put into the assignment's JSON as it is, so the server's own strict reader must take it.
            guard JSON.isObject(bytes) else {
                throw HTTPError(status: .badRequest, code: "malformedJSON", message: "A draft is a JSON object.")
            }
            return Data(bytes)
        }
    }
}
