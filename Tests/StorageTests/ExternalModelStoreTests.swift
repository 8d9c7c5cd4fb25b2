import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("The registry of reward models that were trained elsewhere")
struct ExternalModelStoreTests {
    /// Two judged tasks of three completions, in a snapshot.
    private static func prepared() async throws -> (fixture: Fixture, snapshot: Snapshot, tasks: [ID<LabelingTask>]) {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let tasks = try await fixture.addTasks(3, to: project)
        let ann = try await fixture.labeler("ann", in: project)
        var judged: [ID<LabelingTask>] = []
        for _ in 0..<2 {
            let claim = try await fixture.claim(project, ann)
            try await fixture.submit(claim, ann)
            judged.append(claim.task.id)
        }
        let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start)
        return (fixture, snapshot, judged + tasks.filter { !judged.contains($0) })
    }

    private static func model(_ snapshot: Snapshot, _ tasks: ArraySlice<ID<LabelingTask>>, byte: UInt8 = 1)
        -> NewExternalModel
    {
        NewExternalModel(
            snapshot: snapshot.id, name: "tiny", sha256: Data(repeating: byte, count: 32), head: Data("{}".utf8),
            report: Data("{}".utf8), scores: tasks.map { ($0, [1.5, -2, 1e-9]) })
    }

    @Test("a model is added once, listed by page, found in its project alone, and removed; the audit log says so")
    func life() async throws {
        let (fixture, snapshot, tasks) = try await Self.prepared()
        let models = ExternalModels(fixture.database)
        let project = snapshot.projectID
        let first = try await models.add(Self.model(snapshot, tasks.prefix(2)), to: project, now: Fixture.start)
        #expect(first.tasks == 2 && first.name == "tiny" && first.sha256 == String(repeating: "01", count: 32))
        await expectFailure(.conflict, "as model 1") {
            _ = try await models.add(Self.model(snapshot, tasks.prefix(2)), to: project, now: Fixture.start)
        }
        await expectFailure(.conflict, "as model 1") {
            try await models.requireNew(Data(repeating: 1, count: 32), in: project)
        }
        let second = try await models.add(
            Self.model(snapshot, tasks.prefix(1), byte: 2), to: project, now: Fixture.start)
        let page = try await models.list(project: project, limit: 1)
        #expect(page.items == [second] && page.nextCursor == second.id.rawValue)
        #expect(try await models.list(project: project, after: second.id, limit: 1).items == [first])
        #expect(try await fixture.violations() == [])

        let other = try await fixture.project("other")
        await expectFailure(.notFound) { _ = try await models.find(first.id, in: other.id) }
        await expectFailure(.notFound) { try await models.remove(first.id, in: other.id, now: Fixture.start) }
        try await models.remove(first.id, in: project, now: Fixture.start)
        await expectFailure(.notFound) { _ = try await models.find(first.id, in: project) }
        let scores = try await fixture.database.read { try $0.count("SELECT count(*) FROM externalScore") }
        #expect(scores == 1)
        let said = try await fixture.database.read { connection in
            try connection.rows("SELECT action, detail FROM auditEvent WHERE subject = 'externalModel' ORDER BY id").map
            {
                "\($0["action"] as String) \($0["detail"] as String)"
            }
        }
        #expect(said.count == 3 && said[2].hasPrefix("remove") && said[2].contains(first.sha256))
    }

    @Test("a snapshot of another project takes no model")
    func foreign() async throws {
        let (fixture, snapshot, tasks) = try await Self.prepared()
        let other = try await fixture.project("other")
        await #expect(throws: StorageError.self) {
            try await ExternalModels(fixture.database).add(
                Self.model(snapshot, tasks.prefix(2)), to: other.id, now: Fixture.start)
        }
        #expect(try await fixture.violations() == [])
    }

    @Test(
        "each kind of damage is found and named",
        arguments: [
            ("externalModelSnapshot", "UPDATE snapshot SET isReady = 0"),
            ("externalScores", "DELETE FROM externalScore"),
            ("externalScores", "UPDATE externalScore SET scores = '[1, 2]'"),
            ("externalScores", "UPDATE externalScore SET scores = '[1, 2, null]'"),
            (
                "externalScoreTask",
                """
                UPDATE externalScore SET taskId = (
                    SELECT id FROM task WHERE id NOT IN (SELECT taskId FROM externalScore))
                WHERE taskId = (SELECT min(taskId) FROM externalScore)
                """
            ),
        ])
    func damage(_ invariant: String, _ sql: String) async throws {
        let (fixture, snapshot, tasks) = try await Self.prepared()
        _ = try await ExternalModels(fixture.database).add(
            Self.model(snapshot, tasks.prefix(2)), to: snapshot.projectID, now: Fixture.start)
        #expect(try await fixture.violations() == [])
        if sql.hasPrefix("UPDATE externalScore") {
            await #expect(throws: StorageError.self) { try await fixture.database.write { try $0.run(sql) } }
        }
        try await fixture.database.write { connection in
            try connection.run("DROP TRIGGER externalScoreFixed")
            try connection.run(sql)
        }
        #expect(try await fixture.violations().map(\.invariant).contains(invariant))
    }
}
