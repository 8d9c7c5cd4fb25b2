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

/// How often each of several things came.
private final class Counts: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// How often it came before.
    func next(of thing: String) -> Int {
        counts.withLock { counts in
            defer { counts[thing, default: 0] += 1 }
            return counts[thing, default: 0]
        }
    }
}

@Suite("Asking policies for completions")
struct SamplingTests {
    @Test("prompts that wait become tasks, with so many completions of each policy in an order of chance")
    func samples() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 24)
        let (small, large) = (try SamplingDesk.answering(), try SamplingDesk.answering())
        defer { [small, large].forEach { $0.stop() } }
        let policies = [
            try await SamplingDesk.add("small", at: small.url, to: app),
            try await SamplingDesk.add("large", at: large.url, to: app),
        ]
        let id = try await SamplingDesk.run(app, [(policies[0], 2), (policies[1], 2)])
        try await SamplingDesk.sampling(app).run(id)

        let tasks = try await SamplingDesk.tasks(app)
        #expect(tasks.count == 24)
        #expect(Set(tasks.compactMap(\.externalID)).count == 24)
        for task in tasks {
            #expect(task.completions.compactMap(\.model).sorted() == ["large", "large", "small", "small"])
            #expect(task.priority == 2)
        }
        // The first place is not one policy's.
        #expect(Set(tasks.map { $0.completions[0].model }).count == 2)
        let body = try await ada.get("/api/v1/projects/p/sampling-runs/\(id)")
        #expect(body.string("status") == "succeeded")
        #expect(body.int("progress.done") == 24)
        #expect(body.int("progress.samples") == 96)
        #expect(body.int("progress.tokens") == 96 * 12)
        #expect(small.requests.count == 48)
        #expect(Set((small.requests + large.requests).map(SamplingDesk.seed)).count == 96)
        #expect(small.requests.allSatisfy { $0.contains("Authorization: Bearer secret-small\r\n") })
        // Each completion knows how it was asked for.
        let linked = try await app.installation.database.read { connection in
            try connection.count("SELECT count(*) FROM sample WHERE completionId IS NOT NULL")
        }
        #expect(linked == 96)
        #expect(try await app.stores.samplingRuns.waiting(in: tasks[0].projectID) == 0)
        // The same prompts come a second time: they have their tasks.
        let again = try await ada.send(
            .post, "/api/v1/projects/p/prompts", #"{"externalId":"q1","prompt":"What is 1 and 1?"}"#,
            type: "application/x-ndjson")
        #expect(again.int("duplicates") == 1)
        #expect(try await Verification(app.installation.database).run().isEmpty)
    }

    @Test("a run that is broken off, again and again, goes on and asks for nothing that is stored")
    func resumes() async throws {
        let (app, _) = try await SamplingDesk.prepared(prompts: 30)
        let server = try ScriptedEndpoint { _, request in
            [.wait(0.01)] + ScriptedEndpoint.reply("Answer \(SamplingDesk.seed(request))")
        }
        defer { server.stop() }
        let id = try await SamplingDesk.run(app, [(try await SamplingDesk.add("small", at: server.url, to: app), 3)])
        let sampling = SamplingDesk.sampling(app)
        var breaks = 0
        while try await app.stores.samplingRuns.find(id).status != .succeeded {
            let task = Task { try await sampling.run(id) }
            if breaks < 4 {
                breaks += 1
                try await Task.sleep(for: .milliseconds(60))
                task.cancel()
            }
            _ = await task.result
        }
        #expect(try await SamplingDesk.tasks(app).count == 30)
        let asked = server.requests.map(SamplingDesk.seed)
        #expect(Set(asked).count == 90)
        // Only what was on its way when it was broken off was asked for again.
        #expect(asked.count <= 90 + breaks * 4)
    }

    @Test("kill -9 in the middle: what is stored is not asked for again, and nothing is missing in the end")
    func killed() async throws {
        let (app, _) = try await SamplingDesk.prepared(prompts: 20)
        let door = Door()
        let server = try ScriptedEndpoint { number, request in
            let reply = ScriptedEndpoint.reply("Answer \(SamplingDesk.seed(request))")
            return number < 25 ? reply : [.waitFor(door)] + reply
        }
        defer {
            door.open()
            server.stop()
        }
        _ = try await SamplingDesk.add("small", at: server.url, to: app)
        func podium(_ arguments: [String]) throws -> Process {
            let process = Process()
            process.executableURL = URL(filePath: TestApp.executable)
            process.arguments = ["sample", "--project", "p", "--data", app.installation.folder.path] + arguments
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            return process
        }
        let first = try podium(["--policy", "small=3", "--seed", "7"])
        while server.requests.count < 27, first.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        kill(first.processIdentifier, SIGKILL)
        first.waitUntilExit()
        door.open()
        let asked = server.requests.count
        let stored = try await app.stores.samplingRuns.find(ID(1)).progress.samples
        #expect(stored > 0)
        #expect(stored < 60)
        let second = try podium(["--resume", "1"])
        second.waitUntilExit()
        #expect(second.terminationStatus == 0)
        #expect(try await SamplingDesk.tasks(app).count == 20)
        #expect(Set(server.requests.map(SamplingDesk.seed)).count == 60)
        // Only what was on its way when it was killed was asked for again.
        #expect(server.requests.count == 60 + asked - stored)
    }

    @Test("equal answers are replaced; a policy that only repeats itself leaves its place empty")
    func duplicates() async throws {
        let (app, _) = try await SamplingDesk.prepared(prompts: 5)
        let server = try ScriptedEndpoint { number, request in
            ScriptedEndpoint.reply(number % 3 == 0 ? "Answer \(SamplingDesk.seed(request))" : "The same")
        }
        let parrot = try ScriptedEndpoint { _, _ in ScriptedEndpoint.reply("Polly") }
        defer { [server, parrot].forEach { $0.stop() } }
        let policies = [
            try await SamplingDesk.add("small", at: server.url, to: app),
            try await SamplingDesk.add("parrot", at: parrot.url, to: app),
        ]
        let id = try await SamplingDesk.run(app, [(policies[0], 2), (policies[1], 2)])
        try await SamplingDesk.sampling(app).run(id)
        for task in try await SamplingDesk.tasks(app) {
            #expect(Set(task.completions.map(\.text)).count == task.completions.count)
            #expect(task.completions.filter { $0.model == "parrot" }.count == 1)
        }
        #expect(try await app.stores.samplingRuns.find(id).progress.done == 5)
    }

    @Test("prompts of which nothing comes are told, and the others go on")
    func failures() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 6)
        let server = try ScriptedEndpoint { _, request in
            request.contains("What is 3 and 3?")
                ? ScriptedEndpoint.json(#"{"error":{"message":"too long"}}"#, status: "400 Bad Request")
                : ScriptedEndpoint.reply("Answer \(SamplingDesk.seed(request))")
        }
        defer { server.stop() }
        let id = try await SamplingDesk.run(app, [(try await SamplingDesk.add("small", at: server.url, to: app), 2)])
        try await SamplingDesk.sampling(app).run(id)
        let body = try await ada.get("/api/v1/projects/p/sampling-runs/\(id)")
        #expect(body.string("status") == "succeeded")
        #expect(body.int("progress.done") == 5)
        #expect(body.int("progress.failed") == 1)
    }

    @Test("an endpoint that asks for fewer questions is left alone for as long, and asked again")
    func busy() async throws {
        let (app, _) = try await SamplingDesk.prepared(prompts: 6)
        let server = try ScriptedEndpoint { number, request in
            number % 4 == 1
                ? ScriptedEndpoint.json(
                    "{}", status: number == 1 ? "429 Too Many Requests" : "503 Unavailable", "Retry-After: 0\r\n")
                : ScriptedEndpoint.reply("Answer \(SamplingDesk.seed(request))")
        }
        defer { server.stop() }
        let id = try await SamplingDesk.run(app, [(try await SamplingDesk.add("small", at: server.url, to: app), 2)])
        try await SamplingDesk.sampling(app).run(id)
        #expect(try await SamplingDesk.tasks(app).count == 6)
        #expect(try await app.stores.samplingRuns.find(id).progress.samples == 12)
    }

    @Test("a wrong key ends the run with a sentence, and the run goes on when it is mended")
    func wrongKey() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 8)
        let server = try ScriptedEndpoint { _, request in
            request.contains("Bearer right")
                ? ScriptedEndpoint.reply("Answer \(SamplingDesk.seed(request))")
                : ScriptedEndpoint.json(#"{"error":{"message":"bad key"}}"#, status: "401 Unauthorized")
        }
        defer { server.stop() }
        let policy = try await SamplingDesk.add("small", at: server.url, to: app)
        let id = try await SamplingDesk.run(app, [(policy, 2)])
        try await SamplingDesk.sampling(app).run(id)
        let body = try await ada.get("/api/v1/projects/p/sampling-runs/\(id)")
        #expect(body.string("status") == "failed")
        #expect(body.string("message")?.contains("small: The endpoint answered 401: bad key Look at the key.") == true)
        #expect(server.requests.count < 20)
        let endpoint = try EndpointDraft(url: server.url, key: "right").validated()
        _ = try await app.stores.policies.set(
            endpoint, of: policy, sealedBy: app.installation.endpointKeys.read(), now: app.installation.clock.now())
        _ = try await app.stores.samplingRuns.resume(id, now: app.installation.clock.now())
        try await SamplingDesk.sampling(app).run(id)
        #expect(try await SamplingDesk.tasks(app).count == 8)
    }

    @Test("the best of several answers is the one that the promoted model likes best, and all are kept")
    func bestOf() async throws {
        let (app, ada) = try await SamplingDesk.prepared(prompts: 6)
        _ = try await ada.send(
            .post, "/api/v1/projects/p/prompts?labeledBy=import:x", TrainingTests.lines(60),
            type: "application/x-ndjson")
        let project = try await app.stores.projects.find("p")
        _ = try await app.application.training.run(
            app.application.training.ticket(project, trigger: .manual, by: nil))
        // Of the questions about each prompt, however they come one after the other.
        let counts = Counts()
        let server = try ScriptedEndpoint { _, request in
            ScriptedEndpoint.reply(
                counts.next(of: request.firstMatch(of: /What is \d+ and/).map { String($0.0) } ?? "") % 4 == 0
                    ? "Thank you for asking about topic \(SamplingDesk.seed(request)), here is a kind and careful answer."
                    : "Whatever, topic \(SamplingDesk.seed(request)) is dumb, go away, stupid.")
        }
        defer { server.stop() }
        let base = try await SamplingDesk.add("base", at: server.url, to: app, concurrency: 1)
        let best = try await app.stores.policies.add(
            PolicyDraft(name: "best", bestOf: BestOfDraft(policyId: base, count: 8)).validated(), sealedBy: nil,
            now: app.installation.clock.now())
        let id = try await SamplingDesk.run(app, [(best.id, 1), (base, 1)])
        try await SamplingDesk.sampling(app).run(id)
        let made = try await SamplingDesk.tasks(app).filter { $0.completions.contains { $0.model == "best" } }
        #expect(made.count == 6)
        let chosen = made.flatMap(\.completions).filter { $0.model == "best" }
        #expect(chosen.allSatisfy { $0.text.hasPrefix("Thank you") })
        let kept = try await app.installation.database.read { connection in
            try connection.count("SELECT count(*) FROM sample WHERE reward IS NOT NULL AND rewardModelId IS NOT NULL")
        }
        #expect(kept == 48)

        // Rewards without what length and form explain are those that the project goes by.
        _ = try await ada.patch("/api/v1/projects/p", #"{"rewardsWithoutForm": true}"#)
        _ = try await ada.send(
            .post, "/api/v1/projects/p/prompts", #"{"prompt":"What is 7 and 8?"}"#, type: "application/x-ndjson")
        let second = try await SamplingDesk.run(app, [(best.id, 1), (base, 1)])
        try await SamplingDesk.sampling(app).run(second)
        let promoted = try #require(try await app.stores.rewardModels.promotedID(project: project.id))
        let model = try RewardModelFile(bytes: Array(try await app.stores.rewardModels.bytes(promoted))).model()
        let rated = try await app.installation.database.read { connection in
            try connection.rows(
                "SELECT text, reward FROM sample WHERE runId = ? AND reward IS NOT NULL", [second.rawValue]
            )
            .map { (text: $0["text"] as String, reward: $0["reward"] as Double) }
        }
        #expect(rated.count == 8)
        let prompt = Prompt(messages: [Message(role: .user, content: "What is 7 and 8?")])
        let scores = model.score(rated.map { ScoringItem(prompt: prompt, completion: $0.text) })
        #expect(rated.map(\.reward) == scores.map(\.withoutForm.reward))
        #expect(rated.map(\.reward) != scores.map(\.reward))
    }
}
