import Storage
import Testing

@testable import App

/// Whatever is done to accounts, somebody can still sign in who may do everything.
@Suite("The last admin")
struct LastAdminTests {
    /// An admin who can sign in, and one who has only a token: nobody would be left who can sign in.
    private func start() async throws -> (app: TestApp, program: Client, path: String) {
        let app = try TestApp()
        let now = app.installation.clock.now()
        _ = try await app.people.create(username: "ada", role: .admin, password: "long enough 1")
        let robot = try await app.stores.users.create(username: "robot", role: .admin, now: now)
        let secret = try await app.people.createToken(for: "robot", name: "t", canCreateTokens: true)
        let program = Client(app: app, user: robot, fields: [.authorization: "Bearer \(secret)"])
        return (app, program, "/api/v1/users/1")
    }

    @Test(
        "is neither disabled nor made something else, and nothing of such a change is made",
        arguments: [
            #"{"isDisabled": true}"#, #"{"role": "manager"}"#, #"{"role": "labeler", "password": "long enough 9"}"#,
            #"{"password": "long enough 9", "role": "admin", "isDisabled": true}"#,
        ])
    func change(body: String) async throws {
        let (app, program, path) = try await start()
        let browser = try await app.browser("ada")
        let answer = try await program.patch(path, body)
        #expect(answer.status == 409)
        #expect(answer.string("code") == "lastAdmin")
        #expect(try await browser.get("/api/v1/session").string("user.role") == "admin")
        #expect(try await app.stranger.signIn("ada").status == 201)
    }

    @Test("is not deleted, over the API or from the command line")
    func deletion() async throws {
        let (app, program, path) = try await start()
        let answer = try await program.delete(path)
        #expect(answer.status == 409)
        #expect(answer.string("code") == "lastAdmin")
        await #expect(throws: StorageError.self) { try await app.people.delete("ada", answer: nil) }
        #expect(try await app.stranger.signIn("ada").status == 201)
        // Who is disabled or has no password yet does not count; who has one does.
        let now = app.installation.clock.now()
        let other = try await app.stores.users.create(
            username: "bea", role: .admin, passwordHash: "x", now: now)
        try await app.stores.users.update(other.id, UserChanges(isDisabled: true), now: now)
        #expect(try await program.delete(path).status == 409)
        try await app.stores.users.update(other.id, UserChanges(isDisabled: false), now: now)
        #expect(try await program.delete(path).status == 204)
    }

    @Test("of two admins who remove each other at once, one stays")
    func race() async throws {
        for _ in 0..<5 {
            let app = try TestApp()
            let ada = try await app.client("ada", .admin)
            let bea = try await app.client("bea", .admin)
            async let first = ada.patch("/api/v1/users/2", #"{"role": "labeler"}"#)
            async let second = bea.patch("/api/v1/users/1", #"{"isDisabled": true}"#)
            _ = try await (first, second)
            let people = try await app.people.lines()
            #expect(people.contains("admin\tada") || people.contains("admin\tbea"), "\(people)")
        }
    }

    @Test("may go where nobody could sign in before either")
    func none() async throws {
        let app = try TestApp()
        let robot = try await app.stores.users.create(
            username: "robot", role: .admin, now: app.installation.clock.now())
        try await app.people.delete("robot", answer: nil)
        await #expect(throws: StorageError.self) { try await app.stores.users.find(robot.id) }
    }
}
