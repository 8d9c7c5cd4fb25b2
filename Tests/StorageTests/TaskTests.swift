import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Tasks")
struct TaskTests {
    private func task(
        _ prompt: String, _ texts: [String], ranks: [Int]? = nil, externalID: String? = nil, priority: Int? = nil
    ) -> NewTask {
        NewTask(
            line: 1, externalID: externalID, prompt: Prompt(prompt),
            completions: texts.map { Completion(text: $0, model: "m-\($0)") }, ranks: ranks, priority: priority)
    }

    private func code(_ outcome: TaskOutcome) -> String {
        switch outcome {
        case .created: "created"
        case .duplicate: "duplicate"
        case .rejected(let code, _): code
        }
    }

    @Test("good lines are stored and each bad one says why")
    func outcomes() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let items = [
            task("a", ["x", "y"], externalID: "1"), task("a", ["y", "x"]), task("a", ["x", "z"], externalID: "1"),
            task("a", ["x"]), task("", ["x", "y"]), task("b", ["x", "y"], ranks: [1]),
            task("b", ["x", "y"], ranks: [0, 1]), task("b", ["x", "y\0z"]), task("b", ["x", "y"], priority: 101),
            task("b", ["x", "y", "y"]),
        ]
        let outcomes = try await fixture.tasks.add(project: project.id, items, labeledBy: nil, now: Fixture.start)
        #expect(
            outcomes.map(code) == [
                "created", "duplicate", "externalIdTaken", "completionCount", "emptyPrompt", "wrongCount", "rankTooLow",
                "invalidValue", "invalidValue", "created",
            ])
        let listed = try await fixture.tasks.list(project: project.id)
        #expect(listed.items.map { $0.completions.map(\.text) } == [["x", "y"], ["x", "y", "y"]])
        #expect(listed.items.first?.completions.first?.model == "m-x")
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("ranks of a file are counted rankings of its pseudo-labeler, also of tasks that were known")
    func importedRankings() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let files = [
            try await fixture.users.pseudoLabeler(named: "a", now: Fixture.start).id,
            try await fixture.users.pseudoLabeler(named: "b", now: Fixture.start).id,
            try await fixture.users.pseudoLabeler(named: "c", now: Fixture.start).id,
        ]
        let lines = [["x", "y", "z"], ["z", "y", "x"], ["y", "x", "z"]]
        for (file, line) in zip(files, lines) {
            for _ in 0..<2 {
                _ = try await fixture.tasks.add(
                    project: project.id, [task("a", line, ranks: [1, 2, 2])], labeledBy: file, now: Fixture.start)
            }
        }
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(kept.map(\.userID) == files)
        #expect(kept.map(\.counted) == [true, true, false])
        let ids = try #require(try await fixture.tasks.list(project: project.id).items.first).completions.map(\.id)
        #expect(
            kept.map { $0.tiers.map { $0.sorted() } } == [
                [[ids[0]], [ids[1], ids[2]]], [[ids[2]], [ids[0], ids[1]]], [[ids[1]], [ids[0], ids[2]]],
            ])
        #expect(try await fixture.tasks.list(project: project.id).items.first?.status == .done)
        #expect(try await fixture.violations().isEmpty)
        await expectFailure(.invalid, "pseudo-labeler") {
            let person = try await fixture.labeler("ann")
            _ = try await fixture.tasks.add(project: project.id, [], labeledBy: person, now: Fixture.start)
        }
    }

    @Test("a withdrawn task is handed out to nobody, takes late work as surplus, and comes back when reopened")
    func withdrawal() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let labelers = try await fixture.labelers(2, in: project)
        let task = try await fixture.addTasks(1, to: project)[0]
        let held = try await fixture.claim(project, labelers[0])
        let other = try await fixture.claim(project, labelers[1])
        try await fixture.tasks.withdraw(task, now: Fixture.start)
        #expect(try await fixture.assignments.claim(project: project.id, user: labelers[0], now: Fixture.start) == nil)
        #expect(try await fixture.submit(held, labelers[0]).counted == false)
        #expect(try await fixture.violations().isEmpty)
        try await fixture.tasks.reopen(task, now: Fixture.start)
        #expect(try await fixture.claim(project, labelers[1]).assignment.id == other.assignment.id)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("higher priorities are handed out first, and a changed priority counts at once")
    func priorities() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        let low = try await fixture.addTasks(3, to: project, prefix: "low", priority: -5)
        let high = try await fixture.addTasks(2, to: project, prefix: "high", priority: 9)
        var seen: [ID<LabelingTask>] = []
        for _ in 0..<3 {
            let claim = try await fixture.claim(project, ann)
            seen.append(claim.task.id)
            try await fixture.submit(claim, ann)
        }
        #expect(Set(seen.prefix(2)) == Set(high))
        let left = try #require(low.last { !seen.contains($0) })
        try await fixture.tasks.setPriority(50, of: [left], now: Fixture.start)
        #expect(try await fixture.claim(project, ann).task.id == left)
    }

    @Test("lists are paged by id")
    func pages() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ids = try await fixture.addTasks(5, to: project)
        let first = try await fixture.tasks.list(project: project.id, limit: 3)
        #expect(first.items.map(\.id) == Array(ids[..<3]))
        let second = try await fixture.tasks.list(project: project.id, after: first.nextCursor.map { ID($0) }, limit: 3)
        #expect(second.items.map(\.id) == Array(ids[3...]))
        #expect(second.nextCursor == nil)
    }
}
