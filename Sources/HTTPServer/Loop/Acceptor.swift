internal import CLinux
import Glibc

/// Takes connections from a listener, within the limits.
///
/// SAFETY: touched only on the thread of the worker's loop.
final class Acceptor: EventSource {
    private let listener: Listener
    private unowned let worker: Worker
    private var token: UInt64 = 0
    private var isPaused = false
    /// Said once for each time of need, which ends when nobody waits any more.
    private var hasWarned = false

    init(listener: Listener, worker: Worker) throws(SocketError) {
        self.listener = listener
        self.worker = worker
        token = try worker.loop.add(self, listener: listener.descriptor)
    }

    func ready(_ event: Epoll.Ready) { acceptSome(64) }

    /// After a pause: descriptors may have become free.
    func retry() {
        guard isPaused, let token = try? worker.loop.add(self, listener: listener.descriptor) else { return }
        self.token = token
        isPaused = false
    }

    /// Takes what the kernel has already promised an answer, then stops.
    func close() {
        acceptSome(4096)
        if !isPaused { worker.loop.remove(token, socket: listener.descriptor) }
        isPaused = true
    }

    private func acceptSome(_ count: Int) {
        for _ in 0..<count {
            var address = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            // sockaddr_storage is large enough for every address family.
            let descriptor = clinux_accept(
                listener.descriptor, &address, &length, Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
            if descriptor >= 0 {
                admit(descriptor, PeerAddress(address))
                continue
            }
            switch errno {
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return pause()
            case EAGAIN:
                hasWarned = false
                return
            default: break  // This one client has gone: ECONNABORTED and its like.
            }
        }
    }

    /// Out of descriptors: the backlog waits until the next tick instead of waking us again and again.
    private func pause() {
        guard !isPaused else { return }
        isPaused = true
        worker.loop.remove(token, socket: listener.descriptor)
        if !hasWarned {
            worker.logger.warning("out of file descriptors: accepting pauses; raise the limit (ulimit -n)")
        }
        hasWarned = true
    }

    private func admit(_ descriptor: Int32, _ peer: PeerAddress) {
        let transport = Transport(descriptor: descriptor, tls: worker.tls?.context)
        let isProxy = worker.configuration.trustedProxies.contains { $0.contains(peer) }
        switch worker.counts.admit(peer, counted: !isProxy) {
        case .admitted: worker.adopt(transport, peer: peer)
        case .full: refuse(transport, "503 Service Unavailable", "tooManyConnections")
        case .tooManyOfAddress: refuse(transport, "429 Too Many Requests", "tooManyConnectionsOfAddress")
        }
    }

    /// Says why without spending memory on the client.
    private func refuse(_ transport: Transport, _ status: String, _ code: String) {
        worker.metrics.connectionsRefused += 1
        defer { transport.close() }
        guard worker.configuration.tls == nil else { return }
        let body =
            #"{"type":"about:blank","title":"\#(status.dropFirst(4))","status":\#(status.prefix(3)),"#
            + #""detail":"Too many connections are open: try again in a second.","code":"\#(code)"}"#
        let response =
            "HTTP/1.1 \(status)\r\nContent-Type: application/problem+json\r\nContent-Length: "
            + "\(body.utf8.count)\r\nRetry-After: 1\r\nConnection: close\r\n\r\n\(body)"
        _ = Array(response.utf8).withUnsafeBytes { transport.write($0) }
        transport.finishSending()
        // What has already come is read, since closing over it would send a reset and the answer might be lost.
        worker.withScratch { _ = transport.read(into: $0) }
    }
}
