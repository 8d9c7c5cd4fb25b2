internal import Crypto

/// Passwords that can be read out and typed: four groups of four letters and digits without look-alikes, 79 bits.
package enum ReadablePassword {
    /// A new one.
    package static func make() -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var generator = SecureGenerator()
        let groups = (0..<4).map { _ in
            String((0..<4).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
        }
        return groups.joined(separator: "-")
    }
}
