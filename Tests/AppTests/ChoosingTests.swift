import Foundation
import Jobs
import Preferences
import Storage
import Testing

@testable import App

@Suite("Choosing what is labeled next")
struct ChoosingTests {
    private let app: TestApp
    private let ada: Client

    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        try await add(0..<40, isLabeled: true)
        _ = try await train()
    }

    private func add(_ numbers: Range<Int>, isLabeled: Bool) async throws {
        let lines = numbers.map { number in
            let good = "Thank you for asking about topic \(number), here is a kind and careful answer."
            let bad = "Whatever, topic \(number) is dumb, it is not worth a word, go away, stupid, and so on."
            let ranks = isLabeled ? #", "ranks": [2, 1]"# : ""
            return
                #"{"prompt": "question \#(number)", "completions": [{"text": "\#(bad)"}, {"text": "\#(good)"}]\#(ranks)}"#
        }
        let labeled = isLabeled ? "?labeledBy=import:x" : ""
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts\(labeled)", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(answer.status == 200, "\(answer.text)")
    }

    private func train() async throws -> TrainingJob.Outcome {
        let job = app.application.training
        return try await job.run(job.ticket(app.stores.projects.find("p"), trigger: .manual, by: nil))
    }

    /// Lets the server's own work be done until no job is left.
    private func work() async throws {
        let runner = try #require(app.application.services.compactMap { $0 as? RecurringRunner }.first)
        await runner.tick(now: app.installation.clock.now(), isStart: true)
        // Another queue each time: one that was shut down begins nothing more.
        let queue = JobQueue(
            jobs: app.stores.jobs, kinds: app.application.queue.kinds, clock: app.installation.clock,
            logger: .init(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run() }
            while try await !isIdle() { try await Task.sleep(for: .milliseconds(50)) }
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    private func isIdle() async throws -> Bool {
        try await !ada.get("/api/v1/jobs").list("items").contains {
            let status = ($0 as? [String: Any])?["status"] as? String
            return status == "queued" || status == "running"
        }
    }

    /// How many jobs put tasks in order, or will.
    private func placements() async throws -> Int {
        try await ada.get("/api/v1/jobs").list("items").count {
            ($0 as? [String: Any])?["kind"] as? String == AcquisitionJob.kind
        }
    }

    private func open() async throws -> [LabelingTask] {
        let project = try await app.stores.projects.find("p")
        return try await app.stores.tasks.list(project: project.id, limit: 500).items.filter { $0.status == .open }
    }

    @Test("is off at first; switched on, the job gives open tasks levels and draws the random share; off again, none")
    func job() async throws {
        try await add(100..<160, isLabeled: false)
        try await work()
        #expect(try await open().allSatisfy { $0.acquisitionLevel == 0 && $0.isInRandomShare == nil })
        #expect(try await placements() == 0)

        let set = try await ada.patch("/api/v1/projects/p", #"{"acquisition": "uncertainty", "randomShare": 40}"#)
        #expect(set.status == 200 && set.string("acquisition") == "uncertainty")
        try await work()
        let jobs = try await ada.get("/api/v1/jobs")
        #expect(jobs.string("items.0.kind") == "acquisition", "\(jobs.text)")
        #expect(jobs.string("items.0.status") == "succeeded", "\(jobs.text)")
        let project = try await app.stores.projects.find("p")
        let placed = try await open()
        for task in placed {
            let drawn = Acquisition.isDrawn(task.id.rawValue, projectSeed: project.splitSeed, percent: 40)
            #expect(task.isInRandomShare == drawn)
        }
        #expect(placed.count { $0.acquisitionLevel == 0 } < 40 && placed.contains { $0.acquisitionLevel >= 3 })
        let body = try await ada.get("/api/v1/projects/p/tasks/\(placed[0].id)")
        #expect(body.int("acquisitionLevel") == placed[0].acquisitionLevel)
        #expect(body["isInRandomShare"] as? Bool == placed[0].isInRandomShare)

        // Nothing new, nothing to do; new tasks come in their turn, and what was drawn stays drawn.
        try await work()
        #expect(try await placements() == 1)
        try await add(160..<170, isLabeled: false)
        app.pass(700)
        _ = try await ada.patch("/api/v1/projects/p", #"{"randomShare": 100}"#)
        try await work()
        let later = try await open()
        #expect(later.count == 70)
        for task in placed {
            #expect(later.first { $0.id == task.id }?.isInRandomShare == task.isInRandomShare)
        }
        #expect(later.suffix(10).allSatisfy { $0.isInRandomShare == true })
        #expect(try await Verification(app.installation.database).run() == [])

        _ = try await ada.patch("/api/v1/projects/p", #"{"acquisition": "off"}"#)
        app.pass(70)
        try await work()
        #expect(try await open().allSatisfy { $0.acquisitionLevel == 0 })
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("a model that cannot be read fails the job, and the queue stays as it was")
    func unreadable() async throws {
        try await add(100..<110, isLabeled: false)
        _ = try await ada.patch("/api/v1/projects/p", #"{"acquisition": "uncertainty"}"#)
        let project = try await app.stores.projects.find("p")
        let broken = try await app.stores.rewardModels.add(
            project: project.id, run: nil, snapshot: nil, kind: "linear", bytes: Data("no model".utf8),
            report: Data("{}".utf8), now: Date())
        try await app.stores.rewardModels.promote(broken, by: nil, reason: "test", now: Date())
        let job = AcquisitionJob(
            stores: app.stores, folder: app.installation.folder.training, executable: TestApp.executable,
            clock: app.installation.clock)
        let error = await #expect(throws: JobError.self) { try await job.place(project, by: broken) }
        guard case .failed(let message, true) = error else {
            Issue.record("another failure: \(String(describing: error))")
            return
        }
        #expect(message.contains("model"))
        #expect(try await open().allSatisfy { $0.acquisitionLevel == 0 && $0.isInRandomShare == nil })
    }

    @Test("a job that failed for good is followed by no other until a model is promoted, or an hour has passed")
    func failedForGood() async throws {
        try await add(100..<110, isLabeled: false)
        _ = try await ada.patch("/api/v1/projects/p", #"{"acquisition": "uncertainty"}"#)
        let runner = try #require(app.application.services.compactMap { $0 as? RecurringRunner }.first)
        let jobs = app.stores.jobs
        func look() async throws -> Int {
            await runner.tick(now: app.installation.clock.now())
            return try await jobs.list(limit: 500).items.count { $0.kind == AcquisitionJob.kind }
        }
        #expect(try await look() == 1)
        let job = try #require(await jobs.take(kind: AcquisitionJob.kind, now: app.installation.clock.now()))
        try await jobs.finish(job.id, as: .failed, error: "broken", now: app.installation.clock.now())
        for _ in 0..<5 {
            app.pass(61)
            #expect(try await look() == 1)
        }
        app.pass(3600)
        #expect(try await look() == 2)
    }

    @Test("once a model has chosen, a run reports the random share by itself")
    func randomShare() async throws {
        #expect(try await train().report.randomShare == nil, "nothing was chosen")
        try await add(100..<180, isLabeled: false)
        _ = try await ada.patch("/api/v1/projects/p", #"{"acquisition": "uncertainty"}"#)
        try await work()
        let chosen = try await open().count { $0.isInRandomShare == false }
        try await add(100..<180, isLabeled: true)
        let outcome = try await train()
        let share = try #require(outcome.report.randomShare)
        #expect(share.chosenPrompts == chosen)
        #expect(share.prompts == 120 - chosen && share.promptGroups <= share.prompts)
        #expect((share.measured?.accuracy ?? 0) > 0.9)
        #expect(outcome.report.training.heldOut.prompts == 120)
        let run = try await ada.get("/api/v1/projects/p/training-runs").int("items.0.id")
        let body = try await ada.get("/api/v1/projects/p/training-runs/\(try #require(run))")
        #expect(body.int("report.randomShare.chosenPrompts") == chosen)
    }
}
