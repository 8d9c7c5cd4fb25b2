import Foundation
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App

@Suite("Training and scoring")
struct TrainingTests {
    /// Prompts whose better answer is polite and whose worse is rude: a model can learn it.
    private static func lines(_ count: Int) -> String {
        (0..<count).map { index in
            let good = "Thank you for asking about topic \(index), here is a kind and careful answer."
            let bad = "Whatever, topic \(index) is dumb, go away, stupid."
            return
                #"{"prompt": "question \#(index)", "completions": [{"text": "\#(bad)"}, {"text": "\#(good)"}], "ranks": [2, 1]}"#
        }.joined(separator: "\n")
    }

    private func prepared(_ count: Int = 60) async throws -> (app: TestApp, ada: Client) {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        _ = try await ada.send(
            .post, "/api/v1/projects/p/prompts?labeledBy=import:x", Self.lines(count), type: "application/x-ndjson")
        return (app, ada)
    }

    private func job(_ app: TestApp) -> TrainingJob { app.application.job }

    @Test("a run trains in a child process, is promoted, and answers with rewards")
    func run() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let before = try await ada.post("/api/v1/projects/p/scores", #"{"items": []}"#)
        #expect(before.status == 409)
        #expect(before.string("code") == "noRewardModel")

        let ticket = try await job(app).start(project, trigger: .manual, by: nil)
        await #expect(throws: StorageError.self) { try await job(app).start(project, trigger: .manual, by: nil) }
        let outcome = try await job(app).run(ticket)
        #expect(outcome.report.promotion.promoted)
        #expect(outcome.report.training.heldOut.accuracy > 0.9)

        let runs = try await ada.get("/api/v1/projects/p/training-runs")
        #expect(runs.string("items.0.status") == "succeeded")
        #expect(runs["items.0.promoted"] as? Bool == true)
        #expect(runs["items.0.report.heldOut.accuracyInterval.lower"] as? Double != nil)
        #expect(runs["items.0.report.heldOut.lengthBaseline"] as? Double != nil)
        let models = try await ada.get("/api/v1/projects/p/reward-models")
        #expect(models["items.0.promoted"] as? Bool == true)

        let scores = try await ada.post(
            "/api/v1/projects/p/scores",
            #"{"items": [{"prompt": "q", "completion": "Thank you, a kind answer."}, {"prompt": "q", "completion": "go away, stupid"}]}"#
        )
        let rewards = (0..<2).compactMap { scores["scores.\($0).reward"] as? Double }
        #expect(rewards.count == 2 && rewards[0] > rewards[1])
        #expect(scores.int("model.id") == models.int("items.0.id"))
    }

    @Test("the same data make the same model, byte for byte")
    func deterministic() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        for _ in 0..<2 { _ = try await job(app).run(job(app).start(project, trigger: .manual, by: nil)) }
        let models = try await ada.get("/api/v1/projects/p/reward-models")
        #expect(models.string("items.0.sha256") == models.string("items.1.sha256"))
        #expect(models.string("items.0.sha256") != nil)
    }

    @Test("a run that fails says why, and leaves the promoted model as it was")
    func failure() async throws {
        let (app, ada) = try await prepared(4)
        let project = try await app.stores.projects.find("p")
        let ticket = try await job(app).start(project, trigger: .manual, by: nil)
        await #expect(throws: TrainingFailure.self) { try await job(app).run(ticket) }
        let runs = try await ada.get("/api/v1/projects/p/training-runs")
        #expect(runs.string("items.0.status") == "failed")
        #expect(runs.string("items.0.error")?.contains("at least") == true)
        #expect(try await app.stores.rewardModels.promotedID(project: project.id) == nil)
        // The lock was given back: another may start.
        _ = try await job(app).start(project, trigger: .manual, by: nil)
    }

    @Test("a run that a killed process left behind is failed by the next, not waited for")
    func interrupted() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let snapshot = try await app.stores.snapshots.freeze(project: project.id, now: Date())
        let stale = try await app.stores.trainingRuns.create(
            project: project.id, snapshot: snapshot.id, trigger: .manual, now: Date())
        let ticket = try await job(app).start(project, trigger: .manual, by: nil)
        #expect(ticket.run.id != stale.id)
        #expect(try await ada.get("/api/v1/projects/p/training-runs/\(stale.id)").string("status") == "failed")
    }

    @Test("a run that is stopped says that it was stopped, and the next one goes through")
    func stopped() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let ticket = try await job(app).start(project, trigger: .manual, by: nil)
        let job = job(app)
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await job.run(ticket) }
                group.cancelAll()
                try await group.waitForAll()
            }
        }
        let run = try await ada.get("/api/v1/projects/p/training-runs/\(ticket.run.id)")
        #expect(run.string("status") == "failed")
        #expect(run.string("error")?.contains("stopped") == true)
        _ = try await job.run(job.start(project, trigger: .manual, by: nil))
    }

    @Test("a promoted model that cannot be read is replaced by the next run, not in its way")
    func damaged() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let broken = try await app.stores.rewardModels.add(
            project: project.id, run: nil, snapshot: nil, kind: "linear", bytes: Data("no model".utf8),
            report: Data("{}".utf8), now: Date())
        try await app.stores.rewardModels.promote(broken, by: nil, reason: "test", now: Date())
        let answer = try await ada.post("/api/v1/projects/p/scores", #"{"items": []}"#)
        #expect(answer.status == 500)
        let outcome = try await job(app).run(job(app).start(project, trigger: .manual, by: nil))
        #expect(outcome.report.promotion.promoted)
        #expect(outcome.report.promotion.reason.contains("cannot be read"))
        #expect(try await ada.post("/api/v1/projects/p/scores", #"{"items": []}"#).status == 200)
    }

    @Test("runs are listed in pages, newest first")
    func pages() async throws {
        let (app, ada) = try await prepared(4)
        let project = try await app.stores.projects.find("p")
        for _ in 0..<3 { _ = try? await job(app).run(job(app).start(project, trigger: .manual, by: nil)) }
        let first = try await ada.get("/api/v1/projects/p/training-runs?limit=2")
        let cursor = try #require(first.string("nextCursor"))
        let second = try await ada.get("/api/v1/projects/p/training-runs?limit=2&cursor=\(cursor)")
        let ids = (first.list("items") + second.list("items")).compactMap { ($0 as? [String: Any])?["id"] as? Int }
        #expect(ids == [3, 2, 1])
        #expect(second.string("nextCursor") == nil)
    }

    @Test("nothing ranked is refused with what to do")
    func nothing() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 3)
        let answer = try await ada.post("/api/v1/projects/p/training-runs")
        #expect(answer.status == 422)
        #expect(answer.string("code") == "notEnoughData")
        #expect(try await ada.get("/api/v1/projects/p/training-runs").list("items").isEmpty)
    }

    @Test("the scheduler starts a project at its time of day, once, and only when there is something new")
    func schedule() async throws {
        let (app, ada) = try await prepared()
        let scheduler = try #require(app.application.services.compactMap { $0 as? Scheduler }.first)
        // The test clock starts at 2027-01-15T08:00:00Z.
        func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
        await scheduler.tick(from: try date("2027-01-16T02:29:00Z"), to: try date("2027-01-16T02:29:59Z"))
        #expect(try await ada.get("/api/v1/projects/p/training-runs").list("items").isEmpty)
        await scheduler.tick(from: try date("2027-01-16T02:29:59Z"), to: try date("2027-01-16T02:30:10Z"))
        let runs = try await ada.get("/api/v1/projects/p/training-runs")
        #expect(runs.list("items").count == 1)
        #expect(runs.string("items.0.trigger") == "schedule")
        await scheduler.tick(from: try date("2027-01-16T02:30:10Z"), to: try date("2027-01-16T02:30:30Z"))
        #expect(try await ada.get("/api/v1/projects/p/training-runs").list("items").count == 1)

        _ = try await ada.patch("/api/v1/projects/p", #"{"retrainAt": null}"#)
        await scheduler.tick(from: try date("2027-01-17T02:29:59Z"), to: try date("2027-01-17T02:30:10Z"))
        #expect(try await ada.get("/api/v1/projects/p/training-runs").list("items").count == 1)
    }

    @Test("following a run ends with its last state")
    func events() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let ticket = try await job(app).start(project, trigger: .manual, by: nil)
        async let followed = ada.get("/api/v1/projects/p/training-runs/\(ticket.run.id)/events")
        _ = try await job(app).run(ticket)
        let text = try await followed.text
        #expect(text.contains("event: finished\ndata: {"))
        #expect(text.contains(#""status":"succeeded""#))
    }
}
