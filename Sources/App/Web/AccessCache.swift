import Foundation
import Preferences
import Storage
import Synchronization

/// Remembers for a second who a credential belongs to and what they may do, so that a labeler's burst of requests does
/// not ask the database the same three questions each time.
///
/// Every administrative write empties it, so what an admin changes here counts at once; what another process changes
/// (`podium user …`) counts within the second. Only positive answers are kept.
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
        /// Counts `forget()`: what was looked up before it must not be remembered after it.
        var generation = 0
        var callers: [Credential: (caller: Caller, until: ContinuousClock.Instant)] = [:]
        var projects: [Key: (project: Project, role: Role?, until: ContinuousClock.Instant)] = [:]
    }

    private static let lifetime = Duration.seconds(1)
    private static let capacity = 10_000

    private let entries = Mutex(Entries())

    /// The caller of a credential's hash; `find` is asked when it is not known.
    func caller(_ kind: Kind, _ hash: Data, find: () async throws -> Caller?) async rethrows -> Caller? {
        let now = ContinuousClock.now
        let key = Credential(kind: kind, hash: hash)
        let (known, generation) = entries.withLock { ($0.callers[key], $0.generation) }
        if let known, known.until > now { return known.caller }
        guard let caller = try await find() else { return nil }
        entries.withLock { entries in
            guard entries.generation == generation else { return }
            if entries.callers.count >= Self.capacity { entries.callers = [:] }
            entries.callers[key] = (caller, now + Self.lifetime)
        }
        return caller
    }

    /// A project and the user's role in it, nil for an admin who is no member.
    func project(
        _ slug: String, for user: ID<User>, find: () async throws -> (project: Project, role: Role?)
    ) async rethrows -> (project: Project, role: Role?) {
        let now = ContinuousClock.now
        let key = Key(user: user, slug: slug)
        let (known, generation) = entries.withLock { ($0.projects[key], $0.generation) }
        if let known, known.until > now { return (known.project, known.role) }
        let found = try await find()
        entries.withLock { entries in
            guard entries.generation == generation else { return }
            if entries.projects.count >= Self.capacity { entries.projects = [:] }
            entries.projects[key] = (found.project, found.role, now + Self.lifetime)
        }
        return found
    }

    func forget() {
        entries.withLock { $0 = Entries(generation: $0.generation + 1) }
    }
}
