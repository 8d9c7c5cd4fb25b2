import Foundation
import HTTPServer
import Preferences
import Storage

/// A task with its completions and their models, on the wire. Never sent to a labeler.
struct TaskBody: Codable {
    struct CompletionBody: Codable {
        var id: ID<Completion>
        var text: String
        /// The turns of an answer that is more than a text.
        var messages: [Message]?
        var model: String?
    }

    var id: ID<LabelingTask>
    var externalId: String?
    var importId: ID<ImportRecord>?
    var kind: TaskKind
    var prompt: Prompt
    /// What files say of the prompt beside its messages; absent: nothing.
    var meta: PromptMeta?
    var completions: [CompletionBody]
    var status: LabelingTask.Status
    var priority: Int
    /// 0 to 7: where it stands within its priority, by what its judgement would tell the reward model, or by chance.
    var acquisitionLevel: Int
    /// Absent: nothing was drawn yet.
    var isInRandomShare: Bool?
    var overlap: Int?
    var countedRankings: Int
    var activeLeases: Int
    var skips: Int
    var createdAt: Date

    init(_ task: LabelingTask) {
        id = task.id
        externalId = task.externalID
        importId = task.importID
        kind = task.kind
        prompt = task.prompt
        meta = task.meta
        completions = task.completions.map {
            CompletionBody(id: $0.id, text: $0.text, messages: $0.messages, model: $0.model)
        }
        status = task.status
        priority = task.priority
        acquisitionLevel = task.acquisitionLevel
        isInRandomShare = task.isInRandomShare
        overlap = task.overlap
        countedRankings = task.counted
        activeLeases = task.leased
        skips = task.skips
        createdAt = task.createdAt
    }
}

/// `PATCH …/tasks/{task}`: what is absent stays.
struct TaskChangesBody: Decodable {
    var priority: Int?
    /// Absent: unchanged; null: the project's.
    var overlap: Int??

    private enum CodingKeys: String, CodingKey {
        case priority, overlap
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        priority = try container.decodeIfPresent(Int.self, forKey: .priority)
        if container.contains(.overlap) {
            overlap = .some(try container.decodeIfPresent(Int.self, forKey: .overlap))
        }
    }

    func validated() throws(ValidationError) -> TaskChanges {
        try TaskChanges(priority: priority, overlap: overlap).validated()
    }
}

/// The tasks of a project: looked at, changed, and taken back.
struct TaskRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/tasks", for: .manager, "List tasks with their completions and models",
            .lists(TaskBody.self), list)
        routes.get(
            "/api/v1/projects/{slug}/tasks/{task}", for: .manager, "Show a task",
            .gives(TaskBody.self).versioned, show)
        routes.patch(
            "/api/v1/projects/{slug}/tasks/{task}", for: .manager, "Change a task's priority or overlap",
            .takes(TaskChangesBody.self).gives(TaskBody.self).versioned.leavingAccess, update)
        routes.put(
            "/api/v1/projects/{slug}/tasks/{task}/withdrawal", for: .manager,
            "Withdraw a task: nobody is offered it, it is neither trained on nor exported",
            .gives(TaskBody.self).leavingAccess, withdraw)
        routes.delete(
            "/api/v1/projects/{slug}/tasks/{task}/withdrawal", for: .manager, "Take a withdrawn task back",
            .gives(TaskBody.self)
                .fails(.conflict, "conflict", "what the project asks by now cannot be asked of it").leavingAccess,
            restore)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let rows = try await call.stores.tasks.list(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        return try await call.json { PageBody(rows, TaskBody.init) }
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let task = try await task(of: call)
        return try await call.json { TaskBody(task) }.tagged(task.version)
    }

    @Sendable private func update(_ call: Call) async throws -> Response {
        let task = try await task(of: call)
        let changes = try await call.decode(TaskChangesBody.self).validated()
        try await call.stores.tasks.update(task.id, changes, from: call.versions(), now: clock.now())
        return try await show(call)
    }

    @Sendable private func withdraw(_ call: Call) async throws -> Response {
        try await call.stores.tasks.withdraw(task(of: call).id, now: clock.now())
        return try await show(call)
    }

    @Sendable private func restore(_ call: Call) async throws -> Response {
        try await call.stores.tasks.reopen(task(of: call).id, now: clock.now())
        return try await show(call)
    }

    /// The task in the path, if it is of the project in the path: whoever manages one must not reach into another.
    private func task(of call: Call) async throws -> LabelingTask {
        let id: ID<LabelingTask> = try call.id("task")
        let task = try await call.stores.tasks.find(id)
        guard try task.projectID == call.project.id else {
            throw HTTPError.notFound("There is no task \(id) in this project.")
        }
        return task
    }
}
