import Foundation
import HTTPTypes
import Jobs
import Preferences
import Statistics
import Storage
import Testing

@testable import App

@Suite("Labelers: what is measured of them, hours and pay, over the API and on the command line")
struct LabelerRouteTests {
    private let app: TestApp
    private let mia: Client
    private let labelers: [Client]
    private let path = "/api/v1/projects/p"

    /// Six labelers, of whom lea turns every order around and is ten times as fast.
    init() async throws {
        app = try TestApp()
        mia = try await app.client("mia", .manager)
        var labelers: [Client] = []
        for name in ["ann", "ben", "cleo", "dan", "eva", "lea"] {
            labelers.append(try await app.client(name, .labeler))
        }
        self.labelers = labelers
        try await app.project(tasks: 0, overlap: 6, members: [mia] + labelers)
    }

    private func user(_ client: Client) throws -> ID<User> { try #require(client.user?.id) }

    /// Each labeler judges each of `count` tasks of three completions.
    private func judge(_ count: Int = 30) async throws {
        let project = try await app.stores.projects.find("p").id
        let now = app.installation.clock.now()
        let items = try (0..<count).map { task in
            try TaskDraft(
                prompt: Prompt("prompt \(task)"),
                completions: (0..<3).map {
                    Completion(text: String(repeating: "answer \(task)-\($0) ", count: 20 + task), model: nil)
                }
            ).validated()
        }
        _ = try await app.stores.tasks.add(project: project, items, now: now)
        var generator = SeededGenerator(seed: 5)
        for (place, labeler) in labelers.enumerated() {
            let id = try user(labeler)
            for _ in 0..<count {
                let claim = try #require(try await app.stores.assignments.claim(project: project, user: id, now: now))
                var ids = claim.task.completions.map(\.id).sorted()
                if place == 5 { ids.reverse() }
                if place != 5, Int.random(in: 0..<6, using: &generator) == 0 { ids.swapAt(1, 2) }
                let isTied = place == 4 && Bool.random(using: &generator)
                let tiers = isTied ? [ids] : ids.map { [$0] }
                let length = claim.task.completions.reduce(0) { $0 + $1.text.count }
                let time = Double(length) * (40 + Double.random(in: 0..<40, using: &generator))
                _ = try await app.stores.rankings.submit(
                    claim.assignment.id, user: id,
                    SubmissionDraft(tiers: tiers, durationMs: Int(place == 5 ? time / 10 : time)), now: now)
            }
        }
    }

    /// Measures in this process, and keeps the figures as the job does.
    private func measure() async throws {
        let project = try await app.stores.projects.find("p").id
        let recorder = try await AgreementRecorder(app.stores, project, clock: app.installation.clock)
        try await AgreementWorker(database: app.installation.database, project: project).measure {
            try await recorder.record($0)
        }
    }

    private func read<Body: Decodable>(_ type: Body.Type, _ client: Client, _ address: String) async throws -> Body {
        let answer = try await client.get(address)
        try #require(answer.status == 200, "\(answer.text)")
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(answer.bytes))
    }

    private func figures(_ query: String = "") async throws -> LabelerFiguresBody {
        try await read(LabelerFiguresBody.self, mia, path + "/labeler-figures" + query)
    }

    // MARK: - The table

    @Test("before anything is measured labelers stand there with what they did, and nothing is said of them")
    func empty() async throws {
        let body = try await figures()
        #expect(body.measured == nil && body.all == 6 && body.nextCursor == nil)
        #expect(body.items.map(\.labeler.username) == ["ann", "ben", "cleo", "dan", "eva", "lea"])
        #expect(body.items.allSatisfy { $0.agreement == nil && $0.remarks.isEmpty && $0.activeMs == 0 })
    }

    @Test("labelers are sorted by any column, filtered by name, and come page by page")
    func table() async throws {
        try await judge()
        try await measure()
        for sort in LabelerSort.allCases {
            let up = try await figures("?sort=\(sort.rawValue)")
            #expect(up.items.count == 6, "\(sort)")
            let down = try await figures("?sort=\(sort.rawValue)&order=descending")
            let keys = up.items.compactMap(sort.key)
            #expect(keys == keys.sorted() && down.items.compactMap(sort.key) == keys.sorted(by: >), "\(sort)")
        }
        let lowest = try await figures("?sort=agreement")
        #expect(lowest.items.first?.labeler.username == "lea")
        #expect(lowest.items.first?.remarks == [.differs, .fast, .hasty])
        #expect(lowest.items.dropFirst().allSatisfy { $0.remarks.isEmpty }, "\(lowest.items.map(\.remarks))")
        #expect(try await figures("?sort=ties&order=descending").items.first?.labeler.username == "eva")
        let fast = try #require(try await figures("?sort=speed&order=descending").items.first)
        #expect(fast.labeler.username == "lea" && fast.speed?.value?.lower ?? 0 > 3)
        #expect(lowest.items.allSatisfy { $0.pace?.tasks == 30 && $0.judgements == 30 && $0.activeMs ?? 0 > 0 })

        #expect(try await figures("?q=E&sort=name").items.map(\.labeler.username) == ["ben", "cleo", "eva", "lea"])
        #expect(try await figures("?q=nobody").all == 0)
        var seen: [String] = []
        var cursor = ""
        repeat {
            let page = try await figures("?sort=agreement&limit=4" + cursor)
            seen += page.items.map(\.labeler.username)
            cursor = page.nextCursor.map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty
        #expect(seen == lowest.items.map(\.labeler.username))
        let stale = try await figures("?limit=2").nextCursor
        try await measure()
        let answer = try await mia.get(path + "/labeler-figures?cursor=\(try #require(stale))")
        #expect(answer.status == 422 && answer.string("errors.0.code") == "staleCursor")
    }

    @Test(
        "what is no sort, order, search, week or labeler is refused with its pointer",
        arguments: [
            ("/labeler-figures?sort=size", "?sort"), ("/labeler-figures?order=up", "?order"),
            ("/labeler-figures?q=\(String(repeating: "x", count: 101))", "?q"),
            ("/labeler-figures?cursor=7", "?cursor"), ("/labeler-figures?by=name", "?by"),
            ("/labeler-weeks?week=2027-02", "?week"), ("/labeler-weeks?week=2027-W60", "?week"),
            ("/labeler-weeks?labeler=lea", "?labeler"), ("/labeler-weeks?cursor=x", "?cursor"),
            ("/agreement?labeler=7", "?labeler"), ("/agreement?by=pair&labeler=x", "?labeler"),
        ])
    func refused(address: String, pointer: String) async throws {
        let answer = try await mia.get(path + address)
        #expect(answer.status == 422 && answer.string("errors.0.pointer") == pointer, "\(answer.text)")
    }

    @Test("the table and the hours are also given as CSV, with every figure and its interval")
    func csv() async throws {
        try await judge(8)
        try await measure()
        let answer = try await mia.get(path + "/labeler-figures?format=csv")
        let lines = answer.text.split(separator: "\r\n")
        #expect(lines.count == 7 && lines[0].hasPrefix("labeler,judgements,surplus,lastAt,weight"))
        #expect(lines[0].contains("agreement,agreementLower,agreementUpper"))
        let cells = lines[0].split(separator: ",", omittingEmptySubsequences: false).count
        #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == cells })
        #expect(try await mia.get(path + "/labeler-weeks?format=csv").text.split(separator: "\r\n").count == 7)
    }

    // MARK: - One labeler

    @Test("a labeler is told beside the crowd, with their pairs, what they said and what they asked")
    func one() async throws {
        try await judge()
        try await measure()
        let lea = try user(labelers[5])
        let report = try await read(LabelerReportBody.self, mia, path + "/labelers/\(lea)")
        #expect(report.labeler.labeler.username == "lea" && report.measured?.judgements == 180)
        let crowd = try #require(report.crowd.first { $0.figure == .agreement })
        #expect(crowd.labelers == 6 && crowd.lowest == report.labeler.agreement?.value?.estimate)
        #expect(crowd.lowest < crowd.median && crowd.median <= crowd.highest)

        let pairs = try await read(
            AgreementBody.self, mia, path + "/agreement?by=pair&labeler=\(lea)&sort=mostTasks")
        #expect(pairs.items.count == 5)
        #expect(pairs.items.allSatisfy { row in row.labelers?.contains { $0.id == lea } == true })
        let page = try await read(AgreementBody.self, mia, path + "/agreement?by=pair&labeler=\(lea)&limit=3")
        #expect(page.items.count == 3 && page.nextCursor != nil)

        let work = try await mia.get(path + "/labelers/\(lea)/work?limit=5")
        #expect(work.list("items").count == 5 && work.list("items.0.others").count == 5)
        #expect(work.list("items.0.ranks").compactMap { $0 as? Int } == [3, 2, 1])
        let rest = try await mia.get(path + "/labelers/\(lea)/work?limit=100&cursor=\(work.string("nextCursor") ?? "")")
        #expect(rest.list("items").count == 25)
        #expect(try await mia.get(path + "/labelers/\(lea)/questions").list("items").isEmpty)
        for address in ["", "/work", "/questions"] {
            #expect(try await mia.get(path + "/labelers/\(try user(mia) == lea ? 1 : 9999)" + address).status == 404)
        }
    }

    @Test("nothing of it is for labelers, and nothing of one project for the managers of another")
    func roles() async throws {
        try await judge(6)
        let lea = try user(labelers[5])
        let max = try await app.client("max", .manager)
        try await app.project("q", tasks: 1, members: [max])
        for address in [
            "/labeler-figures", "/labeler-weeks", "/labelers/\(lea)", "/labelers/\(lea)/work",
            "/labelers/\(lea)/questions",
        ] {
            #expect(try await labelers[0].get(path + address).status == 403, "\(address)")
            #expect(try await labelers[5].get(path + address).status == 403, "\(address)")
            #expect(try await max.get(path + address).status == 404, "\(address)")
            #expect(try await app.stranger.get(path + address).status == 401, "\(address)")
            if address.contains("labelers/") {
                #expect(
                    try await max.get("/api/v1/projects/q" + address).status == 404,
                    "a labeler of another project is nobody here: \(address)")
            }
        }
        #expect(try await max.get("/api/v1/projects/q/labeler-weeks?labeler=\(lea)").list("items").isEmpty)
        #expect(try await labelers[5].put(path + "/labelers/\(lea)/rate", #"{"rate": 9000}"#).status == 403)
        #expect(try await max.put("/api/v1/projects/q/labelers/\(lea)/rate", #"{"rate": 9}"#).status == 404)
        let own = path + "/labelers/\(try user(mia))/rate"
        #expect(try await mia.put(own, #"{"rate": 9}"#).string("code") == "ownAccount")
        #expect(try await mia.delete(own).string("code") == "ownAccount")
        #expect(try await mia.put(path + "/labelers/\(lea)/rate", #"{"rate": 9, "per": "hour"}"#).status == 422)
        #expect(try await mia.put(path + "/labelers/\(lea)/rate", #"{"rate": -9}"#).status == 422)
    }

    // MARK: - Hours and pay

    @Test("hours come to pay by the project's rate or one's own, exactly, and skips are worked, too")
    func pay() async throws {
        try await app.project("pay", tasks: 3, members: [mia, labelers[0]])
        let address = "/api/v1/projects/pay"
        #expect(
            try await mia.patch(address, #"{"payPer": "hour", "payRate": 1500, "payCurrency": "EUR"}"#).status == 200)
        let claim = try await labelers[0].post(address + "/assignments")
        let ids = claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
        let tiers = ids.map { "[\($0)]" }.joined(separator: ",")
        let ranking = "/api/v1/assignments/\(try #require(claim.int("id")))/ranking"
        #expect(
            try await labelers[0].put(ranking, #"{"tiers": [\#(tiers)], "durationMs": 1200000}"#).status == 201)
        let next = try await labelers[0].post(address + "/assignments")
        let skip = "/api/v1/assignments/\(try #require(next.int("id")))/skip"
        let tooLong = try await labelers[0].put(skip, #"{"reason": "unclear", "durationMs": 604800001}"#)
        #expect(tooLong.status == 422 && tooLong.string("errors.0.pointer") == "/durationMs")
        #expect(try await labelers[0].put(skip, #"{"reason": "unclear", "durationMs": 1200}"#).status == 200)

        let weeks = try await mia.get(address + "/labeler-weeks?week=2027-W02")
        #expect(weeks.string("items.0.week") == "2027-W02" && weeks.int("items.0.activeMs") == 1_201_200)
        #expect(weeks.int("items.0.judgements") == 1 && weeks.int("items.0.skips") == 1)
        // 1,201,200 ms at 15.00 an hour are 500.5 cents: half a unit up.
        #expect(weeks.int("items.0.pay.amount") == 501 && weeks.string("items.0.pay.currency") == "EUR")
        #expect(try await mia.get(address + "/labeler-weeks?week=2027-W03").list("items").isEmpty)

        let ann = try user(labelers[0])
        #expect(try await mia.put(address + "/labelers/\(ann)/rate", #"{"rate": 3000}"#).status == 204)
        #expect(try await mia.get(address + "/labeler-weeks").int("items.0.pay.amount") == 1001)
        let table = try await mia.get(address + "/labeler-weeks?format=csv&week=2027-W02").text
        #expect(
            table.split(separator: "\r\n").last
                == "2027-W02,\(ann),ann,1,0,1,0,1201200,0.3337,hour,3000,EUR,1001,10.01")
        #expect(try await mia.delete(address + "/labelers/\(ann)/rate").status == 204)
        #expect(try await mia.patch(address, #"{"payPer": "judgement", "payRate": 35}"#).status == 200)
        #expect(try await mia.get(address + "/labeler-weeks").int("items.0.pay.amount") == 35)

        let terminal = try await TerminalLabelers(installation: app.installation, project: "pay")
        #expect(
            try await terminal.timeLines("2027-W02", json: false) == ["2027-W02\tann\t1 judgement\t0.3337 h\t0.35 EUR"])
        #expect(try await terminal.setRate(40, of: "ann").contains("40 minor units"))
        #expect(try await terminal.timeLines(nil, json: true)[0].contains("\"amount\":40"))
        var csv: [UInt8] = []
        try await terminal.timeCSV("2027-W02") { csv += $0 }
        #expect(String(decoding: csv, as: UTF8.self).hasSuffix(",judgement,40,EUR,40,0.40\r\n"))
        #expect(try await terminal.setRate(nil, of: "ann").contains("project's rate"))
        await #expect(throws: ConfigurationError.self) { try await terminal.setRate(1, of: "nobody") }
        await #expect(throws: ValidationError.self) { try await terminal.timeLines("W02", json: false) }
        #expect(try await terminal.lines(LabelerQuestion(), json: false)[0].hasPrefix("ann\t1 judgement\t0.3337 h"))
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("pseudo-labelers of imports are listed, and work no hours")
    func imports() async throws {
        let line = """
            {"prompt": "q", "completions": [{"text": "a"}, {"text": "b"}], "rankings": [{"labeler": "x", "ranks": [1, 2], \
            "durationMs": 5000}]}
            """
        let ada = try await app.client("ada", .admin)
        let answer = try await ada.send(
            .post, path + "/prompts?labeledBy=import:f", line, type: "application/x-ndjson")
        #expect(answer.status == 200 && answer.list("rejected").isEmpty, "\(answer.text)")
        #expect(try await mia.get(path + "/labeler-weeks").list("items").isEmpty)
        let row = try #require(try await figures("?q=import").items.first)
        #expect(row.labeler.isImport && row.activeMs == nil && row.judgements == 1)
        #expect(try await Verification(app.installation.database).run() == [])
    }

    // MARK: - What labelers see of themselves

    @Test("a labeler sees their own weeks; hours, pay, agreement and habits only where the project allows")
    func own() async throws {
        try await judge()
        try await measure()
        let address = path + "/my-figures"
        let usual = try await labelers[5].get(address)
        #expect(usual.status == 200 && usual.int("weeks.0.judgements") == 30)
        #expect(usual.int("weeks.0.activeMs") ?? 0 > 0 && usual.list("figures").isEmpty)
        #expect(usual["weeks.0.pay"] == nil && usual["measuredAt"] == nil)

        #expect(try await mia.patch(path, #"{"labelersSeeTime": false}"#).status == 200)
        let hidden = try await labelers[5].get(address)
        #expect(hidden.int("weeks.0.judgements") == 30 && hidden["weeks.0.activeMs"] == nil)

        #expect(try await mia.patch(path, #"{"labelersSeeAgreement": true}"#).status == 200)
        let agreement = try await labelers[5].get(address)
        #expect(agreement.list("figures").count == 1 && agreement.string("figures.0.figure") == "agreement")
        #expect(agreement["figures.0.median"] != nil && agreement["figures.0.own.value.lower"] != nil)

        #expect(
            try await mia.patch(
                path,
                #"{"labelersSeeHabits": true, "labelersSeePay": true, "payPer": "judgement", "payRate": 10}"#
            ).status == 200)
        let all = try await labelers[5].get(address)
        #expect(all.int("weeks.0.pay.amount") == 300 && all.int("weeks.0.activeMs") ?? 0 > 0)
        let names = all.list("figures").compactMap { ($0 as? [String: Any])?["figure"] as? String }
        #expect(names.contains("speed") && names.contains("ties") && !names.contains("reliability"))
        // Never anybody else, and never how far they are trusted.
        for word in ["ann", "ben", "cleo", "dan", "eva", "mia", "weight", "remarks", "differs", "labeler\""] {
            #expect(!all.text.contains("\"\(word)"), "\(word) in \(all.text)")
        }
        let other = try await labelers[0].get(address)
        #expect(other["figures.0.own.value.estimate"] as? Double != all["figures.0.own.value.estimate"] as? Double)
        #expect(try await app.stranger.get(address).status == 401)
        let outsider = try await app.client("otto", .labeler)
        #expect(try await outsider.get(address).status == 404)
        #expect(try await labelers[5].get(address + "?labeler=1").status == 422)
    }
}
