import Foundation
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App

@Suite("Practice over the API")
struct PracticeRoutesTests {
    private static let path = "/api/v1/projects/p/practice-task"
    private static let task = #"""
        {"prompt": "Which is right?", "completions": [{"text": "wrong"}, {"text": "*right*", "why": "It is *so*."},
         {"text": "half"}], "expected": {"tiers": [[2], [1]], "answers": {"completions": {"1": {"overall": 1}}}},
         "feedback": "Read **all**."}
        """#

    @Test("a manager sets it, sees what changed, takes it away, and does not undo another's change")
    func manage() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let none = try await ada.get(Self.path)
        #expect(none.status == 204 && none.fields[.eTag] == "\"0\"")
        #expect(try await lia.get("/api/v1/projects/p/practice").status == 204)

        let stored = try await ada.send(.put, Self.path, Self.task, extra: [.ifMatch: "\"0\""])
        #expect(stored.status == 201 && stored.int("version") == 1 && stored.fields[.eTag] == "\"1\"", "\(stored.text)")
        #expect(stored.list("faults").isEmpty && stored.int("expected.tiers.0.0") == 2)
        #expect(try await ada.put(Self.path, Self.task).status == 200)
        let late = try await ada.send(.delete, Self.path, extra: [.ifMatch: "\"0\""])
        #expect(late.status == 412 && late.string("code") == "changed")
        for path in [Self.path, Self.path + "/versions"] {
            #expect(try await lia.get(path).status == 403)
        }

        let misspelt = try await ada.put(Self.path, Self.task.replacing("\"why\"", with: "\"reason\""))
        #expect(misspelt.status == 422 && misspelt.string("errors.0.pointer") == "/completions/1/reason")
        let unfit = try await ada.put(Self.path, Self.task.replacing("overall", with: "quality"))
        #expect(unfit.string("errors.0.pointer") == "/expected/answers/completions/1/quality", "\(unfit.text)")

        let demonstration = FormPreset.all.first { $0.name == "demonstration" }
        let form = String(decoding: try JSONEncoder().encode(demonstration?.form), as: UTF8.self)
        try await app.project("q", tasks: 0)
        #expect(try await ada.put("/api/v1/projects/q/practice-task", Self.task).status == 201)
        #expect(try await ada.put("/api/v1/projects/q/form", form).status == 201)
        let changed = try await ada.get("/api/v1/projects/q/practice-task")
        #expect(!changed.list("faults").isEmpty)
        #expect(try await ada.get("/api/v1/projects/q/practice").status == 204)
        #expect(
            try await ada.post("/api/v1/projects/q/practice/answers", #"{"version": 1, "answer": {"tiers": []}}"#)
                .status
                == 404)

        #expect(try await ada.delete(Self.path).status == 204)
        #expect(try await ada.get(Self.path).fields[.eTag] == "\"2\"")
        let versions = try await ada.get(Self.path + "/versions")
        #expect(versions.list("items").count == 2 && versions.string("items.0.user.username") == "ada")
        #expect(versions["items.1.task"] == nil)
    }

    @Test("what is expected is told with the feedback and not before; nothing is kept but that somebody practised")
    func practise() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        _ = try await ada.put(Self.path, Self.task)
        let introduction = "/api/v1/projects/p/my-introduction"
        #expect(try await lia.get(introduction)["practice.isDue"] as? Bool == true)

        let shown = try await lia.get("/api/v1/projects/p/practice")
        #expect(shown.int("version") == 1 && shown.int("form.version") == 1)
        #expect(shown.string("completions.1.html")?.contains("<em>right</em>") == true)
        for secret in ["expected", "tiers", "why", "feedback"] { #expect(!shown.text.contains("\"\(secret)")) }
        #expect(!shown.text.contains("It is") && !shown.text.contains("Read **"))

        let answers = "/api/v1/projects/p/practice/answers"
        let incomplete = try await lia.post(answers, #"{"version": 1, "answer": {"tiers": [[1]]}}"#)
        #expect(incomplete.status == 422 && incomplete.string("errors.0.pointer") == "/answer/tiers")
        #expect(!incomplete.text.contains("so"))
        let unknown = try await lia.post(answers, #"{"version": 1, "answer": {"tiers": [[1],[2],[3]], "rank": 1}}"#)
        #expect(unknown.string("errors.0.pointer") == "/answer/rank")
        let other = try await lia.post(answers, #"{"version": 2, "answer": {"tiers": [[1],[2],[3]]}}"#)
        #expect(other.status == 412 && other.string("code") == "changed")
        #expect(try await lia.get(introduction)["practice.isDue"] as? Bool == true)

        let told = try await lia.post(answers, #"{"version": 1, "answer": {"tiers": [[1],[2],[3]]}}"#)
        #expect(told.status == 200 && told["agrees"] as? Bool == false, "\(told.text)")
        #expect(told.int("pairs") == 1 && told.int("agreedPairs") == 0)
        #expect(told.string("differences.0.kind") == "swapped" && told.int("differences.0.completions.0") == 2)
        #expect(told.string("differences.1.field") == "overall" && told.int("differences.1.expected") == 1)
        #expect(told.string("completions.1.whyHtml")?.contains("<em>so</em>") == true)
        #expect(told.string("feedbackHtml")?.contains("<strong>all</strong>") == true)
        let right =
            #"{"version": 1, "answer": {"tiers": [[2],[3],[1]], "answers": {"completions": {"1": {"overall": 2}}}}}"#
        #expect(try await lia.post(answers, right)["agrees"] as? Bool == true)

        let done = try await lia.get(introduction)
        #expect(done["practice.isDue"] as? Bool == false && done.string("practice.doneAt") != nil)
        #expect(try await ada.get("/api/v1/projects/p/members").string("items.0.practiceDoneAt") != nil)
        #expect(try await ada.get("/api/v1/projects/p/rankings").list("items").isEmpty)
        #expect(try await lia.get("/api/v1/projects/p/my-work").list("items").isEmpty)
        #expect(try await ada.get("/api/v1/projects/p/progress").int("activeLeases") == 0)
    }

    @Test("what was seen is told from any browser, and kept for the next")
    func introduction() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        _ = try await ada.patch("/api/v1/projects/p", #"{"instructions": "Be fair."}"#)
        let path = "/api/v1/projects/p/my-introduction"
        let first = try await lia.get(path)
        #expect(first.int("guidelines") == 2 && first["guidelinesSeen"] == nil && first["practice"] == nil)
        #expect(try await lia.patch(path, #"{"guidelinesSeen": 2}"#).int("guidelinesSeen") == 2)
        #expect(try await lia.patch(path, #"{"guidelinesSeen": 1, "leavesPractice": true}"#).int("guidelinesSeen") == 2)
        #expect(try await lia.patch(path, #"{"guidelinesSeen": 3}"#).string("errors.0.pointer") == "/guidelinesSeen")
        #expect(try await lia.patch(path, #"{"guidelines": 2}"#).string("errors.0.code") == "unknownField")
        #expect(try await ada.get("/api/v1/projects/p/members").int("items.0.guidelinesSeen") == 2)
    }

    @Test("there is a practice task to begin with for each kind, in each language")
    func presets() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let path = "/api/v1/projects/p/practice-presets"
        #expect(
            try await lia.get(path).status == 403, "a project may use one as it is: its answer is not to be looked up")
        let german = try await ada.get("\(path)?language=de")
        #expect(german.list("items").count == 4 && german.string("items.0.kind") == "ranking", "\(german.text)")
        #expect(german.string("items.0.task.completions.0.why") != nil)
        #expect(try await ada.get("\(path)?language=fr").status == 422)
    }

    @Test("a change of characters that Swift takes for equal is a change")
    func composed() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 1, members: [])
        _ = try await ada.put(Self.path, Self.task.replacing("Which", with: "Caf\u{e9}"))
        let changed = try await ada.put(Self.path, Self.task.replacing("Which", with: "Cafe\u{301}"))
        #expect(changed.status == 201 && changed.int("version") == 2, "\(changed.text)")
    }
}
