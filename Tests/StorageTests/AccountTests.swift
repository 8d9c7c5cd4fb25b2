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
        // Storage asks the one rule, whoever calls it.
        for name in ["  ", "a b", "import:ann", "a\u{202E}nn", "\u{430}nn"] {
            let error = await #expect(throws: ValidationError.self) {
                _ = try await fixture.users.create(username: name, role: .labeler, now: Fixture.start)
            }
            #expect(error?.issues.map(\.pointer) == ["/username"])
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
        try await fixture.users.update(user, UserChanges(isDisabled: true), now: Fixture.start)
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
        #expect(try await tokens.authenticate(tokenHash: Data([1]), now: Fixture.start + 1)?.user.id == user)
        #expect(try await tokens.authenticate(tokenHash: Data([1]), now: Fixture.start + 30)?.user.id == user)
        #expect(try await tokens.list(user: user).map(\.lastUsedAt) == [Fixture.start + 1])
        #expect(try await tokens.authenticate(tokenHash: Data([2]), now: Fixture.start) == nil)
        try await tokens.revoke(token.id, of: user, now: Fixture.start)
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

    /// What a person can hold by which somebody is let in.
    private struct Held {
        let user: ID<User>
        let token: AccessToken

        init(_ fixture: Fixture, _ user: ID<User>) async throws {
            self.user = user
            try await Sessions(fixture.database).create(
                user: user, tokenHash: Data([1]), expiresAt: Fixture.start + 100, now: Fixture.start)
            token = try await AccessTokens(fixture.database).create(
                user: user, name: "export", tokenHash: Data([2]), now: Fixture.start)
            try await Invitations(fixture.database).create(
                user: user, tokenHash: Data([3]), expiresAt: Fixture.start + 100, now: Fixture.start)
        }

        /// Which of them still let somebody in: 1 the session, 2 the token, 3 the invitation.
        func valid(_ fixture: Fixture) async throws -> [Int] {
            let now = Fixture.start + 1
            let session = try await Sessions(fixture.database).authenticate(tokenHash: Data([1]), now: now)
            let token = try await AccessTokens(fixture.database).authenticate(tokenHash: Data([2]), now: now)
            let invitation = try await Invitations(fixture.database).find(tokenHash: Data([3]), now: now)
            return [session.map { _ in 1 }, token.map { _ in 2 }, invitation.map { _ in 3 }].compactMap(\.self)
        }
    }

    @Test("a new password ends sessions, tokens and invitations, whichever way it comes")
    func newPassword() async throws {
        let fixture = try Fixture()
        func version() async throws -> Int { try await AccessVersion(fixture.database).current() }
        let byAdmin = try await Held(fixture, fixture.labeler("ann"))
        #expect(try await byAdmin.valid(fixture) == [1, 2, 3])
        let before = try await version()
        try await fixture.users.setPassword(byAdmin.user, passwordHash: "new", now: Fixture.start)
        #expect(try await byAdmin.valid(fixture) == [])
        #expect(try await version() > before)

        let other = try Fixture()
        let byInvitation = try await Held(other, other.labeler("bob"))
        let new = NewSession(tokenHash: Data([4]), expiresAt: Fixture.start + 100)
        _ = try await Invitations(other.database).accept(
            tokenHash: Data([3]), passwordHash: "new", opening: new, now: Fixture.start)
        #expect(try await byInvitation.valid(other) == [])
        #expect(try await Sessions(other.database).authenticate(tokenHash: Data([4]), now: Fixture.start) != nil)

        let third = try Fixture()
        let byOneself = try await Held(third, third.labeler("cat"))
        try await third.users.setPassword(byOneself.user, passwordHash: "new", opening: new, now: Fixture.start)
        #expect(try await byOneself.valid(third) == [])
        #expect(try await Sessions(third.database).authenticate(tokenHash: Data([4]), now: Fixture.start) != nil)
        #expect(try await third.violations().isEmpty)
    }

    @Test("a hash at today's cost replaces the old one, and nothing ends")
    func rehash() async throws {
        let fixture = try Fixture()
        let held = try await Held(fixture, fixture.labeler("ann"))
        try await fixture.users.replacePasswordHash(held.user, from: "other", to: "new")
        #expect(try await fixture.users.find(username: "ann")?.passwordHash == nil)
        let bob = try await fixture.users.create(
            username: "bob", role: .labeler, passwordHash: "old", now: Fixture.start)
        try await fixture.users.replacePasswordHash(bob.id, from: "older", to: "new")
        #expect(try await fixture.users.find(username: "bob")?.passwordHash == "old")
        try await fixture.users.replacePasswordHash(bob.id, from: "old", to: "new")
        #expect(try await fixture.users.find(username: "bob")?.passwordHash == "new")
        #expect(try await held.valid(fixture) == [1, 2, 3])
    }

    @Test("enabling a person again revives nothing")
    func enabledAgain() async throws {
        let fixture = try Fixture()
        let held = try await Held(fixture, fixture.labeler("ann"))
        try await fixture.users.update(held.user, UserChanges(isDisabled: true), now: Fixture.start)
        #expect(try await fixture.violations().isEmpty)
        try await fixture.users.update(held.user, UserChanges(isDisabled: false), now: Fixture.start)
        #expect(try await held.valid(fixture) == [])
    }

    @Test("a token ends by itself, and with the one that made it")
    func tokenFamily() async throws {
        let fixture = try Fixture()
        let tokens = AccessTokens(fixture.database)
        let ann = try await fixture.labeler("ann")
        let bob = try await fixture.labeler("bob")
        func make(_ byte: UInt8, _ change: (inout NewAccessToken) -> Void = { _ in }) async throws -> AccessToken {
            var new = NewAccessToken(name: "n", tokenHash: Data([byte]))
            change(&new)
            return try await tokens.create(new, for: ann, now: Fixture.start)
        }
        func works(_ byte: UInt8, at seconds: Double = 1) async throws -> Bool {
            try await tokens.authenticate(tokenHash: Data([byte]), now: Fixture.start + seconds) != nil
        }
        _ = try await make(1) { $0.expiresAt = Fixture.start + 10 }
        #expect(try await works(1, at: 9))
        #expect(try await !works(1, at: 10))

        let parent = try await make(2) { $0.canCreateTokens = true }
        #expect(parent.canCreateTokens)
        let child = try await make(3) { $0.parent = parent.id }
        _ = try await make(4) { $0.parent = child.id }
        _ = try await make(5)
        await expectFailure(.notFound, "no access token") {
            try await tokens.revoke(parent.id, of: bob, now: Fixture.start)
        }
        try await tokens.revoke(parent.id, of: ann, now: Fixture.start)
        for byte in [UInt8(2), 3, 4] { #expect(try await !works(byte), "\(byte)") }
        #expect(try await works(5))
        await expectFailure(.forbidden, "no longer valid") { _ = try await make(6) { $0.parent = parent.id } }
        try await fixture.users.delete(ann, now: Fixture.start)
        // The numbers stay, so that none is used again; names and secrets go.
        let left = try await tokens.list(user: ann)
        #expect(!left.isEmpty)
        #expect(left.allSatisfy { $0.name == "deleted" && $0.revokedAt != nil })
    }

    @Test("sessions are listed with where and when they were last seen, noted to the hour, and ended one by one")
    func ownSessions() async throws {
        let fixture = try Fixture()
        let ann = try await fixture.labeler("ann")
        let bob = try await fixture.labeler("bob")
        func sessions(_ address: String) -> Sessions { Sessions(fixture.database, by: Origin(address: address)) }
        for byte in [UInt8(1), 2, 3] {
            try await sessions("192.0.2.1").create(
                user: ann, tokenHash: Data([byte]), expiresAt: Fixture.start + 50_000, now: Fixture.start)
        }
        for seconds in [10.0, 3_599, 3_600] {
            _ = try await sessions("192.0.2.2").authenticate(tokenHash: Data([2]), now: Fixture.start + seconds)
        }
        let list = try await sessions("").list(user: ann, current: Data([3]), now: Fixture.start)
        #expect(list.map(\.isCurrent) == [true, false, false])
        #expect(list.map(\.address) == ["192.0.2.1", "192.0.2.2", "192.0.2.1"])
        #expect(list.map(\.lastSeenAt) == [Fixture.start, Fixture.start + 3_600, Fixture.start])
        #expect(try await sessions("").list(user: ann, current: nil, now: Fixture.start + 50_000).isEmpty)
        await expectFailure(.notFound, "no session") {
            try await sessions("").end(list[0].id, of: bob, now: Fixture.start)
        }
        try await sessions("").end(list[0].id, of: ann, now: Fixture.start)
        try await sessions("").endOthers(of: ann, except: Data([2]), now: Fixture.start)
        #expect(try await sessions("").list(user: ann, current: nil, now: Fixture.start).map(\.id) == [list[1].id])
        try await sessions("").endOthers(of: ann, except: nil, now: Fixture.start)
        #expect(try await sessions("").list(user: ann, current: nil, now: Fixture.start).isEmpty)
    }

    @Test("a name is found in whichever Unicode form it is typed, and also as an older Podium stored it")
    func unicodeForms() async throws {
        let fixture = try Fixture()
        _ = try await fixture.users.create(username: "\u{E9}mile", role: .labeler, now: Fixture.start)
        _ = try await fixture.users.create(username: "re\u{301}mi", role: .labeler, now: Fixture.start)
        #expect(try await fixture.users.find(username: "e\u{301}mile") != nil)
        #expect(try await fixture.users.find(username: "re\u{301}mi") != nil)
    }

    @Test("a pseudo-labeler is made once for each name and can never sign in")
    func pseudoLabelers() async throws {
        let fixture = try Fixture()
        let first = try await fixture.pseudoLabeler("hh.jsonl")
        #expect(try await fixture.pseudoLabeler("hh.jsonl") == first)
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
            ids.insert(try await fixture.pseudoLabeler(name).id)
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
        #expect(kept.map(\.username) == ["deleted \(ann)"])
        #expect(try await fixture.assignments.find(held.assignment.id).status == .expired)
        #expect(try await fixture.members.list(project: project.id).isEmpty)
        // The name is free again.
        _ = try await fixture.labeler("ann")
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("a deleted person is gone for every call, by number and by the name that stands in the place of theirs")
    func deletedForGood() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p")
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(1, to: project)
        let held = try await fixture.claim(project, ann)
        try await fixture.users.delete(ann, now: Fixture.start)
        #expect(try await fixture.users.find(username: "deleted \(ann)") == nil)
        let calls: [() async throws -> Void] = [
            { _ = try await fixture.users.find(ann) },
            { try await fixture.users.delete(ann, now: Fixture.start) },
            { try await fixture.users.update(ann, UserChanges(isDisabled: false), now: Fixture.start) },
            { try await fixture.users.update(ann, UserChanges(role: .admin), now: Fixture.start) },
            {
                try await fixture.assignments.saveDraft(
                    held.assignment.id, user: ann, Data("{}".utf8), now: Fixture.start)
            },
            { try await fixture.users.setPassword(ann, passwordHash: "hash", now: Fixture.start) },
            { try await fixture.members.put(project: project.id, user: ann, role: .labeler, now: Fixture.start) },
            {
                try await Invitations(fixture.database).create(
                    user: ann, tokenHash: Data([1]), expiresAt: Fixture.start + 10, now: Fixture.start)
            },
        ]
        for call in calls { await expectFailure(.notFound, "no user \(ann)") { try await call() } }
        #expect(try await fixture.violations().isEmpty)
    }
}
