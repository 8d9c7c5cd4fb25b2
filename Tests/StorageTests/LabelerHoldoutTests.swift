import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Labelers who are held out, stored")
struct LabelerHoldoutTests {
    private let fixture: Fixture
    private let project: Project
    private let ann: ID<User>
    private let ben: ID<User>
    private var holdouts: LabelerHoldouts { LabelerHoldouts(fixture.database) }

    /// Ann and Ben rank the same four tasks, an hour after one another.
    init() async throws {
        fixture = try Fixture()
        project = try await fixture.project("p") { $0.overlap = 2 }
        ann = try await fixture.labeler("ann", in: project)
        ben = try await fixture.labeler("ben", in: project)
        try await fixture.addTasks(4, to: project)
        for number in 0..<4 {
            for user in [ann, ben] {
                let claim = try await fixture.claim(project, user, at: Double(number) * 3_600)
                try await fixture.submit(claim, user, at: Double(number) * 3_600)
            }
        }
    }

    private func draft(fromHour hour: Double? = nil) throws -> NewLabelerHoldout {
        try LabelerHoldoutDraft(heldFrom: hour.map { Fixture.start + $0 * 3_600 }, reason: " To measure. ").validated()
    }

    private func freeze() async throws -> Snapshot {
        try await fixture.snapshots.freeze(project: project.id, now: Fixture.start + 90_000)
    }

    /// Whether each of a user's rankings is held out, in the order in which they were made.
    private func frozen(_ snapshot: Snapshot, _ user: ID<User>) async throws -> [Bool] {
        var rankings: [SnapshotRanking] = []
        for try await row in fixture.snapshots.stream(snapshot.id, batch: 2) {
            rankings += row.rankings.filter { $0.user == user }
        }
        return rankings.sorted { $0.id < $1.id }.map(\.isHeldOut)
    }

    @Test("a snapshot freezes who is held out; what is taken back was never said")
    func freezing() async throws {
        let plain = try await freeze()
        let first = try await holdouts.add(draft(fromHour: 2), of: ann, in: project.id, now: Fixture.start)
        #expect(first.reason == "To measure." && first.labeler == "ann" && first.createdBy == nil)
        let held = try await freeze()
        #expect(held.sha256 != plain.sha256 && held.rankings == plain.rankings)
        #expect(try await frozen(held, ann) == [false, false, true, true])
        #expect(try await frozen(held, ben) == [false, false, false, false])
        #expect(try await fixture.snapshots.heldOut(in: held.id) == 2)
        let second = try await holdouts.add(draft(), of: ann, in: project.id, now: Fixture.start + 1)
        #expect(try await frozen(freeze(), ann) == [true, true, true, true])
        #expect(try await frozen(held, ann) == [false, false, true, true])
        let taken = try await holdouts.takeBack(second.id, of: ann, in: project.id, now: Fixture.start + 2)
        #expect(try await freeze() == held)
        #expect(try await holdouts.takeBack(second.id, of: ann, in: project.id, now: Fixture.start + 9) == taken)
        try await holdouts.takeBack(first.id, of: ann, in: project.id, now: Fixture.start + 3)
        #expect(try await freeze() == plain)
        #expect(try await holdouts.list(project: project.id, labeler: ann).map(\.id) == [second.id, first.id])
        #expect(try await fixture.violations() == [])
    }

    @Test("they count for agreement, are marked in what is exported, and are shown among the labelers")
    func elsewhere() async throws {
        try await holdouts.add(draft(fromHour: 2), of: ann, in: project.id, now: Fixture.start)
        var said: [Bool] = []
        for try await task in SaidTasks(fixture.database).stream(of: project.id) {
            said += task.judgements.filter { $0.user == ann }.map(\.isHeldOut)
            #expect(task.judgements.allSatisfy { $0.isCounted })
        }
        #expect(said.count { $0 } == 2)
        var exported = 0
        for try await task in fixture.rankings.stream(project: project.id) { exported += task.heldOut.count }
        #expect(exported == 2)
        let people = try await LabelerWeights(fixture.database).labelers(
            project: project.id, now: Fixture.start + 10_000)
        #expect(people.map(\.isHeldOut) == [true, false])
        // They take slots as everybody does.
        #expect(try await Progress(fixture.database).of(project.id).tasksDone == 4)
    }

    @Test("strangers are not found, and nothing of it is ever changed")
    func fixed() async throws {
        let cleo = try await fixture.labeler("cleo")
        await expectFailure(.notFound, "labels in this project") {
            try await holdouts.add(draft(), of: cleo, in: project.id, now: Fixture.start)
        }
        let held = try await holdouts.add(draft(), of: ann, in: project.id, now: Fixture.start)
        await expectFailure(.notFound) {
            try await holdouts.takeBack(held.id, of: ben, in: project.id, now: Fixture.start)
        }
        for sql in [
            "DELETE FROM labelerHoldout", "UPDATE labelerHoldout SET heldFrom = 1",
            "UPDATE labelerHoldout SET reason = 'Another.'", "UPDATE labelerHoldout SET userId = 2",
        ] {
            await #expect(throws: (any Error).self) { try await fixture.database.write { try $0.run(sql) } }
        }
        try await fixture.users.delete(ann, now: Fixture.start)
        #expect(try await holdouts.all(project: project.id).map(\.reason) == [""])
        #expect(try await fixture.violations() == [])
    }
}
