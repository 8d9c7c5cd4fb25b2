package import Foundation

/// How long an access token may last.
package enum AccessTokenRules {
    /// Ten years. Who wants one without end leaves the end out; what is written by mistake – a year of five digits – is no
    /// token without end.
    package static let maximumLifetimeDays = 3_653

    /// - Throws: `ValidationError` where it ends before it begins, or too late.
    package static func check(expiresAt: Date?, now: Date) throws(ValidationError) {
        guard let expiresAt else { return }
        guard expiresAt > now else {
            throw refusal("expiresAt is a time to come; this one is over.")
        }
        guard expiresAt.timeIntervalSince(now) <= Double(maximumLifetimeDays) * 86_400 else {
            throw refusal(
                "expiresAt is at most \(maximumLifetimeDays) days from now, which is ten years. Leave it out for a token "
                    + "without end.")
        }
    }

    private static func refusal(_ message: String) -> ValidationError {
        ValidationError(pointer: "/expiresAt", code: "invalidExpiry", message: message)
    }
}
