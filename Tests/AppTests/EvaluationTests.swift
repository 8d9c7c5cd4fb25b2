import EndpointTesting
import Foundation
import Jobs
import Preferences
import Synchronization
import Testing

@testable import App
@testable import Storage

/// What tests of evaluations have in common: held-out prompts, two policies that can be asked, and labelers who prefer what
/// begins with "Good".
struct EvaluationBench {
    let app: TestApp
    let ada: Client
    let labelers: [Client]
    let server: ScriptedEndpoint
    let base: ID<Policy>
    let good: ID<Policy>
    let path = "/api/v1/projects/p/evaluations"

    /// - Parameter answer: to a policy, the number of a prompt, and the seed of the question.
    init(
        prompts: Int, overlap: Int = 2,
        _ answer: @escaping @Sendable (_ policy: String, _ prompt: Int, _ seed: Int) -> String = {
            "\($0 == "good" ? "Good" : "Base") answer \($1), \($2)"
        }
    ) async throws {
        (app, ada) = try await SamplingDesk.prepared(prompts: prompts)
        _ = try await ada.patch("/api/v1/projects/p", #"{"overlap": \#(overlap)}"#)
        let project = try await app.stores.projects.find("p")
        var labelers: [Client] = []
        for number in 0..<3 {
            let client = try await app.client("labeler\(number)", .labeler)
            try await app.stores.members.put(
                project: project.id, user: try #require(client.user).id, role: .labeler,
                now: app.installation.clock.now())
            labelers.append(client)
        }
        self.labelers = labelers
        server = try ScriptedEndpoint { _, request in
            let policy = request.firstMatch(of: /"model":"(\w+)"/).map { String($0.1) } ?? ""
            let prompt = request.firstMatch(of: /What is (\d+) and/).flatMap { Int($0.1) } ?? -1
            return ScriptedEndpoint.reply(answer(policy, prompt, SamplingDesk.seed(request)))
        }
        base = try await SamplingDesk.add("base", at: server.url, to: app)
        good = try await SamplingDesk.add("good", at: server.url, to: app)
    }

    func start(_ more: String = "", candidate: ID<Policy>? = nil) async throws -> Answer {
        try await ada.post(
            path, #"{"baselineId": \#(base), "candidateId": \#(candidate ?? good), "seed": 4\#(more)}"#)
    }

    /// Begins one, and has both policies answer.
    func answered(_ more: String = "", candidate: ID<Policy>? = nil) async throws -> String {
        let started = try await start(more, candidate: candidate)
        try #require(started.status == 202, "\(started.text)")
        try await SamplingDesk.sampling(app).run(ID(Int64(try #require(started.int("sampling.id")))))
        return "\(path)/\(try #require(started.int("id")))"
    }

    /// Labelers judge what they are offered, so much at most.
    ///
    /// - Returns: how much they judged.
    @discardableResult
    func judge(_ most: Int = .max) async throws -> Int {
        var judged = 0
        for labeler in labelers {
            while judged < most {
                let claim = try await labeler.post("/api/v1/projects/p/assignments")
                guard claim.status == 201, let id = claim.int("id") else { break }
                let completions = claim.list("task.completions").compactMap { $0 as? [String: Any] }
                let good = completions.filter { "\($0["text"] ?? "")".hasPrefix("Good") }
                let other = completions.filter { !"\($0["text"] ?? "")".hasPrefix("Good") }
                let tiers = [good, other].filter { !$0.isEmpty }.map { $0.compactMap { $0["id"] as? Int } }
                let stored = try await labeler.put("/api/v1/assignments/\(id)/ranking", #"{"tiers": \#(tiers)}"#)
                #expect(stored.status == 201, "\(stored.text)")
                judged += 1
            }
        }
        return judged
    }

    /// The server does what is due.
    func tick() async throws {
        app.pass(30)
        let runner = try #require(app.application.services.compactMap { $0 as? RecurringRunner }.first)
        await runner.tick(now: app.installation.clock.now())
    }

    func report(_ evaluation: String, _ query: String = "") async throws -> PolicyEvaluationReport {
        let answer = try await ada.get(evaluation + "/report" + query)
        try #require(answer.status == 200, "\(answer.text)")
        return try JSONDecoder.podium.decode(PolicyEvaluationReport.self, from: Data(answer.bytes))
    }

    func isSound() async throws { #expect(try await Verification(app.installation.database).run().isEmpty) }
}

extension JSONDecoder {
    fileprivate static var podium: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let text = try decoder.singleValueContainer().decode(String.self)
            return try Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains(".")))
        }
        return decoder
    }
}

@Suite("Evaluations of a policy against another one")
struct EvaluationTests {
    @Test("a task that everybody skips keeps no evaluation open, and is told")
    func skippedByAll() async throws {
        let bench = try await EvaluationBench(prompts: 6)
        defer { bench.server.stop() }
        let evaluation = try await bench.answered(#", "prompts": 6"#)
        let task = try #require(try await SamplingDesk.tasks(bench.app).first).id
        for labeler in bench.labelers {
            // Whoever is offered it skips it; all else is judged.
            while true {
                let claim = try await labeler.post("/api/v1/projects/p/assignments")
                guard claim.status == 201, let id = claim.int("id") else { break }
                if claim.int("task.id") == Int(task.rawValue) {
                    let skipped = try await labeler.put("/api/v1/assignments/\(id)/skip", #"{"reason": "unclear"}"#)
                    #expect(skipped.status == 200, "\(skipped.text)")
                } else {
                    let ids = claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
                    _ = try await labeler.put(
                        "/api/v1/assignments/\(id)/ranking", #"{"tiers": \#(ids.map { [$0] })}"#)
                }
            }
        }
        try await bench.tick()
        #expect(try await bench.ada.get(evaluation).string("status") == "concluded")
        let report = try await bench.report(evaluation)
        #expect(report.abandonedTasks == 1 && report.openTasks == 0 && report.judgements == 10)
    }

    @Test("an endpoint that is down makes no verdict: the policies can be asked again")
    func unanswered() async throws {
        let isUp = Mutex(false)
        let bench = try await EvaluationBench(prompts: 6) { policy, prompt, seed in
            // An empty answer is none.
            isUp.withLock { $0 } ? "\(policy == "good" ? "Good" : "Base") \(prompt), \(seed)" : ""
        }
        defer { bench.server.stop() }
        let evaluation = try await bench.answered(#", "prompts": 6"#)
        try await bench.tick()
        let standing = try await bench.ada.get(evaluation)
        #expect(standing.string("status") == "open" && standing["isUnanswered"] as? Bool == true, "\(standing.text)")
        isUp.withLock { $0 = true }
        let run = try #require(standing.int("sampling.id"))
        #expect(try await bench.ada.post("/api/v1/projects/p/sampling-runs/\(run)/resume").status < 300)
        try await SamplingDesk.sampling(bench.app).run(ID(Int64(run)))
        #expect(try await bench.judge() == 12)
        try await bench.tick()
        #expect(try await bench.report(evaluation).people?.rate.value == 1)
    }

    @Test("what two evaluations share stays in the queue when one of them is stopped")
    func shared() async throws {
        let bench = try await EvaluationBench(prompts: 5) { policy, prompt, _ in
            "\(policy == "good" ? "Good" : "Base") answer \(prompt)"
        }
        defer { bench.server.stop() }
        let first = try await bench.answered(#", "prompts": 5"#)
        let second = try await bench.answered(#", "prompts": 5"#)
        #expect(try await bench.ada.post(first + "/stop").status == 200)
        #expect(try await bench.judge() == 10)
        try await bench.tick()
        #expect(try await bench.ada.get(second).string("status") == "concluded")
        #expect(try await bench.report(second).judgements == 10)
    }

    @Test("a report is told as it was kept, whatever reports have come to hold since")
    func keptByAnEarlierPodium() async throws {
        let bench = try await EvaluationBench(prompts: 6)
        defer { bench.server.stop() }
        let evaluation = try await bench.answered(#", "prompts": 6"#)
        _ = try await bench.judge()
        try await bench.tick()
        let outcome = try await bench.ada.get(evaluation).string("outcome")
        let id = try #require(evaluation.split(separator: "/").last.flatMap { Int64($0) })
        let stored = try await bench.app.stores.evaluations.find(ID(id)).report
        #expect(try await bench.ada.get(evaluation + "/report").text == stored)
        try await bench.app.installation.database.write { connection in
            try connection.execute(sql: "DROP TRIGGER evaluationEndedOnce")
            try connection.execute(sql: "UPDATE evaluation SET report = json_remove(report, '$.abandonedTasks')")
        }
        #expect(try await bench.ada.get(bench.path).string("items.0.outcome") == outcome && outcome != nil)
        #expect(try await bench.ada.get(evaluation + "/report?format=csv").status == 409)
        #expect(try await bench.ada.get(evaluation + "/report?now=true").status == 200)
    }

    @Test("from held-out prompts to a verdict that is kept, and nothing of it is trained on")
    func whole() async throws {
        let bench = try await EvaluationBench(prompts: 12)
        defer { bench.server.stop() }
        let evaluation = try await bench.answered(#", "prompts": 10"#)
        #expect(bench.server.requests.count == 20)
        let tasks = try await SamplingDesk.tasks(bench.app)
        #expect(tasks.count == 10 && tasks.allSatisfy { $0.completions.count == 2 && $0.overlap == 2 })
        let begun = try await bench.ada.get(evaluation)
        #expect(begun.string("status") == "open" && begun.int("progress.wanted") == 20)
        #expect(begun.string("candidate.label") == "good")
        #expect(begun.int("plan.heldOut") == 12 && begun.int("plan.fresh") == 12 && begun.int("plan.prompts") == 10)
        #expect(try await bench.report(evaluation).outcome == .nothingJudged)
        #expect(try await bench.judge() == 20)
        #expect(try await bench.ada.get(evaluation).string("status") == "open", "nobody has looked yet")
        try await bench.tick()
        let ended = try await bench.ada.get(evaluation)
        #expect(
            ended.string("status") == "concluded" && ended.string("outcome") == "candidateIsBetter", "\(ended.text)")
        #expect(ended.string("sentence")?.hasPrefix("good is preferred to base in 100 %") == true)
        let report = try await bench.report(evaluation)
        #expect(report.people?.rate.value == 1 && report.judgements == 20 && report.prompts == 10)
        #expect(report.labelers == 2 && report.openTasks == 0 && report.losses.isEmpty)
        #expect(report.baseline.answers == 10 && report.candidate.tokens == 70)
        #expect(report.comparison.pairs.count == 1 && report.comparison.styleLimits != nil)
        let csv = try await bench.ada.get(evaluation + "/report?format=csv")
        #expect(csv.text.split(separator: "\r\n").contains { $0.hasPrefix("winRate,people,good,base") }, "\(csv.text)")

        let project = try await bench.app.stores.projects.find("p")
        let snapshot = try await bench.app.stores.snapshots.freeze(
            project: project.id, now: bench.app.installation.clock.now())
        #expect(snapshot.rankings == 0)
        for try await _ in bench.app.stores.snapshots.prompts(of: snapshot) {
            Issue.record("a prompt of an evaluation is handed over")
        }
        for format in ["podium", "trl", "sft"] {
            #expect(try await bench.ada.get("/api/v1/projects/p/export?format=\(format)").bytes.isEmpty)
        }
        let all = try await bench.ada.get("/api/v1/projects/p/export?evaluations=true")
        #expect(all.text.split(separator: "\n").count == 10)
        let audit = try await bench.app.stores.database.read { connection in
            try connection.values("SELECT action FROM auditEvent WHERE subject = 'evaluation' ORDER BY id") as [String]
        }
        #expect(audit == ["create", "conclude"])
        try await bench.isSound()
    }

    @Test("where both give the same answer it is a tie, which counts as far as the others are judged")
    func ties() async throws {
        let bench = try await EvaluationBench(prompts: 12, overlap: 1) { policy, prompt, _ in
            prompt.isMultiple(of: 3) ? "Good as ever \(prompt)" : policy == "good" ? "Good \(prompt)" : "Base \(prompt)"
        }
        defer { bench.server.stop() }
        let evaluation = try await bench.answered(#", "prompts": 12"#)
        #expect(bench.server.requests.count == 24, "nothing is asked again because it is the same")
        let begun = try await bench.ada.get(evaluation)
        #expect(begun.int("progress.ties") == 4 && begun.int("progress.tasks") == 8)
        #expect(begun.int("progress.answered") == 12 && begun.int("progress.wanted") == 8)
        #expect(begun.string("sampling.status") == "succeeded")
        var answers = try await bench.ada.get(evaluation + "/answers?limit=5")
        #expect(answers.list("items").count == 5)
        answers = try await bench.ada.get(evaluation + "/answers?cursor=\(answers.string("nextCursor") ?? "")")
        #expect(answers.list("items").count == 7 && answers.int("items.0.place") == 5)
        let equal = answers.list("items").compactMap { $0 as? [String: Any] }.filter { $0["taskId"] == nil }
        #expect(equal.allSatisfy { $0["baseline"] as? [String] == $0["candidate"] as? [String] })
        try await bench.judge(4)
        let half = try await bench.report(evaluation)
        #expect(half.equalPrompts == 2 && half.judgements == 4 && half.prompts == 6)
        #expect(half.sentence.hasPrefix("So far, after 4 of 8 judgements:"))
        try await bench.judge()
        try await bench.tick()
        let report = try await bench.report(evaluation)
        #expect(report.equalPrompts == 4 && report.prompts == 12 && report.judgements == 8 && report.labelers == 1)
        #expect(abs(try #require(report.people).rate.value - 10.0 / 12) < 1e-12)
        #expect(report.people?.rate.judgements == 8 && report.people?.ties == 4)
        #expect(report.sentence.contains("To 4 prompts both gave the same answer"))
        try await bench.isSound()
    }

    @Test("a policy against itself stands on both sides, and the interval holds one half")
    func samePolicy() async throws {
        let bench = try await EvaluationBench(prompts: 20, overlap: 1) { _, prompt, seed in
            "\(seed.isMultiple(of: 2) ? "Good" : "Base") \(prompt) \(seed)"
        }
        defer { bench.server.stop() }
        let evaluation = try await bench.answered(#", "prompts": 20"#, candidate: bench.base)
        try await bench.judge()
        try await bench.tick()
        let report = try await bench.report(evaluation)
        let rate = try #require(report.people).rate
        #expect(rate.interval.lower < 0.5 && rate.interval.upper > 0.5)
        #expect(report.candidate.policyId == ID(0) && report.candidate.label == "base (again)")
        #expect(report.baseline.answers == 20 && report.candidate.answers == 20)
        #expect(report.sentence.hasSuffix("Both are one policy: whatever differs is chance."))
        try await bench.isSound()
    }

    @Test("several answers of each policy are compared across, and the same text on both sides is half a win for each")
    func severalAnswers() async throws {
        let bench = try await EvaluationBench(prompts: 4, overlap: 1) { policy, prompt, seed in
            policy == "good" ? "Good \(prompt) \(seed)" : "Base \(prompt)"
        }
        defer { bench.server.stop() }
        let evaluation = try await bench.answered(#", "prompts": 4, "completions": 2"#)
        #expect(try await SamplingDesk.tasks(bench.app).allSatisfy { $0.completions.count == 4 })
        try await bench.judge()
        try await bench.tick()
        #expect(try await bench.report(evaluation).people?.rate.value == 1)
        try await bench.isSound()
    }

    @Test("its prompts wait for nothing else, and later evaluations draw from them again")
    func reserved() async throws {
        let bench = try await EvaluationBench(prompts: 8)
        defer { bench.server.stop() }
        let first = try await bench.start(#", "prompts": 6"#)
        #expect(first.status == 202)
        #expect(try await bench.ada.get("/api/v1/projects/p/progress").int("promptsWaiting") == 2)
        #expect(try await bench.start(#", "prompts": 6"#).status == 409, "a run goes on")
        try await SamplingDesk.sampling(bench.app).run(ID(Int64(try #require(first.int("sampling.id")))))
        let ordinary = try await SamplingDesk.run(bench.app, [(bench.base, 2)])
        try await SamplingDesk.sampling(bench.app).run(ordinary)
        #expect(try await SamplingDesk.tasks(bench.app).count == 8)
        // Two are judged for training now: six are left, and all of them were drawn before.
        let plan = try await bench.ada.get("/api/v1/projects/p/evaluation-plan?prompts=6")
        #expect(plan.int("plan.heldOut") == 6 && plan.int("plan.fresh") == 0 && plan["problem"] == nil, "\(plan.text)")
        // It asks anew, and the same answers are the same tasks; others are others.
        let second = try await bench.answered(#", "prompts": 6"#)
        try await bench.judge()
        try await bench.tick()
        for evaluation in [second, "\(bench.path)/1"] {
            #expect(try await bench.ada.get(evaluation).string("status") == "concluded")
        }
        let project = try await bench.app.stores.projects.find("p")
        let snapshot = try await bench.app.stores.snapshots.freeze(
            project: project.id, now: bench.app.installation.clock.now())
        #expect(snapshot.prompts == 2)
        #expect(try await bench.ada.get(bench.path).list("items").count == 2)
        try await bench.isSound()
    }

    @Test("one that is stopped says so and keeps its word; tasks that nobody judged leave the queue")
    func stopped() async throws {
        let bench = try await EvaluationBench(prompts: 10, overlap: 1)
        defer { bench.server.stop() }
        let evaluation = try await bench.answered(#", "prompts": 10"#)
        try await bench.judge(4)
        let run = try #require(try await bench.ada.get(evaluation).int("sampling.id"))
        let stopped = try await bench.ada.post(evaluation + "/stop")
        #expect(stopped.string("status") == "stopped" && stopped.int("progress.withdrawnTasks") == 6)
        #expect(stopped.string("sentence")?.hasPrefix("Stopped before its end, after 4 of 10 judgements:") == true)
        #expect(try await bench.judge() == 0, "nothing of it is offered any more")
        #expect(try await bench.ada.post(evaluation + "/stop").string("endedAt") == stopped.string("endedAt"))
        #expect(try await bench.ada.post("/api/v1/projects/p/sampling-runs/\(run)/resume").status == 409)
        try await bench.tick()
        #expect(try await bench.ada.get(evaluation).string("status") == "stopped")
        // What is said later changes nothing of what was kept.
        let labeler = try #require(bench.labelers[0].user)
        let ranking = try await bench.ada.get("/api/v1/projects/p/rankings")
        let tiers = try #require(ranking["items.0.tiers"] as? [[Int]])
        let assignment = try #require(ranking.int("items.0.assignmentId"))
        #expect(labeler.role == .labeler)
        let revised = try await bench.labelers[0].put(
            "/api/v1/assignments/\(assignment)/ranking", #"{"tiers": \#([tiers[1], tiers[0]])}"#)
        #expect(revised.status == 201 || revised.status == 200, "\(revised.text)")
        #expect(try await bench.report(evaluation).people?.rate.value == 1)
        #expect(try await bench.report(evaluation, "?now=true").people?.rate.value == 0.75)
        try await bench.isSound()
    }

    @Test("it goes on when the server is started again in the middle, and asks nothing twice")
    func restarts() async throws {
        let bench = try await EvaluationBench(prompts: 8)
        let door = Door()
        let slow = try ScriptedEndpoint { number, request in
            let reply = ScriptedEndpoint.reply("Good \(SamplingDesk.seed(request))")
            return number < 5 ? reply : [.waitFor(door)] + reply
        }
        defer {
            door.open()
            slow.stop()
            bench.server.stop()
        }
        let slowly = try await SamplingDesk.add("slowly", at: slow.url, to: bench.app, seconds: 60)
        let started = try await bench.start(#", "prompts": 8"#, candidate: slowly)
        let evaluation = "\(bench.path)/\(try #require(started.int("id")))"
        try await SamplingDesk.serving(bench.app) {
            while slow.requests.count < 7 { try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(try await bench.ada.get(evaluation).string("sampling.status") == "running")
        let answered = try await bench.ada.get(evaluation).int("sampling.progress.samples")
        door.open()
        bench.app.pass(2)
        try await SamplingDesk.serving(bench.app) {
            while try await bench.ada.get(evaluation).string("sampling.status") != "succeeded" {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        let ended = try await bench.ada.get(evaluation)
        #expect(ended.int("sampling.progress.samples") == 16 && (answered ?? 0) >= 5, "\(ended.text)")
        #expect(Set(bench.server.requests.map(SamplingDesk.seed)).count == 8, "each prompt has one question to base")
        try await bench.judge()
        try await bench.tick()
        #expect(try await bench.ada.get(evaluation).string("status") == "concluded")
        try await bench.isSound()
    }

    @Test("prompts of which no task comes are told with the reason, and the rest is concluded")
    func losses() async throws {
        let bench = try await EvaluationBench(prompts: 6)
        let broken = try ScriptedEndpoint { _, request in
            request.contains("What is 2 and") || request.contains("What is 4 and")
                ? ScriptedEndpoint.json("{}", status: "400 Bad Request")
                : ScriptedEndpoint.reply("Good \(SamplingDesk.seed(request))", reason: "length")
        }
        defer {
            broken.stop()
            bench.server.stop()
        }
        let failing = try await SamplingDesk.add("failing", at: broken.url, to: bench.app)
        let evaluation = try await bench.answered(#", "prompts": 6"#, candidate: failing)
        try await bench.judge()
        try await bench.tick()
        let report = try await bench.report(evaluation)
        #expect(report.failedPrompts == 2 && report.prompts == 4 && report.losses.first?.prompts == 2)
        #expect(report.candidate.truncated == 4 && report.baseline.truncated == 0)
        #expect(try await bench.ada.get(evaluation).string("status") == "concluded")
    }
}

@Suite("What an evaluation would take, and when it cannot begin")
struct EvaluationPlanTests {
    @Test("prompts that are nearly the same as some that are judged for training are not held out")
    func similar() async throws {
        let bench = try await EvaluationBench(prompts: 5)
        defer { bench.server.stop() }
        let lines = #"{"prompt": "what is 3 AND 3", "completions": [{"text": "a"}, {"text": "b"}]}"#
        _ = try await bench.ada.send(.post, "/api/v1/projects/p/prompts", lines, type: "application/x-ndjson")
        let plan = try await bench.ada.get("/api/v1/projects/p/evaluation-plan?prompts=4")
        #expect(plan.int("plan.heldOut") == 4 && plan.int("plan.similar") == 1, "\(plan.text)")
        let started = try await bench.answered(#", "prompts": 4"#)
        #expect(try await bench.ada.get(started).int("plan.prompts") == 4)
        #expect(!bench.server.requests.contains { $0.contains("What is 3 and 3?") })
    }

    @Test("says how many judgements a difference takes before it begins, and why there are too few prompts")
    func tooFew() async throws {
        let bench = try await EvaluationBench(prompts: 5)
        defer { bench.server.stop() }
        let path = "/api/v1/projects/p/evaluation-plan"
        let plan = try await bench.ada.get(path + "?difference=10&labelers=10")
        #expect(plan.string("plan.sentence")?.contains("preferred in 60 % instead of 50 %") == true, "\(plan.text)")
        #expect((plan.int("plan.promptsNeeded") ?? 0) > 50)
        #expect(
            plan.string("problem.sentence")?.contains("5 prompts are held out. Ask for 5 of them") == true,
            "\(plan.text)")
        let refused = try await bench.start(#", "difference": 10"#)
        #expect(refused.status == 422 && refused.text.contains("5 prompts are held out"), "\(refused.text)")
        let empty = try TestApp()
        let ada = try await empty.client("ada", .admin)
        try await empty.project(tasks: 3)
        let none = try await ada.get(path)
        #expect(none.string("problem.sentence")?.hasPrefix("No prompt is held out.") == true, "\(none.text)")
    }

    @Test("refuses what is out of bounds, and whoever does not manage the project")
    func refused() async throws {
        let bench = try await EvaluationBench(prompts: 5)
        defer { bench.server.stop() }
        for more in [
            #", "prompts": 1"#, #", "prompts": 6"#, #", "completions": 0"#, #", "completions": 5"#,
            #", "priority": 1000"#,
            #", "prompts": 4, "judgementsPerPrompt": 0"#, #", "difference": 60"#,
        ] {
            let answer = try await bench.start(more)
            #expect(answer.status == 422 && answer.string("errors.0.pointer")?.hasPrefix("/") == true, "\(answer.text)")
        }
        let unknown = try await bench.start(#", "prompts": 4"#, candidate: ID(99))
        #expect(unknown.status == 422 && unknown.text.contains("/candidateId"), "\(unknown.text)")
        for path in [bench.path, "/api/v1/projects/p/evaluation-plan"] {
            #expect(try await bench.labelers[0].get(path).status == 403)
        }
        #expect(try await bench.ada.get(bench.path + "/1").status == 404)
        #expect(bench.server.requests.isEmpty)
        let project = try await bench.app.stores.projects.find("p")
        #expect(try await bench.app.stores.samplingRuns.list(project: project.id).items.isEmpty)
    }
}
