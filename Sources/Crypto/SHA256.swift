internal import COpenSSL
package import Foundation

/// SHA-256 by OpenSSL, fed piece by piece: for naming content and chaining the audit log.
package final class SHA256 {
    /// Made in `init`, freed in `deinit`, never handed out.
    private let context: OpaquePointer

    /// Nothing taken in yet.
    package init() {
        // Both fail only without memory, or where OpenSSL was built without SHA-256.
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("OpenSSL has no SHA-256")
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Takes in `bytes`.
    package func update(_ bytes: some Sequence<UInt8>) {
        let done = bytes.withContiguousStorageIfAvailable { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        if done == nil {
            let copy = Array(bytes)
            EVP_DigestUpdate(context, copy, copy.count)
        }
    }

    /// Takes in the length of `text` in UTF-8 and then its bytes, so that neighbouring texts cannot run together.
    package func update(lengthAnd text: String) {
        update(number: Int64(text.utf8.count))
        update(text.utf8)
    }

    /// Takes in a number as eight bytes, the highest first.
    package func update(number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    }

    /// The 32 bytes of the hash. Nothing can be taken in afterwards.
    package func finalize() -> Data {
        var bytes = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &bytes, nil)
        return Data(bytes)
    }

    /// The hash of `bytes`.
    package static func hash(_ bytes: some Sequence<UInt8>) -> Data {
        let hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }
}

extension Data {
    /// Lower-case hexadecimal.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * count)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
