internal import COpenSSL

/// scrypt (RFC 7914), which makes guessing a password cost memory as well as time.
///
/// A value has parameters that can be carried out: what RFC 7914 or OpenSSL forbids, and what takes more memory than
/// ``maximumMemoryBytes``, cannot be made.
package struct Scrypt: Hashable, Sendable {
    /// Base-2 logarithm of the cost N.
    package let logN: Int
    /// Block size r.
    package let blockSize: Int
    /// Parallelism p.
    package let parallelism: Int

    /// No hash may take more, whatever a database says: a quarter of a gigabyte.
    package static let maximumMemoryBytes = 256 << 20

    /// The first choice of OWASP's Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1; 128 MiB and some 0.4 s.
    package static let recommended = Scrypt(unchecked: 17, blockSize: 8, parallelism: 1)

    /// Nil for parameters that cannot be carried out.
    package init?(logN: Int, blockSize: Int = 8, parallelism: Int = 1) {
        guard (1...24).contains(logN), (1...64).contains(blockSize), (1...(1 << 14)).contains(parallelism),
            // RFC 7914, section 6: N < 2^(128 · r / 8).
            logN < 16 * blockSize
        else { return nil }
        self.init(unchecked: logN, blockSize: blockSize, parallelism: parallelism)
        guard memoryBytes <= Self.maximumMemoryBytes else { return nil }
    }

    private init(unchecked logN: Int, blockSize: Int, parallelism: Int) {
        self.logN = logN
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// How much memory a hash takes, in bytes (RFC 7914, section 2, and one block more that OpenSSL uses).
    package var memoryBytes: Int { 128 * blockSize * (1 << logN + parallelism + 2) }

    /// How many blocks of 64 bytes are mixed, which the time follows: 4 · N · r · p.
    package var work: Int { 4 * (1 << logN) * blockSize * parallelism }

    /// What takes as long as `other` does beyond this, with this one's memory; nil where `other` does not take longer.
    package func supplement(to other: Scrypt) -> Scrypt? {
        guard other.work > work else { return nil }
        let rounds = (other.work - work) / (work / parallelism)
        return Scrypt(logN: logN, blockSize: blockSize, parallelism: min(rounds, 1 << 14))
    }

    /// - Returns: `count` bytes; nil where there is not enough memory.
    package func key(of password: [UInt8], salt: [UInt8], count: Int = 32) -> [UInt8]? {
        var key = [UInt8](repeating: 0, count: count)
        let done = password.withUnsafeBytes { bytes in
            EVP_PBE_scrypt(
                bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, salt, salt.count, 1 << UInt64(logN),
                UInt64(blockSize), UInt64(parallelism), UInt64(Self.maximumMemoryBytes) + 1 << 20, &key, key.count)
        }
        return done == 1 ? key : nil
    }
}

/// Whether two secrets are equal, in a time that depends on their length alone.
package func isEqualInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
