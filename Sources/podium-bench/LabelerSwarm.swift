import CLinux
import Foundation
import Glibc

/// Many labelers on one thread: a connection each, driven by epoll, each with one request under way at a time.
struct LabelerSwarm {
    var port: UInt16
    var tokens: [String]
    /// Where work is claimed.
    var path: String
    /// What they hand in.
    var judgement: SimulatedJudgement
    /// Nanoseconds between a labeler's receipt and their next claim.
    var pause: UInt64 = 0

    /// What they did, with the time of each request in nanoseconds.
    struct Measured: Sendable {
        var seconds = 0.0
        var cycles = 0
        var claims: [UInt64] = []
        var submits: [UInt64] = []
        /// Answers that were no work and no receipt.
        var failures: [String: Int] = [:]

        var lines: [String] {
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

    /// - Parameter goesOn: asked again and again; when it says no, what is under way is still waited for, or the audit
    ///   could not count it.
    func work(while goesOn: () -> Bool) throws -> Measured {
        let poll = epoll_create1(0)
        defer { close(poll) }
        var labelers: [Int32: LabelerConnection] = [:]
        defer { for descriptor in labelers.keys { close(descriptor) } }
        // All pauses are equally long, so who began first is due first.
        var pausing: [(due: UInt64, descriptor: Int32)] = []
        let start = Self.now()
        for (index, token) in tokens.enumerated() {
            let descriptor = try Self.connect(to: port)
            labelers[descriptor] = LabelerConnection(token: token, claimPath: path, judgement: judgement)
            var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(fd: descriptor))
            guard epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) == 0 else {
                throw POSIXError(.init(rawValue: errno) ?? .EIO)
            }
            pausing.append((start + pause * UInt64(index) / UInt64(tokens.count), descriptor))
        }
        var measured = Measured()
        var busy = 0
        var giveUp = UInt64.max
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let now = Self.now()
            if giveUp == .max, !goesOn() { giveUp = now + 10_000_000_000 }
            let isOver = giveUp != .max
            if isOver, busy == 0 || now >= giveUp { break }
            let due = isOver ? 0 : pausing.firstIndex { $0.due > now } ?? pausing.count
            for labeler in pausing.prefix(due) {
                guard let claim = labelers[labeler.descriptor]?.claim(now: Self.now()) else { continue }
                Self.send(claim, to: labeler.descriptor)
                busy += 1
            }
            pausing.removeFirst(due)
            let count = epoll_wait(poll, &events, Int32(events.count), pause == 0 ? 100 : 1)
            for event in events.prefix(Int(max(0, count))) {
                let descriptor = event.data.fd
                let received = recv(descriptor, &buffer, buffer.count, 0)
                guard received > 0 else {
                    measured.failures["connection closed", default: 0] += 1
                    epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nil)
                    busy -= 1
                    continue
                }
                let time = Self.now()
                switch labelers[descriptor]?.receive(buffer[..<received], now: time, into: &measured) {
                case .submission(let request)?: Self.send(request, to: descriptor)
                case .done?:
                    busy -= 1
                    pausing.append((time + pause, descriptor))
                case .incomplete?, nil: break
                }
            }
        }
        measured.seconds = Double(Self.now() - start) / 1e9
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
