import EndpointTesting
import Foundation
import Jobs
import Preferences
import Synchronization
import Testing

@testable import App
@testable import Storage

@Suite("Evaluations of a policy against another one")
struct EvaluationTests {
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
}
