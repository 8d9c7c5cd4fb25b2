package import Crypto
internal import Dispatch
internal import Foundation
internal import Preferences
internal import Synchronization

/// Hashes and checks passwords with scrypt (RFC 7914).
///
/// A hash takes 128 MiB and some 0.4 s on purpose, so it is made on a queue of its own, one at a time: a burst of
/// sign-ins waits in line, up to a length, rather than taking the memory or the event loops.
package struct Passwords: Sendable {
    /// What came of a check.
    package enum Verdict: Hashable, Sendable {
        case wrong
        /// - Parameter isOutdated: the stored hash costs a guesser less than a new one would; `rehash` makes one.
        case right(isOutdated: Bool)
    }

    private let cost: Scrypt
    private let queue = DispatchQueue(label: "podium.passwords")
    private let waiting = Waiting()

    /// More would wait for longer than people do: eight seconds.
    package static let longestQueue = 20

    /// - Parameter cost: of a new hash. Tests take less than the default.
    package init(cost: Scrypt = .recommended) {
        self.cost = cost
    }

    /// The hash of a new password.
    ///
    /// - Parameters:
    ///   - username: whose password it is to be: it must not be the name once more.
    ///   - pointer: the field that the password came in, for the message.
    /// - Throws: `ValidationError` for a password that `PasswordRule` refuses.
    package func hash(_ password: String, for username: String, pointer: String = "/password") async throws -> String {
        try PasswordRule.validate(password, for: username, pointer: pointer)
        return try await rehash(password)
    }

    /// A hash of a password that is in use already, at today's cost: for one whose stored hash is outdated. The rules
    /// for new passwords are not asked.
    package func rehash(_ password: String) async throws -> String {
        let salt = SecureGenerator.bytes(16)
        let key = try await onQueue { [cost] in Self.derive(password, salt: salt, cost: cost) }
        return PasswordHash(cost: cost, salt: salt, key: key).text
    }

    /// Whether `password` is the one that `stored` was made of.
    ///
    /// The answer takes the same time whether there is a stored hash or not, what it cost, and how long the password is,
    /// so that it does not tell which user names exist.
    package func verify(_ password: String, against stored: String?) async throws -> Verdict {
        let known = stored.flatMap(PasswordHash.init)
        let hash = known ?? PasswordHash(cost: cost, salt: [UInt8](repeating: 0, count: 16), key: [])
        let isTooLong = password.utf8.count > PasswordRule.maximumBytes
        let looked =
            isTooLong ? String(decoding: password.utf8.prefix(PasswordRule.maximumBytes), as: UTF8.self) : password
        let key = try await onQueue { [cost] in
            let key = Self.derive(looked, salt: hash.salt, cost: hash.cost)
            if key != nil, let rest = hash.cost.supplement(to: cost) {
                _ = Self.derive(looked, salt: hash.salt, cost: rest)
            }
            return key
        }
        guard isEqualInConstantTime(hash.key, key), known != nil, !isTooLong else { return .wrong }
        return .right(isOutdated: hash.cost.work < cost.work)
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Scrypt) -> [UInt8]? {
        // The same password typed on another keyboard may arrive in another Unicode form.
        cost.key(of: Array(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt)
    }

    private final class Waiting: Sendable {
        let count = Atomic(0)
    }

    /// - Throws: `IdentityError` when too many wait already, or `work` gives nil for want of memory.
    private func onQueue(_ work: @escaping @Sendable () -> [UInt8]?) async throws -> [UInt8] {
        defer { waiting.count.subtract(1, ordering: .relaxed) }
        guard waiting.count.add(1, ordering: .relaxed).newValue <= Self.longestQueue else { throw IdentityError.busy }
        let key = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
        guard let key else { throw IdentityError.noMemory }
        return key
    }
}
