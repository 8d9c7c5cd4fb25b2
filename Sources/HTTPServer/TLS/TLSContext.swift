internal import COpenSSL
import Synchronization

/// Owns an OpenSSL context with certificate and key.
///
/// SAFETY: OpenSSL locks a context's session cache and reference count itself; it is not changed after `init`.
final class TLSContext: @unchecked Sendable {
    fileprivate let pointer: OpaquePointer

    init(_ configuration: TLSConfiguration) throws(ServerError) {
        guard let context = copenssl_server_context() else { throw Self.failure("OpenSSL cannot start") }
        pointer = context
        ERR_clear_error()
        guard SSL_CTX_use_certificate_chain_file(pointer, configuration.certificatePath) == 1 else {
            throw Self.failure("can not use the certificate \(configuration.certificatePath)")
        }
        guard SSL_CTX_use_PrivateKey_file(pointer, configuration.keyPath, SSL_FILETYPE_PEM) == 1 else {
            throw Self.failure("can not use the key \(configuration.keyPath)")
        }
        guard SSL_CTX_check_private_key(pointer) == 1 else {
            throw Self.failure("\(configuration.keyPath) is not the key of \(configuration.certificatePath)")
        }
    }

    deinit { SSL_CTX_free(pointer) }

    private static func failure(_ what: String) -> ServerError {
        var reason = [CChar](repeating: 0, count: 256)
        let code = ERR_peek_last_error()
        ERR_error_string_n(code, &reason, reason.count)
        ERR_clear_error()
        let text = reason.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        return ServerError(code: .badCertificate, message: code == 0 ? what : "\(what): \(text)")
    }
}

/// The context for new connections; those that are open keep theirs.
final class TLSContexts: Sendable {
    private let configuration: TLSConfiguration
    private let current: Mutex<TLSContext>

    init(_ configuration: TLSConfiguration) throws(ServerError) {
        self.configuration = configuration
        current = Mutex(try TLSContext(configuration))
    }

    /// Reads the files again. When they are bad the old ones stay in use.
    func reload() throws(ServerError) {
        let fresh = try TLSContext(configuration)
        current.withLock { $0 = fresh }
    }

    var context: TLSContext { current.withLock { $0 } }
}

/// Owns the TLS state of one connection. It reads and writes the socket itself.
final class TLSSession {
    private let ssl: OpaquePointer
    private var hasFailed = false

    /// Nil when out of memory.
    init?(_ context: TLSContext, descriptor: Int32) {
        guard let ssl = SSL_new(context.pointer) else { return nil }
        self.ssl = ssl
        SSL_set_fd(ssl, descriptor)
        SSL_set_accept_state(ssl)
    }

    deinit { SSL_free(ssl) }

    /// Whether OpenSSL has read bytes that it has not handed out.
    var hasPending: Bool { SSL_has_pending(ssl) == 1 }

    var isHandshakeComplete: Bool { SSL_is_init_finished(ssl) == 1 }

    /// Decrypted bytes; goes on with the handshake first if it is not through.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Transport.Transfer {
        ERR_clear_error()
        let count = SSL_read(ssl, buffer.baseAddress, Int32(clamping: buffer.count))
        return count > 0 ? .bytes(Int(count)) : failure(count)
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> Transport.Transfer {
        ERR_clear_error()
        let count = SSL_write(ssl, bytes.baseAddress, Int32(clamping: bytes.count))
        return count > 0 ? .bytes(Int(count)) : failure(count)
    }

    private func failure(_ result: Int32) -> Transport.Transfer {
        switch SSL_get_error(ssl, result) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .wouldBlock
        case SSL_ERROR_ZERO_RETURN: return .end
        default:
            hasFailed = true
            return .failed
        }
    }

    /// Sends close-notify (RFC 8446 §6.1).
    func finishSending() {
        guard !hasFailed, isHandshakeComplete else { return }
        ERR_clear_error()
        SSL_shutdown(ssl)
    }
}
