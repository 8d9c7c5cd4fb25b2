import Foundation
import HTTPServer
import HTTPTypes
import Jobs
import Preferences
import Storage

/// Training runs.
struct TrainingRoutes {
    let training: TrainingJob
    let queue: JobQueue
    let gate: Gate
    private let watch = RunWatch()

    init(training: TrainingJob, queue: JobQueue, gate: Gate) {
        self.training = training
        self.queue = queue
        self.gate = gate
    }

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/projects/{slug}/training-runs", for: .manager,
            "Retrain now, or train again from a stored snapshot: the same model, byte for byte, which promotes nothing",
            .mayTake(TrainingStart.self).gives(TrainingRunBody.self, .accepted)
                .fails(.conflict, "runActive", "a run is under way")
                .fails(.unprocessableContent, "notEnoughData", "nothing was ranked yet")
                .fails(
                    .unprocessableContent, "unknownSnapshot",
                    "the project has no such snapshot: never made, deleted, or another project's"
                ).leavingAccess, start)
        routes.get(
            "/api/v1/projects/{slug}/training-runs", for: .manager, "List training runs, newest first",
            .lists(TrainingRunBody.self), list)
        routes.get(
            "/api/v1/projects/{slug}/training-runs/{run}", for: .manager, "Show a training run",
            .gives(TrainingRunBody.self), show)
        routes.get(
            "/api/v1/projects/{slug}/training-runs/{run}/events", for: .manager,
            "Follow a training run (server-sent events)", .plain.gives("text/event-stream"), events)
    }

    @Sendable private func start(_ call: Call) async throws -> Response {
        let wanted = try await call.decodeIfAny(TrainingStart.self)?.snapshotId
        let ticket = try await training.ticket(call.project, from: wanted, trigger: .manual, by: call.user.id)
        try await training.enqueue(ticket, in: queue)
        let entry = try await call.stores.trainingRuns.entry(ticket.run.id, project: call.project.id)
        return try .json(TrainingRunBody(entry), status: .accepted)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request, defaultLimit: 50)
        let runs = try await call.stores.trainingRuns.list(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(runs, TrainingRunBody.init))
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let entry = try await entry(call)
        var body = TrainingRunBody(entry)
        let names = try await call.stores.users.names(of: TrainingRunBody.labelers(in: entry.run.report))
        if !names.isEmpty {
            body.labelers = names.reduce(into: [:]) { labelers, named in
                labelers["\(named.key)"] = ImportLabeler.labeler(in: named.value).map(String.init) ?? named.value
            }
        }
        return try .json(body)
    }

    private func entry(_ call: Call) async throws -> TrainingRunEntry {
        try await call.stores.trainingRuns.entry(call.id("run"), project: call.project.id)
    }

    /// Follows the run's row, so it also shows runs that `podium retrain` started in another process.
    @Sendable private func events(_ call: Call) async throws -> Response {
        let first = try await entry(call)
        return Response(
            headerFields: [.contentType: ServerSentEvent.contentType, .cacheControl: "no-store"],
            body: .stream { writer in
                let seat = watch.take(first)
                defer { watch.leave(seat) }
                var events = RunEvents()
                var current = first
                while true {
                    if let bytes = try events.next(current) { try await writer.write(bytes) }
                    if current.run.status.isOver { return }
                    try await Task.sleep(for: RunWatch.interval)
                    guard try await gate.stillAllows(call, .manager) else { return }
                    current = try await watch.latest(seat) { try await entry(call) }
                }
            })
    }
}
