import Foundation
import HTTPTypes
import Jobs
import Preferences
import Storage
import Testing

@testable import App

@Suite("Weights of labelers over the API, on the command line and in training")
struct LabelerWeightRouteTests {
    private let app: TestApp
    private let mia: Client
    private let lia: Client
    private let weights: String

    /// Lia has ranked two tasks, an hour after one another.
    init() async throws {
        app = try TestApp()
        mia = try await app.client("mia", .manager)
        lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 2, members: [mia, lia])
        for _ in 0..<2 {
            let claim = try await lia.post("/api/v1/projects/p/assignments")
            let ids = claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
            let work = try #require(claim.int("id"))
            let tiers = ids.map { "[\($0)]" }.joined(separator: ",")
            let answer = try await lia.put("/api/v1/assignments/\(work)/ranking", #"{"tiers": [\#(tiers)]}"#)
            #expect(answer.status == 201, "\(answer.text)")
            app.pass(3_600)
        }
        weights = "/api/v1/projects/p/labelers/\(try #require(lia.user?.id))/weights"
    }

    @Test("a manager counts, gives, looks, takes back, and everything is as before")
    func walk() async throws {
        let people = "/api/v1/projects/p/labelers"
        let before = try await mia.get(people)
        #expect(before.string("items.0.labeler.username") == "lia" && before.int("items.0.judgements") == 2)
        #expect(before["items.0.weight"] as? Double == 1 && before["items.0.current"] == nil)
        #expect(before.list("items").count == 1, "a manager who has judged nothing is no labeler")

        let judgements = weights.replacing("/weights", with: "/judgements")
        #expect(try await mia.get(judgements).int("covered") == 2)
        // The test clock starts at 2027-01-15T08:00:00Z.
        let later = try await mia.get(judgements + "?from=2027-01-15T09:30:00%2B01:00")
        #expect(later.int("covered") == 1 && later.int("all") == 2)

        let given = try await mia.post(
            weights, #"{"weight": 0.25, "appliesFrom": "2027-01-15T08:30:00Z", "reason": " In a hurry. "}"#)
        #expect(given.status == 201 && given.string("reason") == "In a hurry.")
        #expect(given["weight"] as? Double == 0.25 && given.string("createdBy.username") == "mia")
        let number = try #require(given.int("id"))
        let now = try await mia.get(people)
        #expect(now["items.0.weight"] as? Double == 0.25 && now.int("items.0.current.id") == number)
        #expect(try await mia.get(weights + "?limit=1").int("items.0.id") == number)

        let taken = try await mia.delete("\(weights)/\(number)")
        #expect(taken.status == 200 && taken.string("takenBackBy.username") == "mia")
        #expect(try await mia.delete("\(weights)/\(number)").string("takenBackAt") == taken.string("takenBackAt"))
        let after = try await mia.get(people)
        #expect(after["items.0.weight"] as? Double == 1 && after["items.0.current"] == nil)
        #expect(after.int("items.0.weights") == 1)
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test(
        "wrong values are refused with a pointer to each",
        arguments: [
            (#"{"weight": 1.5, "reason": "Why."}"#, ["/weight"]),
            (#"{"weight": 0.333, "reason": ""}"#, ["/weight", "/reason"]),
            (#"{"weight": "0", "reason": "Why."}"#, ["/weight"]), (#"{"weight": 0}"#, ["/reason"]),
            (#"{"weight": 0, "appliesFrom": "yesterday", "reason": "Why."}"#, ["/appliesFrom"]),
            (#"{"weight": 0, "from": "2027-01-15T08:30:00Z", "reason": "Why."}"#, ["/from"]),
        ] as [(String, [String])])
    func refused(body: String, pointers: [String]) async throws {
        let answer = try await mia.post(weights, body)
        #expect(answer.status == 422, "\(answer.text)")
        #expect(answer.list("errors").compactMap { ($0 as? [String: Any])?["pointer"] as? String } == pointers)
        let judgements = weights.replacing("/weights", with: "/judgements?from=now")
        #expect(try await mia.get(judgements).string("errors.0.pointer") == "?from")
    }

    @Test("nobody decides how far they are to be trusted themselves, but admins; strangers are not found")
    func others() async throws {
        let body = #"{"weight": 0.5, "reason": "Why."}"#
        let own = "/api/v1/projects/p/labelers/\(try #require(mia.user?.id))/weights"
        let refused = try await mia.post(own, body)
        #expect(refused.status == 409 && refused.string("code") == "ownAccount")
        let ada = try await app.client("ada", .admin)
        let number = try #require(try await ada.post(own, body).int("id"))
        #expect(try await mia.delete("\(own)/\(number)").string("code") == "ownAccount")
        #expect(try await ada.delete("\(own)/\(number)").status == 200)
        #expect(try await lia.get(weights).status == 403)
        #expect(try await lia.post(weights, body).status == 403)
        let max = try await app.client("max", .manager)
        try await app.project("q", tasks: 1, members: [max])
        #expect(try await max.post(weights, body).status == 404)
        let elsewhere = weights.replacing("/p/", with: "/q/")
        #expect(try await max.post(elsewhere, body).status == 404)
        #expect(try await max.get(elsewhere.replacing("/weights", with: "/judgements")).status == 404)
        #expect(try await max.delete("\(elsewhere)/\(number)").status == 404)
        #expect(try await ada.delete("\(weights)/\(number)").status == 404)
    }

    @Test("the command line does the same, by name, and takes a day or a time")
    func commandLine() async throws {
        let setup = try await LabelerWeightSetup(installation: app.installation, project: "p")
        #expect(try await setup.lines() == ["1.00\tlia\t2 judgements"])
        let said = try await setup.give(0.5, to: "lia", from: "2027-01-15T08:30:00Z", reason: "In a hurry.")
        #expect(said.contains("1 of 2 judgements of lia weigh 0.50"), "\(said)")
        _ = try await setup.give(0, to: "lia", from: "2027-01-01", reason: "Asleep.")
        let lines = try await setup.lines()
        #expect(lines.count == 3 && lines[0] == "0.00\tlia\t2 judgements")
        #expect(lines[1].contains("Asleep.") && lines[1].contains("command line"))
        #expect(lines[2].contains("from 2027-01-15T08:30:00Z"))
        #expect(try await setup.takeBack(2).contains("taken back"))
        #expect(try await setup.takeBack(2).contains("already"))
        #expect(try await setup.lines()[0].hasPrefix("0.50"))
        await #expect(throws: ConfigurationError.self) { try await setup.takeBack(9) }
        await #expect(throws: ConfigurationError.self) {
            try await setup.give(0, to: "nobody", from: nil, reason: "Why.")
        }
        for day in ["2027-02-30", "soon", "2027-1-5"] {
            await #expect(throws: ConfigurationError.self, "\(day)") {
                try await setup.give(0, to: "lia", from: day, reason: "Why.")
            }
        }
        await #expect(throws: ValidationError.self) { try await setup.give(2, to: "lia", from: nil, reason: "Why.") }
        #expect(try await mia.get(weights).list("items").count == 2)
    }

    /// Prompts of which the kind answer is preferred, or, by somebody who gets it wrong, the other.
    private func importRankings(_ name: String, _ numbers: Range<Int>, isWrong: Bool = false) async throws {
        let lines = numbers.map { number in
            let more = [" And so on, and so on.", ""]
            let good = "Thank you for asking about topic \(number), a kind and careful answer.\(more[number % 2])"
            let bad = "Whatever, topic \(number) is dumb, it is not worth a word, go away.\(more[1 - number % 2])"
            return #"{"prompt": "question \#(number)", "completions": [{"text": "\#(bad)"}, {"text": "\#(good)"}], "#
                + #""rankings": [{"labeler": "\#(name)", "ranks": \#(isWrong ? [1, 2] : [2, 1])}]}"#
        }
        let answer = try await mia.send(
            .post, "/api/v1/projects/p/prompts?labeledBy=import:file", lines.joined(separator: "\n"),
            type: "application/x-ndjson")
        #expect(answer.status == 200, "\(answer.text)")
    }

    private func train(onlyIfNew: Bool = false) async throws -> TrainingJob.Outcome? {
        let project = try await app.stores.projects.find("p")
        let job = app.application.training
        let start = try await job.start(project, trigger: .schedule, by: nil, onlyIfNew: onlyIfNew)
        guard case .started(let ticket) = start else { return nil }
        return try await job.run(ticket)
    }

    @Test("a model hears less of whom it should, the report says of how much, and what is taken back was never said")
    func training() async throws {
        try await importRankings("anna", 0..<80)
        try await importRankings("otto", 80..<92, isWrong: true)
        let before = try #require(await train())
        #expect(before.report.training.details?.rankings?.leftOutByWeight == 0)
        #expect(try await train(onlyIfNew: true) == nil)

        let people = try await mia.get("/api/v1/projects/p/labelers")
        let otto = try #require(
            people.list("items").compactMap { $0 as? [String: Any] }.first {
                ($0["labeler"] as? [String: Any])?["username"] as? String == "import:file/otto"
            }?["labeler"] as? [String: Any])
        let path = "/api/v1/projects/p/labelers/\(try #require(otto["id"] as? Int))/weights"
        let less = try await mia.post(path, #"{"weight": 0.5, "reason": "Gets it wrong."}"#)
        #expect(less.status == 201)
        let half = try #require(await train(onlyIfNew: true))
        #expect(half.report.making?.modelSha256 != before.report.making?.modelSha256)
        #expect(half.report.training.details?.rankings?.downWeighted == 12)
        #expect(half.report.training.trainingPrompts == before.report.training.trainingPrompts)

        _ = try await mia.post(path, #"{"weight": 0, "reason": "Always."}"#)
        let without = try #require(await train(onlyIfNew: true))
        #expect(without.report.training.details?.rankings?.leftOutByWeight == 12)
        #expect(without.report.training.trainingPrompts == before.report.training.trainingPrompts - 12)
        #expect(without.report.training.heldOut.accuracy > before.report.training.heldOut.accuracy)
        let lines = TrainingReportText.lines(without.report, model: "1")
        #expect(lines.contains { $0.contains("12 left out by their labeler's weight") }, "\(lines)")

        for number in try await mia.get(path).list("items").compactMap({ ($0 as? [String: Any])?["id"] as? Int }) {
            #expect(try await mia.delete("\(path)/\(number)").status == 200)
        }
        let after = try #require(await train(onlyIfNew: true), "by night it is taken back from the model, too")
        #expect(after.report.making?.modelSha256 == before.report.making?.modelSha256)
        #expect(after.report.making?.snapshotId == before.report.making?.snapshotId)
        #expect(after.report.promotion.promoted)
        #expect(try await train(onlyIfNew: true) == nil)
        #expect(try await Verification(app.installation.database).run() == [])
    }
}
