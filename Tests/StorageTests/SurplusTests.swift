import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Surplus rankings")
struct SurplusTests {
    private func addRanked(_ fixture: Fixture, _ project: Project, labelers: [String]) async throws
        -> ID<LabelingTask>
    {
        let task = try TaskDraft(
            prompt: Prompt("p"), completions: [Completion(text: "x"), Completion(text: "y")],
            rankings: labelers.map { .init(labeler: $0, ranks: [1, 2]) }
        ).validated()
        let outcome = try await fixture.tasks.add(
            project: project.id, [task], labeledBy: try ImportLabeler("f"), now: Fixture.start)
        guard case .created(let id, _) = outcome[0] else { throw Unexpected(what: "\(outcome)") }
        return id
    }

    @Test("a raised overlap of the project counts the surplus that it makes room for, the oldest first")
    func project() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let task = try await addRanked(fixture, project, labelers: ["a", "b", "c", "d"])
        #expect(try await fixture.tasks.find(task).counted == 1)
        _ = try await fixture.projects.update("p", ProjectChanges(["overlap": .number(3)]), now: Fixture.start + 1)
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(kept.map(\.counted) == [true, true, true, false])
        #expect(try await fixture.tasks.find(task).status == .done)
        let report = try await Progress(fixture.database).of(project.id)
        #expect(report.rankings == 3)
        #expect(report.surplus == 1)
        let events = try await Audit(fixture.database).list(limit: 1_000).items.filter { $0.action == "countSurplus" }
        #expect(events.map(\.detail) == [#"{"rankings":"\#(kept[1].id) \#(kept[2].id)"}"#])
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("so does a raised overlap of the task; a lowered one takes nothing back")
    func task() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let task = try await addRanked(fixture, project, labelers: ["a", "b", "c"])
        try await fixture.tasks.update(task, TaskChanges(overlap: .some(2)), now: Fixture.start)
        #expect(try await fixture.tasks.find(task).counted == 2)
        try await fixture.tasks.update(task, TaskChanges(overlap: .some(nil)), now: Fixture.start)
        let lowered = try await fixture.tasks.find(task)
        #expect(lowered.counted == 2)
        #expect(lowered.overlap == nil)
        #expect(lowered.status == .done)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("a labeler's late work is counted with all of its revisions, on the day on which it came")
    func person() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.leaseSeconds = 60 }
        let labelers = try await fixture.labelers(2, in: project)
        try await fixture.addTasks(1, to: project)
        let late = try await fixture.claim(project, labelers[0])
        let quick = try await fixture.claim(project, labelers[1], at: 100)
        try await fixture.submit(quick, labelers[1], at: 101)
        #expect(try await fixture.submit(late, labelers[0], at: 102).counted == false)
        let edited = Fixture.submission(late, reversed: true)
        let edit = try await fixture.rankings.submit(
            late.assignment.id, user: labelers[0], edited, now: Fixture.start + 103)
        #expect(edit.revision == 2)
        _ = try await fixture.projects.update(
            "p", ProjectChanges(["overlap": .number(2)]), now: Fixture.start + 200_000)
        let current = try #require(try await fixture.rankings.current(late.assignment.id))
        #expect(current.counted)
        #expect(current.revision == 2)
        #expect(try await Progress(fixture.database).of(project.id).surplus == 0)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test(
        "late work counts when the slot comes free that somebody else held, however that happens",
        arguments: ["skip", "expiry", "disabled", "removed"])
    func freedSlot(_ how: String) async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.leaseSeconds = 60 }
        let labelers = try await fixture.labelers(3, in: project)
        let task = try await fixture.addTasks(1, to: project)[0]
        let late = try await fixture.claim(project, labelers[0])
        let other = try await fixture.claim(project, labelers[1], at: 100)
        #expect(try await fixture.submit(late, labelers[0], at: 101).counted == false)
        #expect(try await fixture.tasks.find(task).counted == 0)
        let now = Fixture.start + (how == "expiry" ? 200 : 102)
        switch how {
        case "skip":
            try await fixture.assignments.skip(
                other.assignment.id, user: labelers[1], Skip(reason: .unclear), now: now)
        case "expiry": try await fixture.assignments.expireLeases(now: now)
        case "disabled": _ = try await fixture.users.update(labelers[1], UserChanges(isDisabled: true), now: now)
        default: try await fixture.members.remove(project: project.id, user: labelers[1], now: now)
        }
        #expect(try await fixture.tasks.find(task).status == .done)
        #expect(try await fixture.rankings.current(late.assignment.id)?.counted == true)
        #expect(try await Progress(fixture.database).of(project.id).surplus == 0)
        #expect(try await fixture.assignments.claim(project: project.id, user: labelers[2], now: now) == nil)
        if how == "expiry" {
            // Who let the lease run out hears that the slot is gone, and what they hand in is kept.
            await expectFailure(.conflict, "still submit") {
                _ = try await fixture.assignments.heartbeat(other.assignment.id, user: labelers[1], now: now)
            }
            #expect(try await fixture.submit(other, labelers[1], at: 201).counted == false)
        }
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("who holds a lease keeps the slot: surplus takes only what is free")
    func holderKeepsSlot() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let labelers = try await fixture.labelers(2, in: project)
        let task = try await fixture.addTasks(1, to: project, completions: 2)[0]
        let held = try await fixture.claim(project, labelers[0])
        let skipped = try await fixture.claim(project, labelers[1])
        let line = try TaskDraft(
            prompt: Prompt("prompt 0"), completions: [Completion(text: "answer 0"), Completion(text: "answer 1")],
            rankings: ["a", "b"].map { .init(labeler: $0, ranks: [1, 2]) }
        ).validated()
        _ = try await fixture.tasks.add(
            project: project.id, [line], labeledBy: try ImportLabeler("f"), now: Fixture.start)
        #expect(try await fixture.tasks.find(task).counted == 0)
        try await fixture.assignments.skip(
            skipped.assignment.id, user: labelers[1], Skip(reason: .unclear), now: Fixture.start)
        #expect(try await fixture.tasks.find(task).counted == 1)
        #expect(try await fixture.submit(held, labelers[0]).counted)
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(kept.map(\.counted) == [true, false, true])
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("a counted ranking never becomes surplus again")
    func oneWay() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        _ = try await addRanked(fixture, project, labelers: ["a"])
        await #expect(throws: StorageError.self) {
            try await fixture.database.write { try $0.run("UPDATE ranking SET counted = 0") }
        }
    }
}
