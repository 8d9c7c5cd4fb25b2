import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage
import Wire

/// Training runs.
struct TrainingRoutes {
    let job: TrainingJob
    let queue: TrainingQueue
    let clock: Clock

    func register(in routes: inout Routes) {
        routes.post("/api/v1/projects/{slug}/training-runs", for: .manager, "Retrain now", start)
        routes.get("/api/v1/projects/{slug}/training-runs", for: .manager, "List training runs, newest first", list)
        routes.get("/api/v1/projects/{slug}/training-runs/{run}", for: .manager, "Show a training run", show)
        routes.get(
            "/api/v1/projects/{slug}/training-runs/{run}/events", for: .manager,
            "Follow a training run (server-sent events)", events)
    }

    @Sendable private func start(_ call: Call) async throws -> Response {
        let ticket: TrainingJob.Ticket
        do {
            ticket = try await job.start(call.project, trigger: .manual, by: call.user.id)
        } catch let error as StorageError where error.code == .conflict {
            throw HTTPError.conflict("runActive", error.message)
        }
        queue.enqueue(ticket)
        return try .json(try await body(ticket.run, call), status: .accepted)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let project = try call.project
        let page = try PageRequest(call.request, defaultLimit: 50)
        let runs = try await call.stores.trainingRuns.list(project: project.id, limit: Self.longestHistory)
        let models = try await call.stores.rewardModels.made(by: runs.map(\.id))
        let snapshots = try await call.stores.snapshots.list(project: project.id)
        return try .json(
            PageBody(whole: runs, page, id: \.id.rawValue) { run in
                let snapshot = try snapshots.first { $0.id == run.snapshotID }
                    .orThrow(StorageError(.corrupt, "Training run \(run.id) has lost its snapshot."))
                return TrainingRunBody(run, snapshot: snapshot, model: models[run.id])
            })
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try .json(try await body(run(call), call))
    }

    private func run(_ call: Call) async throws -> TrainingRun {
        let run = try await call.stores.trainingRuns.find(call.id("run"))
        guard run.projectID == (try call.project).id else {
            throw HTTPError.notFound("This project has no such training run.")
        }
        return run
    }

    private func body(_ run: TrainingRun, _ call: Call) async throws -> TrainingRunBody {
        let snapshot = try await call.stores.snapshots.find(run.snapshotID)
        let models = try await call.stores.rewardModels.made(by: [run.id])
        return TrainingRunBody(run, snapshot: snapshot, model: models[run.id])
    }

    /// Runs that can be listed: years of nights.
    private static let longestHistory = 10_000
    private static let pollInterval = Duration.milliseconds(250)
    private static let keepAliveInterval: TimeInterval = 15

    /// Follows the run's row, so it also shows runs that `podium retrain` started in another process.
    @Sendable private func events(_ call: Call) async throws -> Response {
        let first = try await run(call)
        return Response(
            headerFields: [.contentType: ServerSentEvent.contentType, .cacheControl: "no-store"],
            body: .stream { writer in
                var sent: TrainingRun?
                var sentAt = clock.now()
                var current = first
                while true {
                    let isOver = current.status == .succeeded || current.status == .failed
                    if current != sent {
                        let json = try JSON.encode(try await body(current, call))
                        try await writer.write(
                            ServerSentEvent(isOver ? "finished" : "progress", data: json).bytes)
                        sent = current
                        sentAt = clock.now()
                    } else if clock.now().timeIntervalSince(sentAt) > Self.keepAliveInterval {
                        try await writer.write(ServerSentEvent.keepAlive)
                        sentAt = clock.now()
                    }
                    if isOver { return }
                    try await Task.sleep(for: Self.pollInterval)
                    current = try await run(call)
                }
            })
    }
}
