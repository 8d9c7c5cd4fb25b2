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

    private struct Entries {
        var callers: [Data: (caller: Caller, until: ContinuousClock.Instant)] = [:]
        var projects: [Key: (project: Project, role: Role?, until: ContinuousClock.Instant)] = [:]
    }

    private static let lifetime = Duration.seconds(1)
    private static let capacity = 10_000

    private let entries = Mutex(Entries())

    /// The caller of a credential's hash; `find` is asked when it is not known.
    func caller(_ hash: Data, find: () async throws -> Caller?) async rethrows -> Caller? {
        let now = ContinuousClock.now
        if let known = entries.withLock({ $0.callers[hash] }), known.until > now { return known.caller }
        guard let caller = try await find() else { return nil }
        entries.withLock { entries in
            if entries.callers.count >= Self.capacity { entries.callers = [:] }
            entries.callers[hash] = (caller, now + Self.lifetime)
        }
        return caller
    }

    /// A project and the user's role in it, nil for an admin who is no member.
    func project(
        _ slug: String, for user: ID<User>, find: () async throws -> (project: Project, role: Role?)
    ) async rethrows -> (project: Project, role: Role?) {
        let now = ContinuousClock.now
        let key = Key(user: user, slug: slug)
        if let known = entries.withLock({ $0.projects[key] }), known.until > now { return (known.project, known.role) }
        let found = try await find()
        entries.withLock { entries in
            if entries.projects.count >= Self.capacity { entries.projects = [:] }
            entries.projects[key] = (found.project, found.role, now + Self.lifetime)
        }
        return found
    }

    func forget() {
        entries.withLock { $0 = Entries() }
    }
}
