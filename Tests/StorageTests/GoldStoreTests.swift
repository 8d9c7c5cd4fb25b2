import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Gold tasks and repeats in the store")
struct GoldStoreTests {
    private let fixture: Fixture
    private let order = GoldAnswer(order: [[1, 2], [2, 3]])

    init() throws { fixture = try Fixture() }

    private func content(_ name: String) throws -> NewTask {
        try TaskDraft(prompt: Prompt(name), completions: ["a", "b", "c"].map { Completion(text: $0) }).validated()
    }

    /// Hands in the stored order of the completions.
    private func submit(_ claim: Claim, _ user: ID<User>, reversed: Bool = false, at seconds: Double = 0) async throws {
        let stored = try await fixture.tasks.find(claim.assignment.taskID).completions.map(\.id)
        let names = (reversed ? stored.reversed() : stored).map(claim.assignment.names.name(of:))
        _ = try await fixture.rankings.submit(
            claim.assignment.id, user: user, SubmissionDraft(tiers: names.map { [$0] }), now: Fixture.start + seconds)
    }

    @Test("gold is given to each labeler once, counts for nothing, and is scored with partial credit")
    func gold() async throws {
        let project = try await fixture.project {
            $0.goldShare = 50
            $0.overlap = 2
        }
        let user = try await fixture.labeler("ann", in: project)
        let tasks = try await fixture.addTasks(40, to: project)
        let one = try await fixture.golds.add(
            .content(content("g1"), answer: order), to: project.id, now: Fixture.start)
        let two = try await fixture.golds.add(
            .content(content("g2"), answer: GoldAnswer(pairs: [[3, 1]])), to: project.id, now: Fixture.start)
        var given: [ID<LabelingTask>] = []
        while let claim = try await fixture.assignments.claim(project: project.id, user: user, now: Fixture.start) {
            try #require(given.count < 60)
            given.append(claim.task.id)
            #expect(claim.assignment.hidesIds)
            try await submit(claim, user)
        }
        #expect(Set(given).count == given.count)
        #expect(Set(given) == Set(tasks + [one.task.id, two.task.id]))
        #expect(given.last.map(tasks.contains) == true, "gold in place of no work")
        let progress = try await Progress(fixture.database).of(project.id)
        #expect(progress.rankings == 40 && progress.tasks == 40 && progress.tasksWithdrawn == 0)
        #expect(progress.perLabeler.map(\.rankings) == [40])
        let scores = try await GoldScores(fixture.database).list(project: project.id, labeler: user, .gold)
        #expect(
            Dictionary(uniqueKeysWithValues: scores.map { ($0.taskID, $0.score.share) }) == [
                one.task.id: 1, two.task.id: 0,
            ])
        // Another answer scores what was judged before again.
        let changed = try await fixture.golds.change(
            two.task.id, in: project.id, to: GoldAnswer(tiers: [[1], [3], [2]]), now: Fixture.start)
        #expect(changed.share.map { abs($0 - 2.0 / 3) < 1e-9 } == true && changed.judgements == 1)
        try await fixture.golds.remove(two.task.id, in: project.id, now: Fixture.start)
        #expect(try await GoldScores(fixture.database).list(project: project.id, labeler: user, .gold).count == 1)
        // Nothing of it leaves.
        var exported: [ID<LabelingTask>] = []
        for try await task in fixture.rankings.stream(project: project.id, withdrawn: true) {
            exported.append(task.task.id)
        }
        #expect(exported == tasks)
        #expect(try await fixture.rankings.list(project: project.id).items.count == 40)
        #expect(try await fixture.tasks.list(project: project.id).items.count == 40)
        let own = try await fixture.rankings.ownWork(project: project.id, user: user, limit: 100)
        #expect(own.items.count == 42, "labelers' own lists have all of their work")
        var said = 0
        for try await _ in SaidTasks(fixture.database).stream(of: project.id) { said += 1 }
        #expect(said == 40)
        let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start).rankings
        #expect(snapshot == 40)
        #expect(try await fixture.violations() == [])
    }

    @Test("without ordinary work there is no gold, and while none is mixed in claims are as they were")
    func noWork() async throws {
        let project = try await fixture.project { $0.goldShare = 50 }
        let user = try await fixture.labeler("ann", in: project)
        for number in 0..<5 {
            _ = try await fixture.golds.add(
                .content(content("g\(number)"), answer: order), to: project.id, now: Fixture.start)
        }
        #expect(try await fixture.assignments.claim(project: project.id, user: user, now: Fixture.start) == nil)
        let task = try await fixture.addTasks(1, to: project)
        _ = try await fixture.projects.update("p", ProjectChanges(["goldShare": .number(0)]), now: Fixture.start)
        let claim = try await fixture.claim(project, user)
        #expect([claim.task.id] == task && !claim.assignment.hidesIds)
    }

    @Test("who has a copy is never asked for the original, and the other way round")
    func originals() async throws {
        let project = try await fixture.project { $0.goldShare = 50 }
        let users = try await fixture.labelers(2, in: project)
        let tasks = try await fixture.addTasks(30, to: project)
        for _ in 0..<30 { try await submit(fixture.claim(project, users[0]), users[0]) }
        for task in tasks.prefix(10) {
            let gold = try await fixture.golds.add(
                .task(task, answer: nil, source: .made), to: project.id, now: Fixture.start)
            #expect(gold.originalID == task && gold.basis?.labelers == 1 && gold.answer.order?.count == 3)
        }
        await expectFailure(.conflict, "already") {
            _ = try await fixture.golds.add(
                .task(tasks[0], answer: order, source: .made), to: project.id, now: Fixture.start)
        }
        let more = try await fixture.addTasks(60, to: project, prefix: "more")
        var given: [ID<LabelingTask>] = []
        while let claim = try await fixture.assignments.claim(project: project.id, user: users[1], now: Fixture.start) {
            given.append(claim.task.id)
            try await submit(claim, users[1], reversed: true)
        }
        #expect(given.count == 70, "all that is new, and each copy")
        // A raised overlap opens the originals again: not for whoever has judged the copies.
        _ = try await fixture.projects.update("p", ProjectChanges(["overlap": .number(2)]), now: Fixture.start)
        var rest: [ID<LabelingTask>] = []
        while let claim = try await fixture.assignments.claim(project: project.id, user: users[1], now: Fixture.start) {
            rest.append(claim.task.id)
            try await submit(claim, users[1])
        }
        #expect(Set(rest) == Set(tasks.dropFirst(10)))
        #expect(Set(more).isSubset(of: Set(given)))
        // The first labeler, who judged the originals, gets no copy of them.
        while let claim = try await fixture.assignments.claim(project: project.id, user: users[0], now: Fixture.start) {
            #expect(more.contains(claim.task.id))
            try await submit(claim, users[0])
        }
        #expect(try await fixture.violations() == [])
    }

    @Test("an ordinary task that comes after its gold is linked with it")
    func importedLater() async throws {
        let project = try await fixture.project { $0.goldShare = 50 }
        let gold = try await fixture.golds.add(
            .content(content("same"), answer: order), to: project.id, now: Fixture.start)
        #expect(gold.originalID == nil)
        let outcome = try await fixture.tasks.add(project: project.id, [content("same")], now: Fixture.start)
        guard case .created(let id, _) = outcome[0] else { return #expect(Bool(false), "\(outcome)") }
        #expect(try await fixture.golds.find(gold.task.id, in: project.id).originalID == id)
        #expect(try await fixture.violations() == [])
    }

    @Test("a repeat comes after the days, in another order, once, and says how far a labeler agrees with themselves")
    func repeats() async throws {
        let project = try await fixture.project {
            $0.repeatShare = 50
            $0.repeatAfterDays = 2
        }
        let user = try await fixture.labeler("ann", in: project)
        let tasks = try await fixture.addTasks(20, to: project, completions: 2)
        for _ in 0..<20 { try await submit(fixture.claim(project, user), user) }
        let more = try await fixture.addTasks(60, to: project, completions: 2, prefix: "more")
        let early = try await fixture.claim(project, user, at: 86_400)
        #expect(more.contains(early.task.id))
        try await submit(early, user, at: 86_400)
        let later = 3 * 86_400.0
        var again: [ID<LabelingTask>] = []
        var number = 0
        while let claim = try await fixture.assignments.claim(
            project: project.id, user: user, now: Fixture.start + later)
        {
            if !more.contains(claim.task.id) {
                again.append(try await fixture.original(of: claim.task.id))
                number += 1
                try await submit(claim, user, reversed: number % 2 == 0, at: later)
            } else {
                try await submit(claim, user, at: later)
            }
        }
        #expect(again.count >= 10 && Set(again).count == again.count)
        #expect(Set(again).isSubset(of: Set(tasks + [early.task.id])))
        let scores = try await GoldScores(fixture.database).list(project: project.id, labeler: user, .repeat)
        #expect(scores.count == again.count && scores.count { $0.score.share == 0 } == again.count / 2)
        #expect(try await Progress(fixture.database).of(project.id).rankings == 80)
        #expect(try await fixture.violations() == [])
    }

    @Test("late work, skips, drafts and edits of gold are as with any work")
    func life() async throws {
        let project = try await fixture.project { $0.goldShare = 50 }
        let user = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(30, to: project)
        let gold = try await fixture.golds.add(
            .content(content("g"), answer: order), to: project.id, now: Fixture.start)
        var claim = try await fixture.claim(project, user)
        while claim.task.id != gold.task.id {
            try await submit(claim, user)
            claim = try await fixture.claim(project, user)
        }
        let id = claim.assignment.id
        #expect(try await fixture.claim(project, user, at: 10).assignment.id == id)
        try await fixture.assignments.saveDraft(id, user: user, Data("{}".utf8), now: Fixture.start)
        try await fixture.assignments.expireLeases(now: Fixture.start + 4000)
        #expect(try await fixture.claim(project, user, at: 4000).assignment.id == id, "it comes back with its draft")
        try await fixture.assignments.skip(id, user: user, Skip(reason: .unclear), now: Fixture.start + 4001)
        let own = try await fixture.rankings.ownWork(project: project.id, user: user, limit: 1)
        guard case .skipped(let skipped)? = own.items.first?.outcome else { return #expect(Bool(false)) }
        #expect(skipped.hasFreeSlot)
        try await fixture.assignments.takeBackSkip(id, user: user, now: Fixture.start + 4002)
        try await fixture.assignments.expireLeases(now: Fixture.start + 9000)
        let tiers = { (ids: [Int64]) in SubmissionDraft(tiers: ids.map { [ID($0)] }) }
        let first = try await fixture.rankings.submit(id, user: user, tiers([1, 2, 3]), now: Fixture.start + 9001)
        #expect(first.counted && first.revision == 1, "nobody else has its slot")
        let again = try await fixture.rankings.submit(id, user: user, tiers([1, 2, 3]), now: Fixture.start + 9002)
        #expect(!again.isNew && again.id == first.id)
        let before = try await GoldScores(fixture.database).list(project: project.id, labeler: user, .gold)
        let edit = try await fixture.rankings.submit(id, user: user, tiers([3, 2, 1]), now: Fixture.start + 9003)
        #expect(edit.revision == 2 && edit.counted)
        let after = try await GoldScores(fixture.database).list(project: project.id, labeler: user, .gold)
        #expect(before.count == 1 && after.count == 1 && abs(before[0].score.share + after[0].score.share - 1) < 1e-9)
        await expectFailure(.conflict, "cannot be put into the queue") {
            try await fixture.tasks.reopen(gold.task.id, now: Fixture.start)
        }
        #expect(try await fixture.violations() == [])
    }

    @Test("who is paused gets nothing new, hands in what they have, and works on when it is lifted")
    func pause() async throws {
        let project = try await fixture.project()
        let user = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(5, to: project)
        let claim = try await fixture.claim(project, user)
        let events = GoldEvents(fixture.database)
        let figures = GoldEvent.Figures(tasks: 20, score: 0.3, lower: 0.2, upper: 0.5, threshold: 60)
        let event = try await events.add(.pause, for: user, in: project.id, figures, now: Fixture.start)
        #expect(try await fixture.claim(project, user).assignment.id == claim.assignment.id)
        try await submit(claim, user)
        await expectFailure(.conflict, "can still be handed in") { _ = try await fixture.claim(project, user) }
        #expect(try await events.lift(event, in: project.id, now: Fixture.start).liftedAt != nil)
        #expect(try await events.lift(event, in: project.id, now: Fixture.start + 1).liftedAt == Fixture.start)
        _ = try await fixture.claim(project, user)
        try await events.add(.tell, for: user, in: project.id, figures, now: Fixture.start)
        #expect(try await events.isToBeTold(project: project.id, labeler: user))
        try await events.markSeen(project: project.id, labeler: user, now: Fixture.start)
        #expect(try await !events.isToBeTold(project: project.id, labeler: user))
        #expect(try await events.list(project: project.id).items.map(\.action) == [.tell, .pause])
        await expectFailure(.notFound) { _ = try await events.lift(ID(99), in: project.id, now: Fixture.start) }
    }

    @Test("tasks are proposed where many trusted labelers agree")
    func proposals() async throws {
        let project = try await fixture.project { $0.overlap = 4 }
        let users = try await fixture.labelers(4, in: project)
        let tasks = try await fixture.addTasks(2, to: project)
        for (index, user) in users.enumerated() {
            for _ in tasks {
                let claim = try await fixture.claim(project, user)
                // Of the second task half of them say the opposite.
                try await submit(claim, user, reversed: claim.task.id == tasks[1] && index % 2 == 0)
            }
        }
        let proposals = GoldProposals(fixture.database)
        let found = try await proposals.list(project: project.id, labelers: 4, share: 90)
        #expect(found.items.map(\.task.id) == [tasks[0]] && found.nextCursor == nil)
        #expect(found.items.first?.basis == .init(labelers: 4, share: 1))
        let answer = try #require(found.items.first?.answer)
        #expect(answer.order.map(Set.init) == [[1, 2], [1, 3], [2, 3]])
        // Those who are trusted less do not make an answer.
        try await LabelerWeights(fixture.database).give(
            LabelerWeightDraft(weight: 0.5, reason: "Why.").validated(), to: users[0], in: project.id,
            now: Fixture.start)
        #expect(try await proposals.list(project: project.id, labelers: 4, share: 90).items.isEmpty)
        #expect(try await proposals.list(project: project.id, labelers: 3, share: 90).items.count == 1)
        _ = try await fixture.golds.add(
            .task(tasks[0], answer: answer, source: .proposed), to: project.id, now: Fixture.start)
        #expect(try await proposals.list(project: project.id, labelers: 3, share: 90).items.isEmpty)
    }
}
