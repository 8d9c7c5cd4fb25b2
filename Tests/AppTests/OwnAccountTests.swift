import Foundation
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App

@Suite("One's own account")
struct OwnAccountTests {
    private func app() async throws -> TestApp {
        let app = try TestApp()
        _ = try await app.people.create(username: "ada", role: .labeler, password: "long enough 1")
        return app
    }

    private func change(_ client: Client, from current: String = "long enough 1", to new: String) async throws -> Answer
    {
        try await client.put(
            "/api/v1/session/password", #"{"currentPassword": "\#(current)", "newPassword": "\#(new)"}"#)
    }

    @Test("a new password ends other sessions, tokens and invitations; the browser that asks stays signed in")
    func password() async throws {
        let app = try await app()
        let here = try await app.browser("ada")
        let there = try await app.browser("ada")
        let token = try await app.people.createToken(for: "ada", name: "t")
        let program = Client(app: app, user: nil, fields: [.authorization: "Bearer \(token)"])
        #expect(try await program.get("/api/v1/session").status == 200)

        let changed = try await change(here, to: "long enough 2")
        #expect(changed.status == 204, "\(changed.text)")
        let renewed = Client(app: app, user: nil, fields: [.cookie: try #require(changed.cookie)])
        #expect(try await renewed.get("/api/v1/session").string("user.username") == "ada")
        for ended in [here, there, program] { #expect(try await ended.get("/api/v1/session").status == 401) }
        #expect(try await app.stranger.signIn("ada").status == 401)
        #expect(try await app.stranger.signIn("ada", "long enough 2").status == 201)
    }

    @Test("a new password needs the current one, and must be another that passes the rule")
    func refusals() async throws {
        let app = try await app()
        let browser = try await app.browser("ada")
        let wrong = try await change(browser, from: "long enough 3", to: "long enough 2")
        #expect(wrong.status == 422)
        #expect(wrong.string("code") == "wrongPassword")
        #expect(wrong.string("errors.0.pointer") == "/currentPassword")
        for (new, code) in [
            ("short", "passwordTooShort"), ("password123", "passwordTooCommon"), ("long enough 1", "passwordUnchanged"),
        ] {
            let answer = try await change(browser, to: new)
            #expect(answer.status == 422)
            #expect(answer.string("code") == code)
            #expect(answer.string("errors.0.pointer") == "/newPassword")
        }
        for _ in 0..<5 { _ = try await change(browser, from: "long enough 3", to: "long enough 2") }
        #expect(try await change(browser, from: "long enough 3", to: "long enough 2").status == 429)
        #expect(try await browser.get("/api/v1/session").status == 200)
    }

    @Test("sessions are seen and ended")
    func sessions() async throws {
        let app = try await app()
        let here = try await app.browser("ada", from: "192.0.2.1")
        let there = try await app.browser("ada", from: "192.0.2.2")
        let third = try await app.browser("ada", from: "192.0.2.3")
        let list = try await here.get("/api/v1/sessions")
        #expect(list.list("items").count == 3)
        #expect(list["items.0.isCurrent"] as? Bool == false)
        #expect(list["items.2.isCurrent"] as? Bool == true)
        #expect(list.string("items.1.address") == "192.0.2.2")
        #expect(list.string("items.1.lastSeenAt") != nil)
        #expect(list.string("items.1.createdAt") != nil)

        let id = try #require(list.int("items.1.id"))
        _ = try await app.people.create(username: "eve", role: .admin, password: "long enough 1")
        #expect(try await app.browser("eve").delete("/api/v1/sessions/\(id)").status == 404)
        #expect(try await here.delete("/api/v1/sessions/\(id)").status == 204)
        #expect(try await there.get("/api/v1/session").status == 401)
        #expect(try await here.delete("/api/v1/sessions").status == 204)
        #expect(try await third.get("/api/v1/session").status == 401)
        let own = try #require(try await here.get("/api/v1/sessions").int("items.0.id"))
        let left = try await here.delete("/api/v1/sessions/\(own)")
        #expect(left.status == 204)
        #expect(left.fields[.setCookie]?.contains("Max-Age=0") == true)
        #expect(try await here.get("/api/v1/session").status == 401)
    }

    @Test("tokens end when they should, and make others only with that right")
    func tokens() async throws {
        let app = try await app()
        let browser = try await app.browser("ada")
        func program(_ answer: Answer) throws -> Client {
            let token = try #require(answer.string("token"), "\(answer.text)")
            return Client(app: app, user: nil, fields: [.authorization: "Bearer \(token)"])
        }
        let plain = try program(try await browser.post("/api/v1/tokens", #"{"name": "plain"}"#))
        let refused = try await plain.post("/api/v1/tokens", #"{"name": "child"}"#)
        #expect(refused.status == 403)
        #expect(refused.string("code") == "tokenCannotCreateTokens")

        let soon = app.installation.clock.now().addingTimeInterval(60).formatted(.iso8601)
        let made = try await browser.post(
            "/api/v1/tokens", #"{"name": "maker", "expiresAt": "\#(soon)", "canCreateTokens": true}"#)
        #expect(made.status == 201, "\(made.text)")
        #expect(made["canCreateTokens"] as? Bool == true)
        let maker = try program(made)
        // A child lives no longer than its parent.
        #expect(try await maker.post("/api/v1/tokens", #"{"name": "child"}"#).string("code") == "invalidExpiry")
        let child = try program(
            try await maker.post("/api/v1/tokens", #"{"name": "child", "expiresAt": "\#(soon)"}"#))
        #expect(try await child.get("/api/v1/session").status == 200)
        #expect(try await browser.get("/api/v1/tokens").list("items").count == 3)
        let id = try #require(made.int("id"))
        #expect(try await browser.delete("/api/v1/tokens/\(id)").status == 204)
        for ended in [maker, child] { #expect(try await ended.get("/api/v1/session").status == 401) }

        let short = try program(
            try await browser.post("/api/v1/tokens", #"{"name": "short", "expiresAt": "\#(soon)"}"#))
        #expect(try await short.get("/api/v1/session").status == 200)
        app.pass(61)
        #expect(try await browser.get("/api/v1/tokens").list("items").count == 1)
        let past = try await browser.post("/api/v1/tokens", #"{"name": "past", "expiresAt": "\#(soon)"}"#)
        #expect(past.string("code") == "invalidExpiry")
        for name in ["", "a\\u202Eb", "a\\nb"] {
            #expect(try await browser.post("/api/v1/tokens", #"{"name": "\#(name)"}"#).status == 422, "\(name)")
        }
    }

    @Test(
        "a token ends at a time to come, within ten years, or never",
        arguments: [
            ("2027-01-15T08:00:00Z", "invalidExpiry"), ("2027-01-15T09:00:01+01:00", nil),
            ("2037-01-14T08:00:00Z", nil), ("2037-01-16T08:00:00Z", "invalidExpiry"),
            ("9999-12-31T23:59:59Z", "invalidExpiry"), ("12027-01-15T08:00:00Z", "invalidField"),
            ("99999-01-01T00:00:00Z", "invalidField"), ("2027-02-30T08:00:00Z", "invalidField"),
            ("0000-01-01T00:00:00Z", "invalidField"), ("soon", "invalidField"),
        ])
    func tokenExpiry(expiresAt: String, code: String?) async throws {
        let app = try TestApp()
        _ = try await app.people.create(username: "ada", role: .admin, password: "long enough 1")
        let browser = try await app.browser("ada")
        let answer = try await browser.post("/api/v1/tokens", #"{"name": "t", "expiresAt": "\#(expiresAt)"}"#)
        #expect(answer.status == (code == nil ? 201 : 422), "\(answer.text)")
        #expect(answer.string("errors.0.code") == code)
        if code != nil { #expect(answer.string("errors.0.pointer") == "/expiresAt") }
    }
}
