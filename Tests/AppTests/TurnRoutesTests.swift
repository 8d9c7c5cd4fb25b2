import Foundation
import Preferences
import Storage
import Testing

@testable import App

@Suite("Turns over the API")
struct TurnRoutesTests {
    private static let line = #"""
        {"prompt": [{"role": "user", "content": "Weather?"}, {"role": "assistant", "content": null, "model": "secret-7b", "tool_calls": [{"id": "toolu_1", "type": "function", "function": {"name": "weather", "arguments": "{\"city\":\"Bonn\",\"n\":12345678901234567890}"}}]}, {"role": "tool", "tool_call_id": "toolu_1", "content": "[1, 2]"}], "completions": [{"messages": [{"role": "assistant", "name": "secret-7b", "content": [{"type": "tool_use", "id": "toolu_2", "name": "clock", "input": {}}]}, {"role": "tool", "tool_call_id": "toolu_2", "content": "noon"}, {"role": "assistant", "content": "It is **noon**."}], "model": "secret-7b"}, {"text": "No idea.", "model": "b"}], "ranks": [1, 2]}
        """#

    private static func app(
        _ lines: String = line, query: String = "?unlabeled=true"
    ) async throws -> (TestApp, Client) {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts" + query, lines, type: "application/x-ndjson")
        #expect(answer.int("created") == lines.split(separator: "\n").count, "\(answer.text)")
        return (app, ada)
    }

    private static func labeler(in app: TestApp) async throws -> Client {
        let eve = try await app.client("eve", .labeler)
        let project = try await app.stores.projects.find("p")
        let user = try #require(eve.user)
        try await app.stores.members.put(
            project: project.id, user: user.id, role: .labeler, now: app.installation.clock.now())
        return eve
    }

    @Test("a labeler sees calls and results by number, arguments with their digits, and nothing that names a model")
    func shown() async throws {
        let (app, _) = try await Self.app()
        let eve = try await Self.labeler(in: app)
        let claim = try await eve.post("/api/v1/projects/p/assignments")
        #expect(claim.string("task.prompt.1.parts.0.kind") == "call")
        #expect(claim.string("task.prompt.1.parts.0.name") == "weather")
        #expect(claim.int("task.prompt.1.parts.0.number") == 1)
        #expect(
            claim.string("task.prompt.1.parts.0.text") == "{\n  \"city\": \"Bonn\",\n  \"n\": 12345678901234567890\n}")
        #expect(claim.string("task.prompt.2.parts.0.kind") == "result")
        #expect(claim.string("task.prompt.2.parts.0.name") == "weather")
        #expect(claim.int("task.prompt.2.parts.0.number") == 1)
        let place = try #require([0, 1].first { claim["task.completions.\($0).turns"] != nil })
        #expect(claim.int("task.completions.\(place).turns.1.parts.0.number") == 2)
        #expect(
            claim.string("task.completions.\(place).turns.2.parts.0.html")?.contains("<strong>noon</strong>") == true)
        #expect(claim["task.completions.\(1 - place).turns"] == nil)
        for secret in ["secret", "toolu", "tool_use"] { #expect(!claim.text.contains(secret), "\(secret)") }
    }

    @Test("export and import again give the same tasks, and a second import knows them")
    func roundTrip() async throws {
        let (app, ada) = try await Self.app(query: "")
        try await app.project("copy", tasks: 0)
        let export = try await ada.get("/api/v1/projects/p/export?format=podium")
        let path = "/api/v1/projects/copy/prompts?labeledBy=copy"
        let first = try await ada.send(.post, path, export.text, type: "application/x-ndjson")
        #expect(first.int("created") == 1, "\(first.text)")
        #expect(first.text.contains("prompt.model") && first.text.contains("notShown"))
        let again = try await ada.send(.post, path, export.text, type: "application/x-ndjson")
        #expect(again.int("duplicates") == 1 && again.int("rankings.known") == 1)
        let original = try await ada.send(.post, path, Self.line, type: "application/x-ndjson")
        #expect(original.int("duplicates") == 1, "the same JSON in another order of fields is the same task")
        let copy = try await ada.get("/api/v1/projects/copy/export?format=podium")
        for name in ["prompt", "completions"] {
            let before = try #require(export[name] as? NSArray)
            #expect(copy[name] as? NSArray == before)
            let given = try #require(Answer(status: 0, fields: [:], bytes: Array(Self.line.utf8))[name] as? NSArray)
            #expect(before == given)
        }
        #expect(try await Verification(app.installation.database).run().isEmpty)
    }

    @Test("the trl export has the turns of both sides")
    func trl() async throws {
        let (_, ada) = try await Self.app(query: "")
        let pair = try await ada.get("/api/v1/projects/p/export?format=trl")
        #expect(pair.string("prompt.1.tool_calls.0.function.name") == "weather")
        #expect(pair.string("chosen.0.tool_calls.0.function.name") == "clock")
        #expect(pair.string("chosen.1.name") == "clock")
        #expect(pair.string("chosen.2.content") == "It is **noon**.")
        #expect(pair.string("rejected.0.content") == "No idea.")
    }

    @Test("two tasks that differ in a call alone are two tasks, and equal ones are one")
    func duplicates() async throws {
        let other = Self.line.replacing("Bonn", with: "Köln")
        let (_, ada) = try await Self.app(Self.line + "\n" + other)
        let again = try await ada.send(
            .post, "/api/v1/projects/p/prompts?unlabeled=true", other, type: "application/x-ndjson")
        #expect(again.int("duplicates") == 1)
    }

    @Test("one's own work tells the beginning of a prompt that ends with a tool's turn")
    func ownWork() async throws {
        let (app, _) = try await Self.app()
        let eve = try await Self.labeler(in: app)
        let claim = try await eve.post("/api/v1/projects/p/assignments")
        let ids = claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
        let id = try #require(claim.int("id"))
        _ = try await eve.put("/api/v1/assignments/\(id)/ranking", #"{"tiers": [[\#(ids[0])], [\#(ids[1])]]}"#)
        #expect(try await eve.get("/api/v1/projects/p/my-work").string("items.0.promptExcerpt") == "[1, 2]")
        #expect(try await eve.get("/api/v1/projects/p/my-work?q=bonn").list("items").count == 1)
        let asked = try await eve.post("/api/v1/assignments/\(id)/question/messages", #"{"text": "Of which month?"}"#)
        #expect(asked.string("question.promptExcerpt") == "[1, 2]")
    }

    @Test("what content parts hold beside their words reaches nobody who labels, and the import names it")
    func partsThatNameModels() async throws {
        let answer = #"""
            [{"type": "server_tool_use", "id": "srvtoolu_1", "model": "secret"}, {"type": "text", "text": "Two.", "signature": "secret"}, {"type": "file", "file": {"file_id": "file-secret"}}, {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {}}, {"type": "tool_result", "tool_use_id": "toolu_1", "content": [{"type": "web_search_result", "model": "secret"}, {"type": "text", "text": "found"}]}]
            """#
        let line =
            #"{"prompt": "1 + 1?", "completions": [{"messages": [{"role": "assistant", "content": \#(answer)}, {"role": "tool", "name": "secret", "content": "7"}]}, {"text": "Three."}]}"#
        let (app, ada) = try await Self.app(line)
        let eve = try await Self.labeler(in: app)
        let claim = try await eve.post("/api/v1/projects/p/assignments")
        #expect(claim.text.contains("server_tool_use") && claim.text.contains("found"), "\(claim.text)")
        for secret in ["secret", "toolu_"] { #expect(!claim.text.contains(secret), "\(secret)") }
        let again = try await ada.send(
            .post, "/api/v1/projects/p/prompts?unlabeled=true", line, type: "application/x-ndjson")
        for name in ["server_tool_use", "signature", "file_id", "web_search_result"] {
            #expect(again.text.contains("completions.messages.content.\(name)"), "\(again.text)")
        }
        #expect(try await ada.get("/api/v1/projects/p/export?format=podium").text.contains("srvtoolu_1"))
    }

    @Test("the chat shape has thoughts once, and keeps refusals")
    func chatShape() async throws {
        let line = #"""
            {"prompt": [{"role": "user", "content": "Hm?"}, {"role": "assistant", "content": [{"type": "reasoning", "text": "thought"}, {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}, {"type": "tool_use", "id": "t", "name": "see", "input": {}}], "refusal": "no"}, {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": [{"type": "image", "source": {"type": "url", "url": "https://example.org/b.png"}}]}]}, {"role": "user", "content": "So?"}], "completions": [{"text": "A."}, {"text": "B."}], "ranks": [1, 2]}
            """#
        let (_, ada) = try await Self.app(line, query: "")
        let pair = try await ada.get("/api/v1/projects/p/export?format=trl")
        #expect(pair.string("prompt.1.reasoning_content") == "thought")
        #expect(pair.text.components(separatedBy: "thought").count == 2, "\(pair.text)")
        #expect(pair.string("prompt.1.content.1.refusal") == "no", "\(pair.text)")
    }

    @Test(
        "an address that leads elsewhere than it seems to is no link",
        arguments: [
            (#"https:\\\\evil.example/good.example"#, false), ("https:evil.example//good.example/x", false),
            ("https://good.example@evil.example/", false), ("http-x://h/x", false), ("httpx:alert(1)//h", false),
            (#"https://good.example\\@evil.example/"#, false), ("HTTPS://example.org/a.png", true),
            ("http://example.org", true),
        ])
    func addresses(address: String, isLink: Bool) async throws {
        let line =
            #"{"prompt": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "\#(address)"}}]}], "completions": [{"text": "A."}, {"text": "B."}]}"#
        let (app, _) = try await Self.app(line)
        let eve = try await Self.labeler(in: app)
        let claim = try await eve.post("/api/v1/projects/p/assignments")
        #expect((claim.string("task.prompt.0.parts.0.address") != nil) == isLink, "\(claim.text)")
    }
}
