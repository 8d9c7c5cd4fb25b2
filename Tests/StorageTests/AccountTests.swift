import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Accounts")
struct AccountTests {
    @Test("a user is found by name whatever its case, and a name is taken once")
    func names() async throws {
        let fixture = try Fixture()
        let made = try await fixture.users.create(
            username: "Ann", role: .admin, passwordHash: "hash", now: Fixture.start)
        let found = try #require(await fixture.users.find(username: "ann"))
        #expect(found.user == made)
        #expect(found.passwordHash == "hash")
        #expect(try await fixture.users.find(username: "bob") == nil)
        await expectFailure(.conflict, "ANN", "another name") {
            _ = try await fixture.users.create(username: "ANN", role: .labeler, now: Fixture.start)
        }
        await expectFailure(.invalid, "empty") {
            _ = try await fixture.users.create(username: "  ", role: .labeler, now: Fixture.start)
        }
        #expect(try await fixture.users.count() == 1)
    }

    @Test("a session ends by signing out, by time, with the password and when the user is disabled")
    func sessions() async throws {
        let fixture = try Fixture()
        let sessions = Sessions(fixture.database)
        let user = try await fixture.labeler("ann")
        func open(_ name: String) async throws -> Data {
            let hash = Data(name.utf8)
            try await sessions.create(user: user, tokenHash: hash, expiresAt: Fixture.start + 100, now: Fixture.start)
            return hash
        }
        func isOpen(_ hash: Data, at seconds: Double = 0) async throws -> Bool {
            try await sessions.authenticate(tokenHash: hash, now: Fixture.start + seconds)?.user.id == user
        }
        let first = try await open("1")
        #expect(try await isOpen(first))
        #expect(try await !isOpen(first, at: 100))
        try await sessions.delete(tokenHash: first)
        #expect(try await !isOpen(first))
        let second = try await open("2")
        try await fixture.users.setPassword(user, passwordHash: "new", now: Fixture.start)
        #expect(try await !isOpen(second))
        let third = try await open("3")
        try await fixture.users.setDisabled(user, true, now: Fixture.start)
        #expect(try await !isOpen(third))
        await expectFailure(.forbidden, "disabled") { _ = try await open("4") }
        #expect(try await sessions.deleteExpired(now: Fixture.start + 1000) == 0)
    }

    @Test("a token works until it is revoked, and notes its last use to the minute")
    func tokens() async throws {
        let fixture = try Fixture()
        let tokens = AccessTokens(fixture.database)
        let user = try await fixture.labeler("ann")
        let token = try await tokens.create(
            user: user, name: "export", tokenHash: Data([1]), now: Fixture.start)
        #expect(try await tokens.authenticate(tokenHash: Data([1]), now: Fixture.start + 1)?.id == user)
        #expect(try await tokens.authenticate(tokenHash: Data([1]), now: Fixture.start + 30)?.id == user)
        #expect(try await tokens.list(user: user).map(\.lastUsedAt) == [Fixture.start + 1])
        #expect(try await tokens.authenticate(tokenHash: Data([2]), now: Fixture.start) == nil)
        try await tokens.revoke(token.id, now: Fixture.start)
        #expect(try await tokens.authenticate(tokenHash: Data([1]), now: Fixture.start) == nil)
    }

    @Test("an invitation sets the first password once, and a newer one replaces it")
    func invitations() async throws {
        let fixture = try Fixture()
        let invitations = Invitations(fixture.database)
        let user = try await fixture.labeler("ann")
        for byte in [UInt8(1), 2] {
            try await invitations.create(
                user: user, tokenHash: Data([byte]), expiresAt: Fixture.start + 100, now: Fixture.start)
        }
        func accept(_ byte: UInt8, at seconds: Double = 0) async throws -> User {
            try await invitations.accept(
                tokenHash: Data([byte]), passwordHash: "hash", now: Fixture.start + seconds)
        }
        await expectFailure(.notFound, "new one") { _ = try await accept(1) }
        await expectFailure(.notFound, "new one") { _ = try await accept(2, at: 100) }
        #expect(try await invitations.find(tokenHash: Data([2]), now: Fixture.start)?.id == user)
        #expect(try await accept(2).id == user)
        await expectFailure(.notFound, "new one") { _ = try await accept(2) }
        #expect(try await fixture.users.find(username: "ann")?.passwordHash == "hash")
    }

    @Test("a pseudo-labeler is made once for each name and can never sign in")
    func pseudoLabelers() async throws {
        let fixture = try Fixture()
        let first = try await fixture.users.pseudoLabeler(named: "hh.jsonl", now: Fixture.start)
        #expect(try await fixture.users.pseudoLabeler(named: "hh.jsonl", now: Fixture.start) == first)
        #expect(first.isImport)
        #expect(try await fixture.users.find(username: "hh.jsonl") == nil)
        await expectFailure(.conflict, "cannot sign in") {
            try await fixture.users.setPassword(first.id, passwordHash: "hash", now: Fixture.start)
        }
        await expectFailure(.conflict, "cannot sign in") {
            try await Sessions(fixture.database).create(
                user: first.id, tokenHash: Data([1]), expiresAt: Fixture.start + 1, now: Fixture.start)
        }
    }

    @Test("pseudo-labelers whose names differ in case are two, beside a person of that name")
    func pseudoLabelersByCase() async throws {
        let fixture = try Fixture()
        let person = try await fixture.labeler("anna")
        let names = ["Anna", "anna", "ANNA"]
        var ids: Set<ID<User>> = [person]
        for name in names + names {
            ids.insert(try await fixture.users.pseudoLabeler(named: name, now: Fixture.start).id)
        }
        #expect(ids.count == 4)
        #expect(try await fixture.users.find(username: "aNNa")?.user.id == person)
        await expectFailure(.conflict, "Anna", "another name") {
            _ = try await fixture.users.create(username: "Anna", role: .labeler, now: Fixture.start)
        }
    }

    @Test("deleting a person keeps the rankings, and drops name, credentials and membership")
    func deletion() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 1 }
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(2, to: project)
        try await fixture.submit(fixture.claim(project, ann), ann)
        let held = try await fixture.claim(project, ann)
        try await fixture.users.setPassword(ann, passwordHash: "hash", now: Fixture.start)
        try await fixture.users.delete(ann, now: Fixture.start)
        #expect(try await fixture.users.find(username: "ann") == nil)
        let kept = try await fixture.rankings.list(project: project.id).items
        #expect(kept.map(\.username) == ["deleted-\(ann)"])
        #expect(try await fixture.assignments.find(held.assignment.id).status == .expired)
        #expect(try await fixture.members.list(project: project.id).isEmpty)
        // The name is free again.
        _ = try await fixture.labeler("ann")
        #expect(try await fixture.violations().isEmpty)
    }
}
