import Crypto
import Foundation
import HTTPServer
import Identity
import Logging
import Preferences
import Storage

/// Checks who somebody is by their password: slowed down, noted when it fails, and with the stored hash brought up to
/// today's cost when it succeeds.
struct SignIn: Sendable {
    let passwords: Passwords
    let throttle: SignInThrottle
    let sampler: FailureSampler
    let logger: Logger
    let clock: WallClock

    /// How long a browser stays signed in.
    static let lifetime: TimeInterval = 30 * 24 * 3600

    /// - Returns: the person of this name and password; nil when there is none, or the account is disabled.
    /// - Throws: `IdentityError` when it is too early for another try.
    func person(_ username: String, _ password: String, _ call: Call) async throws -> User? {
        let address = call.request.remoteAddress
        do {
            return try await throttle.attempt(
                username: username, address: address,
                signedInFrom: { try await addresses(of: username, call) },
                { try await check(username, password, call) })
        } catch let error as IdentityError {
            log(.info, error.code.rawValue, username, call)
            throw error
        }
    }

    /// From where the account is signed in; of an unknown name none, as slowly.
    private func addresses(of username: String, _ call: Call) async throws -> [String] {
        let user = try await call.stores.users.find(username: username)?.user.id ?? ID(0)
        return try await call.stores.sessions.list(user: user, current: nil, now: clock.now()).compactMap(\.address)
    }

    private func check(_ username: String, _ password: String, _ call: Call) async throws -> User? {
        let found = try await call.stores.users.find(username: username)
        let verdict = try await passwords.verify(password, against: found?.passwordHash)
        guard case .right(let isOutdated) = verdict, let found, !found.user.isDisabled else {
            let reason = found == nil ? "unknownUser" : verdict == .wrong ? "wrongPassword" : "disabled"
            try await note(reason, username, of: found?.user, call)
            return nil
        }
        // Who is right is let in, also where there is no time for another hash: the next sign-in will do.
        if isOutdated, let old = found.passwordHash, let new = try? await passwords.rehash(password) {
            try await call.stores.users.replacePasswordHash(found.user.id, from: old, to: new)
        }
        return found.user
    }

    /// A session to be stored, and the cookie that carries its secret.
    func newSession(for call: Call) -> (session: NewSession, cookie: String) {
        let secret = Secrets.make()
        let session = NewSession(
            tokenHash: Secrets.hash(secret), expiresAt: clock.now().addingTimeInterval(Self.lifetime))
        return (session, Gate.cookie.setting(secret, for: .seconds(Self.lifetime), in: call.request))
    }

    private func note(_ reason: String, _ username: String, of user: User?, _ call: Call) async throws {
        log(.notice, reason, username, call)
        guard sampler.isDue(username: username, address: call.request.remoteAddress) else { return }
        try await call.stores.sessions.recordFailure(user: user?.id, reason: reason, now: clock.now())
    }

    private func log(_ level: Logger.Level, _ reason: String, _ username: String, _ call: Call) {
        logger.log(
            level: level, "sign-in failed",
            metadata: [
                "username": "\(DisplayName.printable(username))", "address": "\(call.request.remoteAddress)",
                "reason": "\(reason)", "request": "\(call.request.id)",
            ])
    }
}
