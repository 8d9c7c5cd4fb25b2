internal import COpenSSL

/// scrypt (RFC 7914), which makes guessing a password cost memory as well as time.
package struct Scrypt: Hashable, Sendable {
    /// Base-2 logarithm of the cost N: the memory is 128 · r · N bytes.
    package var logN: Int
    /// Block size r.
    package var blockSize: UInt64
    /// Parallelism p.
    package var parallelism: UInt64

    /// The parameters of a hash.
    package init(logN: Int, blockSize: UInt64 = 8, parallelism: UInt64) {
        self.logN = logN
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// How much memory a hash takes, in bytes (RFC 7914, section 2).
    package var memoryBytes: UInt64 { 128 * blockSize * (1 << UInt64(logN) + parallelism) }

    /// - Returns: `count` bytes; nil where OpenSSL refuses the parameters or there is not enough memory.
    package func key(of password: [UInt8], salt: [UInt8], count: Int = 32) -> [UInt8]? {
        var key = [UInt8](repeating: 0, count: count)
        let done = password.withUnsafeBytes { bytes in
            EVP_PBE_scrypt(
                bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, salt, salt.count,
                1 << UInt64(logN), blockSize, parallelism, memoryBytes + 1 << 20, &key, key.count)
        }
        return done == 1 ? key : nil
    }
}

/// Whether two secrets are equal, in a time that depends on their length alone.
package func isEqualInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
