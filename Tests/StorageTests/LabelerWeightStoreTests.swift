import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Weights of labelers, stored")
struct LabelerWeightStoreTests {
    private let fixture: Fixture
    private let project: Project
    private let ann: ID<User>
    private let ben: ID<User>
    private var weights: LabelerWeights { LabelerWeights(fixture.database) }

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

    private func draft(
        _ weight: Double, fromHour hour: Double? = nil, _ reason: String = "Why."
    ) throws -> NewLabelerWeight {
        try LabelerWeightDraft(
            weight: weight, appliesFrom: hour.map { Fixture.start + $0 * 3_600 }, reason: reason
        ).validated()
    }

    private func freeze() async throws -> Snapshot {
        try await fixture.snapshots.freeze(project: project.id, now: Fixture.start + 90_000)
    }

    /// The hundredths of a user's rankings in the order in which they were made.
    private func frozen(_ snapshot: Snapshot, _ user: ID<User>) async throws -> [UInt8] {
        var rankings: [SnapshotRanking] = []
        for try await row in fixture.snapshots.stream(snapshot.id, batch: 2) {
            rankings += row.rankings.filter { $0.user == user }
        }
        return rankings.sorted { $0.id < $1.id }.map(\.weight.hundredths)
    }

    @Test("a snapshot freezes what each judgement weighs at its time, and stays as it was")
    func freezing() async throws {
        let plain = try await freeze()
        #expect(try await frozen(plain, ann) == [100, 100, 100, 100])
        let given = try await weights.give(draft(0.25, fromHour: 2), to: ann, in: project.id, now: Fixture.start)
        #expect(given.weight.hundredths == 25 && given.labeler == "ann" && given.createdBy == nil)
        let weighed = try await freeze()
        #expect(weighed.sha256 != plain.sha256 && weighed.rankings == plain.rankings)
        #expect(try await frozen(weighed, ann) == [100, 100, 25, 25])
        #expect(try await frozen(weighed, ben) == [100, 100, 100, 100])
        try await weights.give(draft(0), to: ann, in: project.id, now: Fixture.start + 5)
        let nothing = try await freeze()
        #expect(try await frozen(nothing, ann) == [0, 0, 0, 0])
        #expect(try await frozen(weighed, ann) == [100, 100, 25, 25])
        #expect(Set([plain, weighed, nothing].map(\.sha256)).count == 3)
        #expect(try await fixture.violations() == [])
    }

    @Test("what is taken back was never said: the snapshot is the one from before")
    func takingBack() async throws {
        let before = try await freeze()
        let first = try await weights.give(draft(0.5), to: ben, in: project.id, now: Fixture.start)
        let between = try await freeze()
        let second = try await weights.give(draft(0, fromHour: 1), to: ben, in: project.id, now: Fixture.start + 1)
        _ = try await freeze()
        let taken = try await weights.takeBack(second.id, of: ben, in: project.id, now: Fixture.start + 2)
        #expect(taken.takenBackAt == Fixture.start + 2)
        #expect(try await freeze() == between)
        // Repeated, it is as it was.
        #expect(try await weights.takeBack(second.id, of: ben, in: project.id, now: Fixture.start + 9) == taken)
        try await weights.takeBack(first.id, of: ben, in: project.id, now: Fixture.start + 3)
        #expect(try await freeze() == before)
        #expect(try await fixture.violations() == [])
    }

    @Test("without weights a snapshot has the hash that it had before there were any")
    func digest() async throws {
        let snapshot = try await freeze()
        var (before, now) = (SnapshotDigest(version: 3), SnapshotDigest(version: SnapshotDigest.currentVersion))
        for try await row in fixture.snapshots.stream(snapshot.id) {
            // What was asked of completions came with the same version.
            let rankings = row.rankings.map { ranking in
                var ranking = ranking
                ranking.asked = []
                return ranking
            }
            before.add(prompt: row.prompt, completions: row.completions, rankings: rankings)
            now.add(prompt: row.prompt, completions: row.completions, rankings: rankings)
        }
        #expect(before.finalize() == now.finalize())
    }

    @Test("labelers are listed with what they judged, what that weighs now, and where it was said")
    func list() async throws {
        _ = try await fixture.labeler("cleo", in: project)
        let manager = try await fixture.users.create(username: "max", role: .manager, now: Fixture.start)
        try await fixture.members.put(project: project.id, user: manager.id, role: .manager, now: Fixture.start)
        let imported = try await fixture.pseudoLabeler("import:x/dora")
        let found = try await weights.labelers(project: project.id, now: Fixture.start)
        #expect(found.map(\.username) == ["ann", "ben", "cleo"])
        await expectFailure(.notFound, "labels in this project") {
            try await weights.give(draft(0), to: imported.id, in: project.id, now: Fixture.start)
        }
        let task = try TaskDraft(
            prompt: Prompt("Name a colour."), completions: ["Blue.", "Red."].map { Completion(text: $0) },
            rankings: [.init(labeler: "dora", ranks: [1, 2])]
        ).validated()
        _ = try await fixture.tasks.add(
            project: project.id, [task], labeledBy: try ImportLabeler("x"), now: Fixture.start)
        try await weights.give(draft(0.1), to: imported.id, in: project.id, now: Fixture.start)
        let stored = LabelerWeights(fixture.database, by: Origin(user: manager.id))
        try await stored.give(draft(0.5, fromHour: 1, "Early."), to: ann, in: project.id, now: Fixture.start)
        try await stored.give(draft(0, fromHour: 50, "Late."), to: ann, in: project.id, now: Fixture.start)
        let now = try await weights.labelers(project: project.id, now: Fixture.start + 7_200)
        #expect(now.map(\.username) == ["ann", "ben", "cleo", "import:x/dora"])
        #expect(now.map(\.judgements) == [4, 4, 0, 1])
        #expect(now.map(\.weight.hundredths) == [50, 100, 100, 10])
        #expect(now.map(\.isImport) == [false, false, false, true])
        #expect(now[0].current?.reason == "Early." && now[0].current?.createdBy?.username == "max")
        #expect(now.map(\.weights) == [2, 0, 0, 1])
        let later = try await weights.labelers(project: project.id, now: Fixture.start + 51 * 3_600)
        #expect(later[0].current?.reason == "Late." && later[0].weight == .none)
        let page = try await weights.list(project: project.id, labeler: ann, limit: 1)
        #expect(page.items.map(\.reason) == ["Late."])
        let last = try #require(page.nextCursor)
        let rest = try await weights.list(project: project.id, labeler: ann, after: ID(last))
        #expect(rest.items.map(\.reason) == ["Early."])
        // Who is no longer a member can still be weighed, for the judgements stay.
        try await fixture.members.remove(project: project.id, user: ben, now: Fixture.start)
        try await weights.give(draft(0.5), to: ben, in: project.id, now: Fixture.start)
        #expect(try await weights.labelers(project: project.id, now: Fixture.start).count == 4)
        #expect(try await fixture.violations() == [])
    }

    @Test("judgements are counted from a moment on, each by its last revision")
    func count() async throws {
        func count(_ hour: Double?) async throws -> [Int] {
            let found = try await weights.judgements(
                project: project.id, of: ann, from: hour.map { Fixture.start + $0 * 3_600 })
            return [found.covered, found.all]
        }
        #expect(try await count(nil) == [4, 4])
        #expect(try await count(1) == [3, 4])
        #expect(try await count(3.5) == [0, 4])
        let other = try await fixture.project("q")
        await expectFailure(.notFound) {
            _ = try await weights.judgements(project: other.id, of: ann, from: nil)
        }
    }

    @Test("a weight of another labeler or project is not found, and nothing is changed or deleted behind the store")
    func others() async throws {
        let given = try await weights.give(draft(0.5), to: ann, in: project.id, now: Fixture.start)
        let other = try await fixture.project("q")
        await expectFailure(.notFound) {
            try await weights.takeBack(given.id, of: ben, in: project.id, now: Fixture.start)
        }
        await expectFailure(.notFound) {
            try await weights.takeBack(given.id, of: ann, in: other.id, now: Fixture.start)
        }
        try await weights.takeBack(given.id, of: ann, in: project.id, now: Fixture.start)
        for sql in [
            "DELETE FROM labelerWeight", "UPDATE labelerWeight SET weight = 90",
            "UPDATE labelerWeight SET appliesFrom = 1", "UPDATE labelerWeight SET reason = 'Another.'",
            "UPDATE labelerWeight SET takenBackAt = NULL", "UPDATE labelerWeight SET userId = 2",
        ] {
            await #expect(throws: StorageError.self, "\(sql)") {
                try await fixture.database.write { try $0.run(sql) }
            }
        }
    }

    @Test("of a deleted person the weight stays and the reason goes, and nobody's name is left")
    func deletion() async throws {
        let boss = try await fixture.users.create(username: "boss", role: .admin, passwordHash: "x", now: Fixture.start)
        let stored = LabelerWeights(fixture.database, by: Origin(user: ben))
        let given = try await stored.give(draft(0, "Ann was in a hurry."), to: ann, in: project.id, now: Fixture.start)
        try await stored.takeBack(given.id, of: ann, in: project.id, now: Fixture.start)
        try await stored.give(draft(0.5, "Ann slept."), to: ann, in: project.id, now: Fixture.start)
        let before = try await freeze()
        let users = Users(fixture.database, by: Origin(user: boss.id))
        for user in [ann, ben] { try await users.delete(user, now: Fixture.start) }
        let items = try await weights.list(project: project.id, labeler: ann).items
        #expect(items.map(\.reason) == ["", ""])
        #expect(items.map(\.labeler) == Array(repeating: "deleted \(ann)", count: 2))
        #expect(items.map(\.createdBy?.username) == Array(repeating: "deleted \(ben)", count: 2))
        #expect(try await freeze() == before)
        #expect(try await fixture.violations() == [])
        let log = try await Audit(fixture.database).list(limit: 1_000).items
        #expect(!log.contains { $0.detail.contains("hurry") })
    }

    @Test("who was given as many weights as there may be is given no more, though others are")
    func most() async throws {
        try await fixture.database.write { [project, ann] connection in
            for number in 1..<LabelerWeightDraft.mostOfLabeler {
                try connection.run(
                    """
                    INSERT INTO labelerWeight (projectId, userId, weight, reason, createdAt)
                    VALUES (?, ?, 50, 'Why.', ?)
                    """, [project.id.rawValue, ann.rawValue, number])
            }
        }
        let last = try await weights.give(draft(0.25), to: ann, in: project.id, now: Fixture.start)
        try await weights.takeBack(last.id, of: ann, in: project.id, now: Fixture.start)
        let error = await #expect(throws: StorageError.self) {
            try await weights.give(draft(0.25), to: ann, in: project.id, now: Fixture.start)
        }
        #expect(error?.reason == .tooManyWeights && error?.code == .conflict)
        try await weights.give(draft(0.25), to: ben, in: project.id, now: Fixture.start)
        let listed = try await weights.labelers(project: project.id, now: Fixture.start)
        #expect(listed.map(\.weights) == [1_000, 1] && listed.map(\.weight.hundredths) == [50, 25])
    }

    @Test("the log knows from when on a weight applies and in which project; events that did not say are true still")
    func audited() async throws {
        let dated = try await weights.give(draft(0.5, fromHour: 1), to: ann, in: project.id, now: Fixture.start)
        let logged = try await Audit(fixture.database).list(limit: 1_000).items.filter { $0.subject == "labelerWeight" }
        let detail = try #require(logged.first?.detail)
        let from = Int((Fixture.start + 3_600).timeIntervalSince1970 * 1_000)
        #expect(detail.contains("\"appliesFrom\":\"\(from)\"") && detail.contains("\"projectId\":\"\(project.id)\""))
        // As a Podium before this one wrote it.
        try await fixture.database.write { [ann] connection in
            let given: ID<LabelerWeightRecord> = try connection.insert(
                """
                INSERT INTO labelerWeight (projectId, userId, weight, appliesFrom, reason, createdAt)
                SELECT projectId, userId, 30, 5, 'Why.', createdAt FROM labelerWeight WHERE id = ?
                """, [dated.id.rawValue])
            try connection.audit(
                .system, "give", "labelerWeight", given.rawValue, ["userId": "\(ann)", "hundredths": "30"],
                now: Fixture.start)
        }
        #expect(try await fixture.violations() == [])
    }

    @Test("a clock that goes back makes no reason older than the end of whom it is about")
    func clockGoesBack() async throws {
        let boss = try await fixture.users.create(username: "boss", role: .admin, passwordHash: "x", now: Fixture.start)
        try await Users(fixture.database, by: Origin(user: boss.id)).delete(ann, now: Fixture.start + 100)
        try await weights.give(draft(0.5, "About a number."), to: ann, in: project.id, now: Fixture.start + 50)
        #expect(try await fixture.violations() == [])
    }
}
