import Foundation
import HTTPServer
import HTTPTypes
import Logging
import Preferences
import RewardModel
import Storage
import Synchronization

@testable import App

/// An application's database with a promoted model, and the routes that score, with a model of the test's.
struct ScoringDesk {
    let app: TestApp
    let ada: Client
    let project: Project
    let scorer: Scorer
    let router: Router
    private let entries: [Routes.Entry]

    init(
        model: any RewardScoring, workers: WorkerPool = WorkerPool(name: "test"), capacity: Int = 16 << 20
    ) async throws {
        try await self.init(workers: workers, capacity: capacity) { _ in model }
    }

    init(
        workers: WorkerPool = WorkerPool(name: "test"), capacity: Int = 16 << 20,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        decode: @escaping PromotedModels.Decode
    ) async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        project = try await app.stores.projects.find("p")
        let database = app.installation.database
        let clock = app.installation.clock
        scorer = Scorer(
            models: app.stores.rewardModels, workers: workers, capacity: capacity, now: now, decode: decode)
        let gate = Gate(
            database: database, clock: clock, cache: AccessCache(AccessVersion(database)),
            origins: OriginCheck(logger: Logger(label: "test"), clock: clock))
        var routes = Routes(gate: gate)
        RewardModelRoutes(models: scorer.models, clock: clock).register(in: &routes)
        ScoringRoutes(scorer: scorer).register(in: &routes)
        OpenRLHFRoutes(scorer: scorer).register(in: &routes)
        ClassifyRoutes(scorer: scorer, clock: clock).register(in: &routes)
        PairScoreRoutes(scorer: scorer, clock: clock).register(in: &routes)
        RerankRoutes(scorer: scorer).register(in: &routes)
        HealthRoutes(
            stores: app.stores, database: database, gate: gate, metrics: app.application.metrics, metricsAccess: .admins
        ).register(in: &routes)
        router = routes.router
        entries = routes.entries
        try await promoteAnother()
    }

    func add(_ bytes: String) async throws -> ID<RewardModelRecord> {
        try await app.stores.rewardModels.add(
            project: project.id, run: nil, snapshot: nil, kind: "linear", bytes: Data(bytes.utf8),
            report: Data("{}".utf8), now: app.installation.clock.now())
    }

    func promoteAnother() async throws {
        try await app.stores.rewardModels.promote(
            add("promoted"), by: nil, reason: "test", now: app.installation.clock.now())
    }

    func scores(_ body: String = #"{"items":[{"prompt":"q","completion":"a"}]}"#) async throws -> Answer {
        try await send(.post, "/api/v1/projects/p/scores", body)
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ body: String? = nil) async throws -> Answer {
        var fields = ada.fields
        if body != nil { fields[.contentType] = "application/json" }
        let response = await router.respond(
            to: Request(method: method, path: path, headerFields: fields, body: Array((body ?? "").utf8)))
        let answer = Answer(
            status: response.status.code, fields: response.headerFields, bytes: try await response.body.collect())
        entries.expectAsStated(answer, to: method, path)
        return answer
    }
}

/// Whether a number of an answer is this one, but for how exactly functions of it are computed.
func isClose(_ value: Any?, _ expected: Double) -> Bool {
    (value as? Double).map { abs($0 - expected) < 1e-12 } ?? false
}

/// Rewards length.
struct LengthModel: RewardScoring {
    func score(_ batch: [ScoringItem]) -> [Score] {
        batch.map { Score(reward: Double($0.completion.utf8.count), uncertainty: 0) }
    }
}

/// Rewards length once its gate is open, and notes how many it was given at once.
final class HeldModel: RewardScoring {
    let gate = HeldGate()
    private let sizes = Mutex<[Int]>([])

    var batches: [Int] { sizes.withLock { $0 } }

    func score(_ batch: [ScoringItem]) -> [Score] {
        sizes.withLock { $0.append(batch.count) }
        gate.pass()
        return LengthModel().score(batch)
    }
}

/// Rewards length, and notes what it was given.
final class NotingModel: RewardScoring {
    private let seen = Mutex<[ScoringItem]>([])

    var items: [ScoringItem] { seen.withLock { $0 } }

    func score(_ batch: [ScoringItem]) -> [Score] {
        seen.withLock { $0 += batch }
        return LengthModel().score(batch)
    }
}
