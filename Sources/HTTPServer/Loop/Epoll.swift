internal import CLinux
import Glibc

/// Owns an epoll descriptor and the eventfd that wakes it.
final class Epoll {
    struct Ready {
        var token: UInt64
        var isReadable: Bool
        var isWritable: Bool
        /// The peer has shut down its sending side.
        var isHalfClosed: Bool
        /// Reset, or both sides are shut.
        var isBroken: Bool
    }

    /// Token of the wake-up descriptor.
    static let wakeToken = UInt64.max
    private let descriptor: Int32
    private let wakeDescriptor: Int32
    private var events: [epoll_event]

    init() throws(SocketError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw SocketError("epoll_create1") }
        wakeDescriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        events = Array(repeating: epoll_event(), count: 256)
        guard wakeDescriptor >= 0 else { throw SocketError("eventfd") }
        try add(wakeDescriptor, token: Self.wakeToken, flags: EPOLLIN.rawValue | EPOLLET.rawValue)
    }

    deinit {
        close(wakeDescriptor)
        close(descriptor)
    }

    /// Edge-triggered, both directions: one call for the whole life of a connection.
    func addConnection(_ socket: Int32, token: UInt64) throws(SocketError) {
        try add(
            socket, token: token,
            flags: EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue)
    }

    /// Level-triggered, so that connections left in the backlog are reported again.
    func addListener(_ socket: Int32, token: UInt64) throws(SocketError) {
        try add(socket, token: token, flags: EPOLLIN.rawValue)
    }

    private func add(_ socket: Int32, token: UInt64, flags: UInt32) throws(SocketError) {
        var event = epoll_event(events: flags, data: epoll_data_t(u64: token))
        guard epoll_ctl(descriptor, EPOLL_CTL_ADD, socket, &event) == 0 else { throw SocketError("epoll_ctl") }
    }

    func remove(_ socket: Int32) {
        var event = epoll_event()
        epoll_ctl(descriptor, EPOLL_CTL_DEL, socket, &event)
    }

    /// From any thread. The eventfd is edge-triggered, so nobody needs to read it.
    func wake() {
        var one: UInt64 = 1
        write(wakeDescriptor, &one, 8)
    }

    /// Waits and hands over what is ready.
    func wait(milliseconds: Int32, _ body: (Ready) -> Void) {
        let count = epoll_wait(descriptor, &events, Int32(events.count), milliseconds)
        guard count > 0 else { return }
        for index in 0..<Int(count) {
            let event = events[index]
            body(
                Ready(
                    token: event.data.u64,
                    isReadable: event.events & EPOLLIN.rawValue != 0,
                    isWritable: event.events & EPOLLOUT.rawValue != 0,
                    isHalfClosed: event.events & EPOLLRDHUP.rawValue != 0,
                    isBroken: event.events & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0))
        }
    }
}
