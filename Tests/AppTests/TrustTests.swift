import Foundation
import HTTPTypes
import Jobs
import Preferences
import Storage
import Testing

@testable import App

@Suite("Previews of weights, labelers who are held out, and asking others again, over the API and on the command line")
struct TrustTests {
    private let app: TestApp
    private let mia: Client
    private let lia: Client
    private let max: Client
    private let labeler: String
    private let previews = "/api/v1/projects/p/weight-previews"

    /// Lia has ranked four tasks, an hour after one another, Max none.
    init() async throws {
        app = try TestApp()
        mia = try await app.client("mia", .manager)
        lia = try await app.client("lia", .labeler)
        max = try await app.client("max", .labeler)
        try await app.project(tasks: 4, members: [mia, lia, max])
        for _ in 0..<4 {
            try await Self.rank(lia)
            app.pass(3_600)
        }
        labeler = "/api/v1/projects/p/labelers/\(try #require(lia.user?.id))"
    }

    private static func rank(_ client: Client) async throws {
        let claim = try await client.post("/api/v1/projects/p/assignments")
        let ids = claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }.sorted()
        let work = try #require(claim.int("id"), "\(claim.text)")
        let tiers = ids.map { "[\($0)]" }.joined(separator: ",")
        let answer = try await client.put("/api/v1/assignments/\(work)/ranking", #"{"tiers": [\#(tiers)]}"#)
        #expect(answer.status == 201, "\(answer.text)")
    }

    @Test("a manager looks, sets aside, others are asked, and what finds no slot stays kept")
    func requeue() async throws {
        let requeues = labeler + "/requeues"
        let refused = try await mia.post(requeues, #"{"reason": "Asleep."}"#)
        #expect(refused.status == 409 && refused.string("code") == "nothingExcluded")
        // The test clock starts at 2027-01-15T08:00:00Z.
        let given = try await mia.post(
            labeler + "/weights", #"{"weight": 0, "appliesFrom": "2027-01-15T08:30:00Z", "reason": "Asleep."}"#)
        let looked = try await mia.get(requeues + "/preview?before=2027-01-15T10:30:00Z")
        #expect(looked.int("judgements") == 3 && looked.int("weightless") == 2 && looked.int("tasks") == 2)
        let done = try await mia.post(requeues, #"{"reason": " Others again. "}"#)
        #expect(done.status == 201 && done.int("requeued") == 3 && done.int("reopened") == 3, "\(done.text)")
        #expect(done.string("reason") == "Others again." && done.string("createdBy.username") == "mia")
        #expect(try await lia.post("/api/v1/projects/p/assignments").status == 204)
        try await Self.rank(max)
        let listed = try await mia.get("/api/v1/projects/p/rankings")
        let aside = listed.list("items").filter { ($0 as? [String: Any])?["setAside"] as? Bool == true }
        #expect(aside.count == 3)
        let undone = try await mia.delete("\(requeues)/\(try #require(done.int("id")))")
        #expect(undone.int("restored") == 2 && undone.int("leftOver") == 1)
        #expect(undone.string("undoneBy.username") == "mia")
        let again = try await mia.delete("\(requeues)/\(try #require(done.int("id")))")
        #expect(again.int("restored") == 2 && again.string("undoneAt") == undone.string("undoneAt"))
        _ = try await mia.delete("\(labeler)/weights/\(try #require(given.int("id")))")
        #expect(try await mia.get(requeues).int("items.0.leftOver") == 1)
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("a manager holds somebody out and trains on them again")
    func holdOut() async throws {
        let holdouts = labeler + "/holdouts"
        let held = try await mia.post(
            holdouts, #"{"heldFrom": "2027-01-15T09:30:00Z", "reason": " To measure. "}"#)
        #expect(held.status == 201 && held.string("reason") == "To measure.", "\(held.text)")
        #expect(try await mia.get("/api/v1/projects/p/labelers")["items.0.isHeldOut"] as? Bool == true)
        let exported = try await mia.get("/api/v1/projects/p/export").text
        #expect(exported.split(separator: "\n").count { $0.contains("\"heldOut\":true") } == 2)
        // A format that others train on has no place for it.
        let pairs = try await mia.get("/api/v1/projects/p/export?format=trl").text.split(separator: "\n").count
        let back = try await mia.delete("\(holdouts)/\(try #require(held.int("id")))")
        #expect(back.string("takenBackBy.username") == "mia")
        let all = try await mia.get("/api/v1/projects/p/export?format=trl").text.split(separator: "\n").count
        #expect(all == 2 * pairs)
        #expect(try await mia.get("/api/v1/projects/p/labelers")["items.0.isHeldOut"] as? Bool == false)
        #expect(try await mia.get(holdouts).string("items.0.takenBackBy.username") == "mia")
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("labelers, strangers and managers of other projects get none of it; nobody decides about themselves")
    func roles() async throws {
        let own = try #require(lia.user?.id)
        let proposal = #"{"labelers": [\#(own)], "weight": 0}"#
        let asked = try #require(try await mia.post(previews, proposal).int("id"))
        let elsewhere = try await app.client("eva", .manager)
        try await app.project("q", tasks: 1, members: [elsewhere])
        for (client, status) in [(lia, 403), (max, 403), (elsewhere, 404), (app.stranger, 401)] {
            for path in ["/holdouts", "/requeues", "/requeues/preview"] {
                #expect(try await client.get(labeler + path).status == status, "\(path)")
            }
            for path in ["/holdouts", "/requeues"] {
                #expect(try await client.post(labeler + path, #"{"reason": "Why."}"#).status == status, "\(path)")
                #expect(try await client.delete(labeler + path + "/1").status == status, "\(path)")
            }
            #expect(try await client.post(previews, proposal).status == status)
            #expect(try await client.get("\(previews)/\(asked)").status == status)
        }
        // The labeler is of another project, or the preview is.
        let other = labeler.replacing("/p/", with: "/q/")
        #expect(try await elsewhere.get(other + "/requeues/preview").status == 404)
        #expect(try await elsewhere.post(other + "/holdouts", #"{"reason": "Why."}"#).status == 404)
        #expect(try await elsewhere.post("/api/v1/projects/q/weight-previews", proposal).status == 404)
        #expect(try await elsewhere.get("/api/v1/projects/q/weight-previews/\(asked)").status == 404)
        let mine = "/api/v1/projects/p/labelers/\(try #require(mia.user?.id))"
        for path in ["/holdouts", "/requeues"] {
            let refused = try await mia.post(mine + path, #"{"reason": "Why."}"#)
            #expect(refused.status == 409 && refused.string("code") == "ownAccount")
        }
    }

    @Test(
        "wrong values are refused with a pointer to each",
        arguments: [
            ("/holdouts", #"{"heldFrom": "now", "reason": "Why."}"#, ["/heldFrom"]),
            ("/holdouts", #"{"reason": " "}"#, ["/reason"]),
            ("/holdouts", #"{"appliesFrom": "2027-01-15T08:30:00Z", "reason": "Why."}"#, ["/appliesFrom"]),
            ("/requeues", #"{}"#, ["/reason"]),
            (
                "/requeues",
                #"{"madeFrom": "2027-01-15T08:30:00Z", "madeBefore": "2027-01-15T08:30:00Z", "reason": ""}"#,
                ["/madeBefore", "/reason"]
            ),
            ("previews", #"{"labelers": [], "weight": 2}"#, ["/weight", "/labelers"]),
            ("previews", #"{"labelers": [1], "weight": 0, "reason": "Why."}"#, ["/reason"]),
            ("previews", #"{"labelers": "lia", "weight": 0}"#, ["/labelers"]),
        ] as [(String, String, [String])])
    func refused(path: String, body: String, pointers: [String]) async throws {
        let answer = try await mia.post(path == "previews" ? previews : labeler + path, body)
        #expect(answer.status == 422, "\(answer.text)")
        #expect(answer.list("errors").compactMap { ($0 as? [String: Any])?["pointer"] as? String } == pointers)
        let looked = try await mia.get(labeler + "/requeues/preview?from=now")
        #expect(looked.status == 422 && looked.string("errors.0.pointer") == "?from")
        #expect(try await mia.post(previews, #"{"labelers": [9999], "weight": 0}"#).status == 404)
    }

    @Test("the command line does the same, by name")
    func commandLine() async throws {
        let trust = try await TerminalTrust(installation: app.installation, project: "p")
        #expect(try await trust.holdouts().count == 1)
        #expect(try await trust.requeues().count == 1)
        #expect(
            try await trust.hold("lia", from: "2027-01-15T09:30:00Z", reason: "To measure.").contains("never train"))
        #expect(try await trust.holdouts()[0].contains("To measure."))
        #expect(try await trust.endHoldout(1).contains("taken back"))
        #expect(try await trust.endHoldout(1).contains("already"))
        await #expect(throws: ConfigurationError.self) { try await trust.endHoldout(7) }
        let weights = try await LabelerWeightSetup(installation: app.installation, project: "p")
        _ = try await weights.give(0, to: "lia", from: nil, reason: "Asleep.")
        #expect(try await trust.requeuePreview("lia", from: nil, before: nil).contains("4 of 4 judgements"))
        #expect(try await trust.requeue("lia", from: nil, before: nil, reason: "Again.").contains("4 tasks are open"))
        #expect(try await trust.requeues()[0].contains("4 tasks reopened"))
        #expect(try await trust.undoRequeue(1).contains("4 judgements count again"))
        #expect(try await trust.undoRequeue(1).contains("already"))
        let lines = try await trust.preview(0, of: ["lia"], from: nil, json: false)
        #expect(lines.contains { $0.contains("no judgement that it learns from") }, "\(lines)")
        #expect(try await trust.preview(0, of: ["lia"], from: nil, json: true)[0].contains("\"covered\":4"))
        await #expect(throws: ConfigurationError.self) {
            try await trust.preview(0, of: ["nobody"], from: nil, json: false)
        }
    }

    // MARK: - Previews

    /// Polite answers are better, and everybody says so with some noise, but for `vic`, who turns the order around and has
    /// judged more than all others.
    private func plant() async throws {
        var generator = SeededGenerator(seed: 6)
        let polite = ["Thank you for asking", "Of course, happy to help", "Here is a careful answer", "Gladly"]
        let rude = ["whatever", "no idea lol", "go away", "figure it out yourself"]
        let lines = (0..<240).map { index in
            let first = "\(polite[generator.next(below: 4)]), item \(index)"
            let second = "\(rude[generator.next(below: 4)]), item \(index)"
            let who = index % 10 < 3 ? ["ann", "ben"] : index % 10 < 6 ? ["cleo", "vic"] : ["vic"]
            let rankings = who.map { name in
                let isRight = name == "vic" ? false : generator.next(below: 100) >= 15
                return #"{"labeler":"\#(name)","ranks":\#(isRight ? "[1,2]" : "[2,1]")}"#
            }
            return #"{"prompt":"Question \#(index)?","completions":[{"text":"\#(first)"},{"text":"\#(second)"}],"#
                + "\"rankings\":["
                + rankings.joined(separator: ",") + "]}"
        }
        try await app.project("planted", tasks: 0, overlap: 2, members: [mia])
        let answer = try await mia.send(
            .post, "/api/v1/projects/planted/prompts", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(answer.status == 200, "\(answer.text)")
    }

    @Test("of a planted labeler who turns the order around, a real child says that the model is better without them")
    func planted() async throws {
        try await plant()
        let people = try await app.stores.labelerWeights.labelers(
            project: app.stores.projects.find("planted").id, now: app.installation.clock.now())
        let vic = try #require(people.first { $0.username.hasSuffix("vic") }).id
        let path = "/api/v1/projects/planted/weight-previews"
        let asked = try await mia.post(path, #"{"labelers": [\#(vic)], "weight": 0}"#)
        #expect(asked.status == 202 && asked.string("job.kind") == "weightPreview", "\(asked.text)")
        let preview = "\(path)/\(try #require(asked.int("id")))"
        let queue = JobQueue(
            jobs: app.stores.jobs, kinds: app.application.queue.kinds, clock: app.installation.clock,
            logger: .init(label: "test"))
        let found = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run() }
            var answer = try await mia.get(preview)
            while answer["result"] == nil, answer.string("job.status") != "failed" {
                try await Task.sleep(for: .milliseconds(50))
                answer = try await mia.get(preview)
            }
            group.cancelAll()
            try await group.waitForAll()
            return answer
        }
        #expect(found.string("result.model.verdict") == "better", "\(found.text)")
        #expect(found["isCurrent"] as? Bool == true)
        #expect(found.int("result.covered") == 168 && found.int("result.changed") == 168)
        #expect(found.int("result.tasks") == 168 && found.int("result.tasksWithoutWeight") == 96)
        #expect(found.int("result.requeue.tasks") == 168)
        let difference = try #require(found["result.agreement.now.estimate"] as? Double)
        #expect(difference < 0.8 && found["result.agreement.then.estimate"] as? Double ?? 0 > difference)
        #expect(found.int("result.labelers.0.labeler.id").map(Int64.init) == vic.rawValue)
        // Nothing was stored but the preview.
        let stored = try await app.stores.labelerWeights.all(project: app.stores.projects.find("planted").id)
        #expect(stored.isEmpty)
        _ = try await mia.post(
            "/api/v1/projects/planted/labelers/\(vic)/weights", #"{"weight": 0, "reason": "Turned around."}"#)
        #expect(try await mia.get(preview)["isCurrent"] as? Bool == false)
        #expect(try await Verification(app.installation.database).run() == [])
    }
}
