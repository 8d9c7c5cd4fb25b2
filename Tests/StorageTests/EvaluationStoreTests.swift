import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Evaluations of policies in the database")
struct EvaluationStoreTests {
    private let fixture: Fixture
    private let project: Project
    private let policies: [ID<Policy>]

    init() async throws {
        fixture = try Fixture()
        project = try await fixture.project("p")
        var policies: [ID<Policy>] = []
        for name in ["base", "tuned"] {
            let draft = PolicyDraft(name: name, endpoint: EndpointDraft(url: "http://127.0.0.1:9/v1"))
            policies.append(
                try await Policies(fixture.database).add(draft.validated(), sealedBy: nil, now: Fixture.start).id)
        }
        self.policies = policies
        let items = try (0..<8).map { try TaskDraft(prompt: Prompt("held out \($0)"), completions: []).validated() }
        _ = try await fixture.tasks.add(project: project.id, items, now: Fixture.start)
    }

    private var evaluations: PolicyEvaluations { PolicyEvaluations(fixture.database) }
    private var runs: SamplingRuns { SamplingRuns(fixture.database) }

    private func create(prompts: Int = 6, seed: UInt64 = 1) async throws -> PolicyEvaluation {
        var ids: [ID<Prompt>] = []
        for try await candidate in evaluations.candidates(in: project.id) where !candidate.isTaught {
            ids.append(candidate.id)
        }
        let plan = EvaluationPlan(
            prompts: prompts, heldOut: ids.count, fresh: ids.count, similar: 0, labelers: 1, judgementsPerPrompt: 1,
            difference: 5, promptsNeeded: nil, judgementsNeeded: nil, labelersNeeded: nil, smallestDifference: nil,
            sentence: "")
        return try await evaluations.create(
            NewEvaluation(
                baselineID: policies[0], candidateID: policies[1], completions: 1, overlap: 1, priority: 3, seed: seed,
                plan: plan, prompts: Array(ids.prefix(prompts))),
            in: project.id, now: Fixture.start)
    }

    /// Both policies answer; to every third prompt the same.
    private func answer(_ evaluation: PolicyEvaluation, most: Int = .max) async throws {
        let run = try #require(try await runs.begin(evaluation.run.id, now: Fixture.start))
        for work in try await runs.work(run.id, after: nil, limit: 100).prefix(most) {
            var chosen: [ChosenSample] = []
            for (slot, policy) in SamplingSeeds.order(run.plan.slots, place: work.place, seed: run.seed).enumerated() {
                let text = work.place % 3 == 0 ? "same" : "\(policy) \(work.place)"
                try await runs.add(
                    Sample(
                        slot: slot, attempt: 0, policyID: policy, text: text, ending: "complete", parameters: "{}",
                        promptTokens: 1, completionTokens: 2, durationMs: 3),
                    to: run.id, place: work.place, now: Fixture.start)
                chosen.append(ChosenSample(slot: slot, attempt: 0, policyID: policy, text: text))
            }
            for _ in 0..<2 { try await runs.complete(run.id, place: work.place, chosen, now: Fixture.start) }
        }
        if most == .max { try await runs.finish(run.id, .succeeded, now: Fixture.start) }
    }

    @Test("its answers become tasks or ties, once, and judgements of these are read by side")
    func answers() async throws {
        let evaluation = try await create()
        #expect(try await runs.waiting(in: project.id) == 2)
        try await answer(evaluation)
        let answered = try await evaluations.find(evaluation.id)
        #expect(answered.progress.ties == 2 && answered.progress.tasks == 4 && answered.progress.wanted == 4)
        #expect(answered.run.progress.done == 6 && !answered.isComplete)
        let labeler = try await fixture.labeler("lia", in: project)
        for _ in 0..<4 { try await fixture.submit(fixture.claim(project, labeler), labeler) }
        #expect(try await evaluations.find(evaluation.id).isComplete)
        let judged = evaluations.judged(answered, baseline: ID(7), candidate: ID(8), batch: 2)
        var seen: [JudgedTask] = []
        for try await task in judged { seen.append(task) }
        #expect(seen.count == 6 && seen.count { $0.id == nil } == 2)
        #expect(seen.allSatisfy { Set($0.completions.compactMap(\.policy)) == [ID(7), ID(8)] })
        for task in seen where task.id != nil {
            #expect(task.judgements.count == 1 && task.judgements[0].tiers.count == 2)
            #expect(task.completions.first { $0.policy == ID(7) }?.text.hasPrefix("\(policies[0]) ") == true)
        }
        #expect(try await evaluations.sides(of: evaluation.id).candidate.answers == 6)
        #expect(try await fixture.snapshots.freeze(project: project.id, now: Fixture.start).rankings == 0)
        #expect(try await evaluations.end(evaluation.id, .concluded, report: "{}", now: Fixture.start))
        #expect(try await !evaluations.end(evaluation.id, .stopped, report: "[]", now: Fixture.start))
        #expect(try await evaluations.find(evaluation.id).report == "{}")
        #expect(try await fixture.violations() == [])
    }

    @Test("another evaluation of the same prompts takes the tasks that are there, withdrawn ones too")
    func borrowed() async throws {
        let first = try await create()
        try await answer(first)
        #expect(try await evaluations.end(first.id, .stopped, report: "{}", now: Fixture.start))
        #expect(try await evaluations.find(first.id).progress.withdrawnTasks == 4)
        let second = try await create(seed: 9)
        try await answer(second)
        let found = try await evaluations.find(second.id)
        #expect(found.progress.tasks == 4 && found.progress.withdrawnTasks == 0 && found.progress.openTasks == 4)
        #expect(try await fixture.tasks.list(project: project.id).items.count == 4)
        #expect(try await fixture.violations() == [])
    }

    @Test("one that is stopped in the middle is asked no more")
    func stopped() async throws {
        let evaluation = try await create()
        try await answer(evaluation, most: 3)
        #expect(try await evaluations.end(evaluation.id, .stopped, report: "{}", now: Fixture.start))
        #expect(try await runs.find(evaluation.run.id).status == .stopped)
        await #expect(throws: StorageError.self) { try await runs.resume(evaluation.run.id, now: Fixture.start) }
        #expect(try await runs.waiting(in: project.id) == 2, "what it has drawn stays held out")
        #expect(try await fixture.violations() == [])
    }

    @Test(
        "what must be true of evaluations is verified",
        arguments: [
            ("evaluationRun", "UPDATE samplingRun SET evaluationId = NULL"),
            ("evaluationTask", "UPDATE task SET evaluationId = NULL"),
            ("evaluationTie", "UPDATE samplingPrompt SET isTie = 1"),
            ("evaluationAnswers", "DELETE FROM evaluationAnswer WHERE place = 1 AND slot = 0"),
            ("evaluationAnswers", "UPDATE evaluationAnswer SET isCandidate = 1"),
            ("evaluationAnswers", "UPDATE evaluationAnswer SET completionId = 1 WHERE completionId > 2"),
            ("evaluationEnd", "UPDATE samplingRun SET status = 'running'"),
            (
                "evaluationMeasures",
                """
                INSERT INTO snapshot (id, projectId, sha256, splitSeed, rankings, prompts, isReady, createdAt)
                    VALUES (5, 1, zeroblob(32), 1, 1, 1, 1, 1);
                INSERT INTO snapshotRanking (snapshotId, taskId, rankingId) SELECT 5, taskId, id FROM ranking LIMIT 1
                """
            ),
        ])
    func damage(_ invariant: String, _ sql: String) async throws {
        let evaluation = try await create()
        try await answer(evaluation)
        let labeler = try await fixture.labeler("lia", in: project)
        try await fixture.submit(fixture.claim(project, labeler), labeler)
        #expect(try await evaluations.end(evaluation.id, .stopped, report: "{}", now: Fixture.start))
        #expect(try await fixture.violations() == [])
        try await fixture.database.pool.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA foreign_keys = OFF")
            try connection.execute(sql: sql)
            #expect(connection.changesCount > 0)
        }
        let found = try await fixture.violations()
        #expect(found.contains { $0.invariant == invariant }, "\(found)")
    }
}
