import CLinux
import Foundation
import Glibc

/// Many labelers on one thread: a connection each, driven by epoll, each with one request under way at a time.
struct LabelerSwarm {
    var port: UInt16
    var tokens: [String]
    /// Where work is claimed.
    var path: String

    /// What they did, with the time of each request in nanoseconds.
    struct Measured: Sendable {
        var cycles = 0
        var claims: [UInt64] = []
        var submits: [UInt64] = []
        /// Answers that were no work and no receipt.
        var failures: [String: Int] = [:]

        func lines(seconds: Double) -> [String] {
            func quantiles(_ times: [UInt64]) -> String {
                let sorted = times.sorted()
                guard !sorted.isEmpty else { return "none" }
                return [("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999)].map { name, share in
                    let value = Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]) / 1e6
                    return "\(name) \((value * 10).rounded() / 10) ms"
                }.joined(separator: ", ")
            }
            var lines = [
                "\(Int(Double(cycles) / seconds)) cycles/s (claim and submit, on disk)",
                "claim:  \(quantiles(claims))", "submit: \(quantiles(submits))",
            ]
            lines += failures.map { "\($0.value) times: \($0.key)" }
            return lines
        }
    }

    func work(for seconds: Double) throws -> Measured {
        let poll = epoll_create1(0)
        defer { close(poll) }
        var labelers: [Int32: LabelerConnection] = [:]
        for token in tokens {
            let descriptor = try Self.connect(to: port)
            var labeler = LabelerConnection(token: token, claimPath: path)
            var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(fd: descriptor))
            guard epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) == 0 else {
                throw POSIXError(.init(rawValue: errno) ?? .EIO)
            }
            Self.send(labeler.claim(now: Self.now()), to: descriptor)
            labelers[descriptor] = labeler
        }
        defer { for descriptor in labelers.keys { close(descriptor) } }
        var measured = Measured()
        var waiting = labelers.count
        let end = Self.now() + UInt64(seconds * 1e9)
        // After the time is up, what is under way is still waited for, or the audit could not count it.
        let giveUp = end + 10_000_000_000
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while waiting > 0, Self.now() < giveUp {
            let count = epoll_wait(poll, &events, Int32(events.count), 100)
            for event in events.prefix(Int(max(0, count))) {
                let descriptor = event.data.fd
                let received = recv(descriptor, &buffer, buffer.count, 0)
                guard received > 0 else {
                    measured.failures["connection closed", default: 0] += 1
                    epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nil)
                    waiting -= 1
                    continue
                }
                let next = labelers[descriptor]?.receive(buffer[..<received], now: Self.now(), into: &measured)
                guard let next, let request = next else { continue }
                if Self.now() < end || request.isSubmission {
                    Self.send(request.bytes, to: descriptor)
                } else {
                    waiting -= 1
                }
            }
        }
        return measured
    }

    static func connect(to port: UInt16) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let done = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard descriptor >= 0, done == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        return descriptor
    }

    /// Requests are smaller than a socket's buffer, so one call takes them whole.
    static func send(_ bytes: [UInt8], to descriptor: Int32) {
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
