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
        #expect(answer.string("rejected.1.faults.0.pointer") == "/completions")
        #expect(answer.string("rejected.1.faults.0.code") == "completionCount")

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

    @Test("a JSON array may be of any length, and one that is cut off keeps what came before and says so")
    func longArray() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let item = #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}]}"#
        let blanks = String(repeating: " ", count: 5 << 20)
        #expect(try await ada.post("/api/v1/projects/p/prompts", "[\(blanks)\(item)]").int("created") == 1)
        let cut = try await ada.post("/api/v1/projects/p/prompts", "[\(item), ")
        #expect(cut.status == 200)
        #expect(cut.int("duplicates") == 1)
        #expect(cut.string("rejected.0.code") == "malformedJSON")
    }

    @Test("a packed file is refused with one message that names the cause, and nothing is stored")
    func packed() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts", "PK\u{3}\u{4}\n\n", type: "application/x-ndjson")
        #expect(answer.status == 422)
        #expect(answer.text.contains("zip archive"))
        #expect(try await ada.get("/api/v1/projects/p/imports").list("items").isEmpty)
    }

    @Test("an import tells what became of each ranking, and keeps the sums")
    func rankings() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let path = "/api/v1/projects/p/prompts?source=r1.ndjson"
        let lines = #"""
            {"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}, {"text": "b"}], "rankings": [{"labeler": "Ann", "ranks": [1, 2, 2]}, {"labeler": "ann", "ranks": [2, 1, 1]}]}
            {"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}, {"text": "b"}], "priority": 5, "rankings": [{"labeler": "Ann", "ranks": [2, 1, 1]}, {"labeler": "ann", "ranks": [2, 1, 1]}]}
            """#
        let answer = try await ada.send(.post, path, lines, type: "application/x-ndjson")
        for (name, count) in [("counted", 1), ("surplus", 1), ("known", 1), ("ignored", 1)] {
            #expect(answer.int("rankings.\(name)") == count, "\(name)")
        }
        let reasons = answer.list("reasons").compactMap { ($0 as? [String: Any])?["code"] as? String }
        #expect(Set(reasons) == ["noFreeSlot", "differs"])
        let notes = answer.list("notes").compactMap { ($0 as? [String: Any])?["code"] as? String }
        #expect(notes == ["identicalCompletions", "knownTask", "differs"])
        #expect(answer.string("notes.2.message")?.contains("import:r1.ndjson/Ann") == true)
        let values = (0..<3).map { answer.string("notes.\($0).faults.0.values.0") }
        #expect(values == ["2 3", "priority", "import:r1.ndjson/Ann"])

        let imports = try await ada.get("/api/v1/projects/p/imports")
        #expect(imports.int("items.0.id") == answer.int("import.id"))
        #expect(imports.string("items.0.source") == "r1.ndjson")
        #expect(imports.int("items.0.rankings.surplus") == 1)
        // The overlap grows, and what was surplus counts.
        _ = try await ada.patch("/api/v1/projects/p", #"{"overlap": 2}"#)
        let progress = try await ada.get("/api/v1/projects/p/progress")
        #expect(progress.int("rankings") == 2)
        #expect(progress.int("surplus") == 0)
    }

    @Test("fields that nobody reads are named once, with their lines and a guess what was meant")
    func unreadFields() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let path = "/api/v1/projects/p/prompts"
        let lines = #"""
            {"prompt": "p", "completions": [{"text": "a", "score": 1}, {"text": "b", "score": 2}], "ranking": [1, 2], "own": 1}
            {"prompt": "q", "completions": [{"text": "a"}, {"text": "b"}], "ranking": [1, 2], "withdrawn": true, "rankings": [{"labeler": "x", "ranks": [1, 2], "revision": 1}]}
            {"prompt": "r", "completion": [{"text": "a"}, {"text": "b"}]}
            """#
        let answer = try await ada.send(.post, path, lines, type: "application/x-ndjson")
        let remarks = answer.list("remarks").compactMap { $0 as? [String: Any] }
        let told = Set(remarks.map { "\($0["field"] ?? "") \($0["code"] ?? "") \($0["lines"] ?? "")" })
        #expect(
            told == [
                "ranking unknownField 2", "own unknownField 1", "completions.score unknownField 1",
                "withdrawn notReadBack 1", "rankings.revision notReadBack 1",
            ])
        let misspelt = remarks.first { $0["field"] as? String == "ranking" }
        #expect((misspelt?["message"] as? String)?.contains("Did you mean ‘rankings’?") == true)
        #expect(answer.string("rejected.0.message")?.contains(#"Is it the one called "completion"?"#) == true)

        let record = try #require(answer.int("import.id"))
        let withdrawn = try await ada.put("/api/v1/projects/p/imports/\(record)/withdrawal", "{}")
        #expect(withdrawn.int("withdrawnRankings") == 1)
        let again = try await ada.send(.post, path, Self.good.replacing("p1", with: "z"), type: "application/x-ndjson")
        #expect(again.list("remarks").isEmpty)
        let known = #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}]}"#
        let duplicate = try await ada.send(.post, path, known, type: "application/x-ndjson")
        #expect(duplicate.string("remarks.0.code") == "withdrawnTask")
        #expect(duplicate.int("remarks.0.lines") == 1)
    }

    @Test("what an export has and an import does not read is what the format says")
    func exportedFields() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let ann = try await app.client("ann", .labeler)
        try await app.project(tasks: 1, members: [ann])
        let work = try await ann.post("/api/v1/projects/p/assignments")
        let ids = work.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
        let body = #"{"tiers": \#(ids.map { [$0] }), "note": "n", "durationMs": 5}"#
        #expect(try await ann.put("/api/v1/assignments/\(work.int("id") ?? 0)/ranking", body).status == 201)
        let task = try await ada.get("/api/v1/projects/p/tasks").int("items.0.id") ?? 0
        _ = try await ada.put("/api/v1/projects/p/tasks/\(task)/withdrawal", "{}")
        let export = try await ada.get("/api/v1/projects/p/export?withdrawn=true")
        let unknown = try ImportFormat.podium.read(Array(export.text.split(separator: "\n")[0].utf8)).unknown
        let unread = Set(unknown.map(\.path))
        #expect(unread.isSubset(of: ImportFormat.podium.unreadFields))
        #expect(unread.isSuperset(of: ["withdrawn", "rankings.shownOrder", "rankings.revision"]))
    }

    @Test("a name that cannot be a labeler's is refused before anything is stored")
    func labelerName() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let long = String(repeating: "x", count: 150)
        for query in ["labeledBy=\(long)", "source=\(long)", "labeledBy=a%E2%80%AEb"] {
            let answer = try await ada.send(
                .post, "/api/v1/projects/p/prompts?\(query)", Self.good, type: "application/x-ndjson")
            #expect(answer.status == 422, "\(query)")
        }
        #expect(try await ada.get("/api/v1/projects/p/tasks").list("items").isEmpty)
    }

    @Test("a task and a whole import are withdrawn and taken back; exports leave them out unless they are asked for")
    func withdrawal() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let answer = try await ada.send(.post, "/api/v1/projects/p/prompts", Self.good, type: "application/x-ndjson")
        let record = try #require(answer.int("import.id"))
        let tasks = try await ada.get("/api/v1/projects/p/tasks")
        let task = try #require(tasks.int("items.0.id"))
        #expect(tasks.int("items.0.importId") == record)

        let path = "/api/v1/projects/p/tasks/\(task)"
        #expect(try await ada.patch(path, #"{"priority": 7, "overlap": 3}"#).int("priority") == 7)
        #expect(try await ada.get(path).int("overlap") == 3)
        #expect(try await ada.patch(path, #"{"overlap": null}"#).int("overlap") == nil)
        #expect(try await ada.patch(path, #"{"priority": 101}"#).status == 422)
        #expect(try await ada.put(path + "/withdrawal", "{}").string("status") == "withdrawn")
        #expect(try await ada.get("/api/v1/projects/p/export").text.split(separator: "\n").count == 1)
        let all = try await ada.get("/api/v1/projects/p/export?withdrawn=true").text.split(separator: "\n")
        #expect(all.count == 2)
        #expect(all.first?.contains(#""withdrawn":true"#) == true)
        #expect(try await ada.send(.delete, path + "/withdrawal").string("status") != "withdrawn")

        let whole = "/api/v1/projects/p/imports/\(record)"
        #expect(try await ada.put(whole + "/withdrawal", "{}").string("withdrawnAt") != nil)
        #expect(try await ada.get("/api/v1/projects/p/progress").int("tasksWithdrawn") == 2)
        #expect(try await ada.send(.delete, whole + "/withdrawal").string("withdrawnAt") == nil)
        #expect(try await ada.get("/api/v1/projects/p/progress").int("tasksWithdrawn") == 0)

        try await app.project("q", tasks: 0)
        for other in ["/api/v1/projects/q/tasks/\(task)", "/api/v1/projects/q/imports/\(record)"] {
            #expect(try await ada.get(other).status == 404)
            #expect(try await ada.put(other + "/withdrawal", "{}").status == 404)
        }
    }

    @Test("the trl export has no pair of equal texts")
    func trlTwins() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let line = #"""
            {"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}, {"text": "b"}], "ranks": [1, 2, 3]}
            """#
        _ = try await ada.send(.post, "/api/v1/projects/p/prompts", line, type: "application/x-ndjson")
        let pairs = try await ada.get("/api/v1/projects/p/export?format=trl").text.split(separator: "\n")
            .map { Answer(status: 0, fields: [:], bytes: Array($0.utf8)) }
        #expect(pairs.count == 2)
        for pair in pairs {
            #expect(pair.string("chosen.0.content") != pair.string("rejected.0.content"))
            #expect(pair["pairWeight"] as? Double == 0.5)
        }
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
                installation: app.installation, project: project, format: .podium,
                path: path.path(percentEncoded: false)
            ).run { _, _ in }
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
        let (tasks, rejected) = try ImportFormat.read(path: path.path(percentEncoded: false), as: .podium)
        #expect(tasks.count == 2)
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
