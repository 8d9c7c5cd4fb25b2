import Foundation
import HTTPServer
import Jobs
import Preferences
import RewardModel
import Storage
import Wire

/// Reward models that were trained elsewhere: measured beside Podium's own, never promoted.
struct ExternalModelRoutes {
    let folder: TrainingFolder
    let executable: String
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/external-models", for: .manager,
            "List reward models that were trained elsewhere, each beside Podium's own on the same held-out prompts",
            .lists(ExternalModelBody.self), list)
        routes.post(
            "/api/v1/projects/{slug}/external-models", for: .manager,
            "Measure a reward model from its scores of a hand-over's held-out completions (score.py)",
            .plain.takes("application/x-ndjson", .string()).gives(ExternalModelBody.self, .created)
                .maximumBody(bytes: ExternalModelRules.mostBytes)
                .fails(.conflict, "conflict", "this file is here already")
                .fails(.conflict, "measuring", "another one is being measured")
                .fails(.unprocessableContent, "notScores", "the body is no file of scores")
                .fails(.unprocessableContent, "otherSnapshot", "of a hand-over of another project or another Podium")
                .fails(.unprocessableContent, "invalidLine", "a line is no JSON, or has no task and scores")
                .fails(.unprocessableContent, "taskTwice", "a task has two lines")
                .fails(.unprocessableContent, "unknownTask", "a task is not of the snapshot")
                .fails(.unprocessableContent, "notHeldOut", "a task is in none of the parts that the file names")
                .fails(.unprocessableContent, "scoreCount", "a task has not one score for each completion")
                .fails(.unprocessableContent, "otherTexts", "what was scored is not what the task says")
                .fails(.unprocessableContent, "missingTask", "a task that was held out is missing")
                .fails(.unprocessableContent, "tooFewHeldOut", "there is too little to train on, or to measure with")
                .leavingAccess, add)
        routes.delete(
            "/api/v1/projects/{slug}/external-models/{model}", for: .manager,
            "Remove a model that was trained elsewhere, with its scores", .givesNothing.leavingAccess, remove)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let records = try await call.stores.externalModels.list(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(records) { ExternalModelBody(try ExternalModel($0)) })
    }

    @Sendable private func add(_ call: Call) async throws -> Response {
        let project = try call.project
        let bytes = try await call.request.body.collect()
        let adding = ExternalModelImport(stores: call.stores, folder: folder, executable: executable, clock: clock)
        // Reading the lines takes longer than an event loop may be held.
        let record = try await call.workers.run { try await adding.add(bytes, to: project) }
        return try .json(ExternalModelBody(try ExternalModel(record)), status: .created)
    }

    @Sendable private func remove(_ call: Call) async throws -> Response {
        try await call.stores.externalModels.remove(call.id("model"), in: call.project.id, now: clock.now())
        return .noContent
    }
}

/// A reward model that was trained elsewhere, on the wire.
struct ExternalModelBody: Codable {
    var id: ID<ExternalModelRecord>
    var name: String
    /// What its training began with.
    var baseModel: String?
    /// How it was trained, as the engine's program says it.
    var settings: JSONValue?
    /// Of the libraries that scored.
    var versions: [String: String]?
    /// What it was measured on.
    var parts: [PromptPart]
    var snapshotId: ID<Snapshot>
    /// Of the hand-over's manifest.
    var manifestSha256: String
    /// Of the file of scores.
    var sha256: String
    /// Tasks whose completions it has scored.
    var tasks: Int
    /// Completions that were too long for it, and lost their end.
    var truncated: Int?
    /// Absent: the command line.
    var createdBy: ID<User>?
    var createdAt: Date
    /// It beside Podium's own model.
    var report: HeldOutComparison

    init(_ model: ExternalModel) {
        id = model.record.id
        name = model.head.name
        baseModel = model.head.baseModel
        settings = model.head.settings
        versions = model.head.versions
        parts = model.head.parts
        snapshotId = model.record.snapshotID
        manifestSha256 = model.head.manifest.sha256
        sha256 = model.record.sha256
        tasks = model.record.tasks
        truncated = model.head.truncated
        createdBy = model.record.createdBy
        createdAt = model.record.createdAt
        report = model.report
    }
}
