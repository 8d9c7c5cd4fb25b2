import Exchange
import Foundation
import Preferences
import Storage
import Testing

@testable import App

@Suite("Export and import again")
struct RoundTripExchangeTests {
    private static let lines = #"""
        {"externalId": "a", "prompt": "p1", "completions": [{"text": "x", "model": "m1"}, {"text": "y"}, {"text": "z"}], "ranks": [1, 2, 2]}
        {"prompt": [{"role": "system", "content": "s"}, {"role": "user", "content": "p2"}], "completions": [{"text": "x"}, {"text": "y"}]}
        {"externalId": "s", "prompt": "both", "priority": 7, "overlap": 2, "completions": [{"text": "x"}, {"text": "y"}, {"text": "z"}], "rankings": [{"labeler": "eve", "ranks": [1, 1, 3]}, {"labeler": "bob", "ranks": [3, 1, 1]}]}
        """#

    @Test("the podium export imports again into the same tasks, with every labeler's ranks, priority and overlap")
    func roundTrip() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        try await app.project("copy", tasks: 0)
        _ = try await ada.send(
            .post, "/api/v1/projects/p/prompts?labeledBy=import:file", Self.lines,
            type: "application/x-ndjson")
        let export = try await ada.get("/api/v1/projects/p/export?format=podium")
        #expect(export.fields[.contentType] == "application/x-ndjson")
        _ = try await ada.send(
            .post, "/api/v1/projects/copy/prompts?labeledBy=import:copy", export.text, type: "application/x-ndjson")
        let copy = try await ada.get("/api/v1/projects/copy/export?format=podium")

        let before = try ExportedTask.all(in: export)
        #expect(try ExportedTask.all(in: copy) == before)
        #expect(before.map(\.ranks) == [[[1, 2, 2]], [], [[1, 1, 3], [3, 1, 1]]])
        #expect(before.map(\.task.overlap) == [nil, nil, 2])
        #expect(before.map(\.task.priority) == [nil, nil, 7])
        let names = try await app.stores.users.list().items.map(\.username)
        #expect(names.contains("import:file/eve") && names.contains("import:file/bob"))
        #expect(names.count { $0.hasPrefix("import:copy/labeler-") } == 3)

        let again = try await ada.send(
            .post, "/api/v1/projects/copy/prompts?labeledBy=import:copy", export.text, type: "application/x-ndjson")
        #expect(again.int("duplicates") == 3)
        #expect(again.int("rankings.known") == 3)
        #expect(try await ada.get("/api/v1/projects/copy/progress").int("rankings") == 3)
    }

    @Test("a completion's `name@version` is the policy of that name and version, there and back")
    func policies() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        try await app.project("copy", tasks: 0)
        let new = try await ada.post("/api/v1/policies", #"{"name": "llama", "version": "2"}"#)
        let completions = #"[{"text": "x", "model": "llama@2"}, {"text": "y", "model": "llama"}]"#
        let line = #"{"prompt": "p", "completions": \#(completions)}"#
        let send = { (slug: String, text: String) in
            try await ada.send(.post, "/api/v1/projects/\(slug)/prompts", text, type: "application/x-ndjson")
        }
        #expect(try await send("p", line).int("created") == 1)
        // Another spelling keeps the name that its completions came with.
        let plain = try #require(try await ada.get("/api/v1/policies?cursor=1").int("items.0.id"))
        _ = try await ada.put(
            "/api/v1/policies/\(plain)/merged-into", #"{"policyId": \(try #require(new.int("id")))}"#)
        let export = try await ada.get("/api/v1/projects/p/export?format=podium")
        #expect(export.text.contains(#""model":"llama@2""#) && export.text.contains(#""model":"llama""#))
        #expect(try await send("copy", export.text).int("created") == 1)
        let (here, there) = (
            try await ada.get("/api/v1/projects/p/policies"), try await ada.get("/api/v1/projects/copy/policies")
        )
        for project in [here, there] {
            #expect(project.list("items").count == 2)
            #expect(project.int("items.0.policy.id") == new.int("id") && project.int("items.0.completions") == 1)
            #expect(project.int("items.1.policy.id") == plain && project.int("items.1.completions") == 1)
        }
        #expect(try await ada.get("/api/v1/policies").list("items").count == 2, "no further policy came of it")
    }

    /// What must be the same after a round trip: the task, and the set of its rankings whoever gave them.
    private struct ExportedTask: Equatable {
        var task: NewTask
        var ranks: Set<[Int]>

        static func all(in export: Answer) throws -> [ExportedTask] {
            var asked = AskedForms()
            return try export.text.split(separator: "\n").map { line in
                let task = try ImportFormat.podium.parse(Array(line.utf8), for: &asked)[0]
                let ranks = task.rankings.map { $0.ranking.ranks(of: Array(task.completions.indices)) }
                return ExportedTask(task: task.withoutRankings, ranks: Set(ranks))
            }
        }
    }
}
