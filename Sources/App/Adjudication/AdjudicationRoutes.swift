import Foundation
import HTTPServer
import Preferences
import Storage
import Wire

/// Experts' work: what is disputed, one task after the other, and the verdict.
///
/// An adjudication is read as an assignment is, and has the same addresses under it, so that pages keep drafts and holds of
/// both in the same way. That somebody is an expert the stores check, where the work is.
struct AdjudicationRoutes {
    let texts: RenderedTexts
    let clock: WallClock

    func register(in routes: inout Routes) {
        let overloaded = "too many long texts are being rendered"
        routes.get(
            "/api/v1/projects/{slug}/disputes", for: .labeler,
            "For experts: disputed tasks, the most disputed first",
            .lists(DisputeBody.self)
                .query(
                    "isOpen", .boolean,
                    "Those that wait for a verdict, or those that have one; the former, when left out"),
            list)
        routes.post(
            "/api/v1/projects/{slug}/adjudications", for: .labeler,
            "For experts: take the most disputed task, the one already held, or ?task=",
            .plain.query("task", .integer(minimum: 1), "This task")
                .gives("application/json", AdjudicationBody.schema, .created)
                .gives("application/json", AdjudicationBody.schema, .ok).givesNothing()
                .fails(.conflict, "conflict", "another expert has the task, or you were its labeler")
                .fails(.serviceUnavailable, "overloaded", overloaded).leavingAccess, claim)
        let path = "/api/v1/adjudications/{adjudication}"
        routes.get(
            path, for: .user, "One of your adjudications, with all that was said",
            .plain.gives("application/json", AdjudicationBody.schema, .ok)
                .fails(.serviceUnavailable, "overloaded", overloaded), show)
        routes.post(
            path + "/heartbeat", for: .user, "Keep the task in hand",
            .gives(Lease.self).fails(.conflict, "leaseExpired", "another expert has the task").leavingAccess, heartbeat)
        routes.put(
            path + "/draft", for: .user, "Keep an unfinished verdict",
            .plain.takes("application/json", .any).givesNothing().versioned
                .fails(.contentTooLarge, "draftTooLarge", "it is larger than \(SubmissionRules.draftBytes >> 10) KiB")
                .leavingAccess, saveDraft)
        routes.put(
            path + "/verdict", for: .user, "Give a verdict, or change it",
            .takes(VerdictDraft.self).gives(ReceiptBody.self, .created, .ok).versioned
                .fails(.conflict, "conflict", "another expert has the task, or has settled it").leavingAccess, submit)
        routes.delete(
            path + "/verdict", for: .user, "Take your verdict back; a manager may take back anybody's",
            .plain.givesNothing().leavingAccess, takeBack)
        routes.put(
            path + "/skip", for: .user, "Leave the task to another expert",
            .plain.givesNothing().fails(.conflict, "conflict", "you have settled it").leavingAccess, skip)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let project = try call.project
        try await call.stores.disputes.expectExpert(call.user.id, in: project.id)
        let isOpen = try call.request.query["isOpen"].map { text in
            try Bool(text).orThrow(
                ValidationError(pointer: "?isOpen", code: "invalidIsOpen", message: "isOpen is true or false."))
        }
        let page = try PageRequest(call.request)
        let (disputes, next) = try await call.stores.disputes.list(
            of: project.id, isOpen: isOpen ?? true, offset: Int(page.after ?? 0), limit: page.limit)
        return try .json(PageBody(disputes, next: next, DisputeBody.init))
    }

    @Sendable private func claim(_ call: Call) async throws -> Response {
        let task: ID<LabelingTask>? = try call.request.query["task"].map { text in
            guard let number = Int64(text), number > 0 else {
                throw ValidationError(pointer: "?task", code: "invalidTask", message: "task is the id of a task.")
            }
            return ID(number)
        }
        let claim = try await call.stores.adjudications.claim(
            project: call.project.id, user: call.user.id, task: task, now: clock.now())
        guard let claim else { return .noContent }
        return .json(try await json(claim.adjudication, call), status: claim.isNew ? .created : .ok)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        .json(try await json(call.stores.adjudications.find(call.id("adjudication"), of: call.user.id), call))
    }

    /// Last words that were taken back are shown all the same: whoever undoes a verdict goes on from it.
    private func json(_ work: Adjudication, _ call: Call) async throws -> [UInt8] {
        let stores = call.stores
        let project = try await stores.projects.find(work.projectID)
        let own = try await stores.verdicts.last(of: work.id)
        var body = AssignmentBody(
            work.assignment, form: try await stores.forms.find(project.id, version: work.formVersion),
            task: try await stores.tasks.find(work.taskID), in: project,
            ranking: own?.kind == .judgement ? own?.said : nil, draft: work.draft, editableUntil: nil)
        let current = try await stores.verdicts.current(of: work.taskID)
        body.adjudication = try JSON.encode(
            DisputedBody(
                try await stores.disputes.find(work.taskID), try await stores.adjudications.judgements(of: work),
                current: current, own: own, seesNames: project.expertsSeeNames))
        return try await body.json(texts)
    }

    private struct Lease: Codable {
        var leaseExpiresAt: Date
    }

    @Sendable private func heartbeat(_ call: Call) async throws -> Response {
        let expiry = try await call.stores.adjudications.heartbeat(
            call.id("adjudication"), user: call.user.id, now: clock.now())
        return try .json(Lease(leaseExpiresAt: expiry))
    }

    @Sendable private func saveDraft(_ call: Call) async throws -> Response {
        let revision = try await call.stores.adjudications.saveDraft(
            call.id("adjudication"), user: call.user.id, call.draftBody(), onto: call.baseRevisions)
        return Response.noContent.tagged(revision)
    }

    private struct ReceiptBody: Codable {
        var id: ID<VerdictRecord>
        var revision: Int
    }

    @Sendable private func submit(_ call: Call) async throws -> Response {
        let draft = try await call.decode(VerdictDraft.self)
        let receipt = try await call.stores.verdicts.submit(
            call.id("adjudication"), user: call.user.id, draft, onto: call.baseRevisions, now: clock.now())
        return try .json(
            ReceiptBody(id: receipt.id, revision: receipt.revision),
            status: receipt.isNew && receipt.revision == 1 ? .created : .ok)
    }

    @Sendable private func takeBack(_ call: Call) async throws -> Response {
        try await call.stores.verdicts.takeBack(call.id("adjudication"), by: call.user.id, now: clock.now())
        return .noContent
    }

    @Sendable private func skip(_ call: Call) async throws -> Response {
        try await call.stores.adjudications.skip(call.id("adjudication"), user: call.user.id, now: clock.now())
        return .noContent
    }
}
