import Foundation
import Preferences
import Storage
import Synchronization

/// Remembers who a credential belongs to and what they may do, so that a labeler's burst of requests does not ask the
/// database the same three questions each time.
///
/// Every administrative write empties it, so what an admin changes here counts at once. What another process changes
/// (`podium user …`) counts within the second: that often the database is asked whether anything has changed. Only
/// positive answers are kept.
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
        /// What the database said, and when it is to be asked again.
        var version: Int?
        var nextCheck = ContinuousClock.now
        /// One request asks; the others go on with what is known.
        var isChecking = false

        mutating func forget() {
            generation += 1
            callers = [:]
            projects = [:]
        }
    }

    private static let checkInterval = Duration.seconds(1)
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
    func caller(_ kind: Kind, _ hash: Data, find: () async throws -> Caller?) async throws -> Caller? {
        try await check()
        let key = Credential(kind: kind, hash: hash)
        let (known, generation) = entries.withLock { ($0.callers[key], $0.generation) }
        if let known, known.until > .now { return known.caller }
        guard let caller = try await find() else { return nil }
        entries.withLock { entries in
            guard entries.generation == generation else { return }
            if entries.callers.count >= Self.capacity { entries.callers = [:] }
            entries.callers[key] = (caller, Self.end())
        }
        return caller
    }

    /// A project and the user's role in it, nil for an admin who is no member.
    func project(
        _ slug: String, for user: ID<User>, find: () async throws -> (project: Project, role: Role?)
    ) async throws -> (project: Project, role: Role?) {
        try await check()
        let key = Key(user: user, slug: slug)
        let (known, generation) = entries.withLock { ($0.projects[key], $0.generation) }
        if let known, known.until > .now { return (known.project, known.role) }
        let found = try await find()
        entries.withLock { entries in
            guard entries.generation == generation else { return }
            if entries.projects.count >= Self.capacity { entries.projects = [:] }
            entries.projects[key] = (found.project, found.role, Self.end())
        }
        return found
    }

    func forget() {
        entries.withLock { $0.forget() }
    }

    /// Forgets everything when the database has changed since the last look, which is at most a second ago.
    private func check() async throws {
        let now = ContinuousClock.now
        let isDue = entries.withLock { entries in
            guard !entries.isChecking, now >= entries.nextCheck else { return false }
            entries.isChecking = true
            return true
        }
        guard isDue else { return }
        let current: Int
        do {
            current = try await version.current()
        } catch {
            entries.withLock { entries in
                entries.isChecking = false
                entries.forget()
            }
            throw error
        }
        entries.withLock { entries in
            entries.isChecking = false
            entries.nextCheck = now + Self.checkInterval
            if entries.version != current { entries.forget() }
            entries.version = current
        }
    }

    private static func end() -> ContinuousClock.Instant {
        .now + .seconds(Double.random(in: lifetime))
    }
}
