import HTTPServer
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App

@Suite("Access")
struct AccessTests {
    /// Every route is tried by every kind of caller: whom it is not for is refused before anything happens.
    @Test("is refused on every route to everyone it is not for")
    func everyRoute() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        let manager = try await app.client("max", .manager)
        let labeler = try await app.client("lia", .labeler)
        let outsider = try await app.client("otto", .labeler)
        try await app.project(tasks: 1, members: [manager, labeler])
        #expect(app.application.entries.count > 30)

        for entry in app.application.entries where entry.access != .anyone {
            let path = entry.pattern.replacing("{slug}", with: "p").replacing(/\{[a-z]+\}/, with: "999999")
            let name = "\(entry.method) \(entry.pattern)"
            #expect(try await app.stranger.send(entry.method, path, "{}").status == 401, "\(name) for nobody")
            let isOfProject = entry.pattern.contains("{slug}")
            if isOfProject {
                #expect(try await outsider.send(entry.method, path, "{}").status == 404, "\(name) for an outsider")
            }
            let refused: [Client] =
                switch entry.access {
                case .admin: [manager, labeler]
                case .manager: [labeler]
                case .anyone, .user, .labeler: []
                }
            for client in refused {
                let answer = try await client.send(entry.method, path, "{}")
                #expect(answer.status == 403, "\(name) for \(client.user?.username ?? "")")
                #expect(answer.string("code") != nil)
            }
            // Who labels is a member, admins too; signing out would end nothing here, and a token makes no tokens.
            let isForMembers = path.hasSuffix("/assignments")
            let isForBrowsers = path.hasSuffix("/session") || name == "POST /api/v1/tokens"
            if entry.access != .admin, !isForMembers, !isForBrowsers {
                let answer = try await admin.send(entry.method, path, "{}")
                #expect(![401, 403].contains(answer.status), "\(name) for an admin: \(answer.text)")
            }
        }
    }

    @Test("a browser's write from another site is refused, from this one taken")
    func foreignOrigin() async throws {
        let app = try TestApp()
        _ = try await app.people.create(
            username: "ada", role: .admin, password: "long enough 1")
        let signIn = try await app.stranger.post(
            "/api/v1/session", #"{"username": "ada", "password": "long enough 1"}"#)
        #expect(signIn.status == 201)
        let cookie = try #require(signIn.fields[.setCookie])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        let pair = String(try #require(cookie.split(separator: ";").first))
        let browser = Client(app: app, user: nil, fields: [.cookie: pair])
        let body = #"{"name": "t"}"#
        #expect(
            try await browser.send(.post, "/api/v1/tokens", body, extra: [.origin: "https://evil.example"]).status
                == 403)
        #expect(
            try await browser.send(.post, "/api/v1/tokens", body, extra: [.origin: "http://localhost"]).status == 201)
        #expect(try await browser.get("/api/v1/session").string("user.username") == "ada")
        #expect(try await browser.send(.delete, "/api/v1/session", extra: [.origin: "http://localhost"]).status == 204)
        #expect(try await browser.get("/api/v1/session").status == 401)
    }

    @Test("wrong credentials say nothing about which half is wrong, and are slowed down")
    func wrongCredentials() async throws {
        let app = try TestApp()
        _ = try await app.people.create(
            username: "ada", role: .admin, password: "long enough 1")
        let wrongName = try await app.stranger.post(
            "/api/v1/session", #"{"username": "eve", "password": "long enough 1"}"#)
        let wrongPassword = try await app.stranger.post(
            "/api/v1/session", #"{"username": "ada", "password": "long enough 2"}"#)
        #expect(wrongName.status == 401 && wrongPassword.status == 401)
        #expect(wrongName.string("detail") == wrongPassword.string("detail"))
        for _ in 0..<4 {
            _ = try await app.stranger.post("/api/v1/session", #"{"username": "ada", "password": "long enough 2"}"#)
        }
        let slowed = try await app.stranger.post(
            "/api/v1/session", #"{"username": "ada", "password": "long enough 1"}"#)
        #expect(slowed.status == 429)
        #expect(slowed.fields[.retryAfter] != nil)
    }

    @Test("a cookie's secret is no bearer token, and a token no cookie, also right after use")
    func kinds() async throws {
        let app = try TestApp()
        _ = try await app.people.create(
            username: "ada", role: .admin, password: "long enough 1")
        let token = try await app.people.createToken(for: "ada", name: "t")
        let signIn = try await app.stranger.post(
            "/api/v1/session", #"{"username": "ada", "password": "long enough 1"}"#)
        let pair = String(try #require(signIn.fields[.setCookie]?.split(separator: ";").first))
        let secret = String(try #require(pair.split(separator: "=").last))
        func status(_ fields: HTTPFields) async throws -> Int {
            try await Client(app: app, user: nil, fields: fields).get("/api/v1/session").status
        }
        #expect(try await status([.cookie: pair]) == 200)
        #expect(try await status([.authorization: "Bearer \(secret)"]) == 401)
        #expect(try await status([.authorization: "Bearer \(token)"]) == 200)
        #expect(try await status([.cookie: "podium_session=\(token)"]) == 401)
    }

    @Test("many wrong passwords at once are no way around the throttle")
    func parallelGuesses() async throws {
        let app = try TestApp()
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for guess in 0..<12 {
                group.addTask {
                    try await app.stranger.post(
                        "/api/v1/session", #"{"username": "ada", "password": "wrong guess \#(guess)"}"#
                    ).status
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        // Some were looked at, as many at once as one address is allowed; the others had to wait, for one reason or another.
        #expect(statuses.allSatisfy { [401, 429, 503].contains($0) })
        var looked = statuses.count { $0 == 401 }
        #expect(looked <= 5)
        for _ in 0..<6 {
            let status = try await app.stranger.signIn("ada", "one more guess").status
            if status == 401 { looked += 1 }
        }
        #expect(looked == 5)
        #expect(try await app.stranger.signIn("ada", "one more guess").status == 429)
    }

    @Test("an invitation sets a password once and signs in")
    func invitation() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        let made = try await admin.post("/api/v1/users", #"{"username": "lia", "role": "labeler"}"#)
        #expect(made.status == 201)
        #expect(made.string("username") == "lia")
        #expect(made.int("id") != nil)
        // After # it is sent to no server and written to no log.
        let path = try #require(made.string("invitation.path"))
        #expect(path.hasPrefix("/invitation.html#token="))
        let token = try #require(path.split(separator: "=").last)
        let short = try await app.stranger.post(
            "/api/v1/invitations/accept", #"{"token": "\#(token)", "password": "short"}"#)
        #expect(short.status == 422)
        #expect(short.string("errors.0.pointer") == "/password")
        let body = #"{"token": "\#(token)", "password": "long enough 1"}"#
        #expect(try await app.stranger.post("/api/v1/invitations/accept", body).status == 201)
        #expect(try await app.stranger.post("/api/v1/invitations/accept", body).status == 404)
        let signIn = try await app.stranger.post(
            "/api/v1/session", #"{"username": "lia", "password": "long enough 1"}"#)
        #expect(signIn.status == 201)
    }

    @Test("a disabled user's tokens and sessions end")
    func disabled() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        let labeler = try await app.client("lia", .labeler)
        let id = try #require(labeler.user?.id)
        #expect(try await labeler.get("/api/v1/projects").status == 200)
        #expect(try await admin.patch("/api/v1/users/\(id)", #"{"isDisabled": true}"#).status == 200)
        #expect(try await labeler.get("/api/v1/projects").status == 401)
        let own = try #require(admin.user?.id)
        #expect(try await admin.patch("/api/v1/users/\(own)", #"{"isDisabled": true}"#).status == 409)
    }

    @Test("a name or a slug that is taken is refused with a code of its own, which pages can translate")
    func taken() async throws {
        let app = try TestApp()
        let admin = try await app.client("ada", .admin)
        let requests = [
            ("/api/v1/users", #"{"username": "lia", "role": "labeler"}"#, "usernameTaken"),
            ("/api/v1/projects", #"{"slug": "summaries"}"#, "slugTaken"),
        ]
        for (path, body, code) in requests {
            #expect(try await admin.post(path, body).status == 201)
            let again = try await admin.post(path, body)
            #expect(again.status == 409 && again.string("code") == code)
        }
    }
}
