import Foundation
import Jobs
import Preferences
import Statistics
import Storage
import Testing

@testable import App

/// Values that a separate program computed of published judgements.
private struct Golden: Decodable {
    var lines: Int
    var rankings: Int
    var labelers: Int
    var agreementExcluded: Double
    var unitsExcluded: Int
    var agreementHalf: Double
    var unitsHalf: Int
    var agreementCategory: Double
    var unitsCategory: Int
    /// Agreeing pairs and pairs.
    var perLabelerExcluded: [String: [Int]]

    static let data = TestApp.root.appending(path: "../shared/data").standardizedFileURL
    static func isPresent() -> Bool {
        FileManager.default.fileExists(atPath: data.appending(path: "agreement-golden.json").path)
    }
    static func load(_ file: String) throws -> Golden {
        let bytes = try Data(contentsOf: data.appending(path: "agreement-golden.json"))
        return try #require(try JSONDecoder().decode([String: Golden].self, from: bytes)[file])
    }
}

@Suite("Agreement: from judgements to figures, over the API and on the command line")
struct AgreementTests {
    private let app: TestApp
    private let ada: Client
    private let path = "/api/v1/projects/p/agreement"

    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
    }

    /// - Parameter number: makes the prompt and its completions different from all others.
    private func line(_ number: Int, _ rankings: [(labeler: String, ranks: [Int])], answers: String = "") throws
        -> String
    {
        let completions = rankings[0].ranks.indices.map { #"{"text": "answer \#(number)-\#($0)"}"# }.joined(
            separator: ",")
        let said = rankings.map { #"{"labeler": "\#($0.labeler)", "ranks": \#($0.ranks)\#(answers)}"# }
        return #"{"prompt": "question \#(number)", "completions": [\#(completions)], "rankings": ["#
            + said.joined(separator: ",") + "]}"
    }

    private func add(_ lines: [String]) async throws {
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts?labeledBy=import:x", lines.joined(separator: "\n"),
            type: "application/x-ndjson")
        #expect(answer.status == 200, "\(answer.text.prefix(300))")
        #expect(answer.list("rejected").isEmpty, "\(answer.text.prefix(500))")
    }

    /// `count` tasks by anna, ben and cleo: ben is right nine times in ten, cleo turns every second task around.
    private func addThree(_ count: Int = 40) async throws {
        try await add(
            (0..<count).map { number in
                let ben = number.isMultiple(of: 10) ? [2, 1, 3] : [1, 2, 3]
                let cleo = number.isMultiple(of: 2) ? [3, 2, 1] : [1, 2, 2]
                return try line(number, [("anna", [1, 2, 3]), ("ben", ben), ("cleo", cleo)])
            })
    }

    /// Measures in this process, and keeps the figures as the job does.
    private func measure() async throws {
        let project = try await app.stores.projects.find("p").id
        let recorder = try await AgreementRecorder(app.stores, project, clock: app.installation.clock)
        try await AgreementWorker(database: app.installation.database, project: project).measure {
            try await recorder.record($0)
        }
    }

    private func body(_ query: String = "") async throws -> AgreementBody {
        let answer = try await ada.get(path + query)
        try #require(answer.status == 200, "\(answer.text)")
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(AgreementBody.self, from: Data(answer.bytes))
    }

    // MARK: - Golden values

    @Test(
        "shares, units and labelers of published judgements are those of a separate program, to six digits",
        .enabled(if: Golden.isPresent(), "there is no ../shared/data beside the repository"),
        arguments: ["wmt23-mqm-kwise", "mtbench-pairs", "lamp-writing-kwise"])
    func golden(file: String) async throws {
        let golden = try Golden.load(file)
        let text = try String(contentsOf: Golden.data.appending(path: file + ".jsonl"), encoding: .utf8)
        // Each line is a task of its own there, also where two have the same words.
        try await add(text.split(separator: "\n").enumerated().map { try Self.distinct(String($1), $0) })
        let project = try await app.stores.projects.find("p").id
        var measurement = AgreementMeasurement(options: BootstrapOptions(replicates: 20))
        for try await task in app.stores.saidTasks.stream(of: project, batch: 333) { measurement.add(task) }
        var figures: [AgreementFigure] = []
        await measurement.finish { figures += $0 }

        #expect(measurement.basis.judgements == golden.rankings && measurement.basis.labelers == golden.labelers)
        let all = figures.filter { $0.group == AgreementGroup(.project) }
        for (measure, share, units) in [
            (AgreementMeasure.excluded, golden.agreementExcluded, golden.unitsExcluded),
            (.half, golden.agreementHalf, golden.unitsHalf),
            (.category, golden.agreementCategory, golden.unitsCategory),
        ] {
            let figure = try #require(all.first { $0.measure == measure })
            #expect(figure.units == units)
            #expect(abs(try #require(figure.value).estimate - share) < 1e-6)
        }
        let people = figures.filter { $0.group.grouping == .labeler && $0.measure == .excluded }
        let names = try await app.stores.users.names(of: people.flatMap(\.group.labelers))
        var found = 0
        for figure in people {
            let name = try #require(names[figure.group.labelers[0]].flatMap(ImportLabeler.labeler))
            guard let expected = golden.perLabelerExcluded[String(name)] else { continue }
            found += 1
            #expect(figure.units == expected[1])
            let share = Double(expected[0]) / Double(expected[1])
            #expect(abs(try #require(figure.value).estimate - share) < 1e-12)
        }
        #expect(found == golden.perLabelerExcluded.count)
        // Every pair of two labelers is in the rows of both, and once in those of pairs.
        let pairs = figures.filter { $0.group.grouping == .pair && $0.measure == .excluded }
        #expect(pairs.reduce(0) { $0 + $1.units } == golden.unitsExcluded)
        #expect(people.reduce(0) { $0 + $1.units } == 2 * golden.unitsExcluded)
        #expect(pairs.allSatisfy { $0.value == nil || $0.tasks >= AgreementRules.fewestTasks })
    }

    private static func distinct(_ line: String, _ number: Int) throws -> String {
        var object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        object["prompt"] = "\(number): \(object["prompt"] ?? "")"
        object["completions"] = (object["completions"] as? [[String: Any]] ?? []).enumerated().map {
            place, completion in
            ["text": "\(place): \(completion["text"] ?? "")"]
        }
        let kept = object.filter { ["prompt", "completions", "rankings"].contains($0.key) }
        return String(decoding: try JSONSerialization.data(withJSONObject: kept), as: UTF8.self)
    }

    // MARK: - The API

    @Test("before anything is measured there is nothing; a job measures, and its figures say what they rest on")
    func job() async throws {
        let empty = try await body()
        #expect(empty.measured == nil && empty.job == nil && empty.items.isEmpty)
        try await addThree()
        let asked = try await ada.post(path)
        #expect(asked.status == 202 && asked.string("kind") == "agreement" && asked.string("status") == "queued")
        #expect(try await ada.post(path).int("id") == asked.int("id"), "one that waits is not asked for twice")
        #expect(try await body().job?.id.rawValue == asked.int("id").map(Int64.init))
        let queue = JobQueue(
            jobs: app.stores.jobs, kinds: app.application.queue.kinds, clock: app.installation.clock,
            logger: .init(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run() }
            while try await body().job != nil { try await Task.sleep(for: .milliseconds(50)) }
            group.cancelAll()
            try await group.waitForAll()
        }
        let found = try await body()
        let measured = try #require(found.measured)
        #expect(measured.judgements == 120 && measured.tasks == 40 && measured.repeatedTasks == 40)
        #expect(measured.labelers == 3 && measured.isCurrent && measured.newJudgements == 0)
        let row = try #require(found.items.first)
        let value = try #require(row.agreement.value)
        #expect(row.agreement.tasks == 40 && value.lower < value.estimate && value.estimate < value.upper)
        #expect(value.standardError > 0 && row.tau?.value != nil && row.alpha?.value != nil)

        try await add([try line(1000, [("anna", [1, 2]), ("ben", [1, 2])])])
        let older = try #require(try await body().measured)
        #expect(!older.isCurrent && older.newJudgements == 2 && older.judgements == 120)
    }

    @Test("the same is told by version, week, labeler, pair and field, a page at a time and in any order")
    func groupings() async throws {
        try await addThree()
        try await measure()
        #expect(try await body("?by=formVersion").items.map(\.formVersion) == [1])
        let weeks = try await body("?by=week").items
        #expect(weeks.map(\.week) == ["2027-W02"])
        let whole = try await body().items.first?.agreement.value
        #expect(weeks.first?.agreement.value?.estimate == whole?.estimate && whole != nil)
        let pairs = try await body("?by=pair&sort=highest")
        #expect(pairs.items.count == 3)
        #expect(pairs.items[0].labelers?.map(\.username) == ["import:x/anna", "import:x/ben"])
        #expect(pairs.items[0].labelers?.allSatisfy(\.isImport) == true)
        let people = try await body("?by=labeler&sort=lowest")
        #expect(people.items[0].labelers?.map(\.username) == ["import:x/cleo"])
        #expect(people.items.map(\.differs) == [true, false, false])
        var seen: [String] = []
        var next: String? = ""
        while let cursor = next {
            let page = try await body("?by=labeler&sort=lowest&limit=1" + (cursor.isEmpty ? "" : "&cursor=\(cursor)"))
            seen += page.items.compactMap { $0.labelers?[0].username }
            next = page.nextCursor
        }
        #expect(seen == people.items.compactMap { $0.labelers?[0].username })
        let half = try #require(try await body("?ties=half").items.first)
        let excluded = try #require(try await body().items.first)
        #expect(half.agreement.units > excluded.agreement.units && half.tau?.value == excluded.tau?.value)
        // Whoever reads figures that were just replaced reads on in them; those before are gone.
        let stale = try #require(try await body("?by=labeler&limit=1").nextCursor)
        try await measure()
        #expect(try await ada.get(path + "?by=labeler&limit=1&cursor=\(stale)").status == 200)
        try await measure()
        let refused = try await ada.get(path + "?by=labeler&limit=1&cursor=\(stale)")
        #expect(refused.status == 422 && refused.text.contains("staleCursor"), "\(refused.text)")
    }

    @Test("with fewer than five tasks in common no figure is told")
    func tooFew() async throws {
        try await add((0..<4).map { try line($0, [("anna", [1, 2]), ("ben", [1, 2])]) })
        try await measure()
        let few = try #require(try await body("?by=pair").items.first)
        #expect(few.agreement.value == nil && few.agreement.tasks == 4 && few.agreement.units == 4)
        #expect(few.tau?.value == nil && few.alpha?.value == nil)
        try await add([try line(5, [("anna", [1, 2]), ("ben", [1, 2])])])
        try await measure()
        let enough = try #require(try await body("?by=pair").items.first?.agreement.value)
        #expect(enough.estimate == 1 && enough.upper == 1 && enough.lower < 0.6)
    }

    @Test("by field: flags, scales and choices, with what was left open")
    func fields() async throws {
        let form = """
            {"judgement": {"kind": "ranking", "ties": true, "strengths": [], "strengthIsRequired": false,
                "allBad": false}, "steps": "together", "fields": [
                {"name": "quality", "label": "Quality", "kind": "likert", "about": "completion", "isRequired": false,
                    "lowest": 1, "highest": 5},
                {"name": "rude", "label": "Rude", "kind": "flag", "about": "completion", "isRequired": false},
                {"name": "why", "label": "Why", "kind": "text", "about": "task", "isRequired": false}]}
            """
        let set = try await ada.put("/api/v1/projects/p/form", form)
        try #require(set.status == 201, "\(set.text)")
        var settings = try await ada.patch("/api/v1/projects/p", #"{"overlap": 2}"#)
        #expect(settings.status == 200, "\(settings.text)")
        settings = try await ada.send(
            .post, "/api/v1/projects/p/prompts",
            (0..<6).map { #"{"prompt": "q \#($0)", "completions": [{"text": "a \#($0)"}, {"text": "b \#($0)"}]}"# }
                .joined(separator: "\n"), type: "application/x-ndjson")
        let people = [try await app.client("lena", .labeler), try await app.client("max", .labeler)]
        let project = try await app.stores.projects.find("p").id
        for (place, person) in people.enumerated() {
            try await app.stores.members.put(
                project: project, user: try #require(person.user?.id), role: .labeler, now: app.installation.clock.now()
            )
            for number in 0..<6 {
                let claim = try await person.post("/api/v1/projects/p/assignments")
                let work = try #require(claim.int("id"), "\(claim.text)")
                let ids = claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }.sorted()
                // The second differs by one step of quality on the first completion of the first tasks.
                let quality = place == 1 && number < 3 ? 4 : 5
                let answer = try await person.put(
                    "/api/v1/assignments/\(work)/ranking",
                    """
                    {"tiers": [[\(ids[0])], [\(ids[1])]], "answers": {"completions": {
                        "\(ids[0])": {"quality": \(quality), "rude": true}, "\(ids[1])": {"quality": 1}}}}
                    """)
                #expect(answer.status == 201, "\(answer.text)")
            }
        }
        try await measure()
        let rows = try await body("?by=field").items
        try #require(rows.compactMap(\.field?.name) == ["quality", "rude"])
        let (quality, rude) = (rows[0], rows[1])
        #expect(quality.agreement.units == 12)
        #expect(abs(try #require(quality.agreement.value).estimate - 0.75) < 1e-12)
        #expect(quality.field?.highest == 5 && quality.tau == nil && quality.intervalAlpha?.value != nil)
        #expect(rude.agreement.units == 12 && rude.agreement.value?.estimate == 1 && rude.alpha?.value?.estimate == 1)
        #expect(rude.intervalAlpha == nil)
    }

    @Test("who weighs nothing counts for nobody else, and their own row still tells how they agree")
    func weights() async throws {
        try await addThree()
        try await measure()
        let before = try await body("?by=labeler")
        let cleo = try #require(
            before.items.compactMap { $0.labelers?.first }.first { $0.username == "import:x/cleo" })
        let given = try await ada.post(
            "/api/v1/projects/p/labelers/\(cleo.id)/weights", #"{"weight": 0, "reason": "A test."}"#)
        #expect(given.status == 201, "\(given.text)")
        #expect(try await body().measured?.isCurrent == false)
        try await measure()
        let all = try #require(try await body().items.first)
        let pair = try #require(try await body("?by=pair&sort=highest").items.first)
        #expect(all.agreement.units == pair.agreement.units)
        #expect(abs(try #require(all.agreement.value).estimate - (try #require(pair.agreement.value)).estimate) < 1e-12)
        func row(_ name: String, _ body: AgreementBody) -> AgreementRow? {
            body.items.first { $0.labelers?.first?.username == "import:x/\(name)" }
        }
        let after = try await body("?by=labeler")
        #expect(row("cleo", after)?.agreement.value == row("cleo", before)?.agreement.value)
        #expect(row("anna", after)?.agreement.units == pair.agreement.units)
        #expect(try await body("?by=pair").items.count == 3)
    }

    @Test(
        "how each labeler judges: who turns the order around is told from the others, trusted or not")
    func judging() async throws {
        // Noise that is the same each time: every fifth judgement of each has its first two the other way round.
        try await add(
            (0..<60).map { number in
                func right(_ labeler: Int) -> [Int] { (number + labeler).isMultiple(of: 5) ? [2, 1, 3] : [1, 2, 3] }
                return try line(
                    number,
                    [("anna", right(0)), ("ben", right(1)), ("cleo", right(2)), ("dora", right(3).map { 4 - $0 })])
            })
        try await measure()
        func rows() async throws -> [String: AgreementRow] {
            try await body("?by=labeler").items.reduce(into: [:]) { $0[$1.labelers?.first?.username ?? ""] = $1 }
        }
        let dora = "import:x/dora"
        let found = try await rows()
        #expect(found.count == 4)
        for (name, row) in found {
            let value = try #require(row.reliability?.value)
            #expect(row.reliability?.units == 60)
            #expect(name == dora ? value.upper < 0 : value.lower > 0)
            // What a file does not say is not told: what was shown first. No two texts differ in words or marks.
            #expect(row.firstPlace == nil && row.length == nil && row.marks == nil)
        }
        let id = try #require(found[dora]?.labelers?.first?.id)
        let given = try await ada.post(
            "/api/v1/projects/p/labelers/\(id)/weights", #"{"weight": 0, "reason": "A test."}"#)
        #expect(given.status == 201, "\(given.text)")
        try await measure()
        #expect(try #require(try await rows()[dora]?.reliability?.value).upper < 0)
        let csv = try await ada.get(path + "?by=labeler&format=csv")
        #expect(csv.text.split(separator: "\r\n").count { $0.contains(",reliability,") } == 4)
        #expect(try await body("?by=pair").items.allSatisfy { $0.reliability == nil })
    }

    @Test("surplus judgements are of the same task and count; withdrawn ones and withdrawn tasks do not")
    func whatCounts() async throws {
        // The project's overlap is 1, so the second of two in a file is surplus.
        try await addThree(8)
        try await measure()
        #expect(try await body().measured?.judgements == 24)
        let project = try await app.stores.projects.find("p").id
        let tasks = try await app.stores.tasks.list(project: project, limit: 10).items
        let taken = try await ada.put("/api/v1/projects/p/tasks/\(tasks[0].id)/withdrawal", "{}")
        #expect(taken.status < 300, "\(taken.text)")
        #expect(try await body().measured?.isCurrent == false)
        try await measure()
        #expect(try await body().measured?.judgements == 21)
        #expect(try await body().measured?.newJudgements == 0)
        let imports = try await ada.get("/api/v1/projects/p/imports")
        let id = try #require(imports.int("items.0.id"), "\(imports.text)")
        let withdrawn = try await ada.put("/api/v1/projects/p/imports/\(id)/withdrawal", "{}")
        #expect(withdrawn.status < 300, "\(withdrawn.text)")
        try await measure()
        #expect(try await body().measured?.judgements == 0)
        #expect(try await body().items.isEmpty)
    }

    @Test("labelers and strangers see nothing; a manager of the project does; what nobody knows is refused")
    func access() async throws {
        let (mia, lia) = (try await app.client("mia", .manager), try await app.client("lia", .labeler))
        let project = try await app.stores.projects.find("p").id
        for (client, role) in [(mia, Role.manager), (lia, .labeler)] {
            try await app.stores.members.put(
                project: project, user: try #require(client.user?.id), role: role, now: app.installation.clock.now())
        }
        #expect(try await mia.get(path).status == 200)
        #expect(try await lia.get(path).status == 403)
        #expect(try await lia.post(path).status == 403)
        #expect(try await app.stranger.get(path).status == 401)
        for query in [
            "by=colour", "ties=none", "sort=odd", "limit=0", "limit=1001", "cursor=x", "format=xml", "ties=tau",
        ] {
            let answer = try await ada.get("\(path)?\(query)")
            #expect(answer.status == 422, "\(query): \(answer.text)")
        }
    }

    @Test("as CSV each figure of every measure is a row; the command line tells the same")
    func tables() async throws {
        let nothing = try await TerminalAgreement(installation: app.installation, project: "p")
        #expect(try await nothing.lines(AgreementQuestion(), json: false).joined().contains("--now"))
        try await addThree()
        let terminal = try await TerminalAgreement(installation: app.installation, project: "p")
        try await terminal.measure()
        let csv = try await ada.get(path + "?by=pair&format=csv")
        let lines = csv.text.split(separator: "\r\n")
        #expect(csv.status == 200 && lines.count == 1 + 3 * 5, "\(csv.text)")
        #expect(lines[0].hasPrefix("by,formVersion,week,labeler,otherLabeler,field,heldOut,measure,estimate"))
        #expect(lines[1].hasPrefix("pair,,,import:x/anna,import:x/ben,,,excluded,0."), "\(lines[1])")
        var bytes: [UInt8] = []
        try await terminal.csv(AgreementQuestion(by: .pair)) { bytes += $0 }
        #expect(bytes == csv.bytes)
        let text = try await terminal.lines(AgreementQuestion(by: .labeler), json: false)
        #expect(text[0].contains("120 judgements of 40 tasks by 3 labelers"), "\(text)")
        #expect(text.contains { $0.contains("cleo") && $0.contains("±") })
        let json = try await terminal.lines(AgreementQuestion(by: .labeler), json: true)
        #expect(json.count == 1 && json[0].contains(#""by":"labeler""#))
    }

    @Test("the server measures by itself: the first time, and again when much has changed")
    func recurring() async throws {
        let runner = try #require(app.application.services.compactMap { $0 as? RecurringRunner }.first)
        func jobs() async throws -> Int { try await app.stores.jobs.queued(kind: AgreementJob.kind).count }
        await runner.tick(now: app.installation.clock.now(), isStart: true)
        #expect(try await jobs() == 0, "nothing was judged yet")
        try await addThree()
        app.pass(600)
        await runner.tick(now: app.installation.clock.now(), isStart: false)
        #expect(try await jobs() == 1)
        let job = try #require(
            try await app.stores.jobs.take(kind: AgreementJob.kind, now: app.installation.clock.now()))
        try await measure()
        try await app.stores.jobs.finish(job.id, as: .succeeded, now: app.installation.clock.now())
        app.pass(90_000)
        await runner.tick(now: app.installation.clock.now(), isStart: false)
        #expect(try await jobs() == 0, "nothing has changed")
        try await add([try line(2000, [("anna", [1, 2])])])
        app.pass(600)
        await runner.tick(now: app.installation.clock.now(), isStart: false)
        #expect(try await jobs() == 1, "the figures are a day old")
    }
}
