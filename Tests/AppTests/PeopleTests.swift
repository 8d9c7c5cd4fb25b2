import Crypto
import Foundation
import HTTPTypes
import Logging
import Preferences
import Storage
import Testing

@testable import App

@Suite("Admins and managers")
struct PeopleTests {
    @Test("an admin lists and revokes others' tokens; nobody else's path leads to them")
    func tokensOfOthers() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        let labeler = try await app.client("lia", .labeler)
        let user = try #require(labeler.user?.id)
        let own = try #require(admin.user?.id)
        let list = try await admin.get("/api/v1/users/\(user)/tokens")
        #expect(list.list("items").count == 1)
        #expect(list.string("items.0.name") == "test")
        #expect(list.string("items.0.token") == nil)
        let id = try #require(list.int("items.0.id"))
        #expect(try await admin.delete("/api/v1/users/\(own)/tokens/\(id)").status == 404)
        #expect(try await labeler.get("/api/v1/users/\(own)/tokens").status == 403)
        #expect(try await labeler.get("/api/v1/projects").status == 200)
        #expect(try await admin.delete("/api/v1/users/\(user)/tokens/\(id)").status == 204)
        #expect(try await labeler.get("/api/v1/projects").status == 401)
        #expect(try await admin.get("/api/v1/users/999/tokens").status == 404)
    }

    @Test("tokens are listed and revoked from the command line")
    func commandLine() async throws {
        let app = try TestApp()
        _ = try await app.people.create(username: "ada", role: .admin, password: "long enough 1")
        let secret = try await app.people.createToken(for: "ada", name: "nightly", expiresInDays: 30)
        let program = Client(app: app, user: nil, fields: [.authorization: "Bearer \(secret)"])
        #expect(try await program.get("/api/v1/session").status == 200)
        let line = try #require(try await app.people.tokenLines(of: "ada").first)
        #expect(line.hasPrefix("1\tnightly\tlast used 2027-01-15") && line.contains("until 2027-02-14"), "\(line)")
        try await app.people.revokeToken(1, of: "ada")
        #expect(try await app.people.tokenLines(of: "ada").isEmpty)
        await #expect(throws: ConfigurationError.self) { try await app.people.revokeToken(7, of: "ada") }
        // The server hears of it within a second, as of all that another process changes.
        let now = app.installation.clock.now()
        #expect(try await app.stores.accessTokens.authenticate(tokenHash: Secrets.hash(secret), now: now) == nil)
    }

    @Test("a password that an admin sets ends what was held, and one's own is changed elsewhere")
    func passwordByAdmin() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        _ = try await app.people.create(username: "lia", role: .labeler, password: "long enough 1")
        let id = try #require(try await app.stores.users.find(username: "lia")?.user.id)
        let browser = try await app.browser("lia")
        let invited = try await admin.post("/api/v1/users/\(id)/invitation")
        let token = try #require(invited.string("invitation.path")?.split(separator: "=").last)
        let weak = try await admin.patch("/api/v1/users/\(id)", #"{"password": "password123"}"#)
        #expect(weak.status == 422)
        #expect(weak.string("errors.0.pointer") == "/password")
        #expect(try await browser.get("/api/v1/session").status == 200)
        #expect(try await admin.patch("/api/v1/users/\(id)", #"{"password": "long enough 3"}"#).status == 200)
        #expect(try await browser.get("/api/v1/session").status == 401)
        let accepted = try await app.stranger.post(
            "/api/v1/invitations/accept", #"{"token": "\#(token)", "password": "long enough 4"}"#)
        #expect(accepted.status == 404)
        let own = try #require(admin.user?.id)
        let ownPassword = try await admin.patch("/api/v1/users/\(own)", #"{"password": "long enough 3"}"#)
        #expect(ownPassword.status == 409)
        #expect(ownPassword.string("code") == "ownAccount")
    }

    @Test("a deleted person's rankings stay, and their name is nowhere in the database's file")
    func deletion() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        let own = try #require(admin.user?.id)
        _ = try await app.people.create(username: "philomena", role: .labeler, password: "long enough 1")
        let user = try #require(try await app.stores.users.find(username: "philomena")?.user)
        let token = try await app.people.createToken(for: "philomena", name: "philomena's laptop")
        let labeler = Client(app: app, user: user, fields: [.authorization: "Bearer \(token)"])
        try await app.project(tasks: 2, members: [labeler])
        let browser = try await app.browser("philomena")
        #expect(try await app.stranger.signIn("philomena", "wrong one 1").status == 401)
        #expect(try await admin.post("/api/v1/users/\(user.id)/invitation").status == 201)
        let done = try await labeler.post("/api/v1/projects/p/assignments")
        let ids = done.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
        let ranking = #"{"tiers": \#(ids.map { [$0] })}"#
        #expect(
            try await labeler.put("/api/v1/assignments/\(try #require(done.int("id")))/ranking", ranking).status == 201)
        let held = try #require(try await labeler.post("/api/v1/projects/p/assignments").int("id"))
        #expect(
            try await labeler.put("/api/v1/assignments/\(held)/draft", #"{"by": "philomena"}"#).status == 204)

        let path = "/api/v1/users/\(user.id)"
        #expect(try await admin.delete("/api/v1/users/\(own)").string("code") == "ownAccount")
        #expect(try await admin.delete(path).status == 204)
        #expect(try await admin.delete(path).status == 404)
        #expect(try await admin.patch(path, #"{"isDisabled": false}"#).status == 404)
        for ended in [browser, labeler] { #expect(try await ended.get("/api/v1/session").status == 401) }
        #expect(try await app.stranger.signIn("philomena").status == 401)
        #expect(!(try await admin.get("/api/v1/users").text.contains("philomena")))
        let rankings = try await admin.get("/api/v1/projects/p/rankings")
        #expect(rankings.list("items").count == 1)
        #expect(rankings.string("items.0.user.username") == "deleted \(user.id)")
        #expect(try await admin.get("/api/v1/projects/p/progress").int("activeLeases") == 0)
        #expect(try await Verification(app.installation.database).run().isEmpty)

        try app.installation.database.close()
        let file = try Data(contentsOf: URL(filePath: app.installation.folder.database))
        #expect(file.range(of: Data("prompt 0".utf8)) != nil, "the file holds what is stored")
        #expect(file.range(of: Data("philomena".utf8)) == nil)
    }

    @Test("the command line deletes somebody once their name was typed again")
    func deletionByCommand() async throws {
        let app = try TestApp()
        _ = try await app.people.create(username: "lia", role: .labeler, password: "long enough 1")
        for typed in ["", "yes", "Lia ", nil] as [String?] {
            await #expect(throws: ConfigurationError.self) {
                try await app.people.delete("lia", answer: { _ in typed })
            }
        }
        #expect(try await app.people.lines() == ["labeler\tlia"])
        try await app.people.delete("LIA", answer: { _ in "lia" })
        #expect(try await app.people.lines().isEmpty)
        await #expect(throws: ConfigurationError.self) { try await app.people.delete("lia", answer: nil) }
        _ = try await app.people.create(username: "lia", role: .labeler, password: "long enough 1")
        try await app.people.delete("lia", answer: nil)
        #expect(try await app.people.lines().isEmpty)
    }

    @Test("an invitation for somebody who has a password ends what was held")
    func invitationEnds() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        _ = try await app.people.create(username: "lia", role: .labeler, password: "long enough 1")
        let id = try #require(try await app.stores.users.find(username: "lia")?.user.id)
        let browser = try await app.browser("lia")
        let token = try await app.people.createToken(for: "lia", name: "t")
        let program = Client(app: app, user: nil, fields: [.authorization: "Bearer \(token)"])
        let invited = try await admin.post("/api/v1/users/\(id)/invitation")
        let secret = try #require(invited.string("invitation.path")?.split(separator: "=").last)
        let accepted = try await app.stranger.post(
            "/api/v1/invitations/accept", #"{"token": "\#(secret)", "password": "long enough 4"}"#)
        #expect(accepted.status == 201)
        for ended in [browser, program] { #expect(try await ended.get("/api/v1/session").status == 401) }
        let opened = Client(app: app, user: nil, fields: [.cookie: try #require(accepted.cookie)])
        #expect(try await opened.get("/api/v1/session").status == 200)
    }

    @Test(
        "names that mislead are refused wherever a user is made",
        arguments: ["ad\u{202E}a", "\u{430}da", "ad\u{200B}a"])
    func misleading(name: String) async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        let answer = try await admin.post("/api/v1/users", #"{"username": "\#(name)", "role": "labeler"}"#)
        #expect(answer.status == 422)
        #expect(answer.string("errors.0.pointer") == "/username")
        await #expect(throws: ValidationError.self) {
            _ = try await app.people.create(username: name, role: .labeler, password: "long enough 1")
        }
    }

    @Test("a manager adds people of their projects and others by name, and learns of nobody else")
    func harvest() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        let manager = try await app.client("max", .manager)
        let labeler = try await app.client("lia", .labeler)
        let stranger = try await app.client("otto", .labeler)
        try await app.project("p", tasks: 0, members: [manager, labeler])
        try await app.project("q", tasks: 0, members: [manager])
        let unknown = try await manager.put("/api/v1/projects/p/members/999999", #"{"role": "labeler"}"#)
        #expect(unknown.status == 404)
        for other in [admin, stranger] {
            let id = try #require(other.user?.id)
            let answer = try await manager.put("/api/v1/projects/p/members/\(id)", #"{"role": "labeler"}"#)
            #expect(answer.status == 404)
            #expect(answer.string("detail") == unknown.string("detail"))
            #expect(answer.string("code") == unknown.string("code"))
        }
        let known = try #require(labeler.user?.id)
        #expect(try await manager.put("/api/v1/projects/q/members/\(known)", #"{"role": "labeler"}"#).status == 200)

        func add(_ name: String) async throws -> Answer {
            try await manager.post("/api/v1/projects/p/members", #"{"username": "\#(name)", "role": "labeler"}"#)
        }
        let nobody = try await add("nobody")
        #expect(nobody.status == 404)
        #expect(try await add("ada").string("detail") == nobody.string("detail"))
        #expect(try await add("otto").string("user.username") == "otto")
        #expect(try await stranger.get("/api/v1/projects/p").status == 200)
        // Admins see everybody, and add whom they like.
        let own = try #require(admin.user?.id)
        #expect(try await admin.put("/api/v1/projects/p/members/\(own)", #"{"role": "labeler"}"#).status == 200)
    }

    @Test("a token makes no credential that could outlive it")
    func credentialsByToken() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let other = try await app.client("other", .admin)
        let lena = try await app.client("lena", .labeler)
        let own = try #require(ada.user?.id)
        let admin = try #require(other.user?.id)
        let secret = try await app.people.createToken(for: "ada", name: "nightly", expiresInDays: 1)
        var program = app.stranger
        program.fields[.authorization] = "Bearer \(secret)"
        #expect(try await program.post("/api/v1/users/\(own)/invitation").string("code") == "ownAccount")
        let attempts = [
            try await program.post("/api/v1/tokens", #"{"name": "child"}"#),
            try await program.post(
                "/api/v1/users", #"{"username": "evil", "role": "admin", "password": "velvet-orchid-71"}"#),
            try await program.post("/api/v1/users/\(admin)/invitation"),
            try await program.patch("/api/v1/users/\(admin)", #"{"password": "velvet-orchid-71"}"#),
            try await program.patch("/api/v1/users/\(try #require(lena.user?.id))", #"{"role": "admin"}"#),
        ]
        for attempt in attempts { #expect(attempt.string("code") == "tokenCannotCreateTokens") }
        // What provisioning needs goes on.
        #expect(try await program.post("/api/v1/users", #"{"username": "new", "role": "labeler"}"#).status == 201)
    }

    @Test("a manager's own part in a project is changed by another")
    func ownPart() async throws {
        let app = try TestApp()
        let manager = try await app.client("max", .manager)
        try await app.project(tasks: 0, members: [manager])
        let path = "/api/v1/projects/p/members/\(try #require(manager.user?.id))"
        #expect(try await manager.put(path, #"{"role": "labeler"}"#).string("code") == "ownAccount")
        #expect(try await manager.delete(path).status == 409)
        #expect(try await manager.get("/api/v1/projects/p/members").status == 200)
    }

    @Test("an imported labeler is marked, also where a person has the same name")
    func imported() async throws {
        let app = try TestApp()
        let manager = try await app.client("max", .manager)
        let labeler = try await app.client("la", .labeler)
        try await app.project(tasks: 0, members: [manager, labeler])
        let line = #"[{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}], "ranks": [1, 2]}]"#
        #expect(try await manager.post("/api/v1/projects/p/prompts?labeledBy=la", line).int("created") == 1)
        let rankings = try await manager.get("/api/v1/projects/p/rankings")
        // The prefix keeps a file from passing for a person.
        #expect(rankings.string("items.0.user.username") == "import:la")
        #expect(rankings["items.0.user.isImport"] as? Bool == true)
        let progress = try await manager.get("/api/v1/projects/p/progress")
        #expect(progress["labelers.0.user.isImport"] as? Bool == true)
        #expect(try await manager.post("/api/v1/projects/p/prompts?labeledBy=l%E2%80%AEa", line).status == 422)
    }

    @Test("what goes on for long is no longer allowed once the caller is disabled or out of the project")
    func stillAllowed() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        let manager = try await app.client("max", .manager)
        let user = try #require(manager.user?.id)
        try await app.project(tasks: 0, members: [manager])
        let cache = AccessCache(AccessVersion(app.installation.database))
        let clock = app.installation.clock
        let gate = Gate(
            database: app.installation.database, clock: clock, cache: cache,
            origins: OriginCheck(logger: Logger(label: "test"), clock: clock))
        var router = Routes(gate: gate)
        let calls = Calls()
        router.get("/api/v1/projects/{slug}/calls", for: .manager, "", .plain) { call in
            await calls.add(call)
            return .noContent
        }
        let response = await router.router.respond(
            to: .init(path: "/api/v1/projects/p/calls", headerFields: manager.fields))
        #expect(response.status == .noContent)
        let call = try #require(await calls.all.first)
        #expect(try await gate.stillAllows(call, .manager))
        #expect(try await admin.put("/api/v1/projects/p/members/\(user)", #"{"role": "labeler"}"#).status == 200)
        cache.checkSoon()
        #expect(try await !gate.stillAllows(call, .manager))
        #expect(try await gate.stillAllows(call, .labeler))
        #expect(try await admin.patch("/api/v1/users/\(user)", #"{"isDisabled": true}"#).status == 200)
        cache.checkSoon()
        #expect(try await !gate.stillAllows(call, .labeler))
    }

    private actor Calls {
        var all: [Call] = []
        func add(_ call: Call) { all.append(call) }
    }
}
