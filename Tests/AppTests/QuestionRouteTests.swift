import Foundation
import Preferences
import Storage
import Testing

@testable import App

@Suite("Questions over the API")
struct QuestionRouteTests {
    /// A labeler with a task in hand.
    private static func world() async throws -> (app: TestApp, lia: Client, mia: Client, work: Int) {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        let mia = try await app.client("mia", .manager)
        try await app.project(tasks: 3, members: [lia, mia])
        let claim = try await lia.post("/api/v1/projects/p/assignments")
        return (app, lia, mia, try #require(claim.int("id")))
    }

    @Test("a labeler asks, a manager answers, and the labeler hears of it without being told by whom")
    func walk() async throws {
        let (_, lia, mia, work) = try await Self.world()
        let own = "/api/v1/assignments/\(work)/question"
        #expect(try await lia.get(own).status == 204)
        let asked = try await lia.post(own + "/messages", #"{"text": " Is B a joke? "}"#)
        #expect(asked.status == 201 && asked.string("messages.0.text") == "Is B a joke?")
        #expect(try await lia.post(own + "/messages", #"{"text": "Is B a joke?"}"#).status == 200)
        #expect(try await lia.post(own + "/messages", #"{"text": "Is B a joke?", "after": 0}"#).status == 200)
        #expect(try await mia.get("/api/v1/projects/p/progress").int("questions.unseen") == 1)

        let inbox = try await mia.get("/api/v1/projects/p/questions?isOpen=true&limit=1")
        #expect(inbox.string("items.0.labeler.username") == "lia" && inbox["items.0.isUnseen"] as? Bool == true)
        #expect(inbox.string("items.0.promptExcerpt")?.hasPrefix("prompt") == true)
        let question = "/api/v1/projects/p/questions/\(try #require(inbox.int("items.0.id")))"
        #expect(try await mia.put(question + "/seen", #"{"messages": 1}"#).status == 204)
        #expect(try await mia.get(question)["question.isUnseen"] as? Bool == false)
        let answered = try await mia.post(question + "/messages", #"{"text": "Yes.", "closes": true}"#)
        #expect(answered.status == 201 && answered["question.isOpen"] as? Bool == false)
        #expect(answered.string("messages.1.author.username") == "mia")
        #expect(try await mia.get("/api/v1/projects/p/questions?isOpen=true").list("items").isEmpty)

        #expect(try await lia.get("/api/v1/projects/p/my-day").int("unseenAnswers") == 1)
        #expect(try await lia.post("/api/v1/assignments/\(work)/heartbeat").int("unseenAnswers") == 1)
        #expect(try await lia.post(own + "/messages", #"{"text": "Is B a joke?", "after": 0}"#).status == 200)
        let list = try await lia.get("/api/v1/projects/p/my-questions")
        #expect(list.int("items.0.assignmentId") == work && list["items.0.isUnseen"] as? Bool == true)
        let read = try await lia.get(own)
        #expect(read.string("messages.1.text") == "Yes." && !read.text.contains("mia") && !list.text.contains("mia"))
        #expect(try await lia.put(own + "/seen", #"{"messages": 2}"#).status == 204)
        #expect(try await lia.get("/api/v1/projects/p/my-day").int("unseenAnswers") == 0)

        let reopened = try await mia.patch(question, #"{"isOpen": true}"#)
        #expect(reopened["question.isOpen"] as? Bool == true)
    }

    @Test("nothing of a labeler's own questions names a completion, a task or a person; managers get the order shown")
    func blind() async throws {
        let (app, lia, mia, work) = try await Self.world()
        let own = "/api/v1/assignments/\(work)/question"
        let asked = try await lia.post(own + "/messages", #"{"text": "Is B a joke?"}"#)
        let list = try await lia.get("/api/v1/projects/p/my-questions")
        let known: Set<String> = [
            "assignmentId", "promptExcerpt", "lastExcerpt", "endsWithAnswer", "isOpen", "isUnseen", "updatedAt",
        ]
        for question in [asked["question"], list["items.0"], try await lia.get(own)["question"]] {
            #expect(Set(try #require(question as? [String: Any]).keys) == known)
        }
        let message = try #require(asked["messages.0"] as? [String: Any])
        #expect(Set(message.keys) == ["number", "isAnswer", "text", "createdAt"])
        let shown = try await app.stores.assignments.find(ID(Int64(work))).shown.map { Int($0.rawValue) }
        let inbox = try await mia.get("/api/v1/projects/p/questions")
        #expect(inbox["items.0.shown"] as? [Int] == shown && shown.count > 1)
        let task = try await mia.get("/api/v1/projects/p/tasks/\(inbox.int("items.0.taskId") ?? 0)")
        #expect(Set(task.list("completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }) == Set(shown))
    }

    @Test("asking holds up neither handing in nor skipping, and goes on after both")
    func besideWork() async throws {
        let (_, lia, mia, work) = try await Self.world()
        let own = "/api/v1/assignments/\(work)"
        let skip = #"{"reason": "unclear", "comment": "Half of it is missing."}"#
        #expect(try await lia.post(own + "/question/messages", #"{"text": "Is this all?"}"#).status == 201)
        #expect(try await lia.put(own + "/skip", skip).status == 200)
        #expect(try await lia.post(own + "/question/messages", #"{"text": "I skipped it."}"#).status == 201)
        let remarks = try await mia.get("/api/v1/projects/p/remarks?kind=skip")
        #expect(remarks.string("items.0.text") == "Half of it is missing.")
        #expect(remarks.string("items.0.reason") == "unclear" && remarks.string("items.0.labeler.username") == "lia")
        #expect(try await mia.get("/api/v1/projects/p/remarks?kind=note").list("items").isEmpty)
        #expect(try await mia.get("/api/v1/projects/p/tasks/\(remarks.int("items.0.taskId") ?? 0)").status == 200)
    }

    @Test("is refused to others, and to a labeler on the managers' side")
    func others() async throws {
        let (app, lia, mia, work) = try await Self.world()
        let tom = try await app.client("tom", .labeler)
        try await app.project("q", tasks: 1, members: [mia, tom])
        let own = "/api/v1/assignments/\(work)/question"
        #expect(try await lia.post(own + "/messages", #"{"text": "Is B a joke?"}"#).status == 201)
        for client in [tom, mia] {
            #expect(try await client.get(own).status == 404)
            #expect(try await client.post(own + "/messages", #"{"text": "me too"}"#).status == 404)
            #expect(try await client.put(own + "/seen", #"{"messages": 1}"#).status == 404)
        }
        #expect(try await lia.get("/api/v1/projects/p/questions").status == 403)
        #expect(try await lia.get("/api/v1/projects/p/remarks").status == 403)
        #expect(try await tom.get("/api/v1/projects/p/questions/1").status == 404)
        #expect(try await mia.get("/api/v1/projects/q/questions/1").status == 404)
        let answer = #"{"text": "Yes."}"#
        #expect(try await mia.post("/api/v1/projects/q/questions/1/messages", answer).status == 404)
        try await app.stores.members.remove(project: ID(1), user: #require(lia.user?.id), now: Date())
        #expect(try await lia.get(own).status == 403)
        #expect(try await lia.post(own + "/messages", #"{"text": "Hello?"}"#).status == 403)
    }

    @Test(
        "wrong values are refused with a pointer",
        arguments: [
            ("questions?isOpen=yes", "?isOpen"), ("questions?cursor=1", "?cursor"), ("questions?limit=101", "?limit"),
            ("remarks?kind=letter", "?kind"), ("remarks?cursor=x", "?cursor"), ("my-questions?limit=0", "?limit"),
        ])
    func values(_ path: String, _ pointer: String) async throws {
        let (_, _, mia, _) = try await Self.world()
        let answer = try await mia.get("/api/v1/projects/p/" + path)
        #expect(answer.status == 422 && answer.string("errors.0.pointer") == pointer, "\(answer.text)")
    }

    @Test("an empty message and one that is too long are refused, and nothing is asked")
    func messages() async throws {
        let (_, lia, _, work) = try await Self.world()
        let own = "/api/v1/assignments/\(work)/question"
        let long = String(repeating: "a", count: QuestionRules.messageLength + 1)
        for text in ["", "  ", long] {
            let answer = try await lia.post(own + "/messages", #"{"text": "\#(text)"}"#)
            #expect(answer.status == 422 && answer.string("errors.0.pointer") == "/text")
        }
        #expect(try await lia.get(own).status == 204)
        #expect(try await lia.put(own + "/seen", #"{"messages": 1}"#).status == 404)
    }
}
