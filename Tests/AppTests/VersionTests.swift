import HTTPTypes
import Testing

@testable import App

@Suite("Changes made on a version")
struct VersionTests {
    /// What can be changed on a version, and two changes of it.
    private static let paths = [
        ("/api/v1/projects/p", #"{"overlap": 2}"#, #"{"overlap": 3}"#),
        ("/api/v1/projects/p/tasks/1", #"{"priority": 5}"#, #"{"priority": 6}"#),
        ("/api/v1/users/2", #"{"role": "manager"}"#, #"{"isDisabled": true}"#),
    ]

    private func admin(_ app: TestApp) async throws -> Client {
        let admin = try await app.client("ada", .admin)
        _ = try await app.client("lia", .labeler)
        try await app.project(tasks: 1)
        return admin
    }

    @Test(
        "a change on an old version is refused and changes nothing, one on the present version is made",
        arguments: paths)
    func lostUpdate(path: String, first: String, second: String) async throws {
        let admin = try await admin(TestApp())
        let shown = try await admin.get(path)
        let tag = try #require(shown.fields[.eTag])
        let changed = try await admin.send(.patch, path, first, extra: [.ifMatch: tag])
        #expect(changed.status == 200)
        let newTag = try #require(changed.fields[.eTag])
        #expect(newTag != tag)
        let late = try await admin.send(.patch, path, second, extra: [.ifMatch: tag])
        #expect(late.status == 412)
        #expect(late.string("code") == "changed")
        let present = try await admin.get(path)
        #expect(present.fields[.eTag] == newTag)
        #expect(present.bytes.sorted() == changed.bytes.sorted(), "the same fields, in whatever order")
        #expect(try await admin.send(.patch, path, second, extra: [.ifMatch: newTag]).status == 200)
    }

    @Test("a list of versions, a weak one and any version are understood as RFC 9110 writes them", arguments: paths)
    func forms(path: String, first: String, second: String) async throws {
        let admin = try await admin(TestApp())
        let tag = try #require(try await admin.get(path).fields[.eTag])
        for (condition, status) in [
            ("\"x\"", 412), ("x", 412), (String(tag.dropFirst().dropLast()), 412), ("", 412), ("\"x\", *", 412),
            ("*", 200), ("\"x\",\t\(tag)", 200), ("W/\(tag)", 200),
        ] {
            // Nothing is changed, so the version stays.
            let answer = try await admin.send(.patch, path, "{}", extra: [.ifMatch: condition])
            #expect(answer.status == status, "\(condition)")
        }
    }

    @Test("somebody whose role was changed meanwhile is not deleted on an old version")
    func deletion() async throws {
        let admin = try await admin(TestApp())
        let path = "/api/v1/users/2"
        let tag = try #require(try await admin.get(path).fields[.eTag])
        #expect(try await admin.patch(path, #"{"role": "manager"}"#).status == 200)
        #expect(try await admin.send(.delete, path, extra: [.ifMatch: tag]).status == 412)
        #expect(try await admin.delete(path).status == 204)
    }

    @Test("If-None-Match makes what is not there yet, and changes nothing that is", arguments: paths)
    func nothingNew(path: String, first: String, second: String) async throws {
        let admin = try await admin(TestApp())
        let before = try await admin.get(path)
        for tag in ["*", "\"0\""] {
            let answer = try await admin.send(.patch, path, first, extra: [.ifNoneMatch: tag])
            #expect(answer.status == 412 && answer.string("code") == "conditionNotSupported", "\(answer.text)")
        }
        #expect(try await admin.get(path).fields[.eTag] == before.fields[.eTag])

        let practice = "/api/v1/projects/p/practice-task"
        let task = #"{"prompt": "?", "completions": [{"text": "a"}, {"text": "b"}], "expected": {"tiers": [[1], [2]]}}"#
        for _ in 0..<2 {
            #expect(try await admin.send(.put, practice, task, extra: [.ifNoneMatch: "*"]).status == 201)
            #expect(try await admin.send(.put, practice, task, extra: [.ifNoneMatch: " * "]).status == 412)
            #expect(try await admin.send(.delete, practice, extra: [.ifNoneMatch: "*"]).status == 412)
            #expect(try await admin.delete(practice).status == 204)
        }
    }

    @Test("unfinished work and rankings have revisions, of which If-None-Match can say nothing")
    func work() async throws {
        let app = try TestApp()
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        let assignment = try #require(try await lia.post("/api/v1/projects/p/assignments", "{}").int("id"))
        for work in ["draft", "ranking"] {
            let answer = try await lia.send(
                .put, "/api/v1/assignments/\(assignment)/\(work)", "{}", extra: [.ifNoneMatch: "*"])
            #expect(answer.status == 412 || work == "ranking" && answer.status == 422, "\(work): \(answer.text)")
        }
    }

    @Test("no write that knows no versions ignores a condition, and none is made")
    func unsupported() async throws {
        let app = try TestApp()
        let admin = try await admin(app)
        for entry in app.application.entries where entry.method != .get && !entry.contract.isVersioned {
            guard entry.access != .anyone else { continue }
            let path = entry.pattern.replacing("{slug}", with: "p").replacing(/\{[a-z]+\}/, with: "1")
            for name in [HTTPField.Name.ifMatch, .ifNoneMatch] {
                let answer = try await admin.send(entry.method, path, "{}", extra: [name: "*"])
                #expect(answer.status == 412, "\(entry.method) \(path) \(name): \(answer.text)")
                #expect(answer.string("code") == "conditionNotSupported")
            }
        }
        #expect(try await admin.get("/api/v1/projects/p/tasks/1").string("status") == "open")
    }
}
