import Foundation
import HTTPServer
import HTTPTypes
import Logging
import Preferences
import RewardModel
import Storage
import Testing

@testable import App

@Suite("Scoring")
struct ScoringTests {
    @Test("a thousand completions and a long one are scored in one request, in order")
    func manyItems() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let long = String(repeating: "x", count: 900_000)
        let items = (0..<3_000).map { #"{"prompt":"q","completion":"\#(String(repeating: "y", count: $0 % 7))"}"# }
        let answer = try await desk.scores(
            #"{"items":[{"prompt":"q","completion":"\#(long)"},\#(items.joined(separator: ","))]}"#)
        #expect(answer.status == 200)
        let rewards = answer.list("scores").compactMap { ($0 as? [String: Any])?["reward"] as? Double }
        #expect(rewards == [900_000] + (0..<3_000).map { Double($0 % 7) })
    }

    @Test("an answer of turns is scored as the plain text that training reads")
    func turns() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let turns = #"""
            [{"role":"assistant","content":null,"tool_calls":[{"function":{"name":"f","arguments":"{}"}}]},{"role":"assistant","content":"x"}]
            """#
        let answer = try await desk.scores(
            #"{"items":[{"prompt":"q","completion":\#(turns)},{"prompt":"q","completion":"yy"}]}"#)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["scores.0.reward"] as? Double == Double("[call: f] {}\n\nx".utf8.count))
        #expect(answer["scores.1.reward"] as? Double == 2)
        let refused = try await desk.scores(#"{"items":[{"prompt":"q","completion":[{"role":"x","content":"y"}]}]}"#)
        #expect(refused.text.contains("/items/0/completion/0/role"), "\(refused.text)")
    }

    @Test("while a long scoring runs, the event loop that took it answers others")
    func offTheLoop() async throws {
        let model = HeldModel()
        let desk = try await ScoringDesk(model: model)
        try await withTaskExecutorPreference(EventLoopStandIn()) { () async throws in
            async let scores = desk.scores()
            for await _ in model.gate.reached {}
            let health = await desk.router.respond(
                to: Request(method: .get, path: "/healthz", headerFields: [:], body: []))
            #expect(health.status == .ok)
            model.gate.open()
            let answer = try await scores
            #expect(answer.status == 200)
        }
        #expect(!model.gate.heldLoop)
        #expect(model.gate.wasOpened, "it went on because the other request was answered")
    }

    @Test("more than may wait is refused at once with when to come back, and what waits is done")
    func full() async throws {
        let model = HeldModel()
        let desk = try await ScoringDesk(model: model, workers: WorkerPool(name: "test", threads: 1, capacity: 1))
        async let first = desk.scores()
        for await _ in model.gate.reached {}
        let refused = try await desk.scores()
        #expect(refused.status == 503)
        #expect(refused.string("code") == "overloaded")
        #expect(refused.fields[.retryAfter] == "5")
        model.gate.open()
        #expect(try await first.status == 200)
        #expect(try await desk.scores().status == 200)
    }

    @Test("however many ask for a newly promoted model, it is decoded once")
    func singleFlight() async throws {
        let (decoded, asking) = (Counter(), Counter())
        let desk = try await ScoringDesk { _ in
            decoded.add()
            // Until all have come, so that none can find it ready.
            while asking.count < 12 { usleep(1_000) }
            return LengthModel()
        }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    asking.add()
                    return try await desk.scores().status
                }
            }
            for try await status in group { #expect(status == 200) }
        }
        #expect(decoded.count == 1)
        try await desk.promoteAnother()
        _ = try await desk.scores()
        _ = try await desk.scores()
        #expect(decoded.count == 2)
    }

    @Test("a model that cannot be read fails for everyone who asked, and is tried again")
    func unreadable() async throws {
        let decoded = Counter()
        let desk = try await ScoringDesk { bytes in
            decoded.add()
            if decoded.count <= 2 { throw StorageError(.corrupt, "Unreadable. Retrain.") }
            return LengthModel()
        }
        #expect(try await desk.scores().status == 500)
        #expect(try await desk.scores().status == 500)
        #expect(try await desk.scores().status == 200)
    }

    @Test("a model whose file was given up cannot be promoted, and the list says so, page by page")
    func pruned() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let old = try await desk.add("old")
        for number in 0..<10 { _ = try await desk.add("candidate \(number)") }
        let answer = try await desk.ada.put("/api/v1/projects/p/reward-models/promoted", #"{"id": \#(old)}"#)
        #expect(answer.status == 409)
        #expect(answer.string("code") == "modelPruned")

        let first = try await desk.ada.get("/api/v1/projects/p/reward-models?limit=10")
        let cursor = try #require(first.string("nextCursor"))
        let second = try await desk.ada.get("/api/v1/projects/p/reward-models?limit=10&cursor=\(cursor)")
        #expect(first.list("items").count == 10)
        #expect(second.list("items").count == 2)
        #expect(second.int("items.0.id") == Int(old.rawValue))
        #expect(second.string("items.0.prunedAt") != nil)
        #expect(second.string("items.0.kind") == "linear")
        #expect(second["items.1.promoted"] as? Bool == true)
        #expect(second.string("nextCursor") == nil)
    }
}

/// An application's database with a promoted model, and routes that score with a model of the test's.
private struct ScoringDesk {
    let app: TestApp
    let ada: Client
    let project: Project
    let router: Router

    init(model: any RewardScoring, workers: WorkerPool = WorkerPool(name: "test")) async throws {
        try await self.init(workers: workers) { _ in model }
    }

    init(workers: WorkerPool = WorkerPool(name: "test"), decode: @escaping Scorer.Decode) async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        project = try await app.stores.projects.find("p")
        let database = app.installation.database
        let gate = Gate(
            database: database, clock: app.installation.clock, cache: AccessCache(AccessVersion(database)),
            origins: OriginCheck(logger: Logger(label: "test"), clock: app.installation.clock))
        var routes = Routes(gate: gate)
        ScoringRoutes(scorer: Scorer(models: app.stores.rewardModels, workers: workers, decode: decode))
            .register(in: &routes)
        HealthRoutes(
            stores: app.stores, database: database, gate: gate, metrics: app.application.metrics, metricsAccess: .admins
        ).register(in: &routes)
        router = routes.router
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
        var fields = ada.fields
        fields[.contentType] = "application/json"
        let response = await router.respond(
            to: Request(method: .post, path: "/api/v1/projects/p/scores", headerFields: fields, body: Array(body.utf8)))
        return Answer(
            status: response.status.code, fields: response.headerFields, bytes: try await response.body.collect())
    }
}

/// Rewards length.
private struct LengthModel: RewardScoring {
    func score(_ batch: [ScoringItem]) -> [Score] {
        batch.map { Score(reward: Double($0.completion.utf8.count), uncertainty: 0) }
    }
}

/// Rewards length once its gate is open.
private struct HeldModel: RewardScoring {
    let gate = HeldGate()

    func score(_ batch: [ScoringItem]) -> [Score] {
        gate.pass()
        return LengthModel().score(batch)
    }
}
