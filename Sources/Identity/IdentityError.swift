/// Why somebody cannot be signed in right now.
package struct IdentityError: Error, Hashable {
    /// Stable: on the wire and in logs.
    package enum Code: String, Sendable {
        /// Too many wrong passwords came for this account or from this network.
        case tooManySignIns
        /// More people are signing in than can be served in a few seconds.
        case signInsBusy
        /// The server has too little memory to check a password.
        case noMemory
    }

    package let code: Code
    /// What to do, for people.
    package let message: String
    /// Seconds until it is worth trying again.
    package let retryAfter: Int

    static let busy = IdentityError(
        code: .signInsBusy, message: "Too many people are signing in right now. Try again in a few seconds.",
        retryAfter: 5)
    static let noMemory = IdentityError(
        code: .noMemory,
        message:
            "The server has too little memory to check a password. Try again; if that does not help, tell its admin.",
        retryAfter: 10)

    static func tooMany(wait: Int) -> IdentityError {
        IdentityError(
            code: .tooManySignIns, message: "Too many wrong passwords. Try again in \(wait) seconds.", retryAfter: wait)
    }
}
