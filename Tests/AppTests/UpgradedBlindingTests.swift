import Foundation
import Preferences
import Storage
import Testing

import class GRDB.DatabaseQueue

@testable import App

/// Completions' ids were once given in the order of the file. Tasks that somebody had been given by then keep theirs, for
/// the audit log holds them: whoever gets such a task now must not see them.
@Suite("Blinding after an upgrade")
struct UpgradedBlindingTests {
    /// A task as a labeler got it, and as it is stored.
    private struct Got {
        let assignment: Int
        /// What the labeler's browser calls the completions, in the order shown.
        let names: [Int]
        let texts: [String]
        /// Ids in the order shown.
        let ids: [Int64]
        let isOld: Bool

        init(_ claim: Answer, _ app: TestApp) async throws {
            assignment = try #require(claim.int("id"))
            let completions = try #require(claim["task.completions"] as? [[String: Any]])
            names = try completions.map { try #require($0["id"] as? Int) }
            texts = try completions.map { try #require($0["text"] as? String) }
            // Of a task whose ids stay away the id does, too.
            let assignment = try await app.stores.assignments.find(ID(Int64(try #require(claim.int("id")))))
            let stored = try await app.stores.tasks.find(assignment.taskID)
            ids = try texts.map { text in
                try #require(stored.completions.first { $0.text == text }).id.rawValue
            }
            // In the order of the file, as ids were then.
            isOld = stored.id.rawValue <= 12
        }
    }

    private static func upgraded() throws -> TestApp {
        try TestApp { path in
            let dump = TestApp.root.appending(path: "Tests/StorageTests/Released/0002.sql")
            let queue = try DatabaseQueue(path: path)
            try queue.writeWithoutTransaction { connection in
                try connection.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL;")
                try connection.execute(sql: String(contentsOf: dump, encoding: .utf8))
            }
            try queue.close()
        }
    }

    /// Completions are called by their names wherever an assignment is shown.
    private static func expectNames(_ answer: Answer, _ got: Got, sourceLocation: SourceLocation = #_sourceLocation) {
        let named = answer.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
        #expect(named == got.names, sourceLocation: sourceLocation)
        let tiers = answer.list("ranking.tiers").flatMap { $0 as? [Int] ?? [] }
        #expect(tiers.allSatisfy(got.names.contains), sourceLocation: sourceLocation)
        let keys = (answer["ranking.answers.completions"] as? [String: Any] ?? [:]).keys
        #expect(keys.allSatisfy { got.names.map(String.init).contains($0) }, sourceLocation: sourceLocation)
    }

    @Test("a task from before ids were dealt is shown, kept, handed in, edited and read back without them")
    func newLabeler() async throws {
        let app = try Self.upgraded()
        let ada = try await app.client("eve", .admin)
        let nia = try await app.client("nia", .labeler)
        let members = try await ada.put(
            "/api/v1/projects/p/members/\(try #require(nia.user).id)", #"{"role": "labeler"}"#)
        #expect(members.status == 200 || members.status == 204)

        var old: [Got] = []
        while true {
            let claim = try await nia.post("/api/v1/projects/p/assignments")
            guard claim.status == 201 else { break }
            let got = try await Got(claim, app)
            if got.isOld {
                #expect(got.names == [1, 2, 3])
                old.append(got)
            } else {
                #expect(got.names.map(Int64.init) == got.ids)
            }
            try await work(got, nia)
        }
        #expect(old.count >= 5)
        // Nothing else goes by the stored order.
        #expect(Set(old.map { got in got.ids.sorted().map { got.ids.firstIndex(of: $0) } }).count > 2)

        let rows = try await ada.get("/api/v1/projects/p/rankings?limit=200").list("items")
        let own = rows.compactMap { $0 as? [String: Any] }.filter {
            ($0["user"] as? [String: Any])?["username"] as? String == "nia" && $0["isCurrent"] as? Bool == true
        }
        for got in old {
            let row = try #require(own.first { $0["assignmentId"] as? Int == got.assignment })
            // What is stored has the ids: the last shown is best, the others are tied.
            let ids = got.ids.map(Int.init)
            #expect(row["tiers"] as? [[Int]] == [[ids[2]], [ids[1], ids[0]]])
            #expect(row["shown"] as? [Int] == ids)
            let answers = (row["answers"] as? [String: Any])?["completions"] as? [String: [String: Int]]
            #expect(answers == ["\(ids[2])": ["overall": 7], "\(ids[0])": ["overall": 2]])
        }
        let export = try await ada.get("/api/v1/projects/p/export?format=podium")
        for got in old {
            let line = try #require(export.text.split(separator: "\n").first { $0.contains(got.texts[0]) })
            let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let texts = try #require(object["completions"] as? [[String: Any]]).map { $0["text"] as? String }
            let ranking = try #require(
                (object["rankings"] as? [[String: Any]])?.first {
                    $0["labeler"] as? String == "labeler-\(nia.user?.id.description ?? "")"
                })
            let ranks = try #require(ranking["ranks"] as? [Int])
            #expect(zip(texts, ranks).first { $1 == 1 }?.0 == got.texts[2])
            #expect(ranks.sorted() == [1, 2, 2])
        }
        #expect(try await Verification(app.installation.database).run() == [])
    }

    /// All that a page does with a task.
    private func work(_ got: Got, _ labeler: Client) async throws {
        let path = "/api/v1/assignments/\(got.assignment)"
        let names = got.names
        let draft = #"{"tiers":[[\#(names[1])]],"answers":{"completions":{"\#(names[1])":{"overall":3}}}}"#
        #expect(try await labeler.put(path + "/draft", draft).status == 204)
        #expect(try await labeler.get(path + "/draft").text == draft)
        let again = try await labeler.post("/api/v1/projects/p/assignments")
        #expect(again.int("draft.tiers.0.0") == names[1])
        Self.expectNames(again, got)

        // Nor are ids told, or taken, where something is wrong.
        for wrong in [
            #"{"tiers": [[\#(names[0])]]}"#,
            #"{"tiers": [\#(names)], "answers": {"completions": {"999": {"overall": 8}}}}"#,
            #"{"tiers": [\#(names)], "answers": {"completions": {"\#(names[2])": {"overall": 8}}}}"#,
        ] {
            let refused = try await labeler.put(path + "/ranking", wrong)
            #expect(refused.status == 422)
            let numbers = Set(refused.text.matches(of: /\b\d+\b/).compactMap { Int($0.output) })
            #expect(
                numbers.isDisjoint(with: Set(got.ids.map(Int.init)).subtracting(names + [0, 1, 7])), "\(refused.text)")
        }
        if got.isOld, !Set(got.ids.map(Int.init)).isSubset(of: names) {
            #expect(try await labeler.put(path + "/ranking", #"{"tiers": [\#(got.ids)]}"#).status == 422)
        }

        let reasoned = try await labeler.put(path + "/skip", #"{"reason": "unclear"}"#)
        #expect(reasoned.status == 200)
        let back = try await labeler.delete(path + "/skip")
        #expect(back.status == 200, "\(back.text)")
        Self.expectNames(back, got)

        let first = try await labeler.put(
            path + "/ranking", #"{"tiers": [[\#(names[0])], [\#(names[1]), \#(names[2])]]}"#)
        #expect(first.status == 201, "\(first.text)")
        let edit =
            #"{"tiers": [[\#(names[2])], [\#(names[1]), \#(names[0])]], "answers": {"completions": {"\#(names[2])": {"overall": 7}, "\#(names[0])": {"overall": 2}}}}"#
        let edited = try await labeler.put(path + "/ranking", edit)
        #expect(edited.int("revision") == 2)
        #expect(try await labeler.put(path + "/ranking", edit).int("revision") == 2)
        let shown = try await labeler.get(path)
        Self.expectNames(shown, got)
        #expect(shown["ranking.tiers"] as? [[Int]] == [[names[2]], [names[1], names[0]]])
        #expect(
            shown["ranking.answers.completions"] as? [String: [String: Int]]
                == ["\(names[2])": ["overall": 7], "\(names[0])": ["overall": 2]])
        let previous = try await labeler.get("/api/v1/projects/p/my-work?limit=1")
        #expect(previous.int("items.0.assignmentId") == got.assignment)
        #expect(previous.list("items.0.answers").compactMap { ($0 as? [String: Any])?["rank"] as? Int } == [2, 2, 1])
    }

    @Test("work that was in hand before stays as its page knows it")
    func inHand() async throws {
        let app = try Self.upgraded()
        let user = try #require(await app.stores.users.list().items.first { $0.username == "max" })
        let max = try await app.client(user)
        let claim = try await max.post("/api/v1/projects/p/assignments")
        let got = try await Got(claim, app)
        #expect(got.isOld)
        #expect(got.names.map(Int64.init) == got.ids)
        try await work(got, max)
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("a database that never had such tasks tells the ids, as programs use them")
    func fresh() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let got = try await Got(lia.post("/api/v1/projects/p/assignments"), app)
        #expect(got.names.map(Int64.init) == got.ids)
    }
}
