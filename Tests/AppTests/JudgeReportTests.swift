import Foundation
import Preferences
import Testing

@testable import App
@testable import Storage

@Suite("Reports on AI judges")
struct JudgeReportTests {
    /// One task with the truth about it.
    private struct World {
        let app: TestApp
        let ada: Client
        let judge: JudgeRecord
        /// The share of tasks on which a person would prefer the new policy: what is to be estimated.
        var truth: Double

        func report() async throws -> Answer { try await ada.get("/api/v1/projects/p/judges/\(judge.id)/report") }
    }

    /// Tasks of two policies. On each, people have a taste, which they follow most of the time; the judge has the same taste,
    /// but now and then takes the longer completion, which is the new policy's mostly, whatever it is.
    ///
    /// - Parameters:
    ///   - isLabeled: whether people judged a task.
    private static func world(
        tasks: Int, seed: UInt64, noise: Double = 0.15, isLabeled: (_ task: Int, _ favoursNew: Bool) -> Bool
    ) async throws -> World {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0, overlap: 4)
        var chance = SeededGenerator(seed: seed)
        func draw() -> Double { Double(chance.next() >> 11) / Double(1 << 53) }
        var (tastes, isNewLonger, lines, labeled) = ([Bool](), [Bool](), [String](), [String]())
        for task in 0..<tasks {
            let favoursNew = draw() < 0.45
            tastes.append(favoursNew)
            isNewLonger.append(draw() < 0.85)
            let old = isNewLonger[task] ? "" : " at length, and on, and on"
            let completions =
                #"[{"text": "old \#(task)\#(old)", "model": "old"}, {"text": "new \#(task), longer", "model": "new"}]"#
            // Three of twelve people, none of them twice.
            let start = Int(draw() * 12)
            let rankings = (0..<3).map { number in
                let says = draw() < noise ? !favoursNew : favoursNew
                return #"{"labeler": "l\#((start + 5 * number) % 12)", "ranks": \#(says ? "[2, 1]" : "[1, 2]")}"#
            }
            let prompt = #""prompt": "\#(words(task))", "completions": \#(completions)"#
            if isLabeled(task, favoursNew) {
                labeled.append("{\(prompt), \"rankings\": [\(rankings.joined(separator: ", "))]}")
            } else {
                lines.append("{\(prompt)}")
            }
        }
        try await post(labeled, "?labeledBy=import:x", ada)
        try await post(lines, "", ada)
        let project = try await app.stores.projects.find("p")
        let policy = try await app.stores.policies.add(
            PolicyDraft(name: "judge", endpoint: EndpointDraft(url: "http://127.0.0.1:9/v1")).validated(),
            sealedBy: nil,
            now: app.installation.clock.now())
        let judge = try await app.stores.judges.add(
            JudgeDraft(policyId: policy.id).validated(), to: project.id, now: app.installation.clock.now())
        try await judgeAll(app, judge) { task in
            (draw() < 0.28 ? isNewLonger[task] : tastes[task]) ? .new : .old
        }
        return World(app: app, ada: ada, judge: judge, truth: Double(tastes.count { $0 }) / Double(tasks))
    }

    private static func post(_ lines: [String], _ query: String, _ ada: Client) async throws {
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts" + query, lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(answer.int("created") == lines.count, "\(answer.text.prefix(300))")
    }

    /// Prompts that are nothing like one another: nearly the same ones would be one.
    private static func words(_ task: Int) -> String {
        var chance = SeededGenerator(seed: UInt64(task) &+ 99)
        return (0..<8).map { _ in String(chance.next() % 60_466_176, radix: 36) }.joined(separator: " ") + " \(task)?"
    }

    private enum Side { case old, new }

    /// Carries out a run of the judge, who says of a task what `verdict` says, in both orders.
    private static func judgeAll(_ app: TestApp, _ judge: JudgeRecord, _ verdict: (Int) -> Side) async throws {
        let (runs, now) = (app.stores.judgingRuns, app.installation.clock.now())
        let run = try await runs.create(of: judge.id, seed: 5, now: now)
        _ = try await runs.begin(run.id, now: now)
        for work in try await runs.work(run.id, after: nil, limit: 100_000).sorted(by: { $0.taskID < $1.taskID }) {
            let old = try #require(work.completions.first { $0.text.hasPrefix("old") })
            let new = try #require(work.completions.first { $0.text.hasPrefix("new") })
            let task = try #require(work.prompt.messages[0].content.split(separator: " ").last?.dropLast())
            let winner = verdict(try #require(Int(task)))
            for pair in [ShownPair(first: old.id, second: new.id), ShownPair(first: new.id, second: old.id)] {
                let isFirst = (winner == .old) == (pair.first == old.id)
                let sample = Sample(
                    slot: 0, attempt: 0, policyID: judge.policyID, text: "Verdict: \(isFirst ? "A" : "B")",
                    ending: "complete", parameters: "{}", promptTokens: 9, completionTokens: 3, durationMs: 1)
                try await runs.add(
                    MachineJudgement(sample, of: pair, verdict: .success(isFirst ? .first : .second)), of: work.taskID,
                    to: run.id, now: now)
            }
            try await runs.complete(run.id, place: work.place)
        }
        try await runs.finish(run.id, .succeeded, now: now)
    }

    /// The report's figure for the new policy, whichever stands first.
    private static func rate(_ report: Answer, _ name: String) throws -> (value: Double, lower: Double, upper: Double) {
        let path = "winRates.0.\(name)"
        let value = try #require(report[path + ".value"] as? Double, "\(name): \(report.text.prefix(3_000))")
        let lower = try #require(report[path + ".interval.lower"] as? Double)
        let upper = try #require(report[path + ".interval.upper"] as? Double)
        let labels = report.list("policies").compactMap { $0 as? [String: Any] }
        let new = labels.first { $0["label"] as? String == "new" }?["policyId"] as? Int
        return report.int("winRates.0.first") == new ? (value, lower, upper) : (1 - value, 1 - upper, 1 - lower)
    }

    @Test(
        "through storage: a biased judge alone is wrong, people's word corrects it, and the interval is narrower for it"
    )
    func corrected() async throws {
        let world = try await Self.world(tasks: 900, seed: 11) { task, _ in task % 4 == 0 }
        let report = try await world.report()
        // People who err in 15 of 100 cases are nearer to one half than their taste is.
        let expected = world.truth * 0.85 + (1 - world.truth) * 0.15
        let (judge, people) = (try Self.rate(report, "judge.rate"), try Self.rate(report, "people.rate"))
        let corrected = try Self.rate(report, "corrected.rate")
        #expect(judge.lower > expected + 0.02, "the judge alone is wrong: \(judge), \(expected)")
        #expect(corrected.lower < expected && expected < corrected.upper, "\(corrected), \(expected)")
        #expect(people.lower < expected && expected < people.upper)
        let same = try Self.rate(report, "corrected.people")
        #expect(corrected.upper - corrected.lower < same.upper - same.lower)
        #expect(report.string("winRates.0.basis") == "plausible", "\(report.text)")
        #expect(report["winRates.0.corrected.gain"] as? Double ?? 0 > 1)
        // It likes length more than people do.
        #expect(report["length.difference.interval.lower"] as? Double ?? 0 > 0)
        #expect(report["agreement.withEach.value"] as? Double ?? 0 > 0.6)
        #expect(
            report["agreement.withMajority.value"] as? Double ?? 0 > report["agreement.withEach.value"] as? Double ?? 1)
        // Of the tasks that people judged some are kept from it, and none of these has a word of the judge.
        #expect((25...70).contains(report.int("withheldTasksJudgedByPeople") ?? 0))
        #expect(report.int("winRates.0.corrected.peoplePrompts") == report.int("withheldTasksJudgedByPeople"))
        #expect(try await Verification(world.app.installation.database).run().isEmpty)
    }

    @Test("the comparison of policies shows the judge beside people, and never adds the one to the other")
    func comparison() async throws {
        let world = try await Self.world(tasks: 300, seed: 21) { task, _ in task % 3 == 0 }
        let path = "/api/v1/projects/p/policies/comparison"
        let (report, compared) = (try await world.report(), try await world.ada.get(path))
        #expect(compared.status == 200, "\(compared.text)")
        // People alone: what the judge said makes no judgement more.
        #expect(compared.int("judgements") == 300 && compared.int("prompts") == 100)
        #expect(compared.list("judges").count == 1 && compared.string("judges.0.name") == report.string("name"))
        for figure in [
            "agreement.withEach.value", "winRates.0.judge.rate.value", "winRates.0.corrected.rate.value",
            "winRates.0.corrected.rate.interval.lower", "winRates.0.corrected.rate.interval.upper",
        ] {
            let value = try #require(report[figure] as? Double, "\(figure)")
            #expect(compared["judges.0." + figure] as? Double == value, "\(figure)")
        }
        let csv = try await world.ada.get(path + "?format=csv").text
        for figure in ["agreement,judge,", "winRate,judge,", "correctedWinRate,peopleAndJudge,"] {
            #expect(csv.contains("\r\n" + figure), "\(csv)")
        }
        let text = try await TerminalComparison(installation: world.app.installation, project: "p")
            .lines(ComparisonQuestion(), baseline: nil, json: false).joined(separator: "\n")
        #expect(text.contains("AI judge") && text.contains("by people, with the judge's help"), "\(text)")
        // More of the judge's words, or another template, make another answer; a judge that is removed is gone.
        let judge = world.judge.id
        let template = try await world.ada.get("/api/v1/projects/p/judges/\(judge)/templates").string("items.0.text")
        let changed = "Be strict. " + (try #require(template))
        _ = try await world.app.stores.judges.set(
            JudgeTemplate(changed), of: judge, now: world.app.installation.clock.now())
        #expect(try await world.ada.get(path).list("judges").isEmpty)
    }

    @Test("people's prompts that are no random sample are found out by what the judge says of them, and said in words")
    func notRandom() async throws {
        // People were given mostly what the new policy is good at.
        let world = try await Self.world(tasks: 700, seed: 12) { task, favoursNew in
            favoursNew ? task % 2 == 0 : task % 12 == 0
        }
        let report = try await world.report()
        #expect(report.string("winRates.0.basis") == "differs")
        #expect(report.string("winRates.0.sentence")?.contains("do not look like a random sample") == true)
        let judged = report["winRates.0.sample.judged.value"] as? Double ?? 0
        let others = report["winRates.0.sample.others.value"] as? Double ?? 1
        #expect(judged > others)
    }

    @Test("over many worlds the corrected interval holds the truth about as often as it says")
    func coverage() async throws {
        var held = 0
        let worlds = 10
        for seed in 0..<worlds {
            let world = try await Self.world(tasks: 200, seed: UInt64(100 + seed)) { task, _ in task % 3 == 0 }
            let corrected = try Self.rate(try await world.report(), "corrected.rate")
            // Of all prompts that there could be.
            let expected = 0.45 * 0.85 + 0.55 * 0.15
            if corrected.lower < expected, expected < corrected.upper { held += 1 }
        }
        // At 95 %, fewer than 7 of 10 come once in 1,000 times; the seeds are the same each time.
        #expect(held >= 7, "\(held) of \(worlds)")
    }

    @Test("figures of few pairs are as they are by hand, and tasks that a model chose are left out")
    func byHand() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0, overlap: 4)
        let project = try await app.stores.projects.find("p")
        // Four people on each of 60 tasks: three prefer the new one, which is longer.
        let lines = (0..<60).map { task in
            let ranks = ["[2, 1]", "[2, 1]", "[2, 1]", "[1, 2]"].enumerated().map {
                #"{"labeler": "l\#($0.offset)", "ranks": \#($0.element)}"#
            }
            return #"{"prompt": "\#(Self.words(task))", "completions": [{"text": "old", "model": "old"}, "#
                + #"{"text": "new and longer", "model": "new"}], "rankings": [\#(ranks.joined(separator: ","))]}"#
        }
        try await Self.post(lines, "?labeledBy=import:x", ada)
        let policy = try await app.stores.policies.add(
            PolicyDraft(name: "judge", endpoint: EndpointDraft(url: "http://127.0.0.1:9/v1")).validated(),
            sealedBy: nil,
            now: app.installation.clock.now())
        let judge = try await app.stores.judges.add(
            JudgeDraft(policyId: policy.id).validated(), to: project.id, now: app.installation.clock.now())
        try await Self.judgeAll(app, judge) { _ in .new }
        let world = World(app: app, ada: ada, judge: judge, truth: 1)
        let report = try await world.report()
        let tasks = try #require(report.int("tasks"))
        #expect(report["agreement.withEach.value"] as? Double == 0.75)
        #expect(report.int("agreement.withEach.judgements") == 4 * tasks)
        #expect(report.int("agreement.withEach.labelers") == 4)
        #expect(report["agreement.withMajority.value"] as? Double == 1)
        // Of the six pairs of people, three agree.
        #expect(abs((report["agreement.amongPeople.value"] as? Double ?? 0) - 0.5) < 1e-9)
        #expect(report["length.judge.value"] as? Double == 1)
        #expect(report["length.people.value"] as? Double == 0.75)
        #expect(abs((report["length.difference.value"] as? Double ?? 0) - 0.25) < 1e-9)
        #expect(try Self.rate(report, "judge.rate").value == 1)
        #expect(try Self.rate(report, "people.rate").value == 0.75)
        #expect(report.int("winRates.0.commonPrompts") == tasks)
        #expect(report["winRates.0.corrected"] == nil)
        #expect(report.string("winRates.0.basis") == "nothingBeyond")
        #expect(report.int("withheldTasksJudgedByPeople") == 60 - tasks)
        try await app.installation.database.write { connection in
            try connection.run("UPDATE task SET inRandomShare = 0 WHERE id % 2 = 0")
        }
        let less = try await world.report()
        #expect(less.int("chosenTasks") == 30)
        #expect(less.int("tasks") ?? 0 < tasks)
    }
}
