package import Foundation

/// Random secrets and their hashes: session cookies, access tokens, invitations.
///
/// A secret carries 256 random bits, so one round of SHA-256 is enough to store it by; a password needs `Scrypt`.
package enum Secrets {
    /// A new secret of 32 random bytes, in base64url without padding (43 characters).
    package static func make() -> String {
        Data(SecureGenerator.bytes(32)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// What is stored in place of the secret: its SHA-256.
    package static func hash(_ secret: String) -> Data { SHA256.hash(secret.utf8) }
}
