import Foundation
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App
@testable import Exchange

@Suite("Import and export")
struct ImportExportTests {
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

    @Test(
        "rankings in a request are stored under import:api, another name, or not at all",
        arguments: [("", "import:api"), ("?labeledBy=import:file", "import:file"), ("?unlabeled=true", nil)]
            as [(String, String?)])
    func labeledBy(query: String, name: String?) async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let path = "/api/v1/projects/p/prompts" + query
        _ = try await ada.send(.post, path, Self.good, type: "application/x-ndjson")
        let progress = try await ada.get("/api/v1/projects/p/progress")
        #expect(progress.int("rankings") == (name == nil ? 0 : 1))
        #expect(progress.int("tasksDone") == (name == nil ? 0 : 1))
        #expect(progress.int("tasksOpen") == (name == nil ? 2 : 1))
        let rankings = try await ada.get("/api/v1/projects/p/rankings")
        #expect(rankings.string("items.0.user.username") == name)
        #expect(try await ada.post("/api/v1/projects/p/prompts?unlabeled=maybe", "[]").status == 422)
    }

    @Test("a request without rankings makes no pseudo-labeler")
    func withoutRankings() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let prompt = #"[{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}]}]"#
        #expect(try await ada.post("/api/v1/projects/p/prompts", prompt).int("created") == 1)
        #expect(try await app.stores.users.list().items.map(\.username) == ["ada"])
    }

    @Test("a JSON array of more than 4 MiB is refused in favour of NDJSON")
    func longArray() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let blanks = String(repeating: " ", count: 4 << 20)
        let answer = try await ada.post("/api/v1/projects/p/prompts", "[\(blanks)]")
        #expect(answer.status == 413)
        #expect(answer.text.contains("NDJSON"))
    }

    @Test("an over-long line is rejected with its number, and the lines around it are stored")
    func longLine() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let good = Self.good.split(separator: "\n")
        let long = String(repeating: "x", count: LineReader.maximumLineBytes + 1)
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts", "\(good[0])\n\(long)\n\(good[1])\n", type: "application/x-ndjson")
        #expect(answer.int("created") == 2)
        #expect(answer.int("rejectedCount") == 1)
        #expect(answer.int("rejected.0.line") == 2)
        #expect(answer.string("rejected.0.code") == "lineTooLong")
    }

    @Test("a file with bad lines and none that is good is a failure; one good or known line makes it none")
    func failure() async throws {
        let app = try TestApp()
        try await app.project(tasks: 0)
        let project = try await app.stores.projects.find("p")
        func summary(_ text: String) async throws -> Importer.Summary {
            let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).ndjson")
            try Data(text.utf8).write(to: path)
            defer { try? FileManager.default.removeItem(at: path) }
            return try await FileImport(
                installation: app.installation, project: project, format: .podium, isUnlabeled: false
            ).run(path: path.path(percentEncoded: false)) { _, _ in }
        }
        #expect(try await summary("bad\nworse\n").isFailure)
        #expect(try await !summary("").isFailure)
        #expect(try await !summary("bad\n" + Self.good).isFailure)
        let again = try await summary("bad\n" + Self.good)
        #expect(again.duplicates == 2)
        #expect(!again.isFailure)
    }

    @Test("evaluate reads past a line that is too long")
    func readLabeledFile() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).ndjson")
        let long = String(repeating: "x", count: LineReader.maximumLineBytes + 1)
        try Data("\(long)\n\(Self.good)\n".utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let (prompts, rejected) = try ImportFormat.podium.read(path: path.path(percentEncoded: false))
        #expect(prompts.count == 2)
        #expect(rejected.map(\.line) == [1])
        #expect(rejected.map(\.code) == ["lineTooLong"])
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
