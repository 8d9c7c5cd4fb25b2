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
    /// A project with prompts that wait.
    private static func prepared(prompts: Int) async throws -> (app: TestApp, ada: Client) {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let lines = (0..<prompts).map {
            #"{"externalId":"q\#($0)","prompt":"What is \#($0) and \#($0)?","priority":2}"#
        }
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(answer.int("waiting") == prompts)
        #expect(answer.int("created") == 0)
        return (app, ada)
    }

    private static func add(
        _ name: String, at url: String, to app: TestApp, concurrency: Int = 4, seconds: Int = 60
    ) async throws -> ID<Policy> {
        let draft = PolicyDraft(
            name: name,
            endpoint: EndpointDraft(
                url: url, key: "secret-\(name)", parameters: SamplingParameters(temperature: 0.9, maxTokens: 20),
                concurrency: concurrency, timeoutSeconds: seconds))
        return try await app.stores.policies.add(
            draft.validated(), sealedBy: app.installation.endpointKeys.readOrMake(), now: app.installation.clock.now()
        ).id
    }

    /// Asks at once where another try may help.
    private static func sampling(_ app: TestApp) -> Sampling {
        let keys = app.installation.endpointKeys
        let stores = app.stores
        return Sampling(
            Asking(
                stores: stores, lockFolder: app.installation.folder.path + "/asking",
                key: { try await stores.policies.key(of: $0, openedBy: try keys.read()) },
                retries: RetryRule(attempts: 4, firstPause: 0.01), clock: app.installation.clock))
    }

    private static func run(_ app: TestApp, _ parts: [(ID<Policy>, Int)]) async throws -> ID<SamplingRun> {
        let project = try await app.stores.projects.find("p")
        return try await app.stores.samplingRuns.create(
            SamplingPlan(parts.map { .init(policyId: $0.0, completions: $0.1) }), in: project.id, seed: 7,
            now: app.installation.clock.now()
        ).id
    }

    private static func tasks(_ app: TestApp) async throws -> [LabelingTask] {
        let project = try await app.stores.projects.find("p")
        return try await app.stores.tasks.list(project: project.id, limit: 1_000).items
    }

    /// The seed that a question was asked with.
    private static func seed(_ request: String) -> Int {
        request.firstMatch(of: /"seed":(\d+)/).flatMap { Int($0.1) } ?? 0
    }

    /// Another answer to each question.
    private static func answering() throws -> ScriptedEndpoint {
        try ScriptedEndpoint { _, request in ScriptedEndpoint.reply("Answer \(seed(request))") }
    }

    @Test("prompts that wait become tasks, with so many completions of each policy in an order of chance")
    func samples() async throws {
        let (app, ada) = try await Self.prepared(prompts: 24)
        let (small, large) = (try Self.answering(), try Self.answering())
        defer { [small, large].forEach { $0.stop() } }
        let policies = [
            try await Self.add("small", at: small.url, to: app), try await Self.add("large", at: large.url, to: app),
        ]
        let id = try await Self.run(app, [(policies[0], 2), (policies[1], 2)])
        try await Self.sampling(app).run(id)

        let tasks = try await Self.tasks(app)
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
        #expect(Set((small.requests + large.requests).map(Self.seed)).count == 96)
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
        let (app, _) = try await Self.prepared(prompts: 30)
        let server = try ScriptedEndpoint { _, request in
            [.wait(0.01)] + ScriptedEndpoint.reply("Answer \(Self.seed(request))")
        }
        defer { server.stop() }
        let id = try await Self.run(app, [(try await Self.add("small", at: server.url, to: app), 3)])
        let sampling = Self.sampling(app)
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
        #expect(try await Self.tasks(app).count == 30)
        let asked = server.requests.map(Self.seed)
        #expect(Set(asked).count == 90)
        // Only what was on its way when it was broken off was asked for again.
        #expect(asked.count <= 90 + breaks * 4)
    }

    @Test("kill -9 in the middle: what is stored is not asked for again, and nothing is missing in the end")
    func killed() async throws {
        let (app, _) = try await Self.prepared(prompts: 20)
        let door = Door()
        let server = try ScriptedEndpoint { number, request in
            let reply = ScriptedEndpoint.reply("Answer \(Self.seed(request))")
            return number < 25 ? reply : [.waitFor(door)] + reply
        }
        defer {
            door.open()
            server.stop()
        }
        _ = try await Self.add("small", at: server.url, to: app)
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
        #expect(try await Self.tasks(app).count == 20)
        #expect(Set(server.requests.map(Self.seed)).count == 60)
        // Only what was on its way when it was killed was asked for again.
        #expect(server.requests.count == 60 + asked - stored)
    }

    @Test("equal answers are replaced; a policy that only repeats itself leaves its place empty")
    func duplicates() async throws {
        let (app, _) = try await Self.prepared(prompts: 5)
        let server = try ScriptedEndpoint { number, request in
            ScriptedEndpoint.reply(number % 3 == 0 ? "Answer \(Self.seed(request))" : "The same")
        }
        let parrot = try ScriptedEndpoint { _, _ in ScriptedEndpoint.reply("Polly") }
        defer { [server, parrot].forEach { $0.stop() } }
        let policies = [
            try await Self.add("small", at: server.url, to: app), try await Self.add("parrot", at: parrot.url, to: app),
        ]
        let id = try await Self.run(app, [(policies[0], 2), (policies[1], 2)])
        try await Self.sampling(app).run(id)
        for task in try await Self.tasks(app) {
            #expect(Set(task.completions.map(\.text)).count == task.completions.count)
            #expect(task.completions.filter { $0.model == "parrot" }.count == 1)
        }
        #expect(try await app.stores.samplingRuns.find(id).progress.done == 5)
    }

    @Test("prompts of which nothing comes are told, and the others go on")
    func failures() async throws {
        let (app, ada) = try await Self.prepared(prompts: 6)
        let server = try ScriptedEndpoint { _, request in
            request.contains("What is 3 and 3?")
                ? ScriptedEndpoint.json(#"{"error":{"message":"too long"}}"#, status: "400 Bad Request")
                : ScriptedEndpoint.reply("Answer \(Self.seed(request))")
        }
        defer { server.stop() }
        let id = try await Self.run(app, [(try await Self.add("small", at: server.url, to: app), 2)])
        try await Self.sampling(app).run(id)
        let body = try await ada.get("/api/v1/projects/p/sampling-runs/\(id)")
        #expect(body.string("status") == "succeeded")
        #expect(body.int("progress.done") == 5)
        #expect(body.int("progress.failed") == 1)
    }

    @Test("an endpoint that asks for fewer questions is left alone for as long, and asked again")
    func busy() async throws {
        let (app, _) = try await Self.prepared(prompts: 6)
        let server = try ScriptedEndpoint { number, request in
            number % 4 == 1
                ? ScriptedEndpoint.json(
                    "{}", status: number == 1 ? "429 Too Many Requests" : "503 Unavailable", "Retry-After: 0\r\n")
                : ScriptedEndpoint.reply("Answer \(Self.seed(request))")
        }
        defer { server.stop() }
        let id = try await Self.run(app, [(try await Self.add("small", at: server.url, to: app), 2)])
        try await Self.sampling(app).run(id)
        #expect(try await Self.tasks(app).count == 6)
        #expect(try await app.stores.samplingRuns.find(id).progress.samples == 12)
    }

    @Test("a wrong key ends the run with a sentence, and the run goes on when it is mended")
    func wrongKey() async throws {
        let (app, ada) = try await Self.prepared(prompts: 8)
        let server = try ScriptedEndpoint { _, request in
            request.contains("Bearer right")
                ? ScriptedEndpoint.reply("Answer \(Self.seed(request))")
                : ScriptedEndpoint.json(#"{"error":{"message":"bad key"}}"#, status: "401 Unauthorized")
        }
        defer { server.stop() }
        let policy = try await Self.add("small", at: server.url, to: app)
        let id = try await Self.run(app, [(policy, 2)])
        try await Self.sampling(app).run(id)
        let body = try await ada.get("/api/v1/projects/p/sampling-runs/\(id)")
        #expect(body.string("status") == "failed")
        #expect(body.string("message")?.contains("small: The endpoint answered 401: bad key Look at the key.") == true)
        #expect(server.requests.count < 20)
        let endpoint = try EndpointDraft(url: server.url, key: "right").validated()
        _ = try await app.stores.policies.set(
            endpoint, of: policy, sealedBy: app.installation.endpointKeys.read(), now: app.installation.clock.now())
        _ = try await app.stores.samplingRuns.resume(id, now: app.installation.clock.now())
        try await Self.sampling(app).run(id)
        #expect(try await Self.tasks(app).count == 8)
    }

    @Test("whoever manages starts, stops and resumes a run over the API; labelers and others do not")
    func routes() async throws {
        let (app, ada) = try await Self.prepared(prompts: 3)
        let lea = try await app.client("lea", .labeler)
        let project = try await app.stores.projects.find("p")
        try await app.stores.members.put(
            project: project.id, user: try #require(lea.user).id, role: .labeler, now: app.installation.clock.now())
        let path = "/api/v1/projects/p/sampling-runs"
        let server = try Self.answering()
        defer { server.stop() }
        let policy = try await Self.add("small", at: server.url, to: app)
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
        #expect(try await Self.tasks(app).count == 3)
    }

    /// A server, a new one each time, that goes on until `body` returns.
    private static func serving(_ app: TestApp, _ body: () async throws -> Void) async throws {
        let queue = JobQueue(
            jobs: app.stores.jobs, kinds: [SamplingJob(sampling(app))], clock: app.installation.clock,
            logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run() }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    @Test("a run goes on when the server is started again, one that was stopped makes room for the next")
    func restarts() async throws {
        let (app, ada) = try await Self.prepared(prompts: 8)
        let door = Door()
        let server = try ScriptedEndpoint { number, request in
            let reply = ScriptedEndpoint.reply("Answer \(Self.seed(request))")
            return number < 3 ? reply : [.waitFor(door)] + reply
        }
        defer {
            door.open()
            server.stop()
        }
        let policy = try await Self.add("small", at: server.url, to: app, seconds: 60)
        let path = "/api/v1/projects/p/sampling-runs"
        let plan = #"{"policies":[{"policyId":\#(policy),"completions":2}]}"#
        let first = "\(path)/\(try #require(try await ada.post(path, plan).int("id")))"
        // Broken off with the server, while answers are on their way.
        try await Self.serving(app) {
            while server.requests.count < 5 { try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(try await ada.get(first).string("status") == "running")
        app.pass(2)
        // Stopped on the server that comes next, which has taken it up again; the next one waits until it has ended.
        try await Self.serving(app) {
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
        #expect(try await Self.tasks(app).count == 8, "\(runs.text)")
        #expect(try await ada.get(first).string("status") == "stopped")
        // What the other one did is not asked about again.
        let asked = server.requests.count
        #expect(try await ada.post(first + "/resume", "").status == 202)
        app.pass(2)
        try await Self.serving(app) {
            while try await ada.get(first).string("status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        #expect(server.requests.count == asked)
        #expect(try await Self.tasks(app).count == 8)
        #expect(try await Verification(app.installation.database).run().isEmpty)
    }

    @Test("a run that is stopped and resumed at once is asked to its end, and not called done before")
    func stoppedAndResumed() async throws {
        let (app, ada) = try await Self.prepared(prompts: 6)
        let door = Door()
        let server = try ScriptedEndpoint { number, request in
            let reply = ScriptedEndpoint.reply("Answer \(Self.seed(request))")
            return number < 3 ? reply : [.waitFor(door)] + reply
        }
        defer {
            door.open()
            server.stop()
        }
        let policy = try await Self.add("small", at: server.url, to: app)
        let path = "/api/v1/projects/p/sampling-runs"
        let started = try await ada.post(path, #"{"policies":[{"policyId":\#(policy),"completions":2}]}"#)
        let run = "\(path)/\(try #require(started.int("id")))"
        try await Self.serving(app) {
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
        #expect(try await Self.tasks(app).count == 6)
    }

    @Test("prompts whose import is withdrawn meanwhile are not asked about, and the others are")
    func withdrawn() async throws {
        let (app, ada) = try await Self.prepared(prompts: 4)
        let more = #"{"prompt":"What is left?"}"# + "\n" + #"{"prompt":"What else is left?"}"#
        #expect(
            try await ada.send(.post, "/api/v1/projects/p/prompts", more, type: "application/x-ndjson")
                .int("waiting") == 2)
        let server = try Self.answering()
        defer { server.stop() }
        let id = try await Self.run(app, [(try await Self.add("small", at: server.url, to: app), 2)])
        let project = try await app.stores.projects.find("p").id
        _ = try await app.stores.imports.withdraw(ID(1), in: project, now: app.installation.clock.now())
        try await Self.sampling(app).run(id)
        #expect(try await app.stores.samplingRuns.find(id).status == .succeeded)
        #expect(try await Self.tasks(app).count == 2)
        #expect(server.requests.count == 4)
    }

    @Test("a key that cannot be opened fails the run with the reason, and the next one can be begun")
    func closedKey() async throws {
        let (app, ada) = try await Self.prepared(prompts: 2)
        let server = try Self.answering()
        defer { server.stop() }
        let policy = try await Self.add("small", at: server.url, to: app)
        let id = try await Self.run(app, [(policy, 2)])
        let file = app.installation.endpointKeys.path
        #expect(chmod(file, 0o644) == 0)
        await #expect(throws: (any Error).self) { try await Self.sampling(app).run(id) }
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
        let (app, ada) = try await Self.prepared(prompts: 4)
        let server = try Self.answering()
        defer { server.stop() }
        let id = try await Self.run(app, [(try await Self.add("small", at: server.url, to: app), 2)])
        // As a terminal leaves it that is killed: it goes on, and no job has it.
        _ = try await app.stores.samplingRuns.begin(id, now: app.installation.clock.now())
        let run = "/api/v1/projects/p/sampling-runs/\(id)"
        try await Self.serving(app) {
            while try await ada.get(run).string("status") != "failed" { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await ada.get(run).string("message")?.contains("broken off") == true)
            #expect(try await ada.post(run + "/resume", "").status == 202)
            while try await ada.get(run).string("status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        #expect(try await Self.tasks(app).count == 4)
    }

    @Test("after a promotion policies are asked as in the latest run, once, where the project says so")
    func afterPromotion() async throws {
        let (app, ada) = try await Self.prepared(prompts: 5)
        let server = try Self.answering()
        defer { server.stop() }
        let base = try await Self.add("base", at: server.url, to: app)
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
        try await Self.sampling(app).run(ID(Int64(try #require(first.int("id")))))
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

    @Test("the best of several answers is the one that the promoted model likes best, and all are kept")
    func bestOf() async throws {
        let (app, ada) = try await Self.prepared(prompts: 6)
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
                    ? "Thank you for asking about topic \(Self.seed(request)), here is a kind and careful answer."
                    : "Whatever, topic \(Self.seed(request)) is dumb, go away, stupid.")
        }
        defer { server.stop() }
        let base = try await Self.add("base", at: server.url, to: app, concurrency: 1)
        let best = try await app.stores.policies.add(
            PolicyDraft(name: "best", bestOf: BestOfDraft(policyId: base, count: 8)).validated(), sealedBy: nil,
            now: app.installation.clock.now())
        let id = try await Self.run(app, [(best.id, 1), (base, 1)])
        try await Self.sampling(app).run(id)
        let made = try await Self.tasks(app).filter { $0.completions.contains { $0.model == "best" } }
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
        let second = try await Self.run(app, [(best.id, 1), (base, 1)])
        try await Self.sampling(app).run(second)
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
