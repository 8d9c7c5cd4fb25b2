import Foundation
import Preferences
import Storage
import Synchronization

/// Remembers who a credential belongs to and what they may do, so that a labeler's burst of requests does not ask the
/// database the same three questions each time.
///
/// The database is asked whether anything of that has changed: after every administrative write, so that what an admin
/// changes here counts at once, and each second, for what another process changes (`podium user …`). Only positive
/// answers are kept.
final class AccessCache: Sendable {
    private struct Key: Hashable {
        var user: ID<User>
        var slug: String
    }

    /// A cookie's secret is no bearer token, and the other way round.
    enum Kind: Hashable {
        case session
        case token
    }

    private struct Credential: Hashable {
        var kind: Kind
        var hash: Data
    }

    private struct Entries {
        /// Counts how often everything was forgotten: what was looked up before must not be remembered after it.
        var generation = 0
        var callers: [Credential: (caller: Caller, until: ContinuousClock.Instant)] = [:]
        var projects: [Key: (project: Project, role: Role?, until: ContinuousClock.Instant)] = [:]
        /// What the database said last, and when it was asked.
        var version: Int?
        var checkedAt: ContinuousClock.Instant?
        /// One request asks; the others go on with what is known, for a while.
        var isChecking = false
        /// Counts the looks: of one that was overtaken by a change, the answer does not matter.
        var look = 0

        mutating func forget() {
            generation += 1
            callers = [:]
            projects = [:]
        }

        /// Whether what is known may still be believed.
        var isFresh: Bool { checkedAt.map { $0 + AccessCache.longestCheck > .now } ?? false }
    }

    private static let checkInterval = Duration.seconds(1)
    /// While the database is slow to answer, requests ask for themselves.
    private static let longestCheck = Duration.seconds(2)
    /// Sessions end by themselves, so nothing is believed for longer. Each entry has a lifetime of its own, or all of a
    /// busy server's would be looked up again at the same moment.
    private static let lifetime = 15.0...30.0
    private static let capacity = 10_000

    private let version: AccessVersion
    private let entries = Mutex(Entries())

    init(_ version: AccessVersion) {
        self.version = version
    }

    /// The caller of a credential's hash; `find` is asked when it is not known.
    ///
    /// - Parameter find: also says how long the credential is valid, where it ends by itself.
    func caller(
        _ kind: Kind, _ hash: Data, find: () async throws -> (caller: Caller, validFor: Duration?)?
    ) async throws -> Caller? {
        try await check()
        let key = Credential(kind: kind, hash: hash)
        let (known, generation) = entries.withLock { ($0.isFresh ? $0.callers[key] : nil, $0.generation) }
        if let known, known.until > .now { return known.caller }
        guard let (caller, validFor) = try await find() else { return nil }
        entries.withLock { entries in
            guard entries.generation == generation else { return }
            if entries.callers.count >= Self.capacity { entries.callers = [:] }
            entries.callers[key] = (caller, min(Self.end(), .now + (validFor ?? .seconds(60))))
        }
        return caller
    }

    /// A project and the user's role in it, nil for an admin who is no member.
    func project(
        _ slug: String, for user: ID<User>, find: () async throws -> (project: Project, role: Role?)
    ) async throws -> (project: Project, role: Role?) {
        try await check()
        let key = Key(user: user, slug: slug)
        let (known, generation) = entries.withLock { ($0.isFresh ? $0.projects[key] : nil, $0.generation) }
        if let known, known.until > .now { return (known.project, known.role) }
        let found = try await find()
        entries.withLock { entries in
            guard entries.generation == generation else { return }
            if entries.projects.count >= Self.capacity { entries.projects = [:] }
            entries.projects[key] = (found.project, found.role, Self.end())
        }
        return found
    }

    /// Something may have changed: the next request looks, whatever look is under way.
    func checkSoon() {
        entries.withLock { entries in
            entries.checkedAt = nil
            entries.isChecking = false
            entries.look += 1
        }
    }

    /// Forgets everything when access has changed since the last look, which is at most a second ago.
    private func check() async throws {
        let now = ContinuousClock.now
        let look: Int? = entries.withLock { entries in
            let isRecent = entries.checkedAt.map { $0 + Self.checkInterval > now } ?? false
            guard !entries.isChecking, !isRecent else { return nil }
            entries.isChecking = true
            entries.look += 1
            return entries.look
        }
        guard let look else { return }
        let current: Int
        do {
            current = try await version.current()
        } catch {
            entries.withLock { if $0.look == look { $0.isChecking = false } }
            throw error
        }
        entries.withLock { entries in
            guard entries.look == look else { return }
            entries.isChecking = false
            entries.checkedAt = now
            if entries.version != current { entries.forget() }
            entries.version = current
        }
    }

    private static func end() -> ContinuousClock.Instant {
        .now + .seconds(Double.random(in: lifetime))
    }
}
