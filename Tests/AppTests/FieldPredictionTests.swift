import Foundation
import Jobs
import Preferences
import RewardModel
import Storage
import Testing

@testable import App

/// From answers to a form's fields, by import and by labelers, to predictions over HTTP.
@Suite("Predictions of ratings and flags")
struct FieldPredictionTests {
    private let app: TestApp
    private let ada: Client

    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
    }

    private static func texts(_ number: Int) -> (bad: String, good: String) {
        let more = [" And so on, and so on.", ""]
        return (
            "Whatever, topic \(number) is dumb, it is not worth a word, go away, stupid.\(more[1 - number % 2])",
            "Thank you for asking about topic \(number), here is a kind and careful answer.\(more[number % 2])"
        )
    }

    /// Prompts of which the kind answer is preferred, rated and not flagged.
    private func importRated(_ numbers: Range<Int>) async throws {
        let lines = numbers.map { number in
            let (bad, good) = Self.texts(number)
            let answers =
                #"{"completions": [{"overall": \#(1 + number % 3), "inappropriate": true}, {"overall": \#(5 + number % 3)}]}"#
            return
                #"{"prompt": "question \#(number)", "completions": [{"text": "\#(bad)"}, {"text": "\#(good)"}], "rankings": [{"labeler": "l\#(number % 3)", "ranks": [2, 1], "answers": \#(answers)}]}"#
        }
        let added = try await ada.send(
            .post, "/api/v1/projects/p/prompts", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(added.int("rankings.counted") == numbers.count, "\(added.text.prefix(500))")
    }

    private func train() async throws -> TrainingJob.Outcome {
        let project = try await app.stores.projects.find("p")
        let job = app.application.training
        return try await job.run(job.ticket(project, trigger: .manual, by: nil))
    }

    private static let body =
        #"{"items": [{"prompt": "q", "completion": "Thank you for asking, a kind and careful answer."}, {"prompt": "q", "completion": "Whatever, go away, stupid."}]"#

    @Test("what a file says of completions is learned, reported, and predicted where it is asked for")
    func imported() async throws {
        try await importRated(0..<60)
        let outcome = try await train()
        #expect(outcome.report.promotion.promoted, "\(outcome.report.promotion)")
        let fields = try #require(outcome.report.training.fields)
        #expect(fields.map(\.field) == [RatedField(flag: "inappropriate"), RatedField("overall", 1...7)])
        #expect(fields.map(\.completions) == [120, 120] && fields.allSatisfy { $0.head != nil })
        #expect(fields.allSatisfy { ($0.head?.gain.interval.lower ?? 0) > 0 })

        let scored = try await ada.post("/api/v1/projects/p/scores", Self.body + #", "predictions": true}"#)
        #expect(scored.status == 200, "\(scored.text)")
        let ratings = (0..<2).compactMap { scored["scores.\($0).predictions.overall.rating"] as? Double }
        #expect(ratings.count == 2 && ratings[0] > 5 && ratings[1] < 3)
        #expect(scored.int("scores.0.predictions.overall.lowest") == 1)
        #expect(scored.int("scores.0.predictions.overall.highest") == 7)
        let flags = (0..<2).compactMap { scored["scores.\($0).predictions.inappropriate.probability"] as? Double }
        #expect(flags.count == 2 && flags[0] < 0.3 && flags[1] > 0.7)
        #expect(scored["scores.0.predictions.hallucination"] == nil, "nobody ever raised it")

        for rest in ["}", #", "predictions": false}"#] {
            let plain = try await ada.post("/api/v1/projects/p/scores", Self.body + rest)
            #expect(plain["scores.0.predictions"] == nil)
            #expect(plain["scores.0.reward"] as? Double == scored["scores.0.reward"] as? Double)
        }
        #expect(try await ada.post("/api/v1/projects/p/scores", Self.body + #", "predictions": 1}"#).status == 422)

        let run = try #require(try await ada.get("/api/v1/projects/p/training-runs").int("items.0.id"))
        let report = try await ada.get("/api/v1/projects/p/training-runs/\(run)")
        #expect(report.string("report.fields.1.field.name") == "overall")
        #expect(report["report.fields.1.head.gain.interval.lower"] as? Double != nil)
        #expect(try await ada.get("/api/v1/projects/p/training-runs")["items.0.report.fields"] == nil)
        let text = TrainingReportText.lines(outcome.report, model: "1").joined(separator: "\n")
        #expect(text.contains("overall") && text.contains("R²"))
        #expect(text.contains("raised for 50.0 % of 120 completions"))
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("a model without heads predicts nothing of fields, and is asked all the same")
    func withoutHeads() async throws {
        try await importRated(0..<20)
        let outcome = try await train()
        let fields = try #require(outcome.report.training.fields)
        let lack = FieldReport.Lack(about: .completions, have: 40, needed: 50)
        #expect(fields.map(\.lack) == [lack, lack])
        let text = TrainingReportText.lines(outcome.report, model: "1").joined(separator: "\n")
        #expect(text.contains("not predicted yet: it takes 50 completions"))
        let now = app.installation.clock.now()
        _ = try await app.stores.rewardModels.promote(outcome.model, by: nil, reason: "test", now: now)
        let scored = try await ada.post("/api/v1/projects/p/scores", Self.body + #", "predictions": true}"#)
        #expect(scored.status == 200 && scored.text.contains(#""predictions":{}"#), "\(scored.text)")
    }

    @Test("labelers' answers are learned as they stood when they were frozen, on the scale that was asked")
    func labeled() async throws {
        let lia = try await app.client("lia", .labeler)
        let project = try await app.stores.projects.find("p")
        try await app.stores.members.put(
            project: project.id, user: try #require(lia.user).id, role: .labeler, now: app.installation.clock.now())
        let tasks = try (0..<30).map { number in
            let (bad, good) = Self.texts(number)
            return try TaskDraft(
                prompt: Prompt("question \(number)"), completions: [bad, good].map { Completion(text: $0) }
            ).validated()
        }
        _ = try await app.stores.tasks.add(project: project.id, tasks, now: app.installation.clock.now())
        var last: (assignment: Int, body: String)?
        for _ in 0..<30 {
            let claim = try await lia.post("/api/v1/projects/p/assignments", "{}")
            let completions = try #require(claim["task.completions"] as? [[String: Any]])
            let sorted = completions.compactMap { completion -> (id: Int, isBad: Bool)? in
                guard let id = completion["id"] as? Int, let text = completion["text"] as? String else { return nil }
                return (id, text.hasPrefix("Whatever"))
            }.sorted { !$0.isBad && $1.isBad }
            let (good, bad) = (sorted[0].id, sorted[1].id)
            let body =
                #"{"tiers": [[\#(good)], [\#(bad)]], "answers": {"completions": {"\#(good)": {"overall": 6}, "\#(bad)": {"overall": 2, "failsTask": true}}}}"#
            let assignment = try #require(claim.int("id"))
            last = (assignment, body)
            #expect(try await lia.put("/api/v1/assignments/\(assignment)/ranking", body).status == 201)
        }
        let first = try await train()
        let fields = try #require(first.report.training.fields)
        #expect(fields.map(\.field.name) == ["failsTask", "overall"], "flags that were left open all along are none")
        #expect(fields.map(\.mean) == [0.5, 4] && fields.allSatisfy { $0.head != nil && $0.labelers == 1 })
        // An edit is another snapshot; the old one is trained again byte for byte.
        let edit = try #require(last)
        let edited = edit.body.replacing(#"{"overall": 6}"#, with: #"{"overall": 7}"#)
        #expect(try await lia.put("/api/v1/assignments/\(edit.assignment)/ranking", edited).status == 200)
        let second = try await train()
        #expect(second.report.making?.snapshotSha256 != first.report.making?.snapshotSha256)
        #expect(try #require(second.report.training.fields?[1].mean) > 4)
        let job = app.application.training
        let frozen = try #require(first.report.making?.snapshotId)
        let again = try await job.run(job.ticket(project, from: frozen, trigger: .manual, by: nil))
        #expect(again.report.making?.modelSha256 == first.report.making?.modelSha256)
        #expect(again.report.training.fields == fields)
        #expect(try await Verification(app.installation.database).run() == [])
    }
}
