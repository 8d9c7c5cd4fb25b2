import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Tasks")
struct TaskTests {
    private func task(
        _ prompt: String, _ texts: [String], ranks: [Int]? = nil, externalID: String? = nil, priority: Int? = nil
    ) throws -> NewTask {
        try TaskDraft(
            externalID: externalID, prompt: Prompt(prompt),
            completions: texts.map { Completion(text: $0, model: "m-\($0.prefix(8))") },
            rankings: ranks.map { [.init(ranks: $0)] } ?? [], priority: priority
        ).validated()
    }

    private func word(_ outcome: TaskOutcome) -> String {
        switch outcome {
        case .created: "created"
        case .duplicate: "duplicate"
        case .waiting: "waiting"
        case .rejected(let code, _): code
        }
    }

    private func rankings(_ outcome: TaskOutcome) -> [RankingOutcome] {
        switch outcome {
        case .created(_, let rankings), .duplicate(_, let rankings, _, _): rankings
        case .waiting, .rejected: []
        }
    }

    @Test("prompts and completions that are texts have the hashes that they always had")
    func hashes() {
        // SHA-256 over each text behind its length in eight bytes, worked out elsewhere.
        let messages = [Message(role: .system, content: "s"), Message(role: .user, content: "p")]
        #expect(
            PreparedTask.hash(Prompt(messages: messages)).hexadecimal
                == "84dff55a90edcefd359c490a8cb888122faf3c8191118897b545e3bced2b5917")
        #expect(
            PreparedTask.hash(["b", "a"].map { Completion(text: $0).identity }).hexadecimal
                == "3c9d591045bc8876f9d0399bbfb05c6a412096e906f73278f98406cd5dca86df")
    }

    @Test("good lines are stored, and one that takes another's externalId says so")
    func outcomes() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let items = [
            try task("a", ["x", "y"], externalID: "1"), try task("a", ["y", "x"]),
            try task("a", ["x", "z"], externalID: "1"), try task("b", ["x", "y", "y"]),
        ]
        let outcomes = try await fixture.tasks.add(project: project.id, items, now: Fixture.start)
        #expect(outcomes.map(word) == ["created", "duplicate", "externalIdTaken", "created"])
        let listed = try await fixture.tasks.list(project: project.id)
        #expect(listed.items.map { $0.completions.map(\.text) } == [["x", "y"], ["x", "y", "y"]])
        #expect(listed.items.first?.completions.first?.model == "m-x")
        #expect(listed.items.map(\.kind) == [.ranking, .ranking])
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("ranks of a file are counted rankings of its pseudo-labeler, also of tasks that were known")
    func importedRankings() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let lines = [["x", "y", "z"], ["z", "y", "x"], ["y", "x", "z"]]
        var seen: [[RankingOutcome]] = []
        for (file, line) in zip(["a", "b", "c"], lines) {
            for _ in 0..<2 {
                let outcomes = try await fixture.tasks.add(
                    project: project.id, [try task("a", line, ranks: [1, 2, 2])], labeledBy: try ImportLabeler(file),
                    now: Fixture.start)
                seen += outcomes.map(rankings)
            }
        }
        #expect(seen == [[.counted], [.known], [.counted], [.known], [.noFreeSlot], [.known]])
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(kept.map(\.username) == ["import:a", "import:b", "import:c"])
        #expect(kept.map(\.isImport) == [true, true, true])
        #expect(kept.map(\.counted) == [true, true, false])
        let ids = try #require(try await fixture.tasks.list(project: project.id).items.first).completions.map(\.id)
        #expect(
            kept.map { $0.tiers.map { $0.sorted() } } == [
                [[ids[0]], [ids[1], ids[2]].sorted()], [[ids[2]], [ids[0], ids[1]].sorted()],
                [[ids[1]], [ids[0], ids[2]].sorted()],
            ])
        #expect(try await fixture.tasks.list(project: project.id).items.first?.status == .done)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("another ranking under a name that has one is told, not stored; so are fields that a known task keeps")
    func differences() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 5 }
        let labeler = try ImportLabeler("labels.ndjson")
        let first = try task("a", ["x", "y"], ranks: [1, 2], externalID: "1")
        let second = try TaskDraft(
            externalID: "2", prompt: Prompt("a"),
            completions: [Completion(text: "y", model: "other"), Completion(text: "x")],
            rankings: [.init(ranks: [1, 2])], priority: 3, overlap: 4
        ).validated()
        _ = try await fixture.tasks.add(project: project.id, [first], labeledBy: labeler, now: Fixture.start)
        let outcome = try await fixture.tasks.add(
            project: project.id, [second], labeledBy: labeler, now: Fixture.start)
        #expect(outcome.map(rankings) == [[.differs]])
        guard case .duplicate(let id, _, let dropped, _) = outcome[0] else { throw Unexpected(what: "\(outcome)") }
        #expect(dropped == ["externalId", "priority", "overlap", "model"])
        let task = try await fixture.tasks.find(id)
        #expect(task.priority == 0)
        #expect(task.counted == 1)
    }

    @Test("labelers of one line go down together, whatever their names' case, and as many count as there are slots")
    func severalLabelers() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        // The last two look the same: one code point, and two.
        let names = ["Anna", "anna", "ANNA", "\u{E9}", "e\u{301}"]
        let line = try TaskDraft(
            prompt: Prompt("a"), completions: [Completion(text: "x"), Completion(text: "y")],
            rankings: names.map { .init(labeler: $0, ranks: [1, 2]) }
        ).validated()
        let outcome = try await fixture.tasks.add(
            project: project.id, [line], labeledBy: try ImportLabeler("f"), now: Fixture.start)
        #expect(outcome.map(rankings) == [[.counted, .counted, .noFreeSlot, .noFreeSlot, .noFreeSlot]])
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(Set(kept.map(\.userID)).count == 5)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("completions are matched by their bytes: two that only look the same are not the same")
    func normalisation() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let texts = ["\u{E9}", "e\u{301}"]
        for (file, line) in [("a", texts), ("b", texts.reversed())] {
            _ = try await fixture.tasks.add(
                project: project.id, [try task("p", line, ranks: [1, 2])], labeledBy: try ImportLabeler(file),
                now: Fixture.start)
        }
        let tasks = try await fixture.tasks.list(project: project.id).items
        #expect(tasks.count == 1)
        let ids = tasks[0].completions.map(\.id)
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(kept.map(\.tiers) == [[[ids[0]], [ids[1]]], [[ids[1]], [ids[0]]]])
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
        try await fixture.tasks.update(left, TaskChanges(priority: 50), now: Fixture.start)
        #expect(try await fixture.claim(project, ann).task.id == left)
        await #expect(throws: ValidationError.self) {
            try await fixture.tasks.update(left, TaskChanges(priority: 101), now: Fixture.start)
        }
    }

    @Test("lists are paged by id, and a page of long texts ends before it has all its rows")
    func pages() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ids = try await fixture.addTasks(5, to: project)
        let first = try await fixture.tasks.list(project: project.id, limit: 3)
        #expect(first.items.map(\.id) == Array(ids[..<3]))
        let second = try await fixture.tasks.list(project: project.id, after: first.nextCursor.map { ID($0) }, limit: 3)
        #expect(second.items.map(\.id) == Array(ids[3...]))
        #expect(second.nextCursor == nil)

        let long = try await fixture.project("long")
        let text = String(repeating: "x", count: TaskRules.textBytes - 1)
        let items = try (0..<7).map { try task("p\($0)", (0..<4).map { "\($0)\(text)" }) }
        _ = try await fixture.tasks.add(project: long.id, items, now: Fixture.start)
        var counts: [Int] = []
        var after: ID<LabelingTask>?
        repeat {
            let page = try await fixture.tasks.list(project: long.id, after: after, limit: 1_000)
            counts.append(page.items.count)
            after = page.nextCursor.map { ID($0) }
        } while after != nil
        // A task is a mebibyte, and a page 4.
        #expect(counts == [4, 3])
        var exported = 0
        for try await _ in fixture.rankings.stream(project: long.id) { exported += 1 }
        #expect(exported == 7)
    }

    @Test("a task whose skippers and doers are all who could do it is listed, whoever else is in the project")
    func nobodyLeft() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 3 }
        let labelers = try await fixture.labelers(3, in: project)
        let task = try await fixture.addTasks(1, to: project)[0]
        try await fixture.users.update(labelers[2], UserChanges(isDisabled: true), now: Fixture.start)
        let first = try await fixture.claim(project, labelers[0])
        try await fixture.assignments.skip(
            first.assignment.id, user: labelers[0], Skip(reason: .unclear), now: Fixture.start)
        #expect(try await fixture.tasks.skippedByAll(project: project.id).items.isEmpty)
        try await fixture.submit(fixture.claim(project, labelers[1]), labelers[1])
        #expect(try await fixture.tasks.skippedByAll(project: project.id).items.map(\.task.id) == [task])
        #expect(try await Progress(fixture.database).of(project.id).tasksSkippedByAll == 1)
        // A skipper who left counts for nothing, and one who may work again is somebody to ask.
        try await fixture.users.update(labelers[2], UserChanges(isDisabled: false), now: Fixture.start)
        #expect(try await fixture.tasks.skippedByAll(project: project.id).items.isEmpty)
    }
}
