import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Hours of labelers: sums that are kept as work comes in")
struct LabelerTimeTests {
    private let fixture: Fixture
    private let project: Project
    private let ann: ID<User>
    private let ben: ID<User>
    private var times: LabelerTimes { LabelerTimes(fixture.database) }
    /// 2026-01-01, when tests begin, is a Thursday.
    private let firstMonday = 20_451
    private let week = 7.0 * 86_400

    init() async throws {
        fixture = try Fixture()
        project = try await fixture.project { $0.editWindowSeconds = 31_536_000 }
        ann = try await fixture.labeler("ann", in: project)
        ben = try await fixture.labeler("ben", in: project)
        try await fixture.addTasks(8, to: project)
    }

    private func work(
        _ labeler: ID<User>, _ milliseconds: Int?, at seconds: Double = 0
    ) async throws -> Claim {
        let claim = try await fixture.claim(project, labeler, at: seconds)
        try await fixture.submit(claim, labeler, { $0.durationMs = milliseconds }, at: seconds)
        return claim
    }

    private func sums(_ labeler: ID<User>) async throws -> [LabelerWork] {
        try await times.weeks(of: project.id, labeler: labeler, limit: 100).weeks.map(\.work)
    }

    private func verify() async throws {
        #expect(try await Verification(fixture.database).run() == [])
    }

    @Test("judgements, changes and skips add up by week, and repetitions add nothing")
    func sums() async throws {
        let claim = try await work(ann, 60_000)
        _ = try await work(ann, nil, at: 60)
        // The same again is no new work; a change is, in the week in which it is made.
        try await fixture.submit(claim, ann, { $0.durationMs = 60_000 }, at: 120)
        _ = try await fixture.rankings.submit(
            claim.assignment.id, user: ann, Self.turned(claim, 5_000), now: Fixture.start + week)
        let skipped = try await fixture.claim(project, ann, at: week + 10)
        try await fixture.assignments.skip(
            skipped.assignment.id, user: ann, Skip(reason: .unclear, durationMs: 7_000), now: Fixture.start + week + 20)
        let found = try await times.weeks(of: project.id, limit: 10).weeks
        #expect(found.map(\.monday) == [firstMonday + 7, firstMonday] && found.map(\.labeler) == ["ann", "ann"])
        var first = LabelerWork()
        (first.judgements, first.activeMs, first.untimed) = (2, 60_000, 1)
        var second = LabelerWork()
        (second.revisions, second.skips, second.activeMs) = (1, 1, 12_000)
        #expect(try await sums(ann) == [second, first])
        try await verify()

        // A skip that is taken back goes on with its task.
        try await fixture.assignments.takeBackSkip(
            skipped.assignment.id, user: ann, now: Fixture.start + 2 * week)
        second.skips = 0
        second.activeMs = 5_000
        #expect(try await sums(ann) == [second, first])
        try await fixture.submit(skipped, ann, { $0.durationMs = 9_000 }, at: 2 * week)
        #expect(try await sums(ann).map(\.activeMs) == [9_000, 5_000, 60_000])
        try await verify()
    }

    private static func turned(_ claim: Claim, _ milliseconds: Int) -> SubmissionDraft {
        var draft = Fixture.submission(claim, reversed: true)
        draft.durationMs = milliseconds
        return draft
    }

    @Test("surplus work is worked, too")
    func surplus() async throws {
        let one = try await fixture.project("one")
        for labeler in [ann, ben] {
            try await fixture.members.put(project: one.id, user: labeler, role: .labeler, now: Fixture.start)
        }
        try await fixture.addTasks(1, to: one)
        let claim = try await fixture.claim(one, ann)
        let late = 3_600.0
        _ = try await fixture.assignments.expireLeases(now: Fixture.start + late)
        let other = try await fixture.claim(one, ben, at: late)
        try await fixture.submit(other, ben, { $0.durationMs = 1_000 }, at: late)
        let receipt = try await fixture.submit(claim, ann, { $0.durationMs = 2_000 }, at: late)
        #expect(!receipt.counted)
        let weeks = try await times.weeks(of: one.id, labeler: ann, limit: 1).weeks
        #expect(weeks.map(\.work.activeMs) == [2_000] && weeks.map(\.work.judgements) == [1])
        #expect(try await times.totals(of: one.id)[ann]?.surplus == 1)
        try await verify()
    }

    @Test("weeks come page by page, the newest first, of one week or one labeler where that is asked")
    func pages() async throws {
        for number in 0..<3 {
            _ = try await work(ann, 1_000 + number, at: Double(number) * week)
            _ = try await work(ben, 2_000 + number, at: Double(number) * week)
        }
        var seen: [String] = []
        var place: LabelerWeekPlace? = .first
        while let start = place {
            let page = try await times.weeks(of: project.id, after: start, limit: 2)
            seen += page.weeks.map { "\($0.monday) \($0.labeler)" }
            place = page.next.flatMap { LabelerWeekPlace($0.description) }
        }
        #expect(
            seen
                == [14, 7, 0].flatMap { days in
                    ["ben", "ann"].map { "\(firstMonday + days) \($0)" }
                })
        let middle = try await times.weeks(of: project.id, monday: firstMonday + 7, limit: 1)
        #expect(middle.weeks.map(\.work.activeMs) == [2_001])
        let rest = try await times.weeks(
            of: project.id, monday: firstMonday + 7, after: try #require(middle.next), limit: 5)
        #expect(rest.weeks.map(\.work.activeMs) == [1_001] && rest.next == nil)
        let own = try await times.weeks(of: project.id, labeler: ben, limit: 2)
        #expect(own.weeks.map(\.work.activeMs) == [2_002, 2_001])
        let older = try await times.weeks(of: project.id, labeler: ben, after: try #require(own.next), limit: 2)
        #expect(older.weeks.map(\.work.activeMs) == [2_000] && older.next == nil)
        #expect(try await times.weeks(of: project.id, monday: firstMonday, labeler: ann, limit: 9).weeks.count == 1)
        let other = try await fixture.project("q")
        #expect(try await times.weeks(of: other.id, limit: 9).weeks.isEmpty)
    }

    @Test("a rate of one's own stands in place of the project's, is logged, and is refused where it cannot be")
    func rates() async throws {
        _ = try await work(ann, 1_000)
        try await times.setRate(1_800, of: ann, in: project.id, now: Fixture.start)
        try await times.setRate(1_800, of: ann, in: project.id, now: Fixture.start)
        #expect(try await times.weeks(of: project.id, limit: 9).weeks.first?.rate == 1_800)
        #expect(try await times.totals(of: project.id)[ann]?.rate == 1_800)
        try await times.setRate(nil, of: ann, in: project.id, now: Fixture.start)
        #expect(try await times.weeks(of: project.id, limit: 9).weeks.first?.rate == nil)
        let log: Int = try await fixture.database.read {
            try $0.count("SELECT count(*) FROM auditEvent WHERE subject = 'labelerRate'")
        }
        #expect(log == 2, "what changes nothing is no event")
        await #expect(throws: ValidationError.self) {
            try await times.setRate(-1, of: ann, in: project.id, now: Fixture.start)
        }
        let stranger = try await fixture.labeler("zoe")
        await #expect(throws: StorageError.self) {
            try await times.setRate(5, of: stranger, in: project.id, now: Fixture.start)
        }
    }

    @Test("verification finds sums that are not those of the work")
    func verification() async throws {
        _ = try await work(ann, 1_000)
        try await verify()
        try await fixture.database.write { try $0.run("UPDATE labelerWeek SET activeMs = activeMs + 1") }
        #expect(try await Verification(fixture.database).run().map(\.invariant) == ["labelerWeeks"])
    }

    @Test("a labeler's judgements come with what others said, by completion, whoever was shown which first")
    func work() async throws {
        let two = try await fixture.project("two") { $0.overlap = 2 }
        for labeler in [ann, ben] {
            try await fixture.members.put(project: two.id, user: labeler, role: .labeler, now: Fixture.start)
        }
        try await fixture.addTasks(3, to: two)
        for number in 0..<3 {
            for (labeler, isReversed) in [(ann, false), (ben, true)] {
                let claim = try await fixture.claim(two, labeler, at: Double(number))
                var draft = Fixture.submission(claim, reversed: isReversed)
                draft.durationMs = 500
                _ = try await fixture.rankings.submit(
                    claim.assignment.id, user: labeler, draft, now: Fixture.start + Double(number))
            }
        }
        let work = JudgedWork(fixture.database)
        let first = try await work.list(of: two.id, by: ann, limit: 2)
        #expect(first.items.count == 2 && first.nextCursor != nil)
        for item in first.items {
            #expect(item.ranks == [1, 2, 3] && item.durationMs == 500 && item.counted && item.excerpts.count == 3)
            #expect(item.others.map(\.username) == ["ben"] && item.others.first?.ranks == [3, 2, 1])
        }
        let rest = try await work.list(of: two.id, by: ann, before: first.nextCursor, limit: 2)
        #expect(rest.items.count == 1 && rest.nextCursor == nil)
        #expect(try await work.list(of: project.id, by: ann, limit: 2).items.isEmpty)

        // What tells how they use the form and how fast they read.
        let tasks = WorkedTasks(fixture.database)
        let latest = try await tasks.latest(of: two.id, most: 300, all: 30_000)
        #expect(latest.count == 3)
        let worked = try await tasks.tasks(latest + [ID(999)], of: two.id)
        #expect(worked.count == 3)
        for task in worked {
            #expect(task.judgements.map(\.groups) == [[1, 1, 1], [1, 1, 1]])
            #expect(task.judgements.map(\.readingMs) == [500, 500] && task.judgements.allSatisfy { $0.asked != nil })
            #expect(task.completionsLength == 24 && task.promptLength == 8)
        }
        #expect(try await tasks.tasks(latest, of: project.id).isEmpty)
    }
}
