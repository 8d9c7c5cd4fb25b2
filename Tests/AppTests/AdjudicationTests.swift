import Foundation
import Jobs
import Preferences
import Statistics
import Storage
import Testing

@testable import App

@Suite("Disputed tasks: from judgements to verdicts, over the API and on the command line")
struct AdjudicationTests {
    private let app: TestApp
    private let ada: Client
    private let eva: Client
    private let lia: Client
    private let path = "/api/v1/projects/p"

    /// 40 tasks of six labelers who are of one mind but for noise, and two tasks that three order the other way round.
    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        eva = try await app.client("eva", .labeler)
        lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 0, members: [eva, lia])
        let lines = (0..<42).map { number in
            let rankings = (0..<6).map { labeler in
                let isNoisy = (number + 3 * labeler).isMultiple(of: 7)
                let right = isNoisy ? [2, 1, 3, 4] : [1, 2, 3, 4]
                let ranks = number >= 40 && labeler >= 3 ? right.map { 5 - $0 } : right
                return #"{"labeler": "l\#(labeler)", "ranks": \#(ranks)}"#
            }
            let completions = (0..<4).map { #"{"text": "answer \#(number)-\#($0)"}"# }
            return #"{"prompt": "question \#(number)", "completions": [\#(completions.joined(separator: ","))], "#
                + #""overlap": 6, "rankings": [\#(rankings.joined(separator: ","))]}"#
        }
        let answer = try await ada.send(
            .post, "\(path)/prompts?labeledBy=import:x", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(answer.status == 200, "\(answer.text.prefix(300))")
        let expert = try await ada.put(
            "\(path)/members/\(try #require(eva.user).id)", #"{"role": "labeler", "isExpert": true}"#)
        #expect(expert.status == 200 && expert.text.contains(#""isExpert":true"#), "\(expert.text)")
    }

    private func measure() async throws {
        let project = try await app.stores.projects.find("p").id
        let recorder = try await AgreementRecorder(app.stores, project, clock: app.installation.clock)
        try await AgreementWorker(database: app.installation.database, project: project).measure {
            try await recorder.record($0)
        }
    }

    private func ids(_ answer: Answer) -> [Int] {
        answer.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
    }

    /// Takes the next disputed task, and orders it as most tasks are.
    private func settle(_ kind: String = "") async throws -> Int {
        let claim = try await eva.post("\(path)/adjudications")
        let id = try #require(claim.int("id"), "\(claim.status) \(claim.text)")
        let tiers = ids(claim).sorted().map { [$0] }
        let answer = try await eva.put(
            "/api/v1/adjudications/\(id)/verdict",
            kind.isEmpty ? #"{"kind": "judgement", "judgement": {"tiers": \#(tiers)}}"# : kind)
        // A further revision, after one was taken back, is nothing new.
        #expect([200, 201].contains(answer.status), "\(answer.text)")
        return id
    }

    @Test("what is planted is found, comes to the expert without names, and the verdict is told with them")
    func wholeWay() async throws {
        try await measure()
        let list = try await eva.get("\(path)/disputes")
        #expect(list.list("items").count == 2, "\(list.text)")
        #expect(list.text.contains(#""pValue":"#) && list.text.contains("question 4"))
        let claim = try await eva.post("\(path)/adjudications")
        try #require(claim.status == 201, "\(claim.text)")
        #expect(claim.list("adjudication.judgements").count == 6)
        #expect(!claim.text.contains("import:x") && claim.text.contains(#""number":6"#))
        #expect(try await eva.post("\(path)/adjudications").status == 200, "the same again")
        let id = try await settle()
        let after = try await eva.get("/api/v1/adjudications/\(id)")
        #expect(after.text.contains("import:x") && after.text.contains(#""kind":"judgement""#), "\(after.text)")
        let progress = try await ada.get("\(path)/progress")
        #expect(progress.int("disputes.open") == 1 && progress.int("disputes.verdicts") == 1, "\(progress.text)")
        #expect(progress.int("rankings") == 252, "a verdict is no labeler's ranking")
        #expect(try await ada.get("\(path)/verdicts").list("items").count == 1)
        let undone = try await ada.delete("/api/v1/adjudications/\(id)/verdict")
        #expect(undone.status == 204, "a manager may: \(undone.text)")
        #expect(try await eva.get("\(path)/disputes").list("items").count == 2)
        #expect(try await settle() == id)
        #expect(try await Verification(app.installation.database).run().isEmpty)
    }

    @Test("labelers are measured by verdicts, with an interval where there are enough, and exports carry them, marked")
    func measured() async throws {
        try await measure()
        // What is disputed is two tasks; for a figure five are settled.
        let project = try await app.stores.projects.find("p").id
        let more = try await app.stores.tasks.list(project: project, limit: 100).items.suffix(8).map(\.id)
        try await app.stores.disputes.record(
            more.map { MeasuredDispute(task: $0, labelers: .init(pValue: 0.001, falseShare: 0.05, judgements: 6)) },
            of: project, now: app.installation.clock.now())
        for _ in 0..<7 { _ = try await settle() }
        _ = try await settle(#"{"kind": "bothFair", "note": "Taste."}"#)
        try await measure()
        let rows = try await ada.get("\(path)/agreement?by=labeler").list("items").compactMap { $0 as? [String: Any] }
        let figures = rows.compactMap { $0["verdicts"] as? [String: Any] }
        #expect(figures.count == 6)
        for figure in figures {
            #expect(figure["tasks"] as? Int == 7)
            let value = try #require(figure["value"] as? [String: Double])
            let (lower, upper) = (try #require(value["lower"]), try #require(value["upper"]))
            #expect(lower <= (value["estimate"] ?? -1) && (value["estimate"] ?? 2) <= upper)
        }
        let labeler = try #require(
            rows.compactMap { ($0["labelers"] as? [[String: Any]])?.first }.first {
                $0["username"] as? String == "import:x/l5"
            }?["id"] as? Int)
        let own = try await ada.get("\(path)/labelers/\(labeler)/verdicts")
        #expect(own.list("items").count == 8, "\(own.text)")
        #expect(own.text.contains(#""pairs":6"#) && own.text.contains(#""kind":"bothFair""#))
        let export = try await ada.get("\(path)/export")
        #expect(export.text.split(separator: "\n").count { $0.contains(#""verdict":{"#) } == 8)
        #expect(export.text.contains(#""kind":"bothFair""#) && !export.text.contains(#""expert""#))
        let terminal = try await TerminalAdjudication(installation: app.installation, project: "p")
        #expect(try await terminal.list(settled: true).contains { $0.contains("both views are fair") })
        #expect(try await Verification(app.installation.database).run().isEmpty)
    }

    @Test("a setting gives disputed tasks more labelers, and progress tells how many are wanted")
    func extraLabelers() async throws {
        #expect(try await ada.patch(path, #"{"extraLabelers": 2}"#).status == 200)
        try await measure()
        #expect(try await ada.get("\(path)/progress").int("disputes.extraWanted") == 2)
        let claim = try await lia.post("\(path)/assignments")
        #expect(claim.status == 201, "\(claim.text)")
        #expect(try await ada.patch(path, #"{"extraLabelers": 6}"#).status == 422)
    }

    @Test("where a confident model contradicts a clear majority the task is disputed")
    func model() throws {
        #expect(DisputeRules.contradict(probability: 0.1, votes: 3, votesAgainst: 0))
        #expect(!DisputeRules.contradict(probability: 0.3, votes: 3, votesAgainst: 0), "it is not sure")
        #expect(!DisputeRules.contradict(probability: 0.1, votes: 2, votesAgainst: 1), "no clear majority")
    }

    @Test("labelers, strangers and managers of other projects see nothing; what nobody knows is refused")
    func access() async throws {
        try await measure()
        let mia = try await app.client("mia", .manager)
        try await app.project("other", tasks: 0, members: [mia])
        let work = try await eva.post("\(path)/adjudications")
        let id = try #require(work.int("id"))
        for (client, status) in [(lia, 403), (mia, 404), (app.stranger, 401)] {
            #expect(try await client.get("\(path)/disputes").status == status)
            #expect(try await client.get("\(path)/disputes/counts").status == status)
            #expect(try await client.post("\(path)/adjudications").status == status)
            #expect(try await client.get("\(path)/verdicts").status == status)
            #expect(try await client.get("\(path)/labelers/1/verdicts").status == status)
        }
        for client in [lia, mia] {
            #expect(try await client.get("/api/v1/adjudications/\(id)").status == 404)
            #expect(try await client.post("/api/v1/adjudications/\(id)/heartbeat").status == 404)
            #expect(try await client.put("/api/v1/adjudications/\(id)/draft", "{}").status == 404)
            #expect(try await client.put("/api/v1/adjudications/\(id)/skip", "").status == 404)
            #expect(try await client.put("/api/v1/adjudications/\(id)/verdict", #"{"kind": "bothFair"}"#).status == 404)
        }
        #expect(try await eva.get("\(path)/verdicts").status == 403, "managers only")
        let refused = [
            (#"{"kind": "odd"}"#, 422), (#"{"kind": "bothFair", "odd": 1}"#, 422), (#"{"kind": "judgement"}"#, 422),
            (#"{"kind": "judgement", "judgement": {"tiers": [[1]]}}"#, 422),
        ]
        for (body, status) in refused {
            let answer = try await eva.put("/api/v1/adjudications/\(id)/verdict", body)
            #expect(answer.status == status, "\(body): \(answer.text)")
        }
        #expect(try await eva.get("\(path)/disputes?isOpen=perhaps").status == 422)
        #expect(try await eva.post("\(path)/adjudications?task=x").status == 422)
        #expect(try await eva.post("\(path)/adjudications?task=999999").status == 404)
    }
}
