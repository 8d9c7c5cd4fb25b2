import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Asking others again for the work of somebody who is excluded")
struct LabelerRequeueTests {
    private let fixture: Fixture
    private let project: Project
    private let ann: ID<User>
    private let ben: ID<User>
    private var weights: LabelerWeights { LabelerWeights(fixture.database) }
    private var requeues: LabelerRequeues { LabelerRequeues(fixture.database) }

    /// Ann ranks six tasks of one slot each, an hour after one another.
    init() async throws {
        fixture = try Fixture()
        project = try await fixture.project()
        ann = try await fixture.labeler("ann", in: project)
        ben = try await fixture.labeler("ben", in: project)
        try await fixture.addTasks(6, to: project)
        for number in 0..<6 {
            let claim = try await fixture.claim(project, ann, at: Double(number) * 3_600)
            try await fixture.submit(claim, ann, at: Double(number) * 3_600)
        }
    }

    private func exclude(_ user: ID<User>, fromHour hour: Double? = nil) async throws {
        try await weights.give(
            LabelerWeightDraft(
                weight: 0, appliesFrom: hour.map { Fixture.start + $0 * 3_600 }, reason: "Why."
            ).validated(), to: user, in: project.id, now: Fixture.start)
    }

    private func draft(from hour: Double? = nil, before: Double? = nil) throws -> NewLabelerRequeue {
        try LabelerRequeueDraft(
            madeFrom: hour.map { Fixture.start + $0 * 3_600 }, madeBefore: before.map { Fixture.start + $0 * 3_600 },
            reason: "Others again."
        ).validated()
    }

    /// Everything that a requeue may change and its being undone must bring back.
    private func standing() async throws -> [String] {
        let rows = try await fixture.database.read { connection in
            try connection.rows(
                """
                SELECT 'task' || id || ' ' || counted || ' ' || leased || ' ' || slots || ' ' || started || ' ' || status
                    || ' ' || hasFreeSlot AS line FROM task
                UNION ALL SELECT 'ranking' || id || ' ' || counted || ' ' || isCurrent FROM ranking
                UNION ALL SELECT 'day' || userId || ' ' || day || ' ' || counted || ' ' || surplus FROM labelerDay
                UNION ALL SELECT 'status' || status || ' ' || count FROM taskCount ORDER BY 1
                """
            ).map { $0["line"] as String }
        }
        let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start + 90_000)
        let progress = try await Progress(fixture.database).of(project.id)
        return rows + [snapshot.sha256, "\(snapshot.rankings) \(progress.rankings) \(progress.tasksDone)"]
    }

    @Test("only what weighs nothing is meant; it is kept, its slots are free, and others get the tasks")
    func requeueing() async throws {
        await expectFailure(.conflict, "weighs 0") {
            _ = try await requeues.requeue(draft(), of: ann, in: project.id, now: Fixture.start)
        }
        try await exclude(ann, fromHour: 2)
        let preview = try await requeues.preview(project: project.id, of: ann, draft(before: 5).period)
        #expect(preview == RequeuePreview(judgements: 5, weightless: 3, counted: 3, tasks: 3))
        let done = try await requeues.requeue(draft(before: 5), of: ann, in: project.id, now: Fixture.start + 90_000)
        #expect(done.requeued == 3 && done.reopened == 3 && done.kept == 0 && !done.isMoving && done.leftOver == 0)
        #expect(done.madeBefore == Fixture.start + 5 * 3_600 && done.reason == "Others again.")
        let progress = try await Progress(fixture.database).of(project.id)
        #expect(progress.rankings == 3 && progress.tasksOpen == 3)
        #expect(try await fixture.assignments.claim(project: project.id, user: ann, now: Fixture.start + 90_000) == nil)
        for _ in 0..<3 { try await fixture.submit(fixture.claim(project, ben, at: 90_000), ben, at: 90_000) }
        #expect(try await fixture.assignments.claim(project: project.id, user: ben, now: Fixture.start + 90_000) == nil)
        #expect(try await Progress(fixture.database).of(project.id).tasksDone == 6)
        // Theirs is not lost.
        let own = try await fixture.rankings.ownWork(project: project.id, user: ann)
        #expect(own.items.count == 6)
        let again = try await requeues.preview(project: project.id, of: ann, .always)
        #expect(again.judgements == 3 && again.weightless == 1)
        #expect(try await fixture.violations() == [])
    }

    @Test(
        "undone, everything is as it was where nobody has filled a slot",
        arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func undoing(seed: UInt64) async throws {
        // A random past: several labelers, overlaps, surplus and skips.
        var generator = SeededGenerator(seed: seed)
        _ = try await fixture.projects.update(
            "p", ProjectChanges(["overlap": .number(2)]), now: Fixture.start + 30_000)
        let cleo = try await fixture.labeler("cleo", in: project)
        try await fixture.addTasks(10, to: project, prefix: "more")
        var now = Fixture.start + 30_000
        for _ in 0..<40 {
            let user = [ann, ben, cleo][generator.next(below: 3)]
            guard let claim = try await fixture.assignments.claim(project: project.id, user: user, now: now) else {
                continue
            }
            switch generator.next(below: 6) {
            case 0:
                try await fixture.assignments.skip(
                    claim.assignment.id, user: user, Skip(reason: .unclear), now: now)
            case 1:
                // Late: the lease ran out, and the slot may go to somebody else.
                now += 2_000
                try await fixture.assignments.expireLeases(now: now)
                let other = [ann, ben, cleo][generator.next(below: 3)]
                if let claim = try await fixture.assignments.claim(project: project.id, user: other, now: now) {
                    _ = try await fixture.rankings.submit(
                        claim.assignment.id, user: other, Fixture.submission(claim), now: now)
                }
                _ = try await fixture.rankings.submit(
                    claim.assignment.id, user: user, Fixture.submission(claim), now: now)
            default:
                _ = try await fixture.rankings.submit(
                    claim.assignment.id, user: user, Fixture.submission(claim), now: now)
            }
            now += 600
        }
        try await fixture.assignments.expireLeases(now: now + 90_000)
        let user = [ann, ben, cleo][generator.next(below: 3)]
        // Where surplus of somebody else takes a slot it stays theirs; without any, nothing is different afterwards.
        let surplus: Int = try await fixture.database.read { connection in
            try connection.value("SELECT count(*) FROM ranking WHERE isCurrent = 1 AND counted = 0") ?? 0
        }
        let before = try await standing()
        let given = try await weights.give(
            LabelerWeightDraft(weight: 0, reason: "Why.").validated(), to: user, in: project.id, now: now)
        let done = try await requeues.requeue(draft(), of: user, in: project.id, now: now)
        #expect(done.requeued > 0)
        #expect(try await fixture.violations() == [])
        #expect(try await standing() != before)
        let undone = try await requeues.undo(done.id, of: user, in: project.id, now: now + 1)
        try await weights.takeBack(given.id, of: user, in: project.id, now: now + 2)
        #expect(undone.restored + undone.leftOver >= undone.requeued && undone.undoneAt != nil)
        if surplus == 0 { #expect(undone.leftOver == 0) }
        if undone.leftOver == 0 { #expect(try await standing() == before, "seed \(seed)") }
        #expect(try await requeues.undo(done.id, of: user, in: project.id, now: now + 9) == undone)
        #expect(try await fixture.violations() == [])
    }

    @Test("a slot that was filled meanwhile stays filled, and the ranking stays kept")
    func filled() async throws {
        try await exclude(ann)
        let done = try await requeues.requeue(draft(), of: ann, in: project.id, now: Fixture.start + 90_000)
        let claim = try await fixture.claim(project, ben, at: 90_000)
        try await fixture.submit(claim, ben, at: 90_000)
        // Somebody holds another: its slot is not free either.
        _ = try await fixture.claim(project, ben, at: 90_001)
        let undone = try await requeues.undo(done.id, of: ann, in: project.id, now: Fixture.start + 90_002)
        #expect(undone.restored == 4 && undone.leftOver == 2 && undone.requeued == 6)
        #expect(try await Progress(fixture.database).of(project.id).rankings == 5)
        // Who lets the lease run out gives the slot back to what waits for it.
        try await fixture.assignments.expireLeases(now: Fixture.start + 100_000)
        #expect(try await Progress(fixture.database).of(project.id).rankings == 6)
        #expect(try await fixture.violations() == [])
    }

    @Test("others claim at the same time, and no task gets more than its overlap")
    func concurrently() async throws {
        try await fixture.addTasks(300, to: project, prefix: "many")
        var now = Fixture.start + 40_000
        while let claim = try await fixture.assignments.claim(project: project.id, user: ann, now: now) {
            try await fixture.submit(claim, ann, at: now.timeIntervalSince(Fixture.start))
            now += 1
        }
        try await exclude(ann)
        let others = try await fixture.labelers(4, in: project)
        let (fixture, requeues, project, ann, end) = (fixture, requeues, project, ann, now + 10)
        let draft = try draft()
        @Sendable func work(_ user: ID<User>) async throws {
            var misses = 0
            while misses < 40 {
                guard let claim = try await fixture.assignments.claim(project: project.id, user: user, now: end) else {
                    misses += 1
                    try await Task.sleep(for: .milliseconds(2))
                    continue
                }
                _ = try await fixture.rankings.submit(
                    claim.assignment.id, user: user, Fixture.submission(claim), now: end)
            }
        }
        let done = try await withThrowingTaskGroup(of: Void.self) { group in
            for user in others { group.addTask { try await work(user) } }
            let done = try await requeues.requeue(draft, of: ann, in: project.id, now: end)
            // Undone in the middle of their work: what they have not come to counts again.
            let undone = try await requeues.undo(done.id, of: ann, in: project.id, now: end)
            try await group.waitForAll()
            return undone
        }
        #expect(done.requeued == 306 && done.restored + done.leftOver == 306)
        let counted: [Int] = try await fixture.database.read { try $0.values("SELECT counted FROM task") }
        #expect(counted.allSatisfy { $0 == 1 })
        #expect(try await fixture.violations() == [])
    }

    @Test("what was cut off is made whole, there and back")
    func interrupted() async throws {
        try await exclude(ann)
        let id: ID<LabelerRequeueRecord> = try await fixture.database.write { [project, ann] connection in
            let id: ID<LabelerRequeueRecord> = try connection.insert(
                """
                INSERT INTO labelerRequeue (projectId, userId, lastRanking, reason, createdAt, movesAfter)
                VALUES (?, ?, 4, 'Why.', 0, 0)
                """, [project.id.rawValue, ann.rawValue])
            try connection.audit(
                .system, "requeue", "labelerRequeue", id.rawValue,
                ["projectId": project.id.description, "userId": ann.description], now: Fixture.start)
            return id
        }
        let changes = InterruptedChanges(fixture.database)
        try await changes.finish(now: Fixture.start)
        let found = try await requeues.find(id, of: ann, in: project.id)
        #expect(found.requeued == 4 && !found.isMoving)
        #expect(try await fixture.violations() == [])
        await expectFailure(.notFound, "set aside") {
            _ = try await requeues.find(id, of: ben, in: project.id)
        }
    }

    @Test("what is stored of it is never changed, but undone once and forgotten with the person")
    func fixed() async throws {
        try await exclude(ann)
        let done = try await requeues.requeue(draft(), of: ann, in: project.id, now: Fixture.start)
        for sql in [
            "DELETE FROM labelerRequeue", "UPDATE labelerRequeue SET userId = 2",
            "UPDATE labelerRequeue SET reason = 'Another.'",
        ] {
            await #expect(throws: (any Error).self) { try await fixture.database.write { try $0.run(sql) } }
        }
        _ = try await requeues.undo(done.id, of: ann, in: project.id, now: Fixture.start)
        await #expect(throws: (any Error).self) {
            try await fixture.database.write { try $0.run("UPDATE labelerRequeue SET undoneAt = 5") }
        }
        try await fixture.users.delete(ann, now: Fixture.start)
        #expect(try await requeues.list(project: project.id, labeler: ann).map(\.reason) == [""])
        #expect(try await fixture.violations() == [])
    }
}
