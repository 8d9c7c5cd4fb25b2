import Foundation
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App

@Suite("Import and export")
struct ExchangeTests {
    private static let good = #"""
        {"externalId": "a", "prompt": "p1", "completions": [{"text": "x", "model": "m1"}, {"text": "y"}, {"text": "z"}], "ranks": [1, 2, 2]}
        {"prompt": [{"role": "system", "content": "s"}, {"role": "user", "content": "p2"}], "completions": [{"text": "x"}, {"text": "y"}]}
        """#

    @Test("NDJSON stores the good lines and reports the bad ones with number and reason")
    func mixed() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let lines = Self.good + "\nnot json\n\n" + #"{"prompt": "p3", "completions": [{"text": "only one"}]}"# + "\n"
        let answer = try await ada.send(.post, "/api/v1/projects/p/prompts", lines, type: "application/x-ndjson")
        #expect(answer.status == 200)
        #expect(answer.int("created") == 2)
        #expect(answer.int("rejectedCount") == 2)
        #expect(answer.int("rejected.0.line") == 3)
        #expect(answer.string("rejected.0.code") == "malformedJSON")
        #expect(answer.int("rejected.1.line") == 5)
        #expect(answer.string("rejected.1.code") == "completionCount")

        let again = try await ada.send(.post, "/api/v1/projects/p/prompts", Self.good, type: "application/x-ndjson")
        #expect(again.int("created") == 0)
        #expect(again.int("duplicates") == 2)
        #expect(try await ada.get("/api/v1/projects/p/tasks").list("items").count == 2)
    }

    @Test("a JSON array is taken too, and anything else refused")
    func array() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let array = "[" + Self.good.replacing("}\n{", with: "},{") + "]"
        #expect(try await ada.post("/api/v1/projects/p/prompts", array).int("created") == 2)
        #expect(try await ada.post("/api/v1/projects/p/prompts", "{}").status == 400)
        #expect(try await ada.post("/api/v1/projects/p/prompts", "[").status == 400)
        #expect(try await ada.send(.post, "/api/v1/projects/p/prompts", "x", type: "text/csv").status == 415)
        #expect(try await ada.post("/api/v1/projects/p/prompts?format=xlsx", array).status == 422)
    }

    @Test("rankings in an import are stored only where a name for their labeler is given")
    func labeledBy() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let path = "/api/v1/projects/p/prompts?labeledBy=import:file"
        _ = try await ada.send(.post, path, Self.good, type: "application/x-ndjson")
        let progress = try await ada.get("/api/v1/projects/p/progress")
        #expect(progress.int("rankings") == 1)
        #expect(progress.int("tasksDone") == 1)
        #expect(progress.int("tasksOpen") == 1)
    }

    @Test("the podium export holds all that was imported, and imports again into the same tasks and ranks")
    func roundTrip() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        try await app.project("copy", tasks: 0)
        _ = try await ada.send(
            .post, "/api/v1/projects/p/prompts?labeledBy=import:file", Self.good, type: "application/x-ndjson")
        let export = try await ada.get("/api/v1/projects/p/export?format=podium")
        #expect(export.fields[.contentType] == "application/x-ndjson")
        let lines = export.text.split(separator: "\n")
        #expect(lines.count == 2)
        let first = try PodiumFormat.parse(Array(lines[0].utf8))
        let original = try PodiumFormat.parse(Array(Self.good.split(separator: "\n")[0].utf8))
        #expect(first == original)
        _ = try await ada.send(
            .post, "/api/v1/projects/copy/prompts?labeledBy=import:copy", export.text, type: "application/x-ndjson")
        let copy = try await ada.get("/api/v1/projects/copy/export?format=podium")
        #expect(
            try copy.text.split(separator: "\n").map { try PodiumFormat.parse(Array($0.utf8)) }
                == lines.map { try PodiumFormat.parse(Array($0.utf8)) })
    }

    @Test("the trl export has one pair for each strict comparison, each prompt weighing once")
    func trl() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        _ = try await ada.send(
            .post, "/api/v1/projects/p/prompts?labeledBy=import:file", Self.good, type: "application/x-ndjson")
        let lines = try await ada.get("/api/v1/projects/p/export?format=trl").text.split(separator: "\n")
        let pairs = lines.map { Answer(status: 0, fields: [:], bytes: Array($0.utf8)) }
        #expect(pairs.count == 2)
        #expect(pairs.map { $0.string("rejected.0.content") } == ["y", "z"])
        for pair in pairs {
            #expect(pair.string("prompt.0.role") == "user")
            #expect(pair.string("chosen.0.content") == "x")
            #expect(pair.string("chosen.0.role") == "assistant")
            #expect(pair["margin"] as? Double == 0)
            #expect(pair["pairWeight"] as? Double == 0.5)
        }
    }

    @Test("a list is given in pages that together are the whole")
    func pages() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 7)
        var seen: [Int] = []
        var path = "/api/v1/projects/p/tasks?limit=3"
        for _ in 0..<5 {
            let page = try await ada.get(path)
            seen += page.list("items").compactMap { ($0 as? [String: Any])?["id"] as? Int }
            guard let cursor = page.string("nextCursor") else { break }
            path = "/api/v1/projects/p/tasks?limit=3&cursor=\(cursor)"
        }
        #expect(seen.count == 7)
        #expect(Set(seen).count == 7)
        #expect(try await ada.get("/api/v1/projects/p/tasks?limit=0").status == 422)
        #expect(try await ada.get("/api/v1/projects/p/tasks?cursor=x").status == 422)
    }
}
