internal import CLinux
import Glibc

/// A connected socket, plain or under TLS.
///
/// Never touched by two threads: it belongs to one ``ClientConnection``.
final class Transport {
    enum Transfer {
        case bytes(Int)
        /// Nothing more until the socket is reported again.
        case wouldBlock
        /// The client speaks plain HTTP on a TLS port.
        case notTLS
        case end
        case failed
    }

    private enum Layer {
        case plain
        /// The first byte decides.
        case undecided(TLSContext)
        case tls(TLSSession)
    }

    let descriptor: Int32
    private var layer: Layer
    /// Whether the last read has emptied the socket's buffer, so that the next one would find nothing.
    private(set) var isDrained = false

    init(descriptor: Int32, tls: TLSContext?) {
        self.descriptor = descriptor
        layer = tls.map(Layer.undecided) ?? .plain
        Listener.set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    }

    /// Whether the bytes are encrypted.
    var isSecure: Bool {
        if case .tls = layer { true } else { false }
    }

    /// Whether requests can come: no handshake is to be completed first.
    var isOpen: Bool {
        switch layer {
        case .plain: true
        case .undecided: false
        case .tls(let session): session.isHandshakeComplete
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        switch layer {
        case .plain:
            let result = receive(into: buffer, flags: 0)
            // Edge-triggered epoll tells again when more comes (epoll(7), question 9).
            if case .bytes(let count) = result { isDrained = count < buffer.count }
            return result
        case .undecided(let context):
            var first: UInt8 = 0
            let peeked = withUnsafeMutableBytes(of: &first) { receive(into: $0, flags: Int32(MSG_PEEK)) }
            guard case .bytes = peeked else { return peeked }
            // A TLS record of type handshake (RFC 8446 §5.1).
            guard first == 22, let session = TLSSession(context, descriptor: descriptor) else {
                layer = .plain
                return .notTLS
            }
            layer = .tls(session)
            return read(into: buffer)
        case .tls(let session):
            let wasPending = session.hasPending
            let result = session.read(into: buffer)
            // OpenSSL reads ahead up to a whole record of 16 KiB: less than half of one was all there was.
            if case .bytes(let count) = result { isDrained = !wasPending && count < 8 << 10 && !session.hasPending }
            return result
        }
    }

    private func receive(into buffer: UnsafeMutableRawBufferPointer, flags: Int32) -> Transfer {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, flags)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno == EAGAIN { return .wouldBlock }
            if errno != EINTR { return .failed }
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> Transfer {
        if case .tls(let session) = layer { return session.write(bytes) }
        while true {
            let count = send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            if count >= 0 { return .bytes(count) }
            if errno == EAGAIN { return .wouldBlock }
            if errno != EINTR { return .failed }
        }
    }

    /// Bytes that the kernel holds because the client has not acknowledged them.
    var unacknowledgedBytes: Int { Int(clinux_unacknowledged(descriptor)) }

    /// The peer sees the end of our bytes.
    func finishSending() {
        if case .tls(let session) = layer { session.finishSending() }
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Unsent bytes are thrown away and the peer sees a reset instead of an end.
    func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    func close() { Glibc.close(descriptor) }
}
