import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Levels of the queue")
struct AcquisitionStoreTests {
    private func world(
        _ count: Int, overlap: Int = 1
    ) async throws -> (fixture: Fixture, project: Project, tasks: [ID<LabelingTask>], model: ID<RewardModelRecord>) {
        let fixture = try Fixture()
        let project = try await fixture.project("p") {
            $0.overlap = overlap
            $0.acquisition = .uncertainty
        }
        let tasks = try await fixture.addTasks(count, to: project)
        let model = try await RewardModels(fixture.database).add(
            project: project.id, run: nil, snapshot: nil, kind: "linear", bytes: Data("m".utf8),
            report: Data("{}".utf8), now: Fixture.start)
        try await RewardModels(fixture.database).promote(model, by: nil, reason: "test", now: Fixture.start)
        return (fixture, project, tasks, model)
    }

    private func candidates(_ tasks: [ID<LabelingTask>]) -> [Acquisition.Candidate] {
        tasks.map {
            Acquisition.Candidate(
                task: $0.rawValue, isInRandomShare: Acquisition.isDrawn($0.rawValue, projectSeed: 7, percent: 30),
                information: Double($0.rawValue))
        }
    }

    @Test("the highest level is handed out first, priority before it, and who has passed a level comes back to it")
    func order() async throws {
        let (fixture, project, tasks, model) = try await world(40, overlap: 2)
        let store = Acquisitions(fixture.database)
        let (lea, max) = (
            try await fixture.labeler("lea", in: project), try await fixture.labeler("max", in: project)
        )
        func next(_ user: ID<User>) async throws -> ID<LabelingTask> {
            let claim = try await fixture.claim(project, user)
            try await fixture.submit(claim, user)
            return claim.task.id
        }
        // Lea's cursors stand somewhere in the middle of the queue when it is put in order.
        var done: [ID<LabelingTask>] = []
        for _ in 0..<6 { done.append(try await next(lea)) }
        let open = tasks.filter { !done.contains($0) }
        let levels = open.indices.map { $0 < 3 ? 7 : $0 < 10 ? 2 : 0 }
        try await store.place(
            candidates(open), on: levels, in: project.id, by: model, upTo: 40, now: Fixture.start)
        #expect(try await fixture.violations() == [])
        try await fixture.tasks.update(open[20], TaskChanges(priority: 5), now: Fixture.start)

        var order: [ID<LabelingTask>] = []
        for _ in 0..<11 { order.append(try await next(lea)) }
        #expect(order[0] == open[20])
        #expect(Set(order[1...3]) == Set(open[0..<3]))
        #expect(Set(order[4...10]) == Set(open[3..<10]))
        // A task of the lowest level that is moved up is found although all cursors have passed it.
        let rest = tasks.filter { !done.contains($0) && !order.contains($0) }
        _ = try await next(lea)
        let moved = rest.first { $0 != open[20] }
        let task = try #require(moved)
        try await store.place(
            candidates([task]), on: [7], in: project.id, by: model, upTo: 40, now: Fixture.start)
        // Started tasks go before levels, and Lea has done hers.
        let found = try await next(lea)
        let last = try await fixture.tasks.find(task)
        #expect(found == task || last.counted > 0)
        while let claim = try await fixture.assignments.claim(project: project.id, user: lea, now: Fixture.start) {
            try await fixture.submit(claim, lea)
        }
        while let claim = try await fixture.assignments.claim(project: project.id, user: max, now: Fixture.start) {
            try await fixture.submit(claim, max)
        }
        #expect(try await fixture.tasks.list(project: project.id).items.allSatisfy { $0.counted == 2 })
        #expect(try await fixture.violations() == [])
    }

    @Test("what chance drew is noted once and never again, whatever is said of it later")
    func drawnOnce() async throws {
        let (fixture, project, tasks, model) = try await world(10)
        let store = Acquisitions(fixture.database)
        #expect(try await fixture.tasks.find(tasks[0]).isInRandomShare == nil)
        func place(_ isDrawn: Bool, _ level: Int) async throws {
            try await store.place(
                tasks.map { .init(task: $0.rawValue, isInRandomShare: isDrawn, information: 1) },
                on: tasks.map { _ in level }, in: project.id, by: model, upTo: 10, now: Fixture.start)
        }
        try await place(true, 3)
        try await place(false, 1)
        let after = try await fixture.tasks.list(project: project.id).items
        #expect(after.allSatisfy { $0.isInRandomShare == true && $0.acquisitionLevel == 1 })
        try await store.clear(project.id, now: Fixture.start)
        let cleared = try await fixture.tasks.list(project: project.id).items
        #expect(cleared.allSatisfy { $0.isInRandomShare == true && $0.acquisitionLevel == 0 })
        #expect(try await fixture.violations() == [])
    }

    @Test("a task that is judged or withdrawn by then, or another project's, is passed over")
    func passedOver() async throws {
        let (fixture, project, tasks, model) = try await world(4)
        let other = try await fixture.project("other")
        let foreign = try await fixture.addTasks(1, to: other)[0]
        let lea = try await fixture.labeler("lea", in: project)
        let claim = try await fixture.claim(project, lea)
        try await fixture.submit(claim, lea)
        let withdrawn = try #require(tasks.first { $0 != claim.task.id })
        try await fixture.tasks.withdraw(withdrawn, now: Fixture.start)
        try await Acquisitions(fixture.database).place(
            candidates(tasks + [foreign]), on: [7, 7, 7, 7, 7], in: project.id, by: model, upTo: 4, now: Fixture.start)
        let placed = try await fixture.tasks.list(project: project.id).items.filter { $0.acquisitionLevel == 7 }
        #expect(Set(placed.map(\.id)) == Set(tasks).subtracting([claim.task.id, withdrawn]))
        #expect(try await fixture.tasks.find(foreign).acquisitionLevel == 0)
        #expect(try await fixture.violations() == [])
    }

    @Test("what is to be done follows the model that answers, the setting and new tasks, also after a broken-off start")
    func turns() async throws {
        let (fixture, project, tasks, model) = try await world(3)
        let store = Acquisitions(fixture.database)
        func turn(_ seconds: Double = 0) async throws -> AcquisitionTurn<ID<RewardModelRecord>> {
            try await store.turn(
                of: fixture.projects.find(project.id), doneBy: "acquisition", now: Fixture.start + seconds)
        }
        #expect(try await turn() == .place(by: model))
        await #expect(throws: CancellationError.self) {
            try await store.place(
                candidates(tasks), on: [1, 2, 0], in: project.id, by: model, upTo: 3, now: Fixture.start
            ) { _ in throw CancellationError() }
        }
        #expect(try await turn() == .place(by: model), "it is begun again")
        try await store.place(
            candidates(tasks), on: [1, 2, 0], in: project.id, by: model, upTo: 3, now: Fixture.start)
        #expect(try await turn() == .rest)
        try await fixture.addTasks(1, to: project, prefix: "another")
        #expect(try await turn(30) == .rest)
        #expect(try await turn(601) == .place(by: model))
        #expect(try await store.openTasks(of: project.id, batch: 2).reduce(into: []) { $0.append($1.id) }.count == 4)
        #expect(try await store.openCount(of: project.id) == 4)
        _ = try await fixture.projects.update(
            "p", ProjectChanges(["acquisition": .text("off")]), now: Fixture.start)
        #expect(try await turn() == .clear)
        try await store.clear(project.id, now: Fixture.start)
        #expect(try await turn() == .rest)
        #expect(try await fixture.tasks.list(project: project.id).items.allSatisfy { $0.acquisitionLevel == 0 })
    }

    @Test("a job that failed for good is not followed by another for an hour, unless a model or the setting is another")
    func failure() async throws {
        let (fixture, project, _, model) = try await world(3)
        let store = Acquisitions(fixture.database)
        let jobs = JobRecords(fixture.database)
        let models = RewardModels(fixture.database)
        func turn(_ seconds: Double) async throws -> AcquisitionTurn<ID<RewardModelRecord>> {
            try await store.turn(
                of: fixture.projects.find(project.id), doneBy: "acquisition", now: Fixture.start + seconds)
        }
        func end(_ status: JobRecord.Status, at seconds: Double, kind: String = "acquisition") async throws {
            let now = Fixture.start + seconds
            let job = try await jobs.add(kind: kind, project: project.id, payload: Data("{}".utf8), now: now)
            _ = try await jobs.take(kind: kind, now: now)
            try await jobs.finish(job.id, as: status, now: now + 5)
        }
        func set(_ method: String, at seconds: Double) async throws {
            _ = try await fixture.projects.update(
                "p", ProjectChanges(["acquisition": .text(method)]), now: Fixture.start + seconds)
        }
        try await end(.failed, at: 10, kind: "training")
        #expect(try await turn(20) == .place(by: model), "another kind's failure")
        try await end(.failed, at: 30)
        #expect(try await turn(40) == .rest)
        #expect(try await turn(3634) == .rest)
        #expect(try await turn(3635) == .place(by: model))
        _ = try await fixture.projects.update("p", ProjectChanges(["overlap": .number(2)]), now: Fixture.start + 50)
        #expect(try await turn(60) == .rest, "another setting")
        try await set("off", at: 70)
        #expect(try await turn(80) == .rest, "no level was given")
        try await set("uncertainty", at: 90)
        #expect(try await turn(100) == .place(by: model))
        try await end(.failed, at: 110)
        #expect(try await turn(120) == .rest)
        let next = try await models.add(
            project: project.id, run: nil, snapshot: nil, kind: "linear", bytes: Data("n".utf8),
            report: Data("{}".utf8), now: Fixture.start)
        try await models.promote(next, by: nil, reason: "test", now: Fixture.start + 130)
        #expect(try await turn(140) == .place(by: next))
        try await end(.failed, at: 150)
        #expect(try await turn(160) == .rest)
        try await end(.succeeded, at: 170)
        #expect(try await turn(180) == .place(by: next), "the last one has not failed")
    }

    @Test("of a snapshot those tasks count as chosen that chance did not draw")
    func chosen() async throws {
        let (fixture, project, tasks, model) = try await world(6)
        let lea = try await fixture.labeler("lea", in: project)
        let first = try await fixture.claim(project, lea)
        try await fixture.submit(first, lea)
        try await Acquisitions(fixture.database).place(
            tasks.map { .init(task: $0.rawValue, isInRandomShare: $0.rawValue.isMultiple(of: 2), information: 1) },
            on: tasks.map { _ in 0 }, in: project.id, by: model, upTo: 6, now: Fixture.start)
        while let claim = try await fixture.assignments.claim(project: project.id, user: lea, now: Fixture.start) {
            try await fixture.submit(claim, lea)
        }
        let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start)
        let chosen = try await Acquisitions(fixture.database).chosen(in: snapshot.id)
        let odd = tasks.filter { !$0.rawValue.isMultiple(of: 2) && $0 != first.task.id }
        #expect(chosen == Set(odd), "what was judged before anything was chosen is a fair sample, too")
    }
}
