import Foundation
import Preferences
import Testing

@testable import Storage

/// Imports that speak of the same tasks in the same labelers' names, withdrawn and restored in whatever order.
@Suite("Sequences of imports")
struct ImportSequenceTests {
    /// The rule once more, as simply as it can be said.
    private struct Model {
        struct Saying: Equatable {
            let record: ID<ImportRecord>
            let ranks: [Int]
        }

        struct Key: Hashable {
            let prompt: String
            let labeler: String
        }

        /// What each labeler said of each task, the oldest first.
        var sayings: [Key: [Saying]] = [:]
        var withdrawn: Set<ID<ImportRecord>> = []

        /// What counts of it, if there is room.
        func current(_ key: Key) -> Saying? { sayings[key]?.last { !withdrawn.contains($0.record) } }

        mutating func say(_ key: Key, _ saying: Saying) {
            if current(key) == nil { sayings[key, default: []].append(saying) }
        }
    }

    @Test(
        "what is current is the newest that an import said which is not withdrawn, after any sequence",
        arguments: 1...16 as ClosedRange<UInt64>)
    func sequences(_ seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let fixture = try Fixture()
        let project = try await fixture.project { $0.overlap = 2 }
        let prompts = ["p0", "p1", "p2"]
        let labelers = ["a", "b", "c"]
        let orders = [[1, 2], [2, 1], [1, 1]]
        var model = Model()
        var records: [ID<ImportRecord>] = []
        var log: [String] = []
        for step in 0..<24 {
            switch records.isEmpty ? 0 : generator.next(below: 10) {
            case 0..<4:
                let record = try await fixture.imports.begin(
                    project: project.id, source: "f", format: "podium", now: Fixture.start)
                records.append(record)
                let items = try prompts.filter { _ in generator.next(below: 3) > 0 }.map { prompt in
                    let said = labelers.filter { _ in generator.next(below: 2) > 0 }.map { labeler in
                        let ranks = orders[generator.next(below: 3)]
                        model.say(.init(prompt: prompt, labeler: labeler), .init(record: record, ranks: ranks))
                        return TaskDraft.LabeledRanks(labeler: labeler, ranks: ranks)
                    }
                    return try TaskDraft(
                        prompt: Prompt(prompt), completions: [Completion(text: "x"), Completion(text: "y")],
                        rankings: said
                    ).validated()
                }
                log.append("import \(record) of \(items.map { $0.rankings.map { ($0.labeler, $0.ranking.tiers) } })")
                _ = try await fixture.tasks.add(
                    project: project.id, items, labeledBy: try ImportLabeler("f"), import: record, now: Fixture.start)
            default:
                let record = records[generator.next(below: records.count)]
                if model.withdrawn.remove(record) != nil {
                    log.append("restore \(record)")
                    _ = try await fixture.imports.restore(record, in: project.id, now: Fixture.start)
                } else {
                    model.withdrawn.insert(record)
                    log.append("withdraw \(record)")
                    _ = try await fixture.imports.withdraw(record, in: project.id, now: Fixture.start)
                }
            }
            let difference = try await difference(fixture, project, model)
            #expect(difference == nil, "\(log)")
            if step % 4 == 3 { #expect(try await fixture.violations() == [], "\(log)") }
            if difference != nil { return }
        }
    }

    private func difference(_ fixture: Fixture, _ project: Project, _ model: Model) async throws -> String? {
        let tasks = try await fixture.tasks.list(project: project.id).items
        let rows = try await fixture.rankings.list(project: project.id, limit: 1_000).items.filter(\.isCurrent)
        for (key, sayings) in model.sayings {
            guard let task = tasks.first(where: { $0.prompt == Prompt(key.prompt) }),
                let row = rows.first(where: { $0.taskID == task.id && $0.username.hasSuffix("/\(key.labeler)") })
            else { return "\(key) has no ranking" }
            // The newest of all is looked at where nothing counts.
            let expected = model.current(key)
            guard row.importID == (expected ?? sayings.last)?.record, (row.withdrawnAt == nil) == (expected != nil)
            else { return "\(key): \(row) is current" }
            let x = task.completions.sorted { $0.text < $1.text }.map(\.id)
            guard Ranking.ranks(of: x, in: row.tiers) == (expected ?? sayings.last)?.ranks else {
                return "\(key): \(row) says something else"
            }
        }
        for task in tasks where task.status != .withdrawn {
            let live = model.sayings.keys.count { Prompt($0.prompt) == task.prompt && model.current($0) != nil }
            guard task.counted == min(2, live) else { return "task \(task.id) counts \(task.counted) of \(live)" }
        }
        for record in try await fixture.imports.list(project: project.id).items {
            let own =
                model.withdrawn.contains(record.id)
                ? model.sayings.values.joined().count { $0.record == record.id } : 0
            guard record.withdrawnRankings == own else { return "import \(record.id): \(record.withdrawnRankings)" }
        }
        return nil
    }

    @Test("an import speaks at once for a task that a withdrawal has not come to yet")
    func duringWithdrawal() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let first = try await say([1, 2], fixture, project)
        // As a process leaves it that was killed before its first transaction.
        try await fixture.database.write {
            try $0.run("UPDATE import SET withdrawnAt = 1, movesAfter = 0 WHERE id = ?", [first.rawValue])
        }
        let second = try await say([2, 1], fixture, project)
        try await InterruptedChanges(fixture.database).finish(now: Fixture.start)
        let rows = try await fixture.rankings.list(project: project.id).items
        #expect(rows.map(\.importID) == [first, second])
        #expect(rows.map(\.isCurrent) == [false, true])
        #expect(try await fixture.violations() == [])
        _ = try await fixture.imports.withdraw(second, in: project.id, now: Fixture.start)
        _ = try await fixture.imports.restore(first, in: project.id, now: Fixture.start)
        #expect(try await fixture.rankings.list(project: project.id).items.map(\.isCurrent) == [true, false])
        #expect(try await fixture.violations() == [])
    }

    @Test("what another import said on another form is read by that form")
    func otherForm() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let first = try await say([1, 2], fixture, project)
        _ = try await fixture.imports.withdraw(first, in: project.id, now: Fixture.start)
        var form = Form.usual
        form.fields = []
        _ = try await Forms(fixture.database).set(project.id, form, now: Fixture.start)
        let second = try await say([2, 1], fixture, project, AskedForms(form, version: 2))
        #expect(try await fixture.violations() == [])
        _ = try await fixture.imports.withdraw(second, in: project.id, now: Fixture.start)
        _ = try await fixture.imports.restore(first, in: project.id, now: Fixture.start)
        #expect(try await fixture.violations() == [])
    }

    private func say(
        _ ranks: [Int], _ fixture: Fixture, _ project: Project, _ asked: AskedForms = AskedForms()
    ) async throws -> ID<ImportRecord> {
        let record = try await fixture.imports.begin(
            project: project.id, source: "f", format: "podium", now: Fixture.start)
        let task = try TaskDraft(
            prompt: Prompt("p"), completions: [Completion(text: "x"), Completion(text: "y")],
            rankings: [.init(labeler: "a", ranks: ranks)]
        ).validated(for: asked)
        _ = try await fixture.tasks.add(
            project: project.id, [task], labeledBy: try ImportLabeler("f"), import: record, now: Fixture.start)
        return record
    }

    @Test("an upgrade brings back what was left out, and withdraws each revision with its own import")
    func upgrade() async throws {
        let fixture = try Fixture()
        let folder = fixture.folder.appendingPathComponent("before")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: Fixture.migrations) where name < "0015" {
            try FileManager.default.copyItem(
                atPath: "\(Fixture.migrations)/\(name)", toPath: folder.appendingPathComponent(name).path)
        }
        let path = fixture.folder.appendingPathComponent("old.sqlite").path
        let old = try Database(path: path, migrations: folder.path, now: Fixture.start)
        // Import 1 was withdrawn, 2 spoke in its place and was withdrawn, 1 came back: as it was left then. In the project
        // beside it 2 stands, and 1 is withdrawn.
        try await old.write { connection in
            for project in [1, 2] {
                let (first, second) = (project * 2 - 1, project * 2)
                let isLeftOut = project == 1
                try connection.run(
                    """
                    INSERT INTO project (id, slug, name, kind, instructions, overlap, peakOverlap, leaseSeconds,
                        editWindowSeconds, completeStartedFirst, splitSeed, status, queueSeq, createdAt)
                    VALUES (?1, 'p' || ?1, 'P', 'ranking', '', 1, 1, 1800, 3600, 1, 7, 'active', 1, 1)
                    """, [project])
                try connection.run(
                    "INSERT INTO form (projectId, version, body, createdAt) VALUES (?, 1, ?, 1)",
                    [project, JSONColumn.encode(Form.usual)])
                try connection.run(
                    "INSERT INTO guidelineVersion (projectId, version, text, createdAt) VALUES (?, 1, '', 1)",
                    [project])
                for id in [first, second] {
                    let isWithdrawn = (id == second) == isLeftOut
                    try connection.run(
                        """
                        INSERT INTO import (id, projectId, source, format, createdAt, withdrawnAt, withdrawnRankings)
                        VALUES (?, ?, 'f', 'podium', 1, ?, ?)
                        """, [id, project, isWithdrawn ? 5 : nil, id == second && isLeftOut ? 1 : 0])
                }
            }
        }
        let user = try await old.write { try $0.pseudoLabeler(named: "import:f/a", by: .system, now: Fixture.start).id }
        try await old.write { connection in
            for project in [1, 2] {
                let isLeftOut = project == 1
                try connection.run(
                    "INSERT INTO prompt (id, projectId, contentHash, messages, createdAt) VALUES (?, ?, ?, ?, 1)",
                    [
                        project, project, PreparedTask.hash(Prompt("p")),
                        JSONColumn.encode(Prompt("p").messages),
                    ])
                try connection.run(
                    """
                    INSERT INTO task (id, projectId, promptId, completionsHash, kind, slots, counted, started, queueSeq,
                        createdAt)
                    VALUES (?1, ?1, ?1, ?2, 'ranking', 1, ?3, ?3, 1, 1)
                    """, [project, PreparedTask.hash(["x", "y"]), isLeftOut ? 0 : 1])
                for (position, text) in ["x", "y"].enumerated() {
                    try connection.run(
                        "INSERT INTO completion (id, taskId, position, text) VALUES (?, ?, ?, ?)",
                        [project * 2 - 1 + position, project, position, text])
                }
                let ids = [project * 2 - 1, project * 2].map { ID<Completion>(Int64($0)) }
                try connection.run(
                    """
                    INSERT INTO assignment (id, projectId, taskId, userId, status, seed, shown, claimedAt,
                        leaseExpiresAt, finishedAt)
                    VALUES (?1, ?1, ?1, ?2, 'submitted', 0, ?3, 1, 1, 1)
                    """, [project, user.rawValue, JSONColumn.ids(ids)])
                for revision in [1, 2] {
                    let submission = Submission(
                        ranking: Fixture.ranking((revision == 1 ? ids : ids.reversed()).map { [$0] }))
                    try connection.run(
                        """
                        INSERT INTO ranking (id, assignmentId, projectId, taskId, userId, revision, isCurrent, counted,
                            tiers, digest, createdAt, importId, withdrawnAt)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
                        """,
                        [
                            project * 2 - 2 + revision, project, project, project, user.rawValue, revision,
                            revision == 2, !isLeftOut, JSONColumn.tiers(submission.ranking.tiers), submission.digest,
                            project * 2 - 2 + revision, isLeftOut ? 5 : nil,
                        ])
                }
                try connection.countRanking(
                    project: ID(Int64(project)), user: user, counted: true, now: Date(milliseconds: 1))
                if isLeftOut { try connection.run("UPDATE labelerDay SET counted = 0 WHERE projectId = 1") }
            }
        }
        try old.close()

        let upgraded = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
        defer { try? upgraded.close() }
        try await InterruptedChanges(upgraded).finish(now: Fixture.start)
        let back = try await Rankings(upgraded).list(project: ID(1)).items
        #expect(back.map(\.isCurrent) == [true, false])
        #expect(back.map(\.counted) == [true, false])
        #expect(back.map { $0.withdrawnAt == nil } == [true, false])
        let kept = try await Rankings(upgraded).list(project: ID(2)).items
        #expect(kept.map(\.isCurrent) == [false, true])
        #expect(kept.map { $0.withdrawnAt == nil } == [false, true])
        #expect(try await Imports(upgraded).list(project: ID(2)).items.map(\.withdrawnRankings) == [1, 0])
        let violations = try await Verification(upgraded).run()
        #expect(violations == [], "\(violations)")
    }
}
