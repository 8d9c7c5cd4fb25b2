import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Disputed tasks: the experts' queue, verdicts and extra labelers")
struct AdjudicationTests {
    private let fixture: Fixture
    private let project: Project
    private let labelers: [ID<User>]
    private let tasks: [ID<LabelingTask>]
    private let experts: [ID<User>]
    private var disputes: Disputes { Disputes(fixture.database) }
    private var adjudications: Adjudications { Adjudications(fixture.database) }
    private var verdicts: Verdicts { Verdicts(fixture.database) }

    /// Four tasks that two labelers order the opposite way; the later ones are the more disputed.
    init() async throws {
        fixture = try Fixture()
        project = try await fixture.project("p") {
            $0.overlap = 2
            $0.extraLabelers = 1
        }
        labelers = try await fixture.labelers(2, in: project)
        tasks = try await fixture.addTasks(4, to: project)
        for _ in tasks {
            for (place, user) in labelers.enumerated() {
                let claim = try await fixture.claim(project, user)
                try await fixture.submit(
                    claim, user, { $0 = Fixture.submission(claim, reversed: place == 1) }, at: Double(place))
            }
        }
        var experts: [ID<User>] = []
        for name in ["eva", "emil"] {
            experts.append(try await fixture.labeler(name, in: project))
            try await Disputes(fixture.database).setExpert(
                experts[experts.count - 1], in: project.id, true, now: Fixture.start)
        }
        self.experts = experts
        try await record(tasks)
    }

    private func record(_ tasks: [ID<LabelingTask>], judgements: Int = 2, at seconds: Double = 10) async throws {
        try await disputes.record(
            tasks.map { task in
                MeasuredDispute(
                    task: task,
                    labelers: .init(
                        pValue: 0.01 / Double(task.rawValue), falseShare: 0.05, judgements: judgements))
            }, of: project.id, now: Fixture.start + seconds)
    }

    private func claim(
        _ user: ID<User>, _ task: ID<LabelingTask>? = nil, at seconds: Double = 20
    ) async throws -> Adjudication {
        let claim = try await adjudications.claim(
            project: project.id, user: user, task: task, now: Fixture.start + seconds)
        return try #require(claim).adjudication
    }

    @discardableResult
    private func settle(
        _ work: Adjudication, by user: ID<User>? = nil, reversed: Bool = false, note: String? = nil,
        onto revisions: Set<Int>? = nil, at seconds: Double = 30
    ) async throws -> VerdictReceipt {
        let ids = work.shown.sorted()
        let judgement = SubmissionDraft(tiers: (reversed ? ids.reversed() : ids).map { [$0] }, note: note)
        return try await verdicts.submit(
            work.id, user: user ?? work.userID, VerdictDraft(judgement: judgement), onto: revisions,
            now: Fixture.start + seconds)
    }

    // MARK: - The queue

    @Test("the most disputed comes first, two experts never have the same, and who asks again gets the same")
    func queue() async throws {
        let (first, second) = (try await claim(experts[0]), try await claim(experts[1]))
        #expect(first.taskID == tasks[3] && second.taskID == tasks[2])
        #expect(try await claim(experts[0]).id == first.id)
        try await adjudications.skip(first.id, user: experts[0], now: Fixture.start + 21)
        #expect(try await claim(experts[0]).taskID == tasks[1])
        try await settle(second)
        #expect(try await claim(experts[1]).taskID == tasks[3], "what another expert has skipped")
        #expect(try await disputes.counts(of: project.id) == DisputeCounts(open: 3, verdicts: 1, extraWanted: 0))
        let list = try await disputes.list(of: project.id, isOpen: true, limit: 2)
        #expect(list.disputes.map(\.measured.task) == [tasks[3], tasks[1]] && list.nextOffset == 2)
        #expect(list.disputes.map(\.holder?.username) == ["emil", "eva"])
        let settled = try await disputes.list(of: project.id, isOpen: false, limit: 9).disputes
        #expect(settled.map(\.measured.task) == [tasks[2]] && settled[0].verdict?.said.userID == experts[1])
        #expect(try await fixture.violations() == [])
    }

    @Test("who is no expert, no member, or was a labeler of the task is not asked; managers are")
    func whoMay() async throws {
        for user in [labelers[0], try await fixture.labeler("zoe")] {
            await expectFailure(.forbidden, "expert") { _ = try await claim(user) }
        }
        try await disputes.setExpert(labelers[0], in: project.id, true, now: Fixture.start)
        let none = try await adjudications.claim(project: project.id, user: labelers[0], now: Fixture.start + 20)
        #expect(none == nil, "all were their own")
        await expectFailure(.conflict, "as a labeler") { _ = try await claim(labelers[0], tasks[0]) }
        let manager = try await fixture.labeler("mia", in: project)
        try await fixture.members.put(project: project.id, user: manager, role: .manager, now: Fixture.start)
        let work = try await claim(manager)
        #expect(work.taskID == tasks[3])
        try await disputes.setExpert(experts[0], in: project.id, false, now: Fixture.start)
        await expectFailure(.forbidden, "expert") { _ = try await claim(experts[0]) }
        try await fixture.members.remove(project: project.id, user: manager, now: Fixture.start + 25)
        await expectFailure(.forbidden, "expert") { try await settle(work) }
        #expect(try await claim(experts[1]).taskID == tasks[3], "who left has nothing in hand")
        #expect(try await fixture.violations() == [])
    }

    @Test("a hold runs out: the work is taken while nobody else has the task, and kept where somebody has")
    func holds() async throws {
        let first = try await claim(experts[0])
        let hour = Double(DisputeRules.leaseSeconds)
        #expect(first.leaseExpiresAt == Fixture.start + 20 + hour)
        #expect(
            try await adjudications.heartbeat(first.id, user: experts[0], now: Fixture.start + 60)
                == Fixture.start + 60 + hour)
        let draft = Data(#"{"note":"half"}"#.utf8)
        #expect(try await adjudications.saveDraft(first.id, user: experts[0], draft, onto: [0]) == 1)
        await expectFailure(.changed, "newer") {
            _ = try await adjudications.saveDraft(first.id, user: experts[0], draft, onto: [0])
        }
        // Long gone, and the other expert has it.
        let taken = try await claim(experts[1], at: 70 + hour)
        #expect(taken.taskID == first.taskID)
        await expectFailure(.conflict, "another expert") {
            _ = try await adjudications.heartbeat(first.id, user: experts[0], now: Fixture.start + 80 + hour)
        }
        await expectFailure(.conflict, "Your draft is kept") { try await settle(first, at: 80 + hour) }
        #expect(try await adjudications.find(first.id, of: experts[0]).draft?.body == draft)
        // Let go again: the first one's late work counts.
        try await adjudications.skip(taken.id, user: experts[1], now: Fixture.start + 90 + hour)
        #expect(try await settle(first, at: 95 + hour).isNew)
        #expect(try await adjudications.find(first.id, of: experts[0]).draft == nil)
        #expect(try await fixture.violations() == [])
    }

    @Test("experts at once settle every task once")
    func stress() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p")
        let experts = try await fixture.labelers(6, in: project)
        let tasks = try await fixture.addTasks(40, to: project)
        let disputes = Disputes(fixture.database)
        for expert in experts { try await disputes.setExpert(expert, in: project.id, true, now: Fixture.start) }
        try await disputes.record(
            tasks.map { MeasuredDispute(task: $0, labelers: .init(pValue: 0.001, falseShare: 0.1, judgements: 1)) },
            of: project.id, now: Fixture.start)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for expert in experts {
                group.addTask {
                    let queue = Adjudications(fixture.database)
                    while let (work, _) = try await queue.claim(project: project.id, user: expert, now: Fixture.start) {
                        let draft = VerdictDraft(judgement: SubmissionDraft(tiers: [work.shown]))
                        _ = try await Verdicts(fixture.database).submit(
                            work.id, user: expert, draft, now: Fixture.start)
                    }
                }
            }
            try await group.waitForAll()
        }
        let settled = try await Verdicts(fixture.database).list(of: project.id, limit: 100).items
        #expect(Set(settled.map(\.said.taskID)) == Set(tasks) && settled.count == 40)
        #expect(try await fixture.violations() == [])
    }

    // MARK: - Verdicts

    @Test("a verdict is kept in revisions, the same again stores nothing, and it is undone and given again")
    func revisions() async throws {
        let work = try await claim(experts[0])
        let first = try await settle(work, onto: [0])
        #expect(first.revision == 1 && first.isNew)
        #expect(try await settle(work, onto: [0]) == VerdictReceipt(id: first.id, revision: 1, isNew: false))
        await expectFailure(.changed, "another page") { try await settle(work, reversed: true, onto: [0]) }
        #expect(try await settle(work, reversed: true, onto: [1]).revision == 2)
        await expectFailure(.conflict, "settled") { _ = try await claim(experts[1], work.taskID) }
        #expect(try await claim(experts[0], work.taskID).status == .submitted, "to be changed")
        try await verdicts.takeBack(work.id, by: experts[0], now: Fixture.start + 40)
        try await verdicts.takeBack(work.id, by: experts[0], now: Fixture.start + 41)
        #expect(try await verdicts.current(of: work.taskID) == nil)
        #expect(try await verdicts.last(of: work.id)?.takenBackAt == Fixture.start + 40)
        #expect(try await claim(experts[0], at: 45).id == work.id, "it is in hand again")
        #expect(try await fixture.violations() == [])
        #expect(try await settle(work, reversed: true, at: 50).revision == 3)
        await expectFailure(.notFound) {
            try await verdicts.takeBack(work.id, by: experts[1], now: Fixture.start + 60)
        }
        #expect(try await fixture.violations() == [])
        for statement in ["DELETE FROM verdict", "UPDATE verdict SET tiers = '[]'"] {
            await #expect(throws: (any Error).self) { try await fixture.database.write { try $0.run(statement) } }
        }
    }

    @Test("where both views are fair nothing is right: it needs no board, and says so")
    func bothFair() async throws {
        let work = try await claim(experts[0])
        let fair = VerdictDraft(kind: .bothFair, note: "A matter of taste.")
        #expect(try await verdicts.submit(work.id, user: experts[0], fair, now: Fixture.start + 30).isNew)
        let stored = try #require(try await verdicts.current(of: work.taskID))
        #expect(stored.kind == .bothFair && stored.said.tiers.isEmpty && stored.said.note == "A matter of taste.")
        #expect(try await verdicts.orders(of: project.id).isEmpty)
        for draft in [
            VerdictDraft(), VerdictDraft(kind: .bothFair, judgement: SubmissionDraft(tiers: [])),
            VerdictDraft(judgement: SubmissionDraft(tiers: [[work.shown[0]]])),
            VerdictDraft(judgement: SubmissionDraft(tiers: [work.shown]), note: "misplaced"),
        ] {
            await #expect(throws: ValidationError.self) {
                _ = try await verdicts.submit(work.id, user: experts[0], draft, now: Fixture.start + 31)
            }
        }
    }

    @Test("it takes no slot, counts towards no overlap and no labeler's work, and is measured against")
    func measures() async throws {
        let before = try await Progress(fixture.database).of(project.id)
        let work = try await claim(experts[0])
        try await settle(work)
        #expect(try await Progress(fixture.database).of(project.id) == before)
        #expect(try await verdicts.orders(of: project.id) == [work.taskID: work.shown.sorted().map { [$0] }])
        let own = try await verdicts.ofLabeler(labelers[1], in: project.id, limit: 9).items
        #expect(own.map(\.task) == [work.taskID])
        #expect(own[0].said == work.shown.sorted().reversed().map { [$0] } && own[0].right == own[0].said.reversed())
        #expect(try await verdicts.ofLabeler(experts[0], in: project.id, limit: 9).items.isEmpty)
    }

    @Test("what an expert has looked at is never given to them to label")
    func notLabeled() async throws {
        let seen = try await claim(experts[0])
        try await adjudications.skip(seen.id, user: experts[0], now: Fixture.start + 21)
        try await disputes.addLabelers(to: project.id, now: Fixture.start + 22)
        var offered: [ID<LabelingTask>] = []
        while let claim = try await fixture.assignments.claim(
            project: project.id, user: experts[0], now: Fixture.start + 30)
        {
            offered.append(claim.task.id)
            try await fixture.submit(claim, experts[0], at: 31)
        }
        #expect(Set(offered) == Set(tasks).subtracting([seen.taskID]))
        #expect(try await fixture.violations() == [])
    }

    @Test(
        "a snapshot takes verdicts beside rankings, in their stead, or not at all, and stays as it was frozen",
        arguments: VerdictUse.allCases)
    func snapshots(use: VerdictUse) async throws {
        _ = try await fixture.projects.update(
            "p", ProjectChanges(["verdictsTrain": .text(use.rawValue)]), now: Fixture.start)
        let before = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start + 1)
        let work = try await claim(experts[0])
        try await settle(work)
        let fair = try await claim(experts[1])
        _ = try await verdicts.submit(
            fair.id, user: experts[1], VerdictDraft(kind: .bothFair), now: Fixture.start + 32)
        let after = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start + 33)
        let expected = [VerdictUse.beside: 9, .alone: 7, .never: 8]
        #expect(after.rankings == expected[use] && (after.sha256 == before.sha256) == (use == .never))
        func rows(_ id: ID<Snapshot>) async throws -> [SnapshotRow] {
            try await fixture.snapshots.stream(id, batch: 1).reduce(into: []) { $0.append($1) }
        }
        let frozen = try await rows(after.id)
        #expect(frozen.map(\.taskID) == tasks)
        let settled = try #require(frozen.first { $0.taskID == work.taskID })
        let areVerdicts = [VerdictUse.beside: [false, false, true], .alone: [true], .never: [false, false]]
        #expect(settled.rankings.map(\.isVerdict) == areVerdicts[use])
        #expect(frozen.filter { $0.taskID != work.taskID }.allSatisfy { $0.rankings.count == 2 })
        let prompts = try await fixture.snapshots.prompts(of: after).reduce(into: [SnapshotPrompt]()) { $0.append($1) }
        let contents = try await fixture.snapshots.contents(of: prompts.map(\.id)[...], in: after)
        #expect(contents.flatMap(\.tasks).flatMap(\.rankings).count == after.rankings)
        #expect(try await fixture.violations() == [], "the hash is that of what is stored")
        try await verdicts.takeBack(work.id, by: experts[0], now: Fixture.start + 40)
        #expect(try await rows(after.id) == frozen)
        let again = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start + 50)
        #expect(again.sha256 == before.sha256)
        #expect(try await fixture.violations() == [])
    }

    @Test("of somebody who is deleted the verdicts stay, without a name and without drafts")
    func deleted() async throws {
        let work = try await claim(experts[0])
        try await settle(work)
        let next = try await claim(experts[0])
        try await adjudications.saveDraft(next.id, user: experts[0], Data("{}".utf8))
        try await fixture.users.delete(experts[0], now: Fixture.start + 50)
        let stored = try #require(try await verdicts.current(of: work.taskID))
        #expect(stored.said.username.hasPrefix("deleted"))
        #expect(try await claim(experts[1], at: 60).taskID == next.taskID)
        let drafts = try await fixture.database.read {
            try $0.count("SELECT count(*) FROM adjudication WHERE draft IS NOT NULL")
        }
        #expect(drafts == 0)
        #expect(try await fixture.violations() == [])
    }

    // MARK: - What is measured, and extra labelers

    @Test("a new measurement replaces the old one, but for what experts have in hand or have settled")
    func replaced() async throws {
        let settled = try await claim(experts[0])
        try await settle(settled)
        let held = try await claim(experts[0])
        try await record([tasks[0]], at: 100)
        let open = try await disputes.list(of: project.id, isOpen: true, limit: 9).disputes.map(\.measured.task)
        #expect(Set(open) == [tasks[0], held.taskID])
        #expect(try await disputes.list(of: project.id, isOpen: false, limit: 9).disputes.count == 1)
        try await fixture.tasks.withdraw(tasks[0], now: Fixture.start + 110)
        #expect(try await disputes.counts(of: project.id).open == 1)
        #expect(try await fixture.violations() == [])
    }

    @Test("a disputed task gets one labeler more at a time, up to the limit, when all it was to have was measured")
    func extra() async throws {
        #expect(try await disputes.addLabelers(to: project.id, now: Fixture.start + 20) == 4)
        #expect(try await disputes.addLabelers(to: project.id, now: Fixture.start + 21) == 0, "they are not there yet")
        #expect(try await disputes.counts(of: project.id).extraWanted == 4)
        await #expect(throws: Never.self) {
            let none = try await fixture.assignments.claim(
                project: project.id, user: labelers[0], now: Fixture.start + 22)
            #expect(none == nil, "never somebody who has done it")
        }
        let third = try await fixture.labeler("third", in: project)
        while let claim = try await fixture.assignments.claim(
            project: project.id, user: third, now: Fixture.start + 30)
        {
            try await fixture.submit(claim, third, at: 31)
        }
        for task in tasks { #expect(try await fixture.tasks.find(task).counted == 3) }
        #expect(try await disputes.addLabelers(to: project.id, now: Fixture.start + 40) == 0, "not measured again yet")
        try await record(tasks, judgements: 3, at: 50)
        #expect(try await disputes.addLabelers(to: project.id, now: Fixture.start + 51) == 0, "one more was allowed")
        _ = try await fixture.projects.update(
            "p", ProjectChanges(["extraLabelers": .number(2)]), now: Fixture.start + 52)
        let work = try await claim(experts[0], at: 53)
        try await settle(work, at: 54)
        #expect(
            try await disputes.addLabelers(to: project.id, now: Fixture.start + 55) == 3, "what is settled needs none")
        #expect(try await fixture.violations() == [])
    }

    @Test("surplus that was kept counts first when a slot opens")
    func surplusFirst() async throws {
        let late = try await fixture.labeler("late", in: project)
        let task = try await fixture.addTasks(1, to: project, prefix: "late")[0]
        let lost = try await fixture.claim(project, late, at: 100)
        #expect(lost.task.id == task)
        for user in labelers { try await fixture.submit(fixture.claim(project, user, at: 2000), user, at: 2001) }
        #expect(try await fixture.submit(lost, late, at: 2002).counted == false)
        try await record([task], judgements: 3, at: 2003)
        #expect(try await disputes.addLabelers(to: project.id, now: Fixture.start + 2004) == 1)
        #expect(try await fixture.tasks.find(task).counted == 3)
        #expect(try await disputes.counts(of: project.id).extraWanted == 0)
        #expect(try await fixture.violations() == [])
    }

    @Test(
        "verification finds what cannot be",
        arguments: [
            ("extraLabelers", "UPDATE task SET extraLabelers = 99, slots = 101"),
            ("disputeOpen", "UPDATE dispute SET isOpen = 0 WHERE isOpen = 1"),
            (
                "verdictStanding",
                "UPDATE adjudication SET status = 'expired', finishedAt = 1 WHERE status = 'submitted'"
            ),
        ])
    func verification(name: String, change: String) async throws {
        try await settle(try await claim(experts[0]))
        #expect(try await fixture.violations() == [])
        try await fixture.database.write { try $0.run(change) }
        #expect(try await fixture.violations().map(\.invariant).contains(name))
    }
}
