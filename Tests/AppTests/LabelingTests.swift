import Foundation
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App

@Suite("Labeling over the API")
struct LabelingTests {
    private func ids(_ claim: Answer) -> [Int] {
        claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
    }

    @Test("goes from claim to ranking to the next task")
    func walk() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 2, members: [lia])

        let first = try await lia.post("/api/v1/projects/p/assignments")
        #expect(first.status == 201)
        let again = try await lia.post("/api/v1/projects/p/assignments")
        #expect(again.status == 200)
        #expect(again.int("id") == first.int("id"))
        #expect(ids(again) == ids(first))
        #expect(!first.text.contains("hidden"), "a model's name reached a labeler")
        #expect(first.string("task.completions.0.html")?.hasPrefix("<p dir=\"auto\">answer") == true)

        let id = try #require(first.int("id"))
        let order = ids(first)
        let body =
            #"{"tiers": [[\#(order[1])], [\#(order[0]), \#(order[2])]], "durationMs": 4200, "answers": {"completions": {"\#(order[1])": {"overall": 7}, "\#(order[0])": {"hallucination": true}}}, "note": "close"}"#
        let stored = try await lia.put("/api/v1/assignments/\(id)/ranking", body)
        #expect(stored.status == 201)
        #expect(stored.int("revision") == 1)
        let repeated = try await lia.put("/api/v1/assignments/\(id)/ranking", body)
        #expect(repeated.status == 200)
        #expect(repeated.int("id") == stored.int("id"))

        let second = try await lia.post("/api/v1/projects/p/assignments")
        #expect(second.status == 201)
        #expect(second.int("id") != first.int("id"))

        let own = try await lia.get("/api/v1/projects/p/my-work")
        #expect(own.list("items").count == 1)
        let shown = try await lia.get("/api/v1/assignments/\(id)")
        #expect(shown.string("status") == "submitted")
        #expect(shown.int("ranking.tiers.0.0") == order[1])

        let manager = try await app.client("ada", .admin)
        let rankings = try await manager.get("/api/v1/projects/p/rankings")
        #expect(rankings.int("items.0.durationMs") == 4200)
        #expect(rankings.list("items.0.shown").compactMap { $0 as? Int } == order)
        #expect(rankings.string("items.0.user.username") == "lia")
        let progress = try await manager.get("/api/v1/projects/p/progress")
        #expect(progress.int("tasksDone") == 1)
        #expect(progress.int("activeLeases") == 1)
        #expect(progress.int("newSinceLastRun") == 1)
    }

    @Test("answers 422 with a pointer to each wrong field, and stores nothing")
    func invalid() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let claim = try await lia.post("/api/v1/projects/p/assignments")
        let id = try #require(claim.int("id"))
        let order = ids(claim)
        let bodies = [
            (#"{"tiers": [[\#(order[0])], [\#(order[1])]]}"#, "/tiers"),
            (#"{"tiers": [[\#(order[0]), \#(order[0])], [\#(order[1]), \#(order[2])]]}"#, "/tiers/0/1"),
            (#"{"tiers": [[99999], [\#(order[0]), \#(order[1]), \#(order[2])]]}"#, "/tiers/0/0"),
            (
                #"{"tiers": [[\#(order[0]), \#(order[1]), \#(order[2])]], "answers": {"completions": {"\#(order[0])": {"overall": 8}}}}"#,
                "/answers/completions/\(order[0])/overall"
            ),
            (
                #"{"tiers": [[\#(order[0]), \#(order[1]), \#(order[2])]], "answers": {"completions": {"\#(order[0])": {"nonsense": true}}}}"#,
                "/answers/completions/\(order[0])/nonsense"
            ),
            (#"{"tiers": [[\#(order[0]), \#(order[1]), \#(order[2])]], "durationMs": -1}"#, "/durationMs"),
            (#"{"tiers": "best"}"#, "/tiers"),
            (#"{}"#, "/tiers"),
        ]
        for (body, pointer) in bodies {
            let answer = try await lia.put("/api/v1/assignments/\(id)/ranking", body)
            #expect(answer.status == 422, "\(body): \(answer.text)")
            let pointers = answer.list("errors").compactMap { ($0 as? [String: Any])?["pointer"] as? String }
            #expect(pointers.contains(pointer), "\(body): \(answer.text)")
        }
        #expect(try await lia.put("/api/v1/assignments/\(id)/ranking", "{").status == 400)
        let typed = try await lia.send(.put, "/api/v1/assignments/\(id)/ranking", "{}", type: "text/plain")
        #expect(typed.status == 415)
        #expect(try await lia.get("/api/v1/projects/p/my-work").list("items").isEmpty)
    }

    @Test("someone else's assignment is not found")
    func foreign() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        let leo = try await app.client("leo", .labeler)
        try await app.project(tasks: 1, overlap: 2, members: [lia, leo])
        let claim = try await lia.post("/api/v1/projects/p/assignments")
        let id = try #require(claim.int("id"))
        for (method, path) in [
            (HTTPRequest.Method.get, ""), (.post, "/heartbeat"), (.get, "/draft"), (.put, "/draft"), (.put, "/ranking"),
            (.put, "/skip"), (.delete, "/skip"),
        ] {
            let body =
                switch (method, path) {
                case (.delete, _), (_, "/heartbeat"): nil as String?
                case (_, "/ranking"): #"{"tiers": [\#(ids(claim))]}"#
                default: #"{"reason": "other"}"#
                }
            #expect(
                try await leo.send(method, "/api/v1/assignments/\(id)\(path)", body).status == 404, "\(method) \(path)")
        }
    }

    @Test("a skip has a known reason, and the task does not come back")
    func skip() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let id = try #require(try await lia.post("/api/v1/projects/p/assignments").int("id"))
        let unknown = try await lia.put("/api/v1/assignments/\(id)/skip", #"{"reason": "bored"}"#)
        #expect(unknown.status == 422)
        #expect(
            try await lia.put("/api/v1/assignments/\(id)/skip", #"{"reason": "unclear", "comment": "?"}"#).status == 200
        )
        #expect(try await lia.post("/api/v1/projects/p/assignments").status == 204)
    }

    @Test("a skip can be taken back: the same assignment, in the same order")
    func takeBackSkip() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let claim = try await lia.post("/api/v1/projects/p/assignments")
        let path = "/api/v1/assignments/\(try #require(claim.int("id")))/skip"
        _ = try await lia.put(path, #"{"reason": "unclear"}"#)
        let back = try await lia.send(.delete, path)
        #expect(back.status == 200)
        #expect(back.int("id") == claim.int("id") && back.string("status") == "active")
        #expect(ids(back) == ids(claim))
        let ranking = path.replacing("/skip", with: "/ranking")
        _ = try await lia.put(ranking, #"{"tiers": [\#(ids(claim))]}"#)
        let late = try await lia.send(.delete, path)
        #expect(late.status == 409 && late.string("code") == "conflict")
    }

    @Test("a draft survives an expired lease and comes back with the task")
    func draft() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let id = try #require(try await lia.post("/api/v1/projects/p/assignments").int("id"))
        #expect(try await lia.put("/api/v1/assignments/\(id)/draft", #"{"slots": {"1": 2}}"#).status == 204)
        #expect(try await lia.put("/api/v1/assignments/\(id)/draft", "[1]").status == 400)
        let large = #"{"note": ""# + String(repeating: "x", count: SubmissionRules.draftBytes) + #""}"#
        #expect(try await lia.put("/api/v1/assignments/\(id)/draft", large).status == 413)
        app.pass(3_600)
        let again = try await lia.post("/api/v1/projects/p/assignments")
        #expect(again.int("id") == id)
        #expect(again.int("draft.slots.1") == 2)
    }

    @Test("what is saved or handed in on top of something older is refused, whatever the clocks say")
    func revisions() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let claim = try await lia.post("/api/v1/projects/p/assignments")
        let path = "/api/v1/assignments/\(try #require(claim.int("id")))"
        #expect(claim.int("draftRevision") == 0)
        func put(_ what: String, _ body: String, onto revision: String) async throws -> Answer {
            try await lia.send(.put, "\(path)/\(what)", body, extra: [.ifMatch: revision])
        }
        #expect(try await put("draft", #"{"from": "laptop"}"#, onto: #""0""#).fields[.eTag] == #""1""#)
        let older = try await put("draft", #"{"from": "desk"}"#, onto: #""0""#)
        #expect(older.status == 412 && older.string("code") == "changed")
        #expect(try await put("draft", "{}", onto: "nonsense").status == 412)
        let kept = try await lia.get("\(path)/draft")
        #expect(kept.string("from") == "laptop" && kept.fields[.eTag] == #""1""#)
        #expect(try await put("draft", #"{"from": "desk"}"#, onto: #""1""#).status == 204)
        #expect(try await put("draft", #"{"from": "anywhere"}"#, onto: "*").fields[.eTag] == #""3""#)
        #expect(try await lia.get(path).int("draftRevision") == 3)

        let ranking = #"{"tiers": [\#(ids(claim))]}"#
        let other = #"{"tiers": [\#(ids(claim))], "note": "other"}"#
        #expect(try await put("ranking", ranking, onto: #""0""#).status == 201)
        // Sent again because the answer got lost: it is the same.
        #expect(try await put("ranking", ranking, onto: #""0""#).status == 200)
        #expect(try await put("ranking", other, onto: #""0""#).status == 412)
        #expect(try await put("ranking", other, onto: #""1""#).int("revision") == 2)
        // Handing in gave the draft up, which a page that still has it learns.
        #expect(try await put("draft", "{}", onto: #""3""#).status == 412)
        #expect(try await lia.get("\(path)/draft").fields[.eTag] == #""5""#)
        // One of several that fits is enough (RFC 9110, section 13.1.1).
        #expect(try await put("draft", "{}", onto: #""4", "6""#).status == 412)
        // As a proxy gives the tag back that has compressed the answer.
        #expect(try await put("draft", "{}", onto: #"W/"5", "9""#).fields[.eTag] == #""6""#)
    }

    @Test(
        "unfinished work is an object of strict JSON, for it stands in the assignment's",
        arguments: [#"{"x": [1, 2,],}"#, "\u{FEFF}{}", "{} {}", "[]", #"{"x": NaN}"#, "{\"x\": 'y'}", ""])
    func strictDraft(body: String) async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let claim = try await lia.post("/api/v1/projects/p/assignments")
        let refused = try await lia.put("/api/v1/assignments/\(try #require(claim.int("id")))/draft", body)
        #expect(refused.status == 400, "\(refused.text)")
        let again = try await lia.post("/api/v1/projects/p/assignments")
        #expect(again.int("id") == claim.int("id"))
    }

    @Test("unfinished work that is handed out anew brings its draft")
    func draftOfNewLease() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        let leo = try await app.client("leo", .labeler)
        try await app.project(tasks: 1, members: [lia, leo])
        let id = try #require(try await lia.post("/api/v1/projects/p/assignments").int("id"))
        _ = try await lia.put("/api/v1/assignments/\(id)/draft", #"{"note": "half"}"#)
        app.pass(3_600)
        _ = try await leo.post("/api/v1/projects/p/assignments")
        app.pass(3_600)
        let again = try await lia.post("/api/v1/projects/p/assignments")
        #expect(again.status == 201 && again.int("id") == id && again.string("draft.note") == "half")
    }

    @Test("work handed in after the lease ended counts where the slot is free, and is kept as surplus where it is not")
    func surplus() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        let leo = try await app.client("leo", .labeler)
        try await app.project(tasks: 1, members: [lia, leo])
        let claim = try await lia.post("/api/v1/projects/p/assignments")
        let id = try #require(claim.int("id"))
        app.pass(3_600)
        let other = try await leo.post("/api/v1/projects/p/assignments")
        #expect(other.status == 201)
        let body = #"{"tiers": [\#(ids(claim))]}"#
        let late = try await lia.put("/api/v1/assignments/\(id)/ranking", body)
        #expect(late.status == 201)
        #expect(late["counted"] as? Bool == false)
        let counted = try await leo.put("/api/v1/assignments/\(try #require(other.int("id")))/ranking", body)
        #expect(counted["counted"] as? Bool == true)
    }

    @Test("who has left the project reads nothing of it any more")
    func removed() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let id = try #require(try await lia.post("/api/v1/projects/p/assignments").int("id"))
        let user = try #require(lia.user?.id)
        #expect(try await ada.send(.delete, "/api/v1/projects/p/members/\(user)").status == 204)
        #expect(try await lia.get("/api/v1/assignments/\(id)").status == 403)
        #expect(try await lia.get("/api/v1/assignments/\(id)/draft").status == 403)
        #expect(try await lia.put("/api/v1/assignments/\(id)/draft", "{}").status == 403)
    }

    @Test("a task that every labeler skipped is listed with the reasons")
    func skippedByAll() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let id = try #require(try await lia.post("/api/v1/projects/p/assignments").int("id"))
        _ = try await lia.put(
            "/api/v1/assignments/\(id)/skip", #"{"reason": "unclear", "comment": "no question in it"}"#)
        let skipped = try await ada.get("/api/v1/projects/p/skipped-tasks")
        #expect(skipped.list("items").count == 1)
        #expect(skipped.string("items.0.skips.0.reason") == "unclear")
        #expect(skipped.string("items.0.skips.0.comment") == "no question in it")
    }

    @Test("a paused project hands nothing out")
    func paused() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        #expect(try await ada.patch("/api/v1/projects/p", #"{"status": "paused"}"#).status == 200)
        let answer = try await lia.post("/api/v1/projects/p/assignments")
        #expect(answer.status == 409)
        #expect(answer.string("code") == "projectPaused")
    }
}
