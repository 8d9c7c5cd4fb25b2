import Foundation
import Preferences
import Testing

@testable import Storage

/// The cases that users of other tools lost work to, each by its letter.
@Suite("Assignment, the cases of what users ask for")
struct AssignmentCaseTests {
    @Test("(a) of 64 simultaneous claims on one slot exactly one wins")
    func oneSlotOneWinner() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let labelers = try await fixture.labelers(64, in: project)
        try await fixture.addTasks(1, to: project)
        let won = try await withThrowingTaskGroup(of: Bool.self) { group in
            for user in labelers {
                group.addTask {
                    try await fixture.assignments.claim(project: project.id, user: user, now: Fixture.start) != nil
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(won == 1)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("(b) a lease that ends while the labeler types keeps the draft and is offered back")
    func draftSurvivesExpiry() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(20, to: project)
        let first = try await fixture.claim(project, ann)
        let draft = Data(#"{"tiers":[[1]]}"#.utf8)
        try await fixture.assignments.saveDraft(first.assignment.id, user: ann, draft, now: Fixture.start)
        #expect(try await fixture.assignments.expireLeases(now: Fixture.start + 1801) == 1)
        let again = try await fixture.claim(project, ann, at: 1900)
        #expect(again.assignment.id == first.assignment.id)
        #expect(again.assignment.shown == first.assignment.shown)
        #expect(try await fixture.assignments.draft(again.assignment.id, user: ann)?.body == draft)
        #expect(try await fixture.submit(again, ann, at: 1901).counted)
    }

    @Test("(c) a submission after the slot went to someone else is kept as surplus")
    func surplusIsKept() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let labelers = try await fixture.labelers(2, in: project)
        try await fixture.addTasks(1, to: project)
        let late = try await fixture.claim(project, labelers[0])
        let prompt = try await fixture.claim(project, labelers[1], at: 1801)
        #expect(prompt.task.id == late.task.id)
        #expect(try await fixture.submit(prompt, labelers[1], at: 1802).counted)
        let receipt = try await fixture.submit(late, labelers[0], at: 1803)
        #expect(!receipt.counted)
        #expect(receipt.isNew)
        let progress = try await Progress(fixture.database).of(project.id)
        #expect(progress.rankings == 1)
        #expect(progress.surplus == 1)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("a submission after the lease ended counts while the slot is free")
    func lateButFree() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(1, to: project)
        let claim = try await fixture.claim(project, ann)
        try await fixture.assignments.expireLeases(now: Fixture.start + 1801)
        #expect(try await fixture.submit(claim, ann, at: 9000).counted)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("(d) the same submission sent twice is one row and one answer")
    func repeatedSubmission() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(1, to: project)
        let claim = try await fixture.claim(project, ann)
        let first = try await fixture.submit(claim, ann)
        // However late, and though the page may have measured another time.
        let second = try await fixture.submit(claim, ann, { $0.durationMs = 5 }, at: 90_000)
        #expect(first.isNew)
        #expect(!second.isNew)
        #expect((second.id, second.revision, second.counted) == (first.id, first.revision, first.counted))
        #expect(try await fixture.rankings.list(project: project.id).items.count == 1)
    }

    @Test("(e) two tabs of one labeler show the same work")
    func twoTabs() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(50, to: project)
        let ids = try await withThrowingTaskGroup(of: ID<Assignment>?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await fixture.assignments.claim(project: project.id, user: ann, now: Fixture.start)?
                        .assignment.id
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
    }

    @Test("(f) a task that all labelers skipped leaves the queue and is listed with the reasons")
    func skippedByAll() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let labelers = try await fixture.labelers(3, in: project)
        let task = try await fixture.addTasks(1, to: project)[0]
        for (number, user) in labelers.enumerated() {
            #expect(try await fixture.tasks.skippedByAll(project: project.id).items.isEmpty)
            let claim = try await fixture.claim(project, user)
            try await fixture.assignments.skip(
                claim.assignment.id, user: user, Skip(reason: .unclear, comment: "no \(number)"), now: Fixture.start)
            #expect(try await fixture.assignments.claim(project: project.id, user: user, now: Fixture.start) == nil)
        }
        let listed = try await fixture.tasks.skippedByAll(project: project.id).items
        #expect(listed.map(\.task.id) == [task])
        #expect(listed.first?.skips.map(\.reason) == ["unclear", "unclear", "unclear"])
        #expect(try await Progress(fixture.database).of(project.id).tasksSkippedByAll == 1)
        // Someone new can still do it.
        let newcomer = try await fixture.labeler("newcomer", in: project)
        #expect(try await fixture.tasks.skippedByAll(project: project.id).items.isEmpty)
        #expect(try await fixture.claim(project, newcomer).task.id == task)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("a skip that is taken back gives the same assignment, and its reason is gone")
    func skipTakenBack() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        let bob = try await fixture.labeler("bob", in: project)
        try await fixture.addTasks(2, to: project)
        let first = try await fixture.claim(project, ann)
        let id = first.assignment.id
        try await fixture.assignments.skip(id, user: ann, Skip(reason: .other, comment: "slip"), now: Fixture.start)
        let second = try await fixture.claim(project, ann)
        // The untouched task waits, the skipped one is in hand again.
        try await fixture.assignments.takeBackSkip(id, user: ann, now: Fixture.start)
        try await fixture.assignments.takeBackSkip(id, user: ann, now: Fixture.start)
        let held = try await fixture.claim(project, ann)
        #expect(held.assignment.id == id && held.assignment.shown == first.assignment.shown)
        #expect(held.assignment.skipReason == nil && held.assignment.skipComment == nil)
        #expect(try await fixture.tasks.find(first.task.id).skips == 0)
        #expect(try await fixture.assignments.find(second.assignment.id).status == .expired)
        // Work that was begun keeps its slot.
        try await fixture.assignments.skip(id, user: ann, Skip(reason: .other), now: Fixture.start)
        let again = try await fixture.claim(project, ann)
        #expect(again.assignment.id == second.assignment.id)
        try await fixture.assignments.saveDraft(again.assignment.id, user: ann, Data("{}".utf8), now: Fixture.start)
        await expectFailure(.conflict, "started another task") {
            try await fixture.assignments.takeBackSkip(id, user: ann, now: Fixture.start)
        }
        // What others took over stays skipped.
        try await fixture.submit(again, ann)
        #expect(try await fixture.claim(project, bob).task.id == first.task.id)
        await expectFailure(.conflict, "Others have taken") {
            try await fixture.assignments.takeBackSkip(id, user: ann, now: Fixture.start)
        }
        let actions = try await Audit(fixture.database).list().items.map(\.action)
        #expect(actions.count { $0 == "takeBackSkip" } == 1)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("(g) what was answered is there after the process is gone, and a repeated submit finds it")
    func reopened() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(1, to: project)
        let claim = try await fixture.claim(project, ann)
        let receipt = try await fixture.submit(claim, ann)
        // The file and its log as a killed process leaves them: copied while the database is open.
        let copy = fixture.folder.appendingPathComponent("killed.sqlite").path
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: fixture.path + suffix, toPath: copy + suffix)
        }
        let database = try Database(path: copy, migrations: Fixture.migrations, now: Fixture.start)
        defer { try? database.close() }
        let again = try await Rankings(database).submit(
            claim.assignment.id, user: ann, Fixture.submission(claim), now: Fixture.start)
        #expect(again.id == receipt.id)
        #expect(!again.isNew)
        #expect(try await Verification(database).run().isEmpty)
    }

    @Test("(h) a long read of training data and another process that writes never make a labeler see a busy database")
    func busyNeverShows() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let labelers = try await fixture.labelers(4, in: project)
        try await fixture.addTasks(60, to: project)
        let other = try Database(path: fixture.path, migrations: Fixture.migrations, now: Fixture.start)
        defer { try? other.close() }
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for user in labelers {
                group.addTask {
                    var done = 0
                    while let claim = try await fixture.assignments.claim(
                        project: project.id, user: user, now: Fixture.start)
                    {
                        try await fixture.submit(claim, user)
                        done += 1
                    }
                    return done
                }
            }
            group.addTask {
                for number in 0..<40 {
                    _ = try await Users(other).create(username: "u\(number)", role: .labeler, now: Fixture.start)
                }
                return 0
            }
            group.addTask {
                for _ in 0..<5 { _ = try await Snapshots(other).freeze(project: project.id, now: Fixture.start) }
                return 0
            }
            return try await group.reduce(0, +)
        }
        #expect(done == 120)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("(i) disabling a labeler frees the slot at once and keeps the draft for the return")
    func disabledMidLease() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let labelers = try await fixture.labelers(2, in: project)
        try await fixture.addTasks(1, to: project)
        let claim = try await fixture.claim(project, labelers[0])
        let draft = Data("{}".utf8)
        try await fixture.assignments.saveDraft(claim.assignment.id, user: labelers[0], draft, now: Fixture.start)
        try await fixture.users.update(labelers[0], UserChanges(isDisabled: true), now: Fixture.start + 1)
        await expectFailure(.forbidden, "disabled") { try await fixture.submit(claim, labelers[0], at: 2) }
        await expectFailure(.forbidden, "disabled") { _ = try await fixture.claim(project, labelers[0], at: 2) }
        let other = try await fixture.claim(project, labelers[1], at: 3)
        #expect(other.task.id == claim.task.id)
        try await fixture.assignments.skip(
            other.assignment.id, user: labelers[1], Skip(reason: .unclear), now: Fixture.start + 4)
        try await fixture.users.update(labelers[0], UserChanges(isDisabled: false), now: Fixture.start + 5)
        let back = try await fixture.claim(project, labelers[0], at: 6)
        #expect(back.assignment.id == claim.assignment.id)
        #expect(try await fixture.assignments.draft(back.assignment.id, user: labelers[0])?.body == draft)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("(j) a raised overlap opens finished tasks again, a lowered one takes nothing back and hands out no more")
    func overlapChanges() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let labelers = try await fixture.labelers(4, in: project)
        try await fixture.addTasks(1, to: project)
        try await fixture.submit(fixture.claim(project, labelers[0]), labelers[0])
        func next(_ user: Int) async throws -> Claim? {
            try await fixture.assignments.claim(project: project.id, user: labelers[user], now: Fixture.start)
        }
        #expect(try await next(1) == nil)
        _ = try await fixture.projects.update("p", ProjectChanges(["overlap": .number(3)]), now: Fixture.start)
        let second = try #require(await next(1))
        let third = try #require(await next(2))
        #expect(try await next(3) == nil)
        _ = try await fixture.projects.update("p", ProjectChanges(["overlap": .number(1)]), now: Fixture.start)
        // Promised work counts; the slot of one who goes is gone.
        #expect(try await fixture.submit(second, labelers[1]).counted)
        try await fixture.assignments.skip(
            third.assignment.id, user: labelers[2], Skip(reason: .unclear), now: Fixture.start)
        #expect(try await next(3) == nil)
        #expect(try await fixture.tasks.find(second.task.id).counted == 2)
        #expect(try await fixture.tasks.find(second.task.id).status == .done)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("(k) an answer changed from A to B to A is one current value with its history")
    func changedBackAndForth() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(1, to: project)
        let claim = try await fixture.claim(project, ann)
        let first = Fixture.submission(claim)
        let second = Fixture.submission(claim, reversed: true)
        for (revision, submission) in [first, second, first].enumerated() {
            let receipt = try await fixture.rankings.submit(
                claim.assignment.id, user: ann, submission, now: Fixture.start + Double(revision))
            #expect(receipt.revision == revision + 1)
            #expect(receipt.counted)
        }
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(kept.map(\.isCurrent) == [false, false, true])
        #expect(kept.last?.tiers == first.tiers)
        let own = try await fixture.rankings.ownWork(project: project.id, user: ann).items
        #expect(own.map(\.assignmentID) == [claim.assignment.id])
        #expect(try await fixture.tasks.find(claim.task.id).counted == 1)
        await expectFailure(.conflict, "3600 seconds", "no longer be changed") {
            _ = try await fixture.rankings.submit(
                claim.assignment.id, user: ann, second, now: Fixture.start + 3601)
        }
        #expect(try await fixture.violations().isEmpty)
    }
}
