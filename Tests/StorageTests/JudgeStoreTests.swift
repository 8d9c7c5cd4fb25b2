import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("AI judges in the database")
struct JudgeStoreTests {
    private static func prepared(tasks: Int = 30) async throws -> (Fixture, JudgeRecord) {
        let fixture = try Fixture()
        let project = try await fixture.project("p")
        try await fixture.addTasks(tasks, to: project)
        return (fixture, try await judge(fixture, project))
    }

    private static func judge(_ fixture: Fixture, _ project: Project, withheld: Int = 20) async throws -> JudgeRecord {
        let policies = Policies(fixture.database)
        let draft = PolicyDraft(
            name: "judge-\(UUID())", endpoint: EndpointDraft(url: "http://127.0.0.1:9/v1"))
        let policy = try await policies.add(draft.validated(), sealedBy: nil, now: Fixture.start)
        let new = try JudgeDraft(policyId: policy.id, withheldPercent: withheld).validated()
        return try await Judges(fixture.database).add(new, to: project.id, now: Fixture.start)
    }

    private static func sample(_ answer: String) -> Sample {
        Sample(
            slot: 0, attempt: 0, policyID: ID(1), text: answer, ending: "complete", parameters: "{}", promptTokens: 3,
            completionTokens: 2, durationMs: 1)
    }

    /// Judges every pair of every task of a run, the first shown being better.
    private static func carryOut(_ id: ID<JudgingRun>, _ fixture: Fixture) async throws {
        let runs = JudgingRuns(fixture.database)
        let run = try #require(try await runs.begin(id, now: Fixture.start))
        for work in try await runs.work(id, after: nil, limit: 1_000) {
            for pair in JudgingSeeds.pairs(
                of: work.completions.count, atMost: run.pairs, place: work.place, seed: run.seed)
            {
                for (one, other) in [(pair.first, pair.second), (pair.second, pair.first)] {
                    let shown = ShownPair(first: work.completions[one].id, second: work.completions[other].id)
                    try await runs.add(
                        MachineJudgement(sample("Verdict: A"), of: shown, verdict: .success(.first)), of: work.taskID,
                        to: id, now: Fixture.start)
                }
            }
            try await runs.complete(id, place: work.place)
        }
        try await runs.finish(id, .succeeded, now: Fixture.start)
    }

    @Test("a run has the tasks that are left, in an order of chance, without those that are kept from the judge")
    func selects() async throws {
        let (fixture, judge) = try await Self.prepared(tasks: 200)
        let runs = JudgingRuns(fixture.database)
        let first = try await runs.create(of: judge.id, tasks: 50, seed: 3, now: Fixture.start)
        #expect(first.progress.tasks == 50)
        #expect((20...65).contains(first.withheld))
        await #expect(throws: StorageError.self) { try await runs.create(of: judge.id, seed: 3, now: Fixture.start) }
        try await Self.carryOut(first.id, fixture)
        let done = try await runs.find(first.id)
        #expect(done.status == .succeeded && done.progress.done == 50 && done.progress.judgements == 300)
        let second = try await runs.create(of: judge.id, seed: 3, now: Fixture.start)
        #expect(second.progress.tasks == 150 - second.withheld && second.withheld == first.withheld)
        try await Self.carryOut(second.id, fixture)
        let asked: [Int64] = try await fixture.database.read { connection in
            try connection.values("SELECT taskId FROM judgingTask ORDER BY runId, place")
        }
        #expect(Set(asked).count == 200 - first.withheld)
        #expect(asked != asked.sorted())
        await #expect(throws: StorageError.self) { try await runs.create(of: judge.id, seed: 3, now: Fixture.start) }
        // Another version of the template judges all of them anew.
        let template = try JudgeTemplate(JudgeTemplate.standard.text + " ")
        _ = try await Judges(fixture.database).set(template, of: judge.id, now: Fixture.start)
        #expect(
            try await runs.create(of: judge.id, seed: 3, now: Fixture.start).progress.tasks == 200 - first.withheld)
        #expect(try await fixture.violations() == [])
    }

    @Test("tasks that a reward model chose are judged only where that is asked for")
    func chosen() async throws {
        let (fixture, judge) = try await Self.prepared(tasks: 100)
        try await fixture.database.write { try $0.run("UPDATE task SET inRandomShare = 0 WHERE id % 2 = 0") }
        let runs = JudgingRuns(fixture.database)
        let random = try await runs.create(of: judge.id, seed: 3, now: Fixture.start)
        let chosen = try await fixture.database.read { connection in
            try connection.count(
                "SELECT count(*) FROM judgingTask JOIN task ON task.id = taskId WHERE inRandomShare = 0")
        }
        #expect(random.progress.tasks > 20 && chosen == 0)
        try await runs.finish(random.id, .stopped, now: Fixture.start)
        let all = try await runs.create(of: judge.id, onlyRandom: false, seed: 3, now: Fixture.start)
        #expect(all.progress.tasks == 100 - all.withheld)
    }

    @Test("what a judge says leaves everything of people's as it was")
    func apart() async throws {
        let (fixture, judge) = try await Self.prepared()
        let project = try await fixture.projects.find("p")
        let labeler = try await fixture.labeler("lena", in: project)
        let claim = try await fixture.claim(project, labeler)
        try await fixture.submit(claim, labeler)
        func state() async throws -> [String] {
            try await fixture.database.read { connection in
                try ["task", "assignment", "ranking", "labelerDay", "taskCount", "snapshot"].map { table in
                    "\(table): " + (try connection.rows("SELECT * FROM \(table)").map { "\($0)" }.joined())
                }
            }
        }
        let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start).sha256
        let before = try await state()
        let run = try await JudgingRuns(fixture.database).create(of: judge.id, seed: 3, now: Fixture.start)
        try await Self.carryOut(run.id, fixture)
        #expect(try await state() == before)
        #expect(try await fixture.snapshots.freeze(project: project.id, now: Fixture.start).sha256 == snapshot)
    }

    @Test("a template's versions are kept, and a judge that was removed leaves its name")
    func versions() async throws {
        let (fixture, judge) = try await Self.prepared()
        let judges = Judges(fixture.database)
        let other = try JudgeTemplate("{mark}{prompt}{first}{second} Verdict:")
        #expect(try await judges.set(other, of: judge.id, now: Fixture.start).template.version == 2)
        #expect(try await judges.set(other, of: judge.id, now: Fixture.start).template.version == 2)
        #expect(
            try await judges.templates(of: judge.id).map(\.text) == [other.text, JudgeTemplate.standard.text])
        let again = try JudgeDraft(policyId: judge.policyID, name: judge.name).validated()
        await #expect(throws: StorageError.self) {
            try await judges.add(again, to: judge.projectID, now: Fixture.start)
        }
        try await judges.remove(judge.id, now: Fixture.start)
        let next = try await judges.add(again, to: judge.projectID, now: Fixture.start)
        #expect(next.id != judge.id && next.template.version == 1)
        await #expect(throws: StorageError.self) { try await judges.set(other, of: judge.id, now: Fixture.start) }
        await #expect(throws: StorageError.self) {
            try await JudgingRuns(fixture.database).create(of: judge.id, seed: 1, now: Fixture.start)
        }
        #expect(try await judges.list(project: judge.projectID).map(\.id) == [judge.id, next.id])
    }

    @Test(
        "each kind of damage is found and named",
        arguments: [
            ("judgementPair", "UPDATE judgement SET secondId = (SELECT max(id) FROM completion) WHERE id = 1"),
            ("judgementTask", "DELETE FROM judgingTask WHERE place = 0"),
            ("judgedInBothOrders", "DELETE FROM judgement WHERE id = 1"),
            ("judgeTemplates", "INSERT INTO judgeTemplate SELECT judgeId, 9, text, NULL, 1 FROM judgeTemplate"),
            ("judgingRunEnd", "UPDATE judgingRun SET finishedAt = NULL"),
            ("withheldFromJudge", "UPDATE judge SET withheldPercent = 90"),
            ("judgeVerdict", "UPDATE judgement SET preferredId = secondId WHERE id = 1"),
        ])
    func damage(_ invariant: String, _ sql: String) async throws {
        let (fixture, judge) = try await Self.prepared()
        let run = try await JudgingRuns(fixture.database).create(of: judge.id, seed: 3, now: Fixture.start)
        try await Self.carryOut(run.id, fixture)
        #expect(try await fixture.violations() == [])
        do {
            try await fixture.database.write { try $0.run(sql) }
            // A run may end and be taken up again, and its list of tasks is looked after by the program.
            #expect(["judgementTask", "judgingRunEnd", "judgeTemplates"].contains(invariant), "the schema forbids it")
        } catch is StorageError {
            try await fixture.database.write { connection in
                for trigger in [
                    "judgeFixed", "judgementFixed", "judgementKept", "judgeTemplateFixed", "judgeTemplateKept",
                ] { try connection.run("DROP TRIGGER \(trigger)") }
            }
            try await fixture.database.write { try $0.run(sql) }
        }
        #expect(try await fixture.violations().map(\.invariant).contains(invariant))
    }

    @Test(
        "a judgement that names neither a preference nor a tie nor a fault, or prefers a third one, cannot be stored",
        arguments: ["NULL, 0, NULL", "1, 1, NULL", "NULL, 1, 'noVerdict'", "3, 0, NULL"])
    func schema(_ said: String) async throws {
        let (fixture, judge) = try await Self.prepared()
        let run = try await JudgingRuns(fixture.database).create(of: judge.id, seed: 3, now: Fixture.start)
        await #expect(throws: StorageError.self) {
            try await fixture.database.write { connection in
                try connection.run(
                    """
                    INSERT INTO judgement (runId, taskId, firstId, secondId, answer, ending, preferredId, isTie, fault,
                        parameters, durationMs, createdAt)
                    VALUES (\(run.id), 1, 1, 2, '', 'complete', \(said), '{}', 1, 1)
                    """)
            }
        }
    }
}
