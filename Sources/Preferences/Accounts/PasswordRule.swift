/// What a new password must be: long enough, and not among those that are tried first.
///
/// After NIST SP 800-63B, section 5.1.1.2: a length, and a comparison with what is commonly used, expected or known of
/// the service and the person; no rules about capitals, digits and signs. Rather than in a list of whole passwords,
/// `PasswordStrength` looks for the parts that such passwords are put together from.
package enum PasswordRule {
    /// In characters. NIST asks for 8 at least.
    package static let minimumLength = 10
    /// In bytes of UTF-8: more would only make the server work.
    package static let maximumBytes = 1_024
    /// How many characters must be left when each part that is easy to guess counts as one or two.
    package static let minimumStrength = 6

    /// - Parameters:
    ///   - username: whose password it is to be.
    ///   - pointer: the field that the password came in.
    /// - Throws: `ValidationError` that says what to do.
    package static func validate(
        _ password: String, for username: String, pointer: String = "/password"
    ) throws(ValidationError) {
        func refusal(_ code: String, _ message: String) -> ValidationError {
            ValidationError(pointer: pointer, code: code, message: message)
        }
        guard password.utf8.count <= maximumBytes else {
            throw refusal("passwordTooLong", "A password may have at most \(maximumBytes) bytes.")
        }
        guard password.count >= minimumLength else {
            throw refusal("passwordTooShort", "A password needs at least \(minimumLength) characters.")
        }
        let strength = PasswordStrength(of: password, username: username)
        guard strength.characters < minimumStrength else { return }
        let parts = strength.weaknesses.map(\.words).sorted().joined(separator: ", ")
        throw refusal(
            "passwordTooCommon",
            "This password is easy to guess (\(parts)). Choose another, such as four words that have nothing to do "
                + "with each other.")
    }
}

extension PasswordStrength.Weakness {
    fileprivate var words: String {
        switch self {
        case .name: "your user name"
        case .service: "the name of this service"
        case .word: "words that many passwords have"
        case .run: "neighbouring keys or letters"
        case .repetition: "repetitions"
        case .year: "a year"
        case .other: "a few other characters"
        }
    }
}
