import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Personal settings")
struct PersonalSettingsTests {
    @Test("a change leaves the others as they are, and nil takes one away")
    func changes() async throws {
        let fixture = try Fixture()
        let ann = try await fixture.labeler("ann")
        #expect(try await fixture.users.settings(of: ann) == [:])
        _ = try await fixture.users.changeSettings(of: ann, ["key.skip": "x", "key.note": "\"\\ü"])
        #expect(try await fixture.users.changeSettings(of: ann, ["key.skip": nil]) == ["key.note": "\"\\ü"])
        #expect(try await fixture.users.settings(of: ann) == ["key.note": "\"\\ü"])
        #expect(try await fixture.users.settings(of: fixture.labeler("bob")) == [:])
    }

    @Test("names, values and their number are bounded, and nothing is kept of a refused change")
    func bounds() async throws {
        let fixture = try Fixture()
        let ann = try await fixture.labeler("ann")
        for (changes, pointer) in [
            (["a/~b": "x"], "/a~1~0b"), (["": "x"], "/"), (["1a": "x"], "/1a"),
            (["a": String(repeating: "x", count: 201)], "/a"),
            (["a": "\0"], "/a"), (["good": "x", "bad name": "x"], "/bad name"),
            (Dictionary(uniqueKeysWithValues: (0...100).map { ("s\($0)", "x") }), ""),
        ] {
            let error = await #expect(throws: ValidationError.self) {
                _ = try await fixture.users.changeSettings(of: ann, changes)
            }
            #expect(error?.issues.map(\.pointer) == [pointer])
        }
        #expect(try await fixture.users.settings(of: ann) == [:])
    }

    @Test("a deleted person leaves none")
    func deleted() async throws {
        let fixture = try Fixture()
        let ann = try await fixture.labeler("ann")
        _ = try await fixture.users.changeSettings(of: ann, ["key.skip": "x"])
        try await fixture.users.delete(ann, now: Fixture.start)
        await expectFailure(.notFound, "There is no user") { _ = try await fixture.users.settings(of: ann) }
        await expectFailure(.notFound, "There is no user") {
            _ = try await fixture.users.changeSettings(of: ann, ["a": "b"])
        }
        let left = try await fixture.database.read { connection in
            try connection.value("SELECT settings FROM user WHERE id = ?", [ann.rawValue]) as String?
        }
        #expect(left == "{}")
    }
}
