import Foundation
import HTTPServer
import Jobs
import Preferences
import Storage

/// What a weight would change before it is given, labelers who are held out, and work that others are asked for again: all of
/// it can be taken back, and rankings are never changed.
struct TrustRoutes {
    let queue: JobQueue
    let clock: WallClock

    private static let own = "they are your own judgements"

    func register(in routes: inout Routes) {
        let previews = "/api/v1/projects/{slug}/weight-previews"
        routes.post(
            previews, for: .manager,
            "Measure what a weight would change, of one labeler or several: a job, then its result",
            .takes(WeightProposal.self).gives(WeightPreviewBody.self, .accepted).leavingAccess, preview)
        routes.get(
            previews + "/{preview}", for: .manager, "What a weight would change, or how far measuring it is",
            .gives(WeightPreviewBody.self), showPreview)
        let labeler = "/api/v1/projects/{slug}/labelers/{user}"
        registerHoldouts(in: &routes, at: labeler + "/holdouts")
        registerRequeues(in: &routes, at: labeler + "/requeues")
    }

    private func registerHoldouts(in routes: inout Routes, at holdouts: String) {
        routes.get(
            holdouts, for: .manager, "When a labeler was held out: their judgements measure and never train",
            .lists(HoldoutBody.self), holdoutsOf)
        routes.post(
            holdouts, for: .manager, "Hold a labeler out of training, from a date on and for a reason",
            .takes(LabelerHoldoutDraft.self).gives(HoldoutBody.self, .created)
                .fails(.conflict, "ownAccount", Self.own)
                .fails(.conflict, "tooManyWeights", "the labeler was held out as often as there may be")
                .leavingAccess, hold)
        routes.delete(
            holdouts + "/{holdout}", for: .manager, "Train on a labeler's judgements again",
            .plain.gives(HoldoutBody.self).fails(.conflict, "ownAccount", Self.own).leavingAccess, train)
    }

    private func registerRequeues(in routes: inout Routes, at requeues: String) {
        routes.get(
            requeues, for: .manager, "For which work of a labeler others were asked again, the last first",
            .lists(RequeueBody.self), requeuesOf)
        routes.get(
            requeues + "/preview", for: .manager,
            "What asking others again would come to, of judgements that weigh nothing",
            .gives(RequeuePreview.self)
                .query("from", .string(), "Judgements made then or later, an RFC 3339 time; left out, all")
                .query("before", .string(), "Judgements made before then; left out, all"), previewRequeue)
        routes.post(
            requeues, for: .manager,
            "Ask others again for the judgements of a labeler that weigh nothing; these are kept and no longer count",
            .takes(LabelerRequeueDraft.self).gives(RequeueBody.self, .created)
                .fails(.conflict, "ownAccount", Self.own)
                .fails(.conflict, "nothingExcluded", "none of the judgements weighs 0").leavingAccess, requeue)
        routes.delete(
            requeues + "/{requeue}", for: .manager,
            "Undo that; what others have done meanwhile stays, and what finds no free slot stays kept",
            .plain.gives(RequeueBody.self).fails(.conflict, "ownAccount", Self.own).leavingAccess, undo)
    }

    // MARK: - Previews

    @Sendable private func preview(_ call: Call) async throws -> Response {
        let proposal = try await call.decode(WeightProposal.self).validated()
        let project = try call.project
        let preview = try await call.stores.weightPreviews.add(proposal, in: project.id, now: clock.now())
        let job = try await WeightPreviewJob.enqueue(preview, in: queue, by: call.user.id)
        try await call.stores.weightPreviews.note(job.id, of: preview.id)
        let noted = try await call.stores.weightPreviews.find(preview.id, in: project.id)
        return try .json(
            await WeightPreviewDesk(stores: call.stores, project: project).body(noted), status: .accepted)
    }

    @Sendable private func showPreview(_ call: Call) async throws -> Response {
        let project = try call.project
        let preview = try await call.stores.weightPreviews.find(call.id("preview"), in: project.id)
        return try .json(await WeightPreviewDesk(stores: call.stores, project: project).body(preview))
    }

    // MARK: - Held out

    @Sendable private func holdoutsOf(_ call: Call) async throws -> Response {
        let rows = try await call.stores.labelerHoldouts.list(project: call.project.id, labeler: call.id("user"))
        return try .json(PageBody(whole: rows, PageRequest(call.request), id: \.id.rawValue, HoldoutBody.init))
    }

    @Sendable private func hold(_ call: Call) async throws -> Response {
        let labeler: ID<User> = try call.id("user")
        let holdout = try await call.decode(LabelerHoldoutDraft.self).validated()
        try LabelerWeightRoutes.checkNotOneself(labeler, call)
        let record = try await call.stores.labelerHoldouts.add(
            holdout, of: labeler, in: call.project.id, now: clock.now())
        return try .json(HoldoutBody(record), status: .created)
    }

    @Sendable private func train(_ call: Call) async throws -> Response {
        let labeler: ID<User> = try call.id("user")
        try LabelerWeightRoutes.checkNotOneself(labeler, call)
        let record = try await call.stores.labelerHoldouts.takeBack(
            call.id("holdout"), of: labeler, in: call.project.id, now: clock.now())
        return try .json(HoldoutBody(record))
    }

    // MARK: - Asking others again

    @Sendable private func requeuesOf(_ call: Call) async throws -> Response {
        let rows = try await call.stores.labelerRequeues.list(project: call.project.id, labeler: call.id("user"))
        return try .json(PageBody(whole: rows, PageRequest(call.request), id: \.id.rawValue, RequeueBody.init))
    }

    @Sendable private func previewRequeue(_ call: Call) async throws -> Response {
        let period = try WorkPeriod(
            checking: Self.time("from", call), before: Self.time("before", call), pointers: ("?from", "?before"))
        return try .json(
            await call.stores.labelerRequeues.preview(project: call.project.id, of: call.id("user"), period))
    }

    private static func time(_ name: String, _ call: Call) throws -> Date? {
        try call.request.query[name].map { text in
            try Timestamp.date(text).orThrow(
                ValidationError(pointer: "?\(name)", code: "invalidTime", message: "\(name) is \(Timestamp.demand)."))
        }
    }

    @Sendable private func requeue(_ call: Call) async throws -> Response {
        let labeler: ID<User> = try call.id("user")
        let requeue = try await call.decode(LabelerRequeueDraft.self).validated()
        try LabelerWeightRoutes.checkNotOneself(labeler, call)
        let record = try await call.stores.labelerRequeues.requeue(
            requeue, of: labeler, in: call.project.id, now: clock.now())
        return try .json(RequeueBody(record), status: .created)
    }

    @Sendable private func undo(_ call: Call) async throws -> Response {
        let labeler: ID<User> = try call.id("user")
        try LabelerWeightRoutes.checkNotOneself(labeler, call)
        let record = try await call.stores.labelerRequeues.undo(
            call.id("requeue"), of: labeler, in: call.project.id, now: clock.now())
        return try .json(RequeueBody(record))
    }
}
