import Glibc

/// A connected socket, plain or under TLS.
final class Transport {
    enum Transfer {
        case bytes(Int)
        case wouldBlock
        /// TLS has to send before it can go on.
        case wantsWrite
        case end
        case failed
    }

    let descriptor: Int32
    var isSecure: Bool { false }

    init(descriptor: Int32) {
        self.descriptor = descriptor
        Listener.set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno == EAGAIN { return .wouldBlock }
            if errno != EINTR { return .failed }
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> Transfer {
        while true {
            let count = send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            if count >= 0 { return .bytes(count) }
            if errno == EAGAIN { return .wouldBlock }
            if errno != EINTR { return .failed }
        }
    }

    /// The peer sees the end of our bytes.
    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    func close() { Glibc.close(descriptor) }
}
