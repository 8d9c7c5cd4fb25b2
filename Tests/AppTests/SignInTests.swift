import Crypto
import Foundation
import HTTPTypes
import Identity
import Preferences
import Storage
import Testing

@testable import App
@testable import HTTPServer

@Suite("Signing in")
struct SignInTests {
    private func events(_ app: TestApp, _ action: String) async throws -> [AuditEvent] {
        try await Audit(app.installation.database).list(limit: 1_000).items.filter { $0.action == action }
    }

    @Test("brings a stored hash up to today's cost, and leaves everything else as it is")
    func rehash() async throws {
        let stronger = Passwords(cost: try #require(Scrypt(logN: 5)))
        let app = try TestApp(passwords: stronger)
        _ = try await app.people.create(username: "ada", role: .admin, password: "long enough 1")
        func stored() async throws -> String {
            try await app.stores.users.find(username: "ada")?.passwordHash ?? ""
        }
        #expect(try await stored().hasPrefix("$scrypt$ln=4,"))
        #expect(try await app.stranger.signIn("ada", "long enough 2").status == 401)
        #expect(try await stored().hasPrefix("$scrypt$ln=4,"))
        let first = try await app.browser("ada")
        let hash = try await stored()
        #expect(hash.hasPrefix("$scrypt$ln=5,"))
        _ = try await app.browser("ada")
        #expect(try await stored() == hash)
        #expect(try await first.get("/api/v1/session").status == 200)
    }

    @Test("with a hash in the database that nobody can read fails like a wrong password")
    func unreadableHash() async throws {
        let app = try TestApp()
        _ = try await app.stores.users.create(
            username: "ada", role: .labeler, passwordHash: "$scrypt$ln=40,r=8,p=1$AAAA$AAAA", now: .now)
        #expect(try await app.stranger.signIn("ada").status == 401)
    }

    @Test("is noted in the audit log when it fails, once a minute for an account and network")
    func failures() async throws {
        let app = try TestApp()
        _ = try await app.people.create(username: "ada", role: .labeler, password: "long enough 1")
        let id = try #require(try await app.stores.users.find(username: "ada")?.user.id)
        for _ in 0..<3 { _ = try await app.stranger.signIn("ada", "wrong", from: "192.0.2.1") }
        _ = try await app.stranger.signIn("ada", "wrong", from: "192.0.2.2")
        _ = try await app.stranger.signIn("eve", "wrong", from: "192.0.2.1")
        let failed = try await events(app, "signInFailed")
        #expect(failed.map(\.address) == ["192.0.2.1", "192.0.2.2", "192.0.2.1"])
        #expect(failed.map(\.subjectID) == [id.rawValue, id.rawValue, nil])
        #expect(
            failed.map(\.detail) == [
                #"{"reason":"wrongPassword"}"#, #"{"reason":"wrongPassword"}"#, #"{"reason":"unknownUser"}"#,
            ])
        #expect(try await app.stranger.signIn("ada", from: "192.0.2.3").status == 201)
        let signedIn = try await events(app, "signIn")
        #expect(signedIn.map(\.address) == ["192.0.2.3"])
        #expect(signedIn.map(\.userID) == [id])
    }

    @Test("goes on where somebody is signed in while their account is under attack from elsewhere")
    func underAttack() async throws {
        let app = try TestApp()
        _ = try await app.people.create(username: "ada", role: .labeler, password: "long enough 1")
        let user = try #require(try await app.stores.users.find(username: "ada")?.user.id)
        let now = app.installation.clock.now()
        try await Sessions(app.installation.database, by: Origin(address: "192.0.2.9")).create(
            user: user, tokenHash: Data([1]), expiresAt: now.addingTimeInterval(100), now: now)
        for number in 0..<50 { _ = try await app.stranger.signIn("ada", "wrong", from: "10.0.0.\(number)") }
        #expect(try await app.stranger.signIn("ada", from: "192.0.2.8").status == 429)
        #expect(try await app.stranger.signIn("ada", from: "192.0.2.9").status == 201)
    }

    @Test("takes no name or password of a megabyte, and remembers nothing of long ones")
    func long() async throws {
        let app = try TestApp()
        let name = "u" + String(repeating: "\u{301}", count: 1_000) + "1"
        #expect(try await app.stranger.signIn(name, "x").status == 401)
        #expect(try await app.stranger.signIn("ada", String(repeating: "x", count: 2_000)).status == 401)
        for path in ["/api/v1/session", "/api/v1/invitations/accept"] {
            let endpoint = app.application.router.endpoints.first {
                $0.route.method == .post && $0.route.pattern == path
            }
            #expect(try #require(endpoint?.maximumBodyBytes) <= 8 << 10)
        }
    }

    @Test(
        "leads nowhere else, whatever path is asked for",
        arguments: ["//evil.example/x", "/%5Cevil.example", "//vendor", "/.//evil.example"])
    func redirects(path: String) async throws {
        let answer = try await TestApp().stranger.get(path)
        #expect(answer.status == 404)
        #expect(answer.fields[.location] == nil)
    }
}
