internal import Crypto
internal import Dispatch
internal import Foundation
internal import Preferences
internal import Synchronization

/// Passwords as scrypt hashes (RFC 7914), in the form `$scrypt$ln=15,r=8,p=1$salt$hash` with base64 parts.
///
/// One hash takes about 0.1 s and 32 MiB on purpose, so it runs on a queue of its own, one at a time: a burst of
/// sign-ins waits in line, up to a length, rather than taking the memory or the event loops.
package struct Passwords: Sendable {
    private let queue = DispatchQueue(label: "podium.passwords")
    private let waiting = Waiting()

    /// More would wait for longer than anybody does.
    private static let longestQueue = 50

    /// The shortest password that is taken (NIST SP 800-63B asks for 8 at least).
    package static let minimumLength = 10

    package init() {}

    /// - Throws: `ValidationError` when the password is too short or too long.
    package func hash(_ password: String) async throws -> String {
        try Self.validate(password)
        return try await onQueue { Self.encode(password, salt: SecureGenerator.bytes(16)) }
    }

    /// Whether `password` is the one that `stored` was made of. Takes the same time where `stored` is nil, so that an
    /// answer's time does not tell which user names exist.
    package func verify(_ password: String, against stored: String?) async throws -> Bool {
        guard password.utf8.count <= Self.maximumLength else { return false }
        return try await onQueue {
            let parts = (stored ?? Self.decoy).split(separator: "$", omittingEmptySubsequences: true)
            guard parts.count == 4, let salt = Data(base64Encoded: String(parts[2])),
                let expected = Data(base64Encoded: String(parts[3])),
                let cost = Scrypt(parameters: parts[1])
            else { return false }
            let actual = Self.derive(password, salt: Array(salt), cost: cost)
            return isEqualInConstantTime(Array(expected), actual) && stored != nil
        }
    }

    private static let maximumLength = 1_024
    private static let decoy = encode("", salt: [UInt8](repeating: 0, count: 16), deriving: false)

    private static func validate(_ password: String) throws {
        if password.count < minimumLength {
            throw ValidationError(
                pointer: "/password", code: "passwordTooShort",
                message: "A password needs at least \(minimumLength) characters.")
        }
        if password.utf8.count > maximumLength {
            throw ValidationError(
                pointer: "/password", code: "passwordTooLong",
                message: "A password may have at most \(maximumLength) bytes.")
        }
    }

    /// What a new hash costs.
    private static let cost = Scrypt(logN: 15, parallelism: 1)

    private static func encode(_ password: String, salt: [UInt8], deriving: Bool = true) -> String {
        let hash = deriving ? derive(password, salt: salt, cost: cost) : [UInt8](repeating: 0, count: 32)
        return "$scrypt$ln=\(cost.logN),r=\(cost.blockSize),p=\(cost.parallelism)"
            + "$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Scrypt) -> [UInt8] {
        // The same password typed on another keyboard may arrive in another Unicode form.
        let password = Array(password.precomposedStringWithCompatibilityMapping.utf8)
        guard let key = cost.key(of: password, salt: salt) else { preconditionFailure("scrypt failed: no memory?") }
        return key
    }

    private final class Waiting: Sendable {
        let count = Atomic(0)
    }

    private func onQueue<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws -> Value {
        defer { waiting.count.subtract(1, ordering: .relaxed) }
        guard waiting.count.add(1, ordering: .relaxed).newValue <= Self.longestQueue else {
            throw IdentityError(
                code: .tooManySignIns,
                message: "Very many people are signing in right now. Try again in a few seconds.", retryAfter: 5)
        }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }
}

extension Scrypt {
    /// Reads `ln=15,r=8,p=1`. Nil for anything else, and for parameters that would take more memory than a server has
    /// to spare.
    fileprivate init?(parameters: some StringProtocol) {
        self.init(logN: 0, parallelism: 0)
        for part in parameters.split(separator: ",") {
            let pair = part.split(separator: "=")
            guard pair.count == 2, let value = UInt64(pair[1]) else { return nil }
            switch pair[0] {
            case "ln" where (1...20).contains(value): logN = Int(value)
            case "r" where (1...32).contains(value): blockSize = value
            case "p" where (1...16).contains(value): parallelism = value
            default: return nil
            }
        }
        guard logN > 0, parallelism > 0, memoryBytes <= 512 << 20 else { return nil }
    }
}
