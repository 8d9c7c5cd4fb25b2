import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("A labeler's own work")
struct OwnWorkTests {
    /// Ann has ranked or skipped each of `count` tasks, every third one skipped, a second apart.
    private static func world(_ count: Int) async throws -> (Fixture, Project, ID<User>) {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(count, to: project)
        for number in 0..<count {
            let claim = try await fixture.claim(project, ann, at: Double(number))
            if number % 3 == 2 {
                try await fixture.assignments.skip(
                    claim.assignment.id, user: ann, Skip(reason: .broken, comment: "no \(number)"),
                    now: Fixture.start + Double(number))
            } else {
                try await fixture.submit(claim, ann, { $0.note = "note \(number)" }, at: Double(number))
            }
        }
        return (fixture, project, ann)
    }

    @Test("pages of any length give everything once, the newest first", arguments: [1, 2, 3, 7, 50])
    func pages(limit: Int) async throws {
        let (fixture, project, ann) = try await Self.world(14)
        var times: [Date] = []
        var place: OwnWorkPlace? = .newest
        while let here = place {
            let page = try await fixture.rankings.ownWork(
                project: project.id, user: ann, after: here, limit: limit)
            #expect(page.items.count <= limit)
            times += page.items.map(\.finishedAt)
            place = page.next
            #expect(page.next.map { OwnWorkPlace($0.description) == $0 } ?? true)
        }
        #expect(times == (0..<14).reversed().map { Fixture.start + Double($0) })
    }

    @Test("a skip stands where it was made, however old its assignment", arguments: [1, 2, 50])
    func lateSkip(limit: Int) async throws {
        let (fixture, project, ann) = try await Self.world(6)
        let all = try await fixture.rankings.ownWork(project: project.id, user: ann).items
        let oldest = try #require(all.last { if case .skipped = $0.outcome { true } else { false } })
        let now = Fixture.start + 100
        try await fixture.assignments.takeBackSkip(oldest.assignmentID, user: ann, now: now)
        try await fixture.assignments.skip(oldest.assignmentID, user: ann, Skip(reason: .unclear), now: now)
        var seen: [ID<Assignment>] = []
        var place: OwnWorkPlace? = .newest
        while let here = place {
            let page = try await fixture.rankings.ownWork(project: project.id, user: ann, after: here, limit: limit)
            seen += page.items.map(\.assignmentID)
            place = page.next
        }
        let others = all.map(\.assignmentID).filter { $0 != oldest.assignmentID }
        #expect(seen == [oldest.assignmentID] + others)
    }

    @Test("a ranking is there with its ranks in the order shown, a skip with its reason")
    func contents() async throws {
        let (fixture, project, ann) = try await Self.world(3)
        let items = try await fixture.rankings.ownWork(project: project.id, user: ann).items
        guard case .skipped(let skip) = items[0].outcome, case .ranked(let ranking) = items[1].outcome else {
            Issue.record("\(items)")
            return
        }
        #expect(skip == OwnWork.Skipped(reason: "broken", comment: "no 2", hasFreeSlot: true))
        #expect(ranking.note == "note 1" && ranking.revision == 1 && ranking.counted)
        let shown = try await fixture.assignments.find(items[1].assignmentID).shown
        #expect(ranking.answers.map(\.rank) == shown.map { (shown.sorted().firstIndex(of: $0) ?? 9) + 1 })
        #expect(ranking.answers.map(\.excerpt).sorted() == ["answer 0", "answer 1", "answer 2"])
    }

    @Test("a search finds prompts in any case, and pages go on through it", arguments: [1, 3, 50])
    func search(limit: Int) async throws {
        let (fixture, project, ann) = try await Self.world(14)
        var found: [String] = []
        var place: OwnWorkPlace? = .newest
        while let here = place {
            let page = try await fixture.rankings.ownWork(
                project: project.id, user: ann, search: "PROMPT 1", after: here, limit: limit)
            found += page.items.map(\.promptExcerpt)
            place = page.next
        }
        #expect(found.sorted() == ["prompt 1", "prompt 10", "prompt 11", "prompt 12", "prompt 13"])
    }

    @Test("a day has what was handed in since it began, and the time that it took")
    func day() async throws {
        let (fixture, project, ann) = try await Self.world(6)
        let claims = try await fixture.rankings.ownWork(project: project.id, user: ann).items
        // An earlier one is changed today: its time counts, it does not.
        let first = try #require(claims.last).assignmentID
        let shown = try await fixture.assignments.find(first).shown
        _ = try await fixture.rankings.submit(
            first, user: ann, SubmissionDraft(tiers: [shown], durationMs: 5_000), now: Fixture.start + 100)
        let day = try await fixture.rankings.day(project: project.id, user: ann, since: Fixture.start + 1)
        #expect(day == OwnDay(rankings: 3, judgement: .ranking, workedMs: 5_000, left: 0, isMoreLeft: false))
        let later = try await fixture.rankings.day(project: project.id, user: ann, since: Fixture.start + 200)
        #expect(later.rankings == 0 && later.workedMs == 0)
    }

    @Test("a day's kind of judgement is that of what was handed in, and none where there are several")
    func kindOfDay() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(2, to: project, completions: 2)
        func kind(since seconds: Double = 0) async throws -> AskedJudgement.Kind? {
            try await fixture.rankings.day(project: project.id, user: ann, since: Fixture.start + seconds).judgement
        }
        func ask(_ kind: AskedJudgement.Kind) async throws {
            _ = try await Forms(fixture.database).set(
                project.id, Form(judgement: AskedJudgement(kind: kind)), now: Fixture.start)
        }
        #expect(try await kind() == .ranking)
        try await ask(.pair)
        #expect(try await kind() == .pair)
        try await fixture.submit(fixture.claim(project, ann, at: 10), ann, at: 10)
        #expect(try await kind() == .pair)
        try await ask(.ranking)
        #expect(try await kind() == .pair)
        #expect(try await kind(since: 20) == .ranking)
        try await fixture.submit(fixture.claim(project, ann, at: 30), ann, at: 30)
        #expect(try await kind() == nil)
        #expect(try await kind(since: 20) == .ranking)
    }

    @Test("what is left is what can still be had: not what is done, full, withdrawn or skipped")
    func left() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let ann = try await fixture.labeler("ann", in: project)
        let bob = try await fixture.labeler("bob", in: project)
        let tasks = try await fixture.addTasks(6, to: project)
        try await fixture.addTasks(3, to: project, prefix: "urgent", priority: 5)
        func left(_ user: ID<User>) async throws -> Int {
            try await fixture.rankings.day(project: project.id, user: user, since: Fixture.start).left
        }
        #expect(try await left(ann) == 9)
        try await fixture.submit(fixture.claim(project, ann), ann)
        #expect(try await left(ann) == 8)
        #expect(try await left(bob) == 9)
        let second = try await fixture.claim(project, ann)
        #expect(try await left(ann) == 7)
        try await fixture.assignments.skip(
            second.assignment.id, user: ann, Skip(reason: .other), now: Fixture.start)
        #expect(try await left(ann) == 7)
        try await fixture.tasks.withdraw(try #require(tasks.last), now: Fixture.start)
        #expect(try await left(ann) == 6)
        // Until nothing is left, a claim gives something.
        var count = 6
        while let claim = try await fixture.assignments.claim(project: project.id, user: ann, now: Fixture.start) {
            count -= 1
            #expect(try await left(ann) == count)
            try await fixture.submit(claim, ann)
        }
        #expect(count == 0)
    }

    @Test("of many tasks some are counted, and that there are more is said")
    func manyLeft() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(Rankings.mostLeft + 20, to: project)
        let day = try await fixture.rankings.day(project: project.id, user: ann, since: Fixture.start)
        #expect(day.left == Rankings.mostLeft && day.isMoreLeft)
    }

    @Test("nobody sees the work of others")
    func others() async throws {
        let (fixture, project, _) = try await Self.world(4)
        let bob = try await fixture.labeler("bob", in: project)
        let page = try await fixture.rankings.ownWork(project: project.id, user: bob)
        #expect(page.items.isEmpty && page.next == nil)
    }
}
