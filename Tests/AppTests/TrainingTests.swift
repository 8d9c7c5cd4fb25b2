import Foundation
import HTTPTypes
import Jobs
import Preferences
import Storage
import Testing

@testable import App

@Suite("Training and scoring")
struct TrainingTests {
    /// Prompts whose better answer is polite and whose worse is rude: a model can learn it, and their lengths do not tell.
    static func lines(_ count: Int) -> String {
        (0..<count).map { index in
            let more = [" And so on, and so on.", ""]
            let good = "Thank you for asking about topic \(index), here is a kind and careful answer.\(more[index % 2])"
            let bad = "Whatever, topic \(index) is dumb, it is not worth a word, go away, stupid.\(more[1 - index % 2])"
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

    private func job(_ app: TestApp) -> TrainingJob { app.application.training }

    private func newTicket(_ app: TestApp, _ project: Project) async throws -> TrainingJob.Ticket {
        try await job(app).ticket(project, trigger: .manual, by: nil)
    }

    @Test("a run trains in a child process, is promoted, and answers with rewards")
    func run() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let before = try await ada.post("/api/v1/projects/p/scores", #"{"items": []}"#)
        #expect(before.status == 409)
        #expect(before.string("code") == "noRewardModel")

        let ticket = try await newTicket(app, project)
        await #expect(throws: StorageError.self) { try await newTicket(app, project) }
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
        for _ in 0..<2 { _ = try await job(app).run(newTicket(app, project)) }
        let models = try await ada.get("/api/v1/projects/p/reward-models")
        #expect(models.string("items.0.sha256") == models.string("items.1.sha256"))
        #expect(models.string("items.0.sha256") != nil)
    }

    @Test("a run that fails says why, and leaves the promoted model as it was")
    func failure() async throws {
        let (app, ada) = try await prepared(4)
        let project = try await app.stores.projects.find("p")
        let ticket = try await newTicket(app, project)
        await #expect(throws: TrainingFailure.self) { try await job(app).run(ticket) }
        let runs = try await ada.get("/api/v1/projects/p/training-runs")
        #expect(runs.string("items.0.status") == "failed")
        #expect(runs.string("items.0.error")?.contains("at least") == true)
        #expect(runs.string("items.0.knownError.code") == "tooFewPrompts")
        #expect(runs.list("items.0.knownError.values").count == 2)
        #expect(try await app.stores.rewardModels.promotedID(project: project.id) == nil)
        // The lock was given back: another may start.
        _ = try await newTicket(app, project)
    }

    @Test("a run that a killed process left behind is failed by the next, not waited for")
    func interrupted() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let snapshot = try await app.stores.snapshots.freeze(project: project.id, now: Date())
        let stale = try await app.stores.trainingRuns.create(
            project: project.id, snapshot: snapshot.id, trigger: .manual, now: Date())
        let ticket = try await newTicket(app, project)
        #expect(ticket.run.id != stale.id)
        let left = try await ada.get("/api/v1/projects/p/training-runs/\(stale.id)")
        #expect(left.string("status") == "failed")
        #expect(left.string("knownError.code") == "podiumStopped")
    }

    @Test("a run that is stopped says that it was stopped, and the next one goes through")
    func stopped() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let ticket = try await newTicket(app, project)
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
        #expect(run.string("knownError.code") == "runStopped")
        _ = try await job.run(newTicket(app, project))
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
        let outcome = try await job(app).run(newTicket(app, project))
        #expect(outcome.report.promotion.promoted)
        #expect(outcome.report.promotion.reason.contains("cannot be read"))
        #expect(try await ada.post("/api/v1/projects/p/scores", #"{"items": []}"#).status == 200)
    }

    @Test("runs are listed in pages, newest first")
    func pages() async throws {
        let (app, ada) = try await prepared(4)
        let project = try await app.stores.projects.find("p")
        for _ in 0..<3 { _ = try? await job(app).run(newTicket(app, project)) }
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

    @Test(
        "a project is trained at its time of day, once, and only when there is something new; admins see what came of it"
    )
    func schedule() async throws {
        let (app, ada) = try await prepared()
        let runner = try #require(app.application.services.compactMap { $0 as? RecurringRunner }.first)
        func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
        func night() async throws -> (outcome: String?, message: String?, known: String?, next: String?) {
            let jobs = try await ada.get("/api/v1/jobs")
            let work = try #require(
                jobs.list("recurring").firstIndex {
                    ($0 as? [String: Any])?["name"] as? String == "nightlyTraining"
                })
            let turn = "recurring.\(work).turns.0"
            return (
                jobs.string("\(turn).outcome"), jobs.string("\(turn).message"),
                jobs.string("\(turn).knownMessage.code"), jobs.string("\(turn).nextRunAt")
            )
        }
        // The test clock starts at 2027-01-15T08:00:00Z.
        await runner.tick(now: try date("2027-01-15T08:00:00Z"))
        await runner.tick(now: try date("2027-01-16T02:29:59Z"))
        #expect(try await ada.get("/api/v1/projects/p/training-runs").list("items").isEmpty)
        #expect(try await night().outcome == nil)
        await runner.tick(now: try date("2027-01-16T02:30:10Z"))
        let runs = try await ada.get("/api/v1/projects/p/training-runs")
        #expect(runs.list("items").count == 1)
        #expect(runs.string("items.0.trigger") == "schedule")
        #expect(try await night().message == "Training run 1 was started.")
        #expect(try await night().known == "runStarted")
        let jobs = try await ada.get("/api/v1/jobs")
        #expect(jobs.string("items.0.kind") == "training")
        #expect(jobs.string("items.0.summary") == "Trains a reward model")
        #expect(jobs.string("items.0.project") == "p")
        #expect(jobs.string("items.0.status") == "queued")
        await runner.tick(now: try date("2027-01-16T02:30:30Z"))
        #expect(try await ada.get("/api/v1/projects/p/training-runs").list("items").count == 1)
        // The run has not ended when the next night comes.
        await runner.tick(now: try date("2027-01-17T02:30:00Z"))
        #expect(try await night().outcome == "skipped")
        #expect(try await night().message == "Another training run was under way.")
        #expect(try await night().known == "runUnderWay")

        #expect(try await night().next?.hasPrefix("2027-01-18T02:30:00") == true)
        _ = try await ada.patch("/api/v1/projects/p", #"{"retrainAt": null}"#)
        #expect(try await night().next == nil)
        await runner.tick(now: try date("2027-01-18T02:30:10Z"))
        #expect(try await ada.get("/api/v1/projects/p/training-runs").list("items").count == 1)
        let mia = try await app.client("mia", .manager)
        #expect(try await mia.get("/api/v1/jobs").status == 403)
    }

    @Test("a run that was asked for is carried out by the queue, and a night without new rankings says so")
    func queued() async throws {
        let (app, ada) = try await prepared()
        let queue = app.application.queue
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run() }
            let answer = try await ada.post("/api/v1/projects/p/training-runs")
            #expect(answer.status == 202)
            #expect(try await ada.post("/api/v1/projects/p/training-runs").string("code") == "runActive")
            while try await ada.get("/api/v1/jobs").string("items.0.status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(try await ada.get("/api/v1/jobs").string("items.0.message") != nil, "the run told its progress")
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await ada.get("/api/v1/projects/p/training-runs").string("items.0.status") == "succeeded")
        let project = try await app.stores.projects.find("p")
        let next = try await job(app).start(project, trigger: .schedule, by: nil, onlyIfNew: true)
        guard case .nothingNew = next else {
            Issue.record("it would train again from the same rankings: \(next)")
            return
        }
    }

    @Test("a run that waited when the server was killed is carried out by the next")
    func restart() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let ticket = try await newTicket(app, project)
        try await job(app).enqueue(ticket, in: app.application.queue)
        // The kernel takes the lock from a process that is killed; what it knew is gone.
        ticket.release()
        let again = TrainingJob(
            stores: app.stores, folder: app.installation.folder.training, executable: TestApp.executable,
            version: "test", clock: app.installation.clock, logger: .init(label: "test"))
        let jobs = app.stores.jobs
        try await again.recover(jobs.queued(kind: TrainingJob.kind))
        #expect(try await ada.get("/api/v1/projects/p/training-runs").string("items.0.status") == "queued")
        // The lock is held again: the command line waits its turn.
        await #expect(throws: StorageError.self) { try await again.ticket(project, trigger: .commandLine, by: nil) }
        let queue = JobQueue(
            jobs: jobs, kinds: [again], clock: app.installation.clock, logger: .init(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run() }
            while try await ada.get("/api/v1/projects/p/training-runs").string("items.0.status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(50))
            }
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await app.stores.rewardModels.promotedID(project: project.id) != nil)
    }

    @Test("every thread of a training has the lowest priority")
    func priority() async throws {
        let (app, _) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let snapshot = try await app.stores.snapshots.freeze(project: project.id, now: app.installation.clock.now())
        let folder = app.installation.folder.path
        let process = Process()
        process.executableURL = URL(filePath: TestApp.executable)
        process.arguments = [
            "train-worker", "--data", folder, "--snapshot", "\(snapshot.id)", "--output", folder + "/out.model",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        // It has begun, and stands still while it is looked at.
        _ = output.fileHandleForReading.availableData
        kill(process.processIdentifier, SIGSTOP)
        let threads = "/proc/\(process.processIdentifier)/task"
        let policies = try FileManager.default.contentsOfDirectory(atPath: threads).compactMap { thread in
            // The 41st field of stat; the second is a name, in brackets.
            try String(contentsOfFile: "\(threads)/\(thread)/stat", encoding: .utf8)
                .split(separator: ")").last?.split(separator: " ")[38]
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(policies.count > 1)
        // SCHED_IDLE.
        #expect(policies.allSatisfy { $0 == "5" }, "\(policies)")
    }

    @Test("following a run ends with its last state")
    func events() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let ticket = try await newTicket(app, project)
        async let followed = ada.get("/api/v1/projects/p/training-runs/\(ticket.run.id)/events")
        _ = try await job(app).run(ticket)
        let text = try await followed.text
        #expect(text.contains("event: finished\ndata: {"))
        #expect(text.contains(#""status":"succeeded""#))
    }

    @Test("whoever loses access while they follow a run sees no more of it")
    func accessEnds() async throws {
        let (app, ada) = try await prepared()
        let project = try await app.stores.projects.find("p")
        let mia = try await app.client("mia", .manager)
        try await app.stores.members.put(
            project: project.id, user: #require(mia.user).id, role: .manager, now: app.installation.clock.now())
        let ticket = try await newTicket(app, project)
        async let followed = mia.get("/api/v1/projects/p/training-runs/\(ticket.run.id)/events")
        _ = try await ada.patch("/api/v1/users/\(#require(mia.user).id)", #"{"isDisabled": true}"#)
        // The run is still queued, so only the loss of access can end this.
        let text = try await followed.text
        #expect(!text.contains("event: finished"))
    }
}
