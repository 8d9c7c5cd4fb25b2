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
        let count = ImportMove.batch + 5
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
        await expectFailure(.conflict, "withdrawn while it was running") {
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

    /// One import's line: a task of two completions with a labeler's ranks.
    @discardableResult
    private func add(
        _ prompt: String, ranks: [Int] = [1, 2], labelers: [String] = ["a"], from source: String,
        _ fixture: Fixture, _ project: Project
    ) async throws -> (record: ID<ImportRecord>, outcome: TaskOutcome) {
        let record = try await fixture.imports.begin(
            project: project.id, source: source, format: "podium", now: Fixture.start)
        let task = try TaskDraft(
            prompt: Prompt(prompt), completions: [Completion(text: "x"), Completion(text: "y")],
            rankings: labelers.map { .init(labeler: $0, ranks: ranks) }
        ).validated()
        let outcomes = try await fixture.tasks.add(
            project: project.id, [task], labeledBy: try ImportLabeler(source), import: record, now: Fixture.start)
        return (record, outcomes[0])
    }

    @Test("an import takes its rankings of other imports' tasks with it, and brings them back as far as they fit")
    func rankings() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let ann = try await fixture.labeler("ann", in: project)
        let first = try await add("p", labelers: [], from: "tasks", fixture, project)
        let second = try await add("p", labelers: ["a", "b", "c"], from: "ranks", fixture, project)
        let third = try await add("p", labelers: ["d"], from: "more", fixture, project)
        guard case .created(let task, _) = first.outcome else { throw Unexpected(what: "\(first.outcome)") }
        #expect(try await fixture.tasks.find(task).counted == 2)
        let before = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start)

        let withdrawn = try await fixture.imports.withdraw(second.record, in: project.id, now: Fixture.start + 1)
        #expect(withdrawn.withdrawnRankings == 3)
        // What another import kept as surplus counts now, and the other slot is handed out.
        #expect(try await fixture.tasks.find(task).counted == 1)
        let report = try await Progress(fixture.database).of(project.id)
        #expect((report.rankings, report.surplus) == (1, 0))
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(kept.map(\.withdrawnAt) == Array(repeating: Fixture.start + 1, count: 3) + [nil])
        #expect(kept.map(\.importID) == Array(repeating: second.record, count: 3) + [third.record])
        let during = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start + 1)
        #expect((before.rankings, during.rankings) == (2, 1))
        var exported = 0
        for try await item in fixture.rankings.stream(project: project.id, withdrawn: true) {
            exported += item.rankings.count
        }
        #expect(exported == 1)
        let claim = try await fixture.claim(project, ann, at: 2)
        #expect(claim.task.id == task)
        #expect(try await fixture.violations().isEmpty)

        // The slot is ann's now: the rankings come back as surplus, and one counts when she gives it back.
        let back = try await fixture.imports.restore(second.record, in: project.id, now: Fixture.start + 3)
        #expect(back.withdrawnRankings == 0)
        #expect(try await fixture.tasks.find(task).counted == 1)
        #expect(try await Progress(fixture.database).of(project.id).surplus == 3)
        #expect(try await fixture.violations().isEmpty)
        try await fixture.assignments.skip(
            claim.assignment.id, user: ann, Skip(reason: .unclear), now: Fixture.start + 4)
        #expect(try await fixture.tasks.find(task).counted == 2)
        let actions = try await Audit(fixture.database).list(limit: 1_000).items
            .filter { $0.subject == "import" }.map { "\($0.action) \($0.detail)" }
        #expect(
            actions == [
                "withdraw {}", #"withdrawRankings {"rankings":"3"}"#, "restore {}",
                #"restoreRankings {"rankings":"3"}"#,
            ])
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("rankings of the import's own tasks do not count either when one of the tasks comes back alone")
    func ownTasks() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let (record, outcome) = try await add("p", from: "f", fixture, project)
        guard case .created(let task, _) = outcome else { throw Unexpected(what: "\(outcome)") }
        #expect(try await fixture.imports.withdraw(record, in: project.id, now: Fixture.start).withdrawnRankings == 1)
        try await fixture.tasks.reopen(task, now: Fixture.start)
        #expect(try await fixture.tasks.find(task).status == .open)
        #expect(try await fixture.violations().isEmpty)
        _ = try await fixture.imports.restore(record, in: project.id, now: Fixture.start)
        #expect(try await fixture.tasks.find(task).status == .done)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("a labeler whose ranking was withdrawn may say it anew, and the old one waits behind it")
    func saidAnew() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let wrong = try await add("p", ranks: [2, 1], labelers: ["a", "b"], from: "f", fixture, project)
        guard case .created(let task, _) = wrong.outcome else { throw Unexpected(what: "\(wrong.outcome)") }
        _ = try await fixture.imports.withdraw(wrong.record, in: project.id, now: Fixture.start)
        let right = try await add("p", ranks: [1, 2], from: "f", fixture, project)
        #expect(right.outcome == .duplicate(task, rankings: [.taskWithdrawn], dropped: [], isWithdrawn: true))
        #expect(try await fixture.imports.find(wrong.record, in: project.id).withdrawnRankings == 2)
        #expect(try await fixture.violations().isEmpty)
        _ = try await fixture.imports.restore(wrong.record, in: project.id, now: Fixture.start)
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(kept.map(\.isCurrent) == [false, true, true])
        // Handed in at the same moment as the other: it goes first because its assignment is older.
        #expect(kept.filter(\.isCurrent).filter(\.counted).map(\.importID) == [right.record])
        #expect(try await fixture.violations().isEmpty)
        _ = try await fixture.imports.withdraw(right.record, in: project.id, now: Fixture.start)
        #expect(try await fixture.tasks.find(task).counted == 1)
        let left = try await fixture.rankings.list(project: project.id).items
        #expect(left.map(\.isCurrent) == [true, true, false])
        #expect(left.map(\.counted) == [true, false, false])
        #expect(try await fixture.violations().isEmpty)
    }

    private func open(_ fixture: Fixture, _ project: Project) async throws -> Int {
        try await Progress(fixture.database).of(project.id).tasksOpen
    }
}
