import EndpointTesting
import Foundation
import Jobs
import Preferences
import Synchronization
import Testing

@testable import App
@testable import Storage

@Suite("Evaluations that are skipped, stopped, broken off, or get no answer")
struct EvaluationFaultTests {
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
