import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Withdrawal")
struct WithdrawalTests {
    @Test("a withdrawn task is handed out to nobody, takes late work as surplus, and counts it when it comes back")
    func withdrawal() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let labelers = try await fixture.labelers(2, in: project)
        let task = try await fixture.addTasks(1, to: project)[0]
        let held = try await fixture.claim(project, labelers[0])
        let other = try await fixture.claim(project, labelers[1])
        try await fixture.tasks.withdraw(task, now: Fixture.start)
        #expect(try await fixture.assignments.claim(project: project.id, user: labelers[0], now: Fixture.start) == nil)
        await expectFailure(.conflict, "withdrawn", "still submit") {
            _ = try await fixture.assignments.heartbeat(held.assignment.id, user: labelers[0], now: Fixture.start)
        }
        #expect(try await fixture.submit(held, labelers[0]).counted == false)
        #expect(try await fixture.violations().isEmpty)
        try await fixture.tasks.reopen(task, now: Fixture.start)
        #expect(try await fixture.tasks.find(task).counted == 1)
        #expect(try await fixture.claim(project, labelers[1]).assignment.id == other.assignment.id)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("an import is withdrawn as a whole and comes back without what was withdrawn for its own sake")
    func imports() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let labeler = try await fixture.labeler("ann", in: project)
        let record = try await fixture.imports.begin(
            project: project.id, source: "f.ndjson", format: "podium", now: Fixture.start)
        let count = Imports.batch + 5
        let tasks = try (0..<count).map {
            try TaskDraft(
                prompt: Prompt("p\($0)"), completions: [Completion(text: "x"), Completion(text: "y")]
            ).validated()
        }
        _ = try await fixture.tasks.add(project: project.id, tasks, import: record, now: Fixture.start)
        let others = try await fixture.addTasks(2, to: project)
        let held = try await fixture.claim(project, labeler)
        let own = try #require(try await fixture.tasks.list(project: project.id).items.first { $0.importID == record })
        try await fixture.tasks.withdraw(own.id, now: Fixture.start)

        let withdrawn = try await fixture.imports.withdraw(record, in: project.id, now: Fixture.start + 1)
        #expect(withdrawn.withdrawnAt == Fixture.start + 1)
        #expect(withdrawn.sums.created == count)
        #expect(try await open(fixture, project) == others.count)
        #expect(try await fixture.submit(held, labeler).counted == others.contains(held.task.id))
        #expect(try await fixture.violations().isEmpty)
        // Again is no error, however often, and nothing comes back by it.
        for _ in 0..<2 {
            let again = try await fixture.imports.withdraw(record, in: project.id, now: Fixture.start + 2)
            #expect(again.withdrawnAt == Fixture.start + 1)
            #expect(try await open(fixture, project) == others.count)
        }
        await expectFailure(.conflict, "withdrawn while it was going on") {
            let late = try TaskDraft(
                prompt: Prompt("late"), completions: [Completion(text: "x"), Completion(text: "y")]
            ).validated()
            _ = try await fixture.tasks.add(project: project.id, [late], import: record, now: Fixture.start + 2)
        }

        let restored = try await fixture.imports.restore(record, in: project.id, now: Fixture.start + 3)
        #expect(restored.withdrawnAt == nil)
        let again = try await fixture.imports.restore(record, in: project.id, now: Fixture.start + 4)
        #expect(again == restored)
        #expect(try await fixture.tasks.find(own.id).status == .withdrawn)
        #expect(try await Progress(fixture.database).of(project.id).tasksWithdrawn == 1)
        #expect(try await fixture.violations().isEmpty)
        let other = try await fixture.project("q")
        await expectFailure(.notFound) {
            _ = try await fixture.imports.withdraw(record, in: other.id, now: Fixture.start)
        }
    }

    @Test("a withdrawal that was interrupted is finished")
    func resumed() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let record = try await fixture.imports.begin(
            project: project.id, source: "f", format: "podium", now: Fixture.start)
        let task = try TaskDraft(
            prompt: Prompt("p"), completions: [Completion(text: "x"), Completion(text: "y")]
        ).validated()
        _ = try await fixture.tasks.add(project: project.id, [task], import: record, now: Fixture.start)
        // As a process leaves it that was killed after its first transaction.
        try await fixture.database.write {
            try $0.run("UPDATE import SET withdrawnAt = 1, movesAfter = 0 WHERE id = ?", [record.rawValue])
        }
        #expect(try await fixture.imports.find(record, in: project.id).isMoving)
        try await InterruptedChanges(fixture.database).finish(now: Fixture.start)
        #expect(try await !fixture.imports.find(record, in: project.id).isMoving)
        #expect(try await open(fixture, project) == 0)
    }

    private func open(_ fixture: Fixture, _ project: Project) async throws -> Int {
        try await Progress(fixture.database).of(project.id).tasksOpen
    }
}
