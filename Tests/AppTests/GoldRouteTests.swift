import Foundation
import HTTPTypes
import Jobs
import Preferences
import Storage
import Testing

@testable import App

@Suite("Gold tasks and repeats over the API and on the command line")
struct GoldRouteTests {
    private let app: TestApp
    private let mia: Client
    private let lia: Client
    private let gold = "/api/v1/projects/p/gold"
    private let outside =
        #"{"prompt": "Which?", "completions": [{"text": "x"}, {"text": "y"}, {"text": "z"}], "answer": {"tiers": [[1], [2, 3]]}}"#

    init() async throws {
        app = try TestApp()
        mia = try await app.client("mia", .manager)
        lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 40, members: [mia, lia], splitSeed: 7)
        #expect(try await mia.patch("/api/v1/projects/p", #"{"goldShare": 50}"#).int("goldShare") == 50)
    }

    private func names(_ claim: Answer) -> [Int] {
        claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
    }

    /// One piece of work: what was claimed, what was answered, and whether it was a probe.
    private struct Work {
        var claim: Answer
        var receipt: Answer
        var day: Answer
        var isProbe: Bool
    }

    /// Works until there is nothing left.
    private func workAll(_ client: Client) async throws -> [Work] {
        var work: [Work] = []
        while work.count < 200 {
            let claim = try await client.post("/api/v1/projects/p/assignments")
            guard claim.status == 201 else { break }
            let id = try #require(claim.int("id"))
            let tiers = names(claim).map { "[\($0)]" }.joined(separator: ",")
            let receipt = try await client.put("/api/v1/assignments/\(id)/ranking", #"{"tiers": [\#(tiers)]}"#)
            let day = try await client.get("/api/v1/projects/p/my-day")
            let task = try await app.stores.assignments.find(ID(Int64(id))).taskID
            let isProbe = try await app.stores.tasks.find(task).status == .withdrawn
            work.append(Work(claim: claim, receipt: receipt, day: day, isProbe: isProbe))
            app.pass(60)
        }
        return work
    }

    /// What an answer is made of: the names of its members and the kinds of their values.
    private func shape(_ value: Any) -> String {
        if let object = value as? [String: Any] {
            let members = object.keys.sorted().map { name in "\(name): \(object[name].map(shape) ?? "")" }
            return "{\(members.joined(separator: ", "))}"
        }
        if let list = value as? [Any] { return "[\(list.first.map(shape) ?? "")]" }
        return value is String ? "text" : "number"
    }

    private func shape(_ answer: Answer) throws -> String {
        shape(try JSONSerialization.jsonObject(with: Data(answer.bytes)))
    }

    @Test("nothing that a labeler is sent tells a gold task from ordinary work")
    func indistinguishable() async throws {
        for number in 0..<12 {
            let body = outside.replacing("Which?", with: "prompt \(100 + number)")
            #expect(try await mia.post(gold, body).status == 201)
        }
        let work = try await workAll(lia)
        let probes = work.filter(\.isProbe)
        let ordinary = work.filter { !$0.isProbe }
        #expect(probes.count == 12 && ordinary.count == 40)
        for answers in [work.map(\.claim), work.map(\.receipt), work.map(\.day)] {
            let shapes = try Set(answers.map { try shape($0) })
            #expect(shapes.count == 1, "\(shapes)")
            let heads = Set(answers.map { $0.fields.map(\.name.canonicalName).sorted() })
            #expect(heads.count == 1, "\(heads)")
            #expect(Set(answers.map(\.status)).count == 1)
        }
        for piece in work {
            let (claim, receipt) = (piece.claim, piece.receipt)
            // Ids of the work itself, one after the other; of tasks and completions none.
            #expect(claim.int("task.id") == claim.int("id"))
            #expect(names(claim) == [1, 2, 3])
            #expect(receipt["counted"] as? Bool == true)
            for word in ["gold", "probe", "repeat", "withdrawn"] { #expect(!claim.text.lowercased().contains(word)) }
        }
        #expect(zip(work, work.dropFirst()).allSatisfy { ($0.claim.int("id") ?? 0) + 1 == $1.claim.int("id") })
        // What is left falls in tens, whatever is handed in.
        #expect(work.allSatisfy { ($0.day.int("left") ?? 1) % 10 == 0 || $0.day.int("left") == 1 })
        let own = try await lia.get("/api/v1/projects/p/my-work?limit=100")
        #expect(own.list("items").count == 52)
        let items = own.list("items").map { shape($0) }
        #expect(Set(items).count == 1)
        // Where gold comes does not follow from where it came before.
        let places = work.indices.filter { work[$0].isProbe }
        #expect(Set(zip(places, places.dropFirst()).map { $1 - $0 }).count > 1)
        #expect(work.last?.isProbe == false)
        let one = try #require(probes.first?.claim.int("id"))
        let other = try #require(ordinary.first?.claim.int("id"))
        #expect(
            try await shape(lia.get("/api/v1/assignments/\(one)")) == shape(lia.get("/api/v1/assignments/\(other)")))
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("a labeler sees nothing of gold: no route, no setting; nor does a manager of another project")
    func doors() async throws {
        let id = try #require(try await mia.post(gold, outside).int("id"))
        let max = try await app.client("max", .manager)
        try await app.project("q", tasks: 1, members: [max])
        let user = try #require(lia.user?.id)
        for (client, status) in [(lia, 403), (max, 404), (app.stranger, 401)] {
            for path in [
                gold, "\(gold)/proposals", "\(gold)/labelers", "\(gold)/events",
                "/api/v1/projects/p/labelers/\(user)/gold",
            ] { #expect(try await client.get(path).status == status, "\(path)") }
            #expect(try await client.post(gold, outside).status == status)
            #expect(try await client.put("\(gold)/\(id)", #"{"answer": {"pairs": [[1, 2]]}}"#).status == status)
            #expect(try await client.delete("\(gold)/\(id)").status == status)
            #expect(try await client.delete("\(gold)/events/1").status == status)
        }
        #expect(try await max.delete("/api/v1/projects/q/gold/\(id)").status == 404)
        let project = try await lia.get("/api/v1/projects/p")
        #expect(project.status == 200 && !project.text.contains("goldShare") && !project.text.contains("repeatShare"))
        #expect(!(try await lia.get("/api/v1/projects").text.contains("gold")))
        #expect(try await mia.get("/api/v1/projects").int("items.0.goldShare") == 50)
    }

    @Test("a manager makes gold in every way, changes and removes it")
    func managing() async throws {
        let made = try await mia.post(gold, outside)
        #expect(made.status == 201 && made.string("source") == "imported" && made["task"] == nil)
        let tasks = try await mia.get("/api/v1/projects/p/tasks?limit=2")
        let first = try #require(tasks.int("items.0.id"))
        #expect(try await mia.post(gold, #"{"task": \#(first)}"#).string("errors.0.code") == "noAgreement")
        let second = try await mia.post(gold, #"{"task": \#(first), "answer": {"pairs": [[1, 3]]}}"#)
        #expect(second.int("task") == first && second.string("source") == "made")
        #expect(try await mia.post(gold, #"{"task": \#(first), "answer": {"pairs": [[1, 3]]}}"#).status == 409)
        let id = try #require(second.int("id"))
        let flags = #"{"answer": {"order": [[1, 2], [2, 3]], "flags": {"1": {"hallucination": true}}}}"#
        let changed = try await mia.put("\(gold)/\(id)", flags)
        #expect(changed.status == 200 && changed["answer.flags.1.hallucination"] as? Bool == true)
        for (body, pointer) in [
            (#"{"task": \#(first), "answer": {"pairs": [[1, 9]]}}"#, "/answer/pairs/0"),
            (#"{"answer": {"pairs": [[1, 2]]}}"#, ""),
            (#"{"task": \#(first), "prompt": "?", "answer": {}}"#, "/task"),
            (#"{"task": \#(first), "gold": {}}"#, "/gold"),
        ] {
            let refused = try await mia.post(gold, body)
            #expect(refused.status == 422 && refused.string("errors.0.pointer") == pointer, "\(refused.text)")
        }
        #expect(try await mia.delete("\(gold)/\(id)").status == 204)
        let all = try await mia.get(gold)
        #expect(all.list("items").count == 2)
        #expect(
            try await mia.get("/api/v1/projects/p/tasks?limit=100").list("items").count == 40, "no tasks of their own")
        #expect(try await mia.put("/api/v1/projects/p/tasks/\(id)/withdrawal", "").status != 500)
        #expect(try await mia.delete("/api/v1/projects/p/tasks/\(id)/withdrawal").status == 409)
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test(
        "scores are told to managers, what follows is a rule, and a manager lifts it",
        arguments: ["tell", "pause", "ask"])
    func follows(rule: String) async throws {
        for number in 0..<6 {
            let body = outside.replacing("Which?", with: "prompt \(100 + number)")
                .replacing("[[1], [2, 3]]", with: "[[1], [2], [3]]")
            #expect(try await mia.post(gold, body).status == 201)
        }
        _ = try await mia.patch(
            "/api/v1/projects/p", #"{"goldRule": "\#(rule)", "goldTasks": 5, "goldThreshold": 99, "overlap": 2}"#)
        let work = app.application.recurring.first { $0.name == "followGold" }
        guard case .every(_, let turn)? = work?.rhythm else { return #expect(Bool(false)) }
        _ = try await turn(app.installation.clock.now())
        #expect(try await mia.get("\(gold)/events").list("items").isEmpty, "too few")
        // The worst first: what is shown first is placed last, whatever it is.
        var probes = 0
        while probes < 6 {
            let claim = try await lia.post("/api/v1/projects/p/assignments")
            let id = try #require(claim.int("id"))
            let assignment = try await app.stores.assignments.find(ID(Int64(id)))
            let task = try await app.stores.tasks.find(assignment.taskID)
            let wrong = task.completions.reversed().map { "[\(assignment.names.name(of: $0.id))]" }
            _ = try await lia.put(
                "/api/v1/assignments/\(id)/ranking", #"{"tiers": [\#(wrong.joined(separator: ","))]}"#)
            if task.status == .withdrawn { probes += 1 }
            app.pass(60)
        }
        let scores = try await mia.get("\(gold)/labelers")
        #expect(scores.int("items.0.gold.tasks") == 6 && scores["items.0.gold.value"] as? Double == 0)
        let history = try await mia.get("/api/v1/projects/p/labelers/\(try #require(lia.user?.id))/gold")
        #expect(history.int("last.tasks") == 5 && history.list("recent").count == 6)
        #expect(try await lia.get("/api/v1/projects/p/my-day")["looksAgain"] as? Bool == false, "not at once")
        _ = try await turn(app.installation.clock.now())
        _ = try await turn(app.installation.clock.now())
        let events = try await mia.get("\(gold)/events")
        #expect(events.list("items").count == 1, "nothing follows twice from the same scores")
        #expect(events.string("items.0.action") == rule && events.int("items.0.tasks") == 5)
        let event = try #require(events.int("items.0.id"))
        let day = try await lia.get("/api/v1/projects/p/my-day")
        #expect(day["looksAgain"] as? Bool == (rule == "tell"))
        let claim = try await lia.post("/api/v1/projects/p/assignments")
        #expect(claim.status == (rule == "pause" ? 409 : 201))
        if rule == "pause" { #expect(claim.string("code") == "workPaused") }
        if rule == "tell" {
            #expect(try await lia.delete("/api/v1/projects/p/my-advice").status == 204)
            #expect(try await lia.get("/api/v1/projects/p/my-day")["looksAgain"] as? Bool == false)
        }
        #expect(try await mia.delete("\(gold)/events/\(event)").string("liftedAt") != nil)
        #expect(try await lia.post("/api/v1/projects/p/assignments").status < 300)
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("the command line takes a file, lists, scores, removes and lifts")
    func commandLine() async throws {
        let setup = try await GoldSetup(installation: app.installation, project: "p")
        let lines = """
            {"prompt": "Which?", "completions": [{"text": "x"}, {"text": "y"}], "gold": {"tiers": [[2], [1]]}}

            {"prompt": "Which?", "completions": [{"text": "x"}, {"text": "y"}], "gold": {"tiers": [[2], [1]]}}
            {"prompt": "No answer", "completions": [{"text": "x"}, {"text": "y"}]}
            {"task": 1, "gold": {"pairs": [[1, 2]]}}
            """
        let said = try await setup.add(lines: lines)
        #expect(said.first == "2 gold tasks made, 2 of the lines refused.", "\(said)")
        #expect(said.dropFirst().first?.hasPrefix("Line 3:") == true)
        let list = try await setup.lines()
        #expect(list.count == 2 && list[0].contains(#"{"tiers":[[2],[1]]}"#) && list[0].contains("not judged yet"))
        let id = try #require(list[0].split(separator: "\t").first.flatMap { Int64($0) })
        #expect(try await setup.remove(id).contains("no more"))
        #expect(try await setup.lines().count == 1)
        #expect(try await setup.scores() == ["Nobody has judged a gold task or a repeat of \"p\" yet."])
        #expect(try await setup.events() == ["Nothing has followed from scores in \"p\"."])
    }
}
