import Foundation
import Jobs
import Preferences
import Storage
import Testing

@testable import App

@Suite("Labelers over time: since when somebody judges otherwise, and what hangs on it")
struct LabelerHistoryRouteTests {
    private let app: TestApp
    private let ada: Client
    private let project: ID<Project>

    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        project = try await app.stores.projects.find("p").id
    }

    /// Days of six tasks by four people who see a task's order with some error; cleo turns it around from a day on.
    private func judge(days: Int, turned: Int) async throws {
        var generator = SeededGenerator(seed: 4)
        for day in 0..<days {
            let lines = (0..<6).map { number in
                let said = ["anna", "ben", "cleo", "dora"].map { name in
                    let seen = (0..<4).map { Double($0) + 1.2 * Double.random(in: -1...1, using: &generator) }
                    let ranks = seen.map { value in 1 + seen.count { $0 < value } }
                    let told = name == "cleo" && day >= turned ? ranks.map { 5 - $0 } : ranks
                    return #"{"labeler": "\#(name)", "ranks": \#(told)}"#
                }
                let texts = (0..<4).map { #"{"text": "answer \#(day)-\#(number)-\#($0)"}"# }
                return
                    #"{"prompt": "question \#(day)-\#(number)", "completions": [\#(texts.joined(separator: ","))], "rankings": ["#
                    + said.joined(separator: ",") + "]}"
            }
            let answer = try await ada.send(
                .post, "/api/v1/projects/p/prompts?labeledBy=import:x", lines.joined(separator: "\n"),
                type: "application/x-ndjson")
            #expect(answer.status == 200, "\(answer.text.prefix(300))")
            app.pass(86_400)
        }
    }

    private func measure() async throws {
        let recorder = try await AgreementRecorder(app.stores, project, clock: app.installation.clock)
        try await AgreementWorker(database: app.installation.database, project: project).measure {
            try await recorder.record($0)
        }
    }

    private func path(_ name: String) async throws -> String {
        let rows = try await ada.get("/api/v1/projects/p/labelers").list("items").compactMap { $0 as? [String: Any] }
        let labelers = rows.compactMap { $0["labeler"] as? [String: Any] }
        let labeler = labelers.first { ($0["username"] as? String)?.hasSuffix("/\(name)") ?? false }
        return "/api/v1/projects/p/labelers/\(try #require(labeler?["id"] as? Int))"
    }

    @Test("who turns the order around from a day on is named, with the day and what hangs on it, and nobody else")
    func change() async throws {
        try await judge(days: 12, turned: 7)
        let before = try await ada.get(path("cleo") + "/history")
        #expect(before.status == 200 && before["measured"] == nil && before.list("weeks").isEmpty)
        try await measure()

        let first = CalendarDay(of: Date(timeIntervalSince1970: 1_800_000_000))
        let history = try await ada.get(path("cleo") + "/history")
        #expect(history.string("change.since") == (first + 7).description, "\(history.text)")
        let (earliest, latest) = (
            try #require(history.string("change.earliest")), try #require(history.string("change.latest"))
        )
        #expect(earliest <= (first + 7).description && (first + 7).description <= latest)
        #expect(try #require(history["change.reliability.upper"] as? Double) < 0)
        #expect(history.int("judgements") == 72 && history["isTested"] as? Bool == true)
        #expect(history.int("change.before.judgements") == 42 && history.int("change.after.judgements") == 30)
        #expect(history.int("change.cost.judgements") == 30 && history.int("change.cost.alone") == 0)
        #expect(history.int("change.cost.pairs") == 180)
        // Three others against one: no pair is another way but those that become even, or are decided, by it.
        let cost = try await ada.get(path("cleo") + "/cost?from=\(first + 7)T00:00:00Z")
        for part in ["judgements", "alone", "decided", "pairs", "changed"] {
            #expect(cost.int(part) == history.int("change.cost.\(part)"))
        }
        #expect(try await ada.get(path("cleo") + "/cost").int("judgements") == 72)
        for name in ["anna", "ben", "dora"] {
            let other = try await ada.get(path(name) + "/history")
            #expect(other["change"] == nil && other.list("weeks").count >= 2, "\(other.text)")
        }
        let rows = try await ada.get("/api/v1/projects/p/agreement?by=labeler").list("items").compactMap {
            $0 as? [String: Any]
        }
        #expect(rows.compactMap { $0["changedSince"] as? String } == [(first + 7).description])

        let terminal = try await TerminalAgreement(installation: app.installation, project: "p")
        let lines = try await terminal.history(of: "import:x/cleo", json: false).joined(separator: "\n")
        #expect(lines.contains("Since \(first + 7)"), "\(lines)")
        let json = try await terminal.history(of: "import:x/cleo", json: true).joined()
        #expect(json.contains(#""since":"\#(first + 7)""#), "\(json)")
    }

    @Test("only managers of the project and admins see it; who is no labeler, and what is no time, is refused")
    func access() async throws {
        try await judge(days: 1, turned: 9)
        let (lena, mona, max) = (
            try await app.client("lena", .labeler), try await app.client("mona", .manager),
            try await app.client("max", .manager)
        )
        for (client, role) in [(lena, Role.labeler), (mona, .manager)] {
            try await app.stores.members.put(
                project: project, user: try #require(client.user?.id), role: role, now: app.installation.clock.now())
        }
        let cleo = try await path("cleo")
        for part in ["history", "cost"] {
            #expect(try await app.stranger.get("\(cleo)/\(part)").status == 401)
            #expect(try await lena.get("\(cleo)/\(part)").status == 403)
            #expect(try await max.get("\(cleo)/\(part)").status == 404)
            #expect(try await mona.get("\(cleo)/\(part)").status == 200)
            #expect(try await ada.get("/api/v1/projects/p/labelers/99999/\(part)").status == 404)
            #expect(try await ada.get("\(cleo)/\(part)?by=week").status == 422)
        }
        #expect(try await ada.get("\(cleo)/cost?from=yesterday").string("errors.0.code") == "invalidTime")
    }
}
