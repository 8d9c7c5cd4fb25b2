internal import COpenSSL
package import Foundation

/// Secrets that are read again, such as the key of an endpoint: AES-256-GCM with a key that is not in the database.
///
/// Sealed bytes are a version (1), a nonce of 12 bytes, the secret's bytes encrypted, and a tag of 16 bytes. Each is bound to
/// its purpose: sealed for one row, it does not open for another.
package struct SealingKey: Sendable {
    private let bytes: [UInt8]

    private static let version: UInt8 = 1
    private static let nonceCount = 12
    private static let tagCount = 16
    /// In bytes.
    package static let count = 32

    /// A key that nobody has.
    package init() {
        bytes = SecureGenerator.bytes(Self.count)
    }

    /// - Parameter bytes: `count` of them, as `data` gave them out.
    /// - Returns: nil for any other number of them.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.count else { return nil }
        self.bytes = Array(bytes)
    }

    /// To be kept where only Podium reads it.
    package var data: Data { Data(bytes) }

    /// - Parameter purpose: what the secret is for; needed to open it, and not kept in it.
    package func seal(_ secret: String, for purpose: String) -> Data {
        let nonce = SecureGenerator.bytes(Self.nonceCount)
        let sealed = AESGCM(key: bytes, nonce: nonce).encrypt(Array(secret.utf8), authenticated: Array(purpose.utf8))
        return Data([Self.version] + nonce + sealed.text + sealed.tag)
    }

    /// - Returns: nil where it was sealed with another key or for another purpose, or was changed since.
    package func open(_ sealed: Data, for purpose: String) -> String? {
        let bytes = Array(sealed)
        guard bytes.count > Self.nonceCount + Self.tagCount, bytes[0] == Self.version else { return nil }
        let text = AESGCM(key: self.bytes, nonce: Array(bytes[1...Self.nonceCount])).decrypt(
            Array(bytes[(1 + Self.nonceCount)..<(bytes.count - Self.tagCount)]),
            tag: Array(bytes.suffix(Self.tagCount)), authenticated: Array(purpose.utf8))
        return text.flatMap { String(validating: $0, as: UTF8.self) }
    }
}

/// One message under one nonce.
private struct AESGCM {
    let key: [UInt8]
    let nonce: [UInt8]

    func encrypt(_ text: [UInt8], authenticated: [UInt8]) -> (text: [UInt8], tag: [UInt8]) {
        withContext { context in
            var output = [UInt8](repeating: 0, count: text.count)
            var tag = [UInt8](repeating: 0, count: 16)
            var count: Int32 = 0
            let done =
                EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1
                && EVP_EncryptUpdate(context, nil, &count, authenticated, Int32(authenticated.count)) == 1
                && EVP_EncryptUpdate(context, &output, &count, text, Int32(text.count)) == 1
                && EVP_EncryptFinal_ex(context, nil, &count) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, &tag) == 1
            // Nothing that a caller gives can make it fail; a secret must not be stored half sealed.
            precondition(done, "OpenSSL's AES-GCM failed")
            return (output, tag)
        }
    }

    func decrypt(_ text: [UInt8], tag: [UInt8], authenticated: [UInt8]) -> [UInt8]? {
        withContext { context in
            var output = [UInt8](repeating: 0, count: text.count)
            var tag = tag
            var count: Int32 = 0
            guard EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1,
                EVP_DecryptUpdate(context, nil, &count, authenticated, Int32(authenticated.count)) == 1,
                EVP_DecryptUpdate(context, &output, &count, text, Int32(text.count)) == 1,
                EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, &tag) == 1,
                EVP_DecryptFinal_ex(context, nil, &count) == 1
            else { return nil }
            return output
        }
    }

    private func withContext<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        guard let context = EVP_CIPHER_CTX_new() else { preconditionFailure("OpenSSL has no memory") }
        defer { EVP_CIPHER_CTX_free(context) }
        return body(context)
    }
}
