import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Practice and introductions")
struct PracticeTests {
    private static let task = PracticeTask(
        prompt: Prompt("Which?"), completions: [.init(text: "this"), .init(text: "that", why: "Better.")],
        expected: ExpectedJudgement(tiers: [[ID(2)], [ID(1)]]))
    private static let answer = SubmissionDraft(tiers: [[ID(1)], [ID(2)]])

    @Test("each change is a version with who made it; taking it away is one, too")
    func versions() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let manager = try await fixture.labeler("mia", in: project)
        let practices = Practices(fixture.database, by: Origin(user: manager, address: nil))
        #expect(try await practices.current(project.id) == nil)
        let first = try await practices.set(project.id, Self.task, from: [Version("0")], now: Fixture.start)
        #expect(first.isNew && first.practice?.version == 1 && first.practice?.userID == manager)
        #expect(try await !practices.set(project.id, Self.task, now: Fixture.start).isNew)
        await expectFailure(.changed, "practice task") {
            _ = try await practices.set(project.id, nil, from: [Version("0")], now: Fixture.start)
        }
        #expect(try await practices.set(project.id, nil, from: [Version("1")], now: Fixture.start).isNew)
        #expect(try await practices.offer(project.id) == nil)
        #expect(try await !practices.set(project.id, nil, now: Fixture.start).isNew)
        #expect(try await practices.list(project.id).items.map(\.task) == [Self.task, nil])
        #expect(try await fixture.violations().isEmpty)
        for sql in ["UPDATE practice SET body = '{}'", "DELETE FROM practice"] {
            await #expect(throws: (any Error).self) { try await fixture.database.write { try $0.run(sql) } }
        }
    }

    @Test("an answer is compared and leaves nothing: no judgement, no slot, no count, no audit")
    func nothingKept() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(1, to: project)
        let practices = Practices(fixture.database)
        _ = try await practices.set(project.id, Self.task, now: Fixture.start)
        func counts() async throws -> [Int] {
            try await fixture.database.read { connection in
                try ["ranking", "assignment", "answer", "labelerDay", "draft", "auditEvent", "taskCount"].map {
                    try connection.value("SELECT count(*) FROM \($0)") ?? 0
                }
            }
        }
        let before = try await counts()
        let (_, comparison) = try await practices.answer(
            project.id, user: ann, version: 1, Self.answer, now: Fixture.start)
        #expect(comparison.differences.map(\.kind) == [.swapped])
        #expect(try await counts() == before)
        await expectFailure(.changed, "Open it again") {
            _ = try await practices.answer(project.id, user: ann, version: 2, Self.answer, now: Fixture.start)
        }
        await #expect(throws: ValidationError.self) {
            _ = try await practices.answer(
                project.id, user: ann, version: 1, SubmissionDraft(tiers: [[ID(1)]]), now: Fixture.start)
        }
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("nobody practises for an archived project; in a paused one they get ready")
    func archived() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        let practices = Practices(fixture.database)
        _ = try await practices.set(project.id, Self.task, now: Fixture.start)
        for status in ["paused", "archived"] {
            _ = try await fixture.projects.update(
                project.slug, ProjectChanges(["status": .text(status)]), now: Fixture.start)
            #expect(try await (practices.offer(project.id) != nil) == (status == "paused"))
            if status == "paused" {
                _ = try await practices.answer(project.id, user: ann, version: 1, Self.answer, now: Fixture.start)
            }
        }
        await expectFailure(.conflict, "archived") {
            _ = try await practices.answer(project.id, user: ann, version: 1, Self.answer, now: Fixture.start)
        }
    }

    @Test("it is not offered while the form asks something else, and is again when it fits")
    func fits() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let (practices, forms) = (Practices(fixture.database), Forms(fixture.database))
        _ = try await practices.set(project.id, Self.task, now: Fixture.start)
        _ = try await forms.set(project.id, FormPreset.named("demonstration").form, now: Fixture.start)
        #expect(try await practices.offer(project.id) == nil)
        #expect(try await practices.current(project.id)?.task == Self.task)
        await #expect(throws: ValidationError.self) {
            _ = try await practices.set(project.id, Self.task, now: Fixture.start)
        }
        _ = try await forms.set(project.id, FormPreset.named("hhPairs").form, now: Fixture.start)
        #expect(try await practices.offer(project.id)?.form.version == 3)
    }

    @Test("what was seen is kept for a person, only ever goes up, and outlives a membership")
    func seen() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        let introductions = Introductions(fixture.database)
        for text in ["Two.", "Three."] {
            _ = try await fixture.projects.update(
                "p", ProjectChanges(["instructions": .text(text)]), now: Fixture.start)
        }
        #expect(try await introductions.find(project: project.id, user: ann).guidelinesSeen == nil)
        func note(_ version: Int) async throws -> Int? {
            try await introductions.note(
                project: project.id, user: ann, guidelines: version, now: Fixture.start
            ).guidelinesSeen
        }
        #expect(try await note(2) == 2)
        #expect(try await note(1) == 2)
        #expect(try await note(3) == 3)
        for version in [0, 4] {
            await #expect(throws: ValidationError.self) { _ = try await note(version) }
        }
        #expect(try await fixture.members.list(project: project.id).map(\.guidelinesSeen) == [3])
        try await fixture.members.remove(project: project.id, user: ann, now: Fixture.start)
        #expect(try await introductions.find(project: project.id, user: ann).guidelinesSeen == 3)
        try await fixture.users.delete(ann, now: Fixture.start)
        #expect(try await introductions.find(project: project.id, user: ann).guidelinesSeen == nil)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("practice comes before the work for whoever is new: not after doing, leaving or having worked")
    func due() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let people = try await fixture.labelers(4, in: project)
        try await fixture.addTasks(1, to: project)
        try await fixture.submit(fixture.claim(project, people[2]), people[2])
        let (practices, introductions) = (Practices(fixture.database), Introductions(fixture.database))
        func areDue() async throws -> [Bool] {
            var due: [Bool] = []
            for user in people {
                due.append(try await introductions.find(project: project.id, user: user).isPracticeDue)
            }
            return due
        }
        #expect(try await areDue() == [false, false, false, false])
        _ = try await practices.set(project.id, Self.task, now: Fixture.start)
        #expect(try await areDue() == [true, true, false, true])
        for seconds in [1.0, 2] {
            _ = try await practices.answer(
                project.id, user: people[0], version: 1, Self.answer, now: Fixture.start + seconds)
            _ = try await introductions.note(
                project: project.id, user: people[1], leavesPractice: true, now: Fixture.start + seconds)
        }
        #expect(try await areDue() == [false, false, false, true])
        #expect(
            try await fixture.members.list(project: project.id).map(\.practiceDoneAt)
                == [Fixture.start + 1, nil, nil, nil])
        let left = try await introductions.find(project: project.id, user: people[1])
        #expect(left.practiceLeftAt == Fixture.start + 1 && left.practiceDoneAt == nil)
        #expect(try await fixture.violations().isEmpty)
    }
}
