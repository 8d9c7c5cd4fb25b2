import Crypto
import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// Who sent a request, and by what they proved it.
struct Caller: Sendable {
    enum Credential: Sendable {
        /// A browser's cookie.
        case session(hash: Data)
        /// A program's bearer token.
        case token(AccessToken)
    }

    var user: User
    var credential: Credential
}

/// Lets a request through to its handler, or says why not: authentication, the origin of browser writes, roles.
struct Gate: Sendable {
    let database: Database
    let clock: WallClock
    let cache: AccessCache
    let origins: OriginCheck
    /// Where the calls that it lets through read long bodies.
    var workers = WorkerPool(name: "bodies")

    /// Keeps a browser signed in.
    static let cookie = PrivateCookie(name: "podium_session")

    /// - Throws: `HTTPError` 401 when nobody is signed in, 403 when the role does not suffice, 404 when the project
    ///   does not exist or the caller is not a member of it (so that slugs cannot be probed).
    func admit(_ request: Request, for access: Access) async throws -> Call {
        if access == .anyone {
            // Signing in from another site's page would let that site choose as whom.
            try origins.check(request)
            let stores = Stores(database, by: Origin(address: request.remoteAddress))
            return Call(request: request, stores: stores, caller: nil, namedProject: nil, workers: workers)
        }
        guard let caller = try await authenticate(request) else { throw HTTPError.signInNeeded }
        if case .session = caller.credential { try origins.check(request) }
        if access == .admin, caller.user.role != .admin {
            throw HTTPError.forbidden("Only an admin may do this.")
        }
        var project: Project?
        if let slug = request.parameters["slug"] {
            project = try await admit(caller.user, to: slug, for: access)
        } else if access == .manager, caller.user.role == .labeler {
            throw HTTPError.forbidden("Only a manager or an admin may do this.")
        }
        let stores = Stores(database, by: Origin(user: caller.user.id, address: request.remoteAddress))
        return Call(request: request, stores: stores, caller: caller, namedProject: project, workers: workers)
    }

    private func admit(_ user: User, to slug: String, for access: Access) async throws -> Project {
        let (project, role) = try await cache.project(slug, for: user.id) { try await find(slug, for: user) }
        if access == .manager, role == .labeler, user.role != .admin {
            throw HTTPError.forbidden("Only a manager of this project may do this.")
        }
        return project
    }

    private func find(_ slug: String, for user: User) async throws -> (project: Project, role: Role?) {
        let unknown = HTTPError.notFound("There is no project \"\(slug)\" that you are a member of.")
        let project: Project
        do {
            project = try await Projects(database).find(slug)
        } catch let error as StorageError where error.code == .notFound {
            throw unknown
        }
        let role = try await Members(database).role(project: project.id, user: user.id)
        guard role != nil || user.role == .admin else { throw unknown }
        return (project, role)
    }

    /// The caller, or nil when the request carries no valid credential.
    func authenticate(_ request: Request) async throws -> Caller? {
        if let header = request.headerFields[.authorization] {
            guard let token = Self.bearerToken(in: header) else { return nil }
            let hash = Secrets.hash(token)
            return try await cache.caller(.token, hash) {
                let now = clock.now()
                let found = try await AccessTokens(database).authenticate(tokenHash: hash, now: now)
                return found.map { found in
                    (
                        Caller(user: found.user, credential: .token(found.token)),
                        found.token.expiresAt.map { .seconds($0.timeIntervalSince(now)) }
                    )
                }
            }
        }
        guard let cookie = Self.cookie.value(in: request) else { return nil }
        let hash = Secrets.hash(cookie)
        return try await cache.caller(.session, hash) {
            let now = clock.now()
            let origin = Origin(address: request.remoteAddress)
            let session = try await Sessions(database, by: origin).authenticate(tokenHash: hash, now: now)
            return session.map {
                (Caller(user: $0.user, credential: .session(hash: hash)), .seconds($0.expiresAt.timeIntervalSince(now)))
            }
        }
    }

    private static func bearerToken(in header: String) -> String? {
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}
