import EndpointTesting
import Foundation
import Jobs
import Logging
import Preferences
import RewardModel
import Synchronization
import Testing

@testable import App
@testable import Storage

@Suite("Runs of asking policies: begun, stopped, broken off and gone on with")
struct SamplingRunTests {
    @Test("whoever manages starts, stops and resumes a run over the API; labelers and others do not")
    func routes() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 3)
        let lea = try await app.client("lea", .labeler)
        let project = try await app.stores.projects.find("p")
        try await app.stores.members.put(
            project: project.id, user: try #require(lea.user).id, role: .labeler, now: app.installation.clock.now())
        let path = "/api/v1/projects/p/sampling-runs"
        let server = try SamplingDesk.answering()
        defer { server.stop() }
        let policy = try await SamplingDesk.add("small", at: server.url, to: app)
        #expect(try await lea.send(.post, path, #"{"policies":[]}"#).status == 403)
        #expect(try await lea.get(path).status == 403)
        for body in [
            #"{"policies":[]}"#, #"{"policies":[{"policyId":99,"completions":2}]}"#,
            #"{"policies":[{"policyId":\#(policy),"completions":1}]}"#,
            #"{"policies":[{"policyId":\#(policy),"completions":10}]}"#,
            #"{"policies":[{"policyId":\#(policy),"completions":-1},{"policyId":\#(policy),"completions":5}]}"#,
            #"{"policies":[{"policyId":\#(policy),"completions":2}],"prompts":0}"#,
        ] {
            #expect(try await ada.send(.post, path, body).status == 422, "\(body)")
        }
        let plan = #"{"policies":[{"policyId":\#(policy),"completions":2}],"seed":5}"#
        let started = try await ada.send(.post, path, plan)
        #expect(started.status == 202)
        #expect(try await ada.send(.post, path, plan).status == 409)
        let run = "\(path)/\(try #require(started.int("id")))"
        #expect(try await ada.send(.post, run + "/stop", "").string("status") == "stopped")
        #expect(try await ada.send(.post, run + "/resume", "").status == 202)
        let queue = app.application.queue
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run() }
            while try await ada.get(run).string("status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(20))
            }
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await SamplingDesk.tasks(app).count == 3)
    }

    @Test("a run goes on when the server is started again, one that was stopped makes room for the next")
    func restarts() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 8)
        let door = Door()
        let server = try ScriptedEndpoint { number, request in
            let reply = ScriptedEndpoint.reply("Answer \(SamplingDesk.seed(request))")
            return number < 3 ? reply : [.waitFor(door)] + reply
        }
        defer {
            door.open()
            server.stop()
        }
        let policy = try await SamplingDesk.add("small", at: server.url, to: app, seconds: 60)
        let path = "/api/v1/projects/p/sampling-runs"
        let plan = #"{"policies":[{"policyId":\#(policy),"completions":2}]}"#
        let first = "\(path)/\(try #require(try await ada.post(path, plan).int("id")))"
        // Broken off with the server, while answers are on their way.
        try await SamplingDesk.serving(app) {
            while server.requests.count < 5 { try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(try await ada.get(first).string("status") == "running")
        app.pass(2)
        // Stopped on the server that comes next, which has taken it up again; the next one waits until it has ended.
        try await SamplingDesk.serving(app) {
            let asked = server.requests.count
            while server.requests.count == asked { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await ada.post(first + "/stop", "").string("status") == "stopped")
            let next = try await ada.post(path, plan)
            #expect(next.status == 202, "\(next.text)")
            door.open()
            let second = "\(path)/\(try #require(next.int("id")))"
            while try await ada.get(second).string("status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        let runs = try await ada.get(path)
        #expect(try await SamplingDesk.tasks(app).count == 8, "\(runs.text)")
        #expect(try await ada.get(first).string("status") == "stopped")
        // What the other one did is not asked about again.
        let asked = server.requests.count
        #expect(try await ada.post(first + "/resume", "").status == 202)
        app.pass(2)
        try await SamplingDesk.serving(app) {
            while try await ada.get(first).string("status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        #expect(server.requests.count == asked)
        #expect(try await SamplingDesk.tasks(app).count == 8)
        #expect(try await Verification(app.installation.database).run().isEmpty)
    }

    @Test("a run that is stopped and resumed at once is asked to its end, and not called done before")
    func stoppedAndResumed() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 6)
        let door = Door()
        let server = try ScriptedEndpoint { number, request in
            let reply = ScriptedEndpoint.reply("Answer \(SamplingDesk.seed(request))")
            return number < 3 ? reply : [.waitFor(door)] + reply
        }
        defer {
            door.open()
            server.stop()
        }
        let policy = try await SamplingDesk.add("small", at: server.url, to: app)
        let path = "/api/v1/projects/p/sampling-runs"
        let started = try await ada.post(path, #"{"policies":[{"policyId":\#(policy),"completions":2}]}"#)
        let run = "\(path)/\(try #require(started.int("id")))"
        try await SamplingDesk.serving(app) {
            while server.requests.count < 5 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await ada.post(run + "/stop", "").status == 200)
            #expect(try await ada.post(run + "/resume", "").status == 202)
            // Whoever carried it out looks now.
            try await Task.sleep(for: .milliseconds(700))
            #expect(try await ada.get(run).string("status") != "succeeded")
            door.open()
            while try await ada.get(run).string("status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        #expect(try await ada.get(run).int("progress.done") == 6)
        #expect(try await SamplingDesk.tasks(app).count == 6)
    }

    @Test("prompts whose import is withdrawn meanwhile are not asked about, and the others are")
    func withdrawn() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 4)
        let more = #"{"prompt":"What is left?"}"# + "\n" + #"{"prompt":"What else is left?"}"#
        #expect(
            try await ada.send(.post, "/api/v1/projects/p/prompts", more, type: "application/x-ndjson")
                .int("waiting") == 2)
        let server = try SamplingDesk.answering()
        defer { server.stop() }
        let id = try await SamplingDesk.run(app, [(try await SamplingDesk.add("small", at: server.url, to: app), 2)])
        let project = try await app.stores.projects.find("p").id
        _ = try await app.stores.imports.withdraw(ID(1), in: project, now: app.installation.clock.now())
        try await SamplingDesk.sampling(app).run(id)
        #expect(try await app.stores.samplingRuns.find(id).status == .succeeded)
        #expect(try await SamplingDesk.tasks(app).count == 2)
        #expect(server.requests.count == 4)
    }

    @Test("a key that cannot be opened fails the run with the reason, and the next one can be begun")
    func closedKey() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 2)
        let server = try SamplingDesk.answering()
        defer { server.stop() }
        let policy = try await SamplingDesk.add("small", at: server.url, to: app)
        let id = try await SamplingDesk.run(app, [(policy, 2)])
        let file = app.installation.endpointKeys.path
        #expect(chmod(file, 0o644) == 0)
        await #expect(throws: (any Error).self) { try await SamplingDesk.sampling(app).run(id) }
        let run = try await app.stores.samplingRuns.find(id)
        #expect(run.status == .failed && run.message?.contains("chmod 600") == true, "\(run)")
        #expect(chmod(file, 0o600) == 0)
        let next = try await ada.post(
            "/api/v1/projects/p/sampling-runs", #"{"policies":[{"policyId":\#(policy),"completions":2}]}"#)
        #expect(next.status == 202)
        #expect(server.requests.isEmpty)
    }

    @Test("a run whose program was killed is said to be broken off, and goes on when it is told to")
    func brokenOff() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 4)
        let server = try SamplingDesk.answering()
        defer { server.stop() }
        let id = try await SamplingDesk.run(app, [(try await SamplingDesk.add("small", at: server.url, to: app), 2)])
        // As a terminal leaves it that is killed: it goes on, and no job has it.
        _ = try await app.stores.samplingRuns.begin(id, now: app.installation.clock.now())
        let run = "/api/v1/projects/p/sampling-runs/\(id)"
        try await SamplingDesk.serving(app) {
            while try await ada.get(run).string("status") != "failed" { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await ada.get(run).string("message")?.contains("broken off") == true)
            #expect(try await ada.post(run + "/resume", "").status == 202)
            while try await ada.get(run).string("status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        #expect(try await SamplingDesk.tasks(app).count == 4)
    }

    @Test("after a promotion policies are asked as in the latest run, once, where the project says so")
    func afterPromotion() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 5)
        let server = try SamplingDesk.answering()
        defer { server.stop() }
        let base = try await SamplingDesk.add("base", at: server.url, to: app)
        let runner = try #require(app.application.services.compactMap { $0 as? RecurringRunner }.first)
        let path = "/api/v1/projects/p/sampling-runs"
        func runs(after seconds: Double) async throws -> Int {
            app.pass(seconds)
            await runner.tick(now: app.installation.clock.now())
            return try await ada.get(path).list("items").count
        }
        func promote() async throws {
            _ = try await ada.send(
                .post, "/api/v1/projects/p/prompts?labeledBy=import:x", TrainingTests.lines(60),
                type: "application/x-ndjson")
            let project = try await app.stores.projects.find("p")
            let outcome = try await app.application.training.run(
                app.application.training.ticket(project, trigger: .manual, by: nil))
            #expect(outcome.report.promotion.promoted)
        }
        #expect(try await ada.patch("/api/v1/projects/p", #"{"samplesAfterPromotion": true}"#).status == 200)
        app.pass(1)
        try await promote()
        #expect(try await runs(after: 61) == 0, "nobody has said whom to ask")
        let first = try await ada.post(path, #"{"policies":[{"policyId":\#(base),"completions":2}],"prompts":2}"#)
        #expect(first.status == 202)
        try await SamplingDesk.sampling(app).run(ID(Int64(try #require(first.int("id")))))
        #expect(try await ada.get("/api/v1/projects/p/progress").int("promptsWaiting") == 3)
        #expect(try await runs(after: 61) == 1, "nothing was promoted since")
        app.pass(1)
        let model = try #require(try await ada.get("/api/v1/projects/p/reward-models").int("items.0.id"))
        let confirmed = try await ada.put(
            "/api/v1/projects/p/reward-models/promoted", #"{"id": \#(model), "reason": "Look again.", "confirm": true}"#
        )
        #expect(confirmed.status == 200, "\(confirmed.text)")
        _ = try await ada.patch("/api/v1/projects/p", #"{"samplesAfterPromotion": false}"#)
        #expect(try await runs(after: 61) == 1, "the project does not say so")
        _ = try await ada.patch("/api/v1/projects/p", #"{"samplesAfterPromotion": true}"#)
        #expect(try await runs(after: 61) == 2)
        let second = try await ada.get(path)
        #expect(second.int("items.0.progress.prompts") == 3)
        #expect(second.int("items.0.policies.0.completions") == 2)
        #expect(try await runs(after: 61) == 2)
        #expect(try await ada.get("/api/v1/jobs").string("items.0.kind") == "sampling")
    }
}
