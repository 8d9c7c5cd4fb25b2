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
