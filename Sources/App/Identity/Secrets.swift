internal import COpenSSL
import Foundation

/// Random secrets and their hashes: session cookies, access tokens, invitations.
///
/// A secret carries 256 random bits, so one round of SHA-256 is enough to store it by; passwords need `Passwords`.
package enum Secrets {
    /// A new secret of 32 random bytes, in base64url without padding (43 characters).
    package static func make() -> String {
        Data(randomBytes(32)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// What is stored in place of the secret: its SHA-256.
    package static func hash(_ secret: String) -> Data {
        let secret = Array(secret.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        let done = EVP_Digest(secret, secret.count, &digest, nil, EVP_sha256(), nil)
        precondition(done == 1, "OpenSSL has no SHA-256")
        return Data(digest)
    }

    /// A password that can be read out and typed: four groups of four letters and digits without look-alikes, 79 bits.
    package static func readablePassword() -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var generator = SecureGenerator()
        let groups = (0..<4).map { _ in
            String((0..<4).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
        }
        return groups.joined(separator: "-")
    }

    /// - Returns: `count` bytes of OpenSSL's generator.
    static func randomBytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        // A server that cannot draw random numbers must not hand out secrets.
        precondition(RAND_bytes(&bytes, Int32(count)) == 1, "OpenSSL's random generator failed")
        return bytes
    }
}

/// OpenSSL's random generator, in the standard library's form.
package struct SecureGenerator: RandomNumberGenerator {
    package init() {}

    package mutating func next() -> UInt64 {
        Secrets.randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
