/// Why somebody cannot be signed in right now.
package struct IdentityError: Error, Hashable {
    /// Stable: on the wire and in logs.
    package enum Code: String, Sendable {
        /// More people are signing in than can be served in a few seconds.
        case tooManySignIns
    }

    package let code: Code
    /// What to do, for people.
    package let message: String
    /// Seconds until it is worth trying again.
    package let retryAfter: Int
}
