import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Guidelines")
struct GuidelineTests {
    @Test("each change of the instructions is a version, with who made it; other changes are none")
    func versions() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.instructions = "Be fair." }
        let manager = try await fixture.labeler("mia", in: project)
        let projects = Projects(fixture.database, by: Origin(user: manager, address: nil))
        for (second, text) in ["Be fair.", "Be fair and quick.", "Be fair."].enumerated() {
            _ = try await projects.update(
                "p", ProjectChanges(["instructions": .text(text), "overlap": .number(second + 1)]),
                now: Fixture.start + Double(second))
        }
        let list = try await Guidelines(fixture.database).list(project: project.id, limit: 2)
        #expect(list.items.map(\.version) == [3, 2])
        #expect(list.items.map(\.text) == ["Be fair.", "Be fair and quick."])
        #expect(list.items.map(\.userID) == [manager, manager])
        #expect(list.items.map(\.createdAt) == [Fixture.start + 2, Fixture.start + 1])
        let rest = try await Guidelines(fixture.database).list(project: project.id, before: 2)
        #expect(rest.items.map(\.version) == [1] && rest.items[0].userID == nil)
        #expect(try await fixture.violations().isEmpty)
    }

    @Test(
        "no version is changed or removed",
        arguments: ["UPDATE guidelineVersion SET text = ''", "DELETE FROM guidelineVersion"])
    func fixed(_ sql: String) async throws {
        let fixture = try Fixture()
        _ = try await fixture.project()
        await #expect(throws: (any Error).self) { try await fixture.database.write { try $0.run(sql) } }
    }

    @Test("a ranking has the version that its labeler was given, also when it changes meanwhile")
    func seen() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(2, to: project)
        func change(_ text: String) async throws {
            _ = try await fixture.projects.update(
                "p", ProjectChanges(["instructions": .text(text)]), now: Fixture.start)
        }
        func stored(_ receipt: Receipt) async throws -> Int? {
            try await fixture.database.read {
                try $0.value("SELECT guidelineVersion FROM ranking WHERE id = ?", [receipt.id.rawValue])
            }
        }
        let first = try await fixture.claim(project, ann)
        #expect(first.assignment.guidelineVersion == 1)
        try await change("Second.")
        #expect(try await stored(fixture.submit(first, ann)) == 1)
        let second = try await fixture.claim(project, ann)
        #expect(second.assignment.guidelineVersion == 2)
        try await change("Third.")
        // Asked for again, as a reload does, the task comes with what holds now.
        #expect(try await fixture.claim(project, ann).assignment.guidelineVersion == 3)
        #expect(try await stored(fixture.submit(second, ann)) == 3)
        #expect(try await fixture.violations().isEmpty)
    }
}
