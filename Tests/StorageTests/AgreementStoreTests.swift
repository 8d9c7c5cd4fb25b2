import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Agreement: figures that are kept")
struct AgreementStoreTests {
    private let fixture: Fixture
    private let project: Project
    private var agreements: Agreements { Agreements(fixture.database) }

    init() async throws {
        fixture = try Fixture()
        project = try await fixture.project()
    }

    private func figure(_ first: Int64, _ second: Int64, _ estimate: Double?) -> AgreementFigure {
        AgreementFigure(
            AgreementGroup(.pair, first, second), .excluded,
            estimate.map { .init(estimate: $0, standardError: 0.1, lower: $0 - 0.2, upper: $0 + 0.2) },
            units: 10, tasks: Int(first + second))
    }

    private func measure(
        _ figures: [AgreementFigure], _ histories: [LabelerHistoryRecord] = [], isDone: Bool = true,
        now: Date = Fixture.start
    ) async throws -> ID<AgreementRun> {
        let stamp = try await agreements.stamp(of: project.id)
        let run = try await agreements.begin(stamp, of: project.id, now: now)
        try await agreements.add(figures, to: run)
        try await agreements.add(histories, to: run)
        if isDone { try await agreements.finish(run, AgreementBasis(judgements: 7, labelers: 2), now: now) }
        return run
    }

    private func counts() async throws -> [Int] {
        try await fixture.database.read { connection in
            [
                try connection.count("SELECT count(*) FROM agreementRun"),
                try connection.count("SELECT count(*) FROM agreementFigure"),
                try connection.count("SELECT count(*) FROM labelerHistory"),
            ]
        }
    }

    @Test(
        "a measurement that is not done is not shown; the one shown before is kept for its readers, and then goes away")
    func replaced() async throws {
        let user = try await fixture.labeler("anna")
        let history = Self.history(user, day: 20_000)
        let first = try await measure([figure(1, 2, 0.5)], [history])
        let broken = try await measure((0..<1200).map { figure(Int64($0), 5000, 0.6) }, [history], isDone: false)
        #expect(try await agreements.newest(of: project.id)?.id == first)
        #expect(try await agreements.begun(of: project.id)?.id == broken)
        let second = try await measure([figure(1, 2, 0.7)], now: Fixture.start.addingTimeInterval(60))
        let newest = try #require(try await agreements.newest(of: project.id))
        #expect(newest.id == second && newest.basis.judgements == 7 && newest.basis.labelers == 2)
        // The one shown until now may be read still, and the one that is not done may be going on.
        #expect(try await counts() == [3, 1202, 2])
        #expect(try await agreements.done(first, of: project.id)?.id == first)
        #expect(try await agreements.done(broken, of: project.id) == nil)
        let late = Fixture.start.addingTimeInterval(90_000)
        let third = try await measure([figure(1, 2, 0.8)], now: late)
        #expect(try await counts() == [2, 2, 0])
        #expect(try await agreements.done(first, of: project.id) == nil)
        #expect(try await agreements.newest(of: project.id)?.id == third)
    }

    private static func history(_ user: ID<User>, day: Int?) -> LabelerHistoryRecord {
        let value = AgreementFigure.Value(estimate: 0.5, standardError: 0.1, lower: 0.3, upper: 0.7)
        let manner = LabelerHistoryRecord.Manner(reliability: value, firstPlace: nil, judgements: 12)
        return LabelerHistoryRecord(
            user: user, judgements: 24, isTested: true, weeks: [.init(monday: 19_996, manner: manner)],
            change: day.map {
                .init(
                    day: $0, earliest: $0 - 1, latest: $0 + 2, probability: 0.01, before: manner, after: manner,
                    reliability: value, firstPlace: value,
                    cost: LabelerCost(judgements: 12, alone: 1, decided: 2, pairs: 30, changed: 5))
            })
    }

    @Test("histories come back as they were kept, with the days of those who changed; verification finds another day")
    func histories() async throws {
        let (anna, ben) = (try await fixture.labeler("anna"), try await fixture.labeler("ben"))
        let kept = [Self.history(anna, day: 20_000), Self.history(ben, day: nil)]
        let run = try await measure([], kept)
        #expect(try await agreements.history(of: anna, in: run) == kept[0])
        #expect(try await agreements.history(of: ben, in: run) == kept[1])
        #expect(try await agreements.history(of: ID(999), in: run) == nil)
        #expect(try await agreements.changes(in: run) == [anna: 20_000])
        #expect(try await Verification(fixture.database).run().isEmpty)
        try await fixture.database.write {
            try $0.run("UPDATE labelerHistory SET changedOn = 20001 WHERE changedOn IS NOT NULL")
        }
        #expect(try await Verification(fixture.database).run().map(\.invariant) == ["labelerHistories"])
    }

    @Test("a measurement that was broken off before its fields were written is no damage")
    func brokenOff() async throws {
        let field = AgreementFigure(AgreementGroup(.field, 3), .category, nil, units: 1, tasks: 1)
        _ = try await measure([field], isDone: false)
        #expect(try await Verification(fixture.database).run().isEmpty)
    }

    @Test("figures come in the order that was asked for, page by page")
    func orders() async throws {
        let run = try await measure([figure(1, 2, 0.9), figure(1, 3, nil), figure(2, 3, 0.4), figure(2, 4, 0.6)])
        func order(_ order: Agreements.Order, offset: Int = 0, limit: Int = 10) async throws -> [Int64] {
            try await agreements.figures(
                of: run, by: .pair, .excluded, in: order, offset: offset, limit: limit
            ).figures.map { $0.group.first * 10 + $0.group.second }
        }
        #expect(try await order(.group) == [12, 13, 23, 24])
        #expect(try await order(.lowest) == [13, 23, 24, 12])
        #expect(try await order(.highest) == [12, 24, 23, 13])
        #expect(try await order(.mostTasks) == [24, 23, 13, 12])
        #expect(try await order(.fewestTasks) == [12, 13, 23, 24])
        #expect(try await order(.group, offset: 2, limit: 1) == [23])
        let page = try await agreements.figures(of: run, by: .pair, .excluded, limit: 3)
        #expect(page.nextOffset == 3 && page.figures.count == 3)
    }

    @Test(
        "verification finds figures that cannot be",
        arguments: [
            ("agreementIntervals", "UPDATE agreementFigure SET lower = 0.9, upper = 0.1"),
            ("agreementGroups", "UPDATE agreementFigure SET second = 1000000"),
        ])
    func verification(name: String, change: String) async throws {
        let pair = [try await fixture.labeler("a"), try await fixture.labeler("b")].map(\.rawValue).sorted()
        _ = try await measure([figure(pair[0], pair[1], 0.5)])
        #expect(try await Verification(fixture.database).run() == [])
        try await fixture.database.write { try $0.run(change) }
        #expect(try await Verification(fixture.database).run().map(\.invariant) == [name])
    }

    @Test("the last word of each labeler is read, by completion, whoever was shown which first")
    func said() async throws {
        let labelers = [try await fixture.labeler("a", in: project), try await fixture.labeler("b", in: project)]
        _ = try await fixture.projects.find("p")
        let two = try await fixture.project("two") { $0.overlap = 2 }
        for labeler in labelers {
            try await fixture.members.put(project: two.id, user: labeler, role: .labeler, now: Fixture.start)
        }
        let draft = try TaskDraft(
            prompt: Prompt("q"), completions: ["x", "y", "z"].map { Completion(text: $0) }
        ).validated()
        _ = try await fixture.tasks.add(project: two.id, [draft], now: Fixture.start)
        for (place, labeler) in labelers.enumerated() {
            let claim = try #require(
                try await fixture.assignments.claim(project: two.id, user: labeler, now: Fixture.start))
            let ids = claim.task.completions.map(\.id).sorted()
            let tiers = place == 0 ? [[ids[0]], [ids[1], ids[2]]] : [[ids[2]], [ids[1]], [ids[0]]]
            _ = try await fixture.rankings.submit(
                claim.assignment.id, user: labeler, SubmissionDraft(tiers: [ids]), now: Fixture.start)
            _ = try await fixture.rankings.submit(
                claim.assignment.id, user: labeler, SubmissionDraft(tiers: tiers), now: Fixture.start)
        }
        var tasks: [SaidTask] = []
        for try await task in SaidTasks(fixture.database).stream(of: two.id) { tasks.append(task) }
        #expect(tasks.count == 1)
        #expect(tasks.first?.judgements.map(\.ranks) == [[1, 2, 2], [3, 2, 1]])
        #expect(tasks.first?.judgements.map(\.user) == labelers)

        // With what they had before their eyes; a task that is not there, and one of another project, are left out.
        let task = try #require(tasks.first)
        let shown = try await SaidTasks(fixture.database).shown([ID(999), task.id], of: two.id)
        #expect(shown.count == 1)
        #expect(shown.first?.said.judgements.map(\.ranks) == [[1, 2, 2], [3, 2, 1]])
        #expect(shown.first?.texts.sorted() == ["x", "y", "z"])
        for labeler in labelers {
            let assignment: String? = try await fixture.database.read { connection in
                try connection.value("SELECT shown FROM assignment WHERE userId = ?", [labeler.rawValue])
            }
            let first = try #require(shown.first?.first[labeler])
            #expect(assignment?.hasPrefix("[\(first),") == true)
        }
        #expect(try await SaidTasks(fixture.database).shown([task.id], of: project.id).isEmpty)
    }
}
