import Glibc

/// Owns a listening socket.
final class Listener: Sendable {
    let descriptor: Int32
    let port: Int

    /// - Parameter shared: Several listeners of this process share the port, and the kernel deals connections out to
    ///   them (`SO_REUSEPORT`).
    init(host: String, port: Int, shared: Bool) throws(ServerError) {
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var addresses: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host.isEmpty ? nil : host, String(port), &hints, &addresses) == 0, let address = addresses
        else {
            throw ServerError(
                code: .badHost, message: "\(host) is not an address of this machine: give one with --host")
        }
        defer { freeaddrinfo(addresses) }
        descriptor = socket(
            address.pointee.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Self.failure(host, port) }
        Self.set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
        if shared { Self.set(descriptor, SOL_SOCKET, SO_REUSEPORT, 1) }
        guard bind(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0,
            listen(descriptor, 4096) == 0
        else {
            let failure = Self.failure(host, port)
            close(descriptor)
            throw failure
        }
        var bound = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let socket = descriptor
        self.port = withUnsafeMutablePointer(to: &bound) { pointer in
            // SAFETY: sockaddr_storage is large and aligned enough for every address family, and the port is at the
            // same place in those of IPv4 and IPv6.
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(socket, $0, &length) }
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(UInt16(bigEndian: $0.pointee.sin_port))
            }
        }
    }

    deinit { close(descriptor) }

    /// One listener for each loop. First without `SO_REUSEPORT`, since with it a second server of the same user would
    /// silently share the port.
    static func open(host: String, port: Int, count: Int) throws(ServerError) -> [Listener] {
        var chosen = port
        do {
            let probe = try Listener(host: host, port: port, shared: false)
            chosen = probe.port
        }
        var listeners: [Listener] = []
        for _ in 0..<count { listeners.append(try Listener(host: host, port: chosen, shared: true)) }
        return listeners
    }

    static func set(_ socket: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
        var value = value
        setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func failure(_ host: String, _ port: Int) -> ServerError {
        switch errno {
        case EADDRINUSE:
            ServerError(
                code: .portInUse, message: "port \(port) is in use by another program: choose another with --port")
        case EACCES:
            ServerError(
                code: .notPermitted, message: "port \(port) needs a privilege: choose one above 1023 with --port")
        case EADDRNOTAVAIL:
            ServerError(code: .badHost, message: "\(host) is not an address of this machine: give one with --host")
        default:
            ServerError(
                code: .system, message: "can not listen on \(host):\(port): \(String(cString: strerror(errno)))")
        }
    }
}
