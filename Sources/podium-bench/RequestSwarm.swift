import CLinux
import Foundation
import Glibc

/// Many clients on one thread that ask again as soon as they are answered: a connection each, kept, driven by epoll.
struct RequestSwarm {
    var port: UInt16
    var connections: Int
    /// Whole requests, sent in turn.
    var requests: [[UInt8]]

    struct Measured: Sendable {
        var seconds = 0.0
        /// Nanoseconds from sending a request to the end of its answer.
        var times: [UInt64] = []

        /// - Returns: milliseconds with one decimal.
        func quantile(_ share: Double) -> Double {
            let sorted = times.sorted()
            guard !sorted.isEmpty else { return 0 }
            return (Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]) / 1e5).rounded() / 10
        }
    }

    private struct Client {
        var sentAt: UInt64 = 0
        var received: [UInt8] = []
    }

    /// - Throws: `BenchmarkFailure` when an answer is no success.
    func ask(for seconds: Double) throws -> Measured {
        let poll = epoll_create1(0)
        defer { close(poll) }
        var clients: [Int32: Client] = [:]
        defer { for descriptor in clients.keys { close(descriptor) } }
        var turn = 0
        func ask(_ descriptor: Int32) throws {
            clients[descriptor] = Client(sentAt: LabelerSwarm.now())
            try Self.send(requests[turn % requests.count], to: descriptor)
            turn += 1
        }
        let start = LabelerSwarm.now()
        for _ in 0..<connections {
            let descriptor = try LabelerSwarm.connect(to: port)
            var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(fd: descriptor))
            guard epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) == 0 else {
                throw POSIXError(.init(rawValue: errno) ?? .EIO)
            }
            try ask(descriptor)
        }
        var measured = Measured()
        var waiting = connections
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while waiting > 0 {
            let count = epoll_wait(poll, &events, Int32(events.count), 10_000)
            guard count > 0 else { throw BenchmarkFailure(description: "The server does not answer.") }
            for event in events.prefix(Int(count)) {
                let descriptor = event.data.fd
                let received = recv(descriptor, &buffer, buffer.count, 0)
                guard received > 0 else { throw BenchmarkFailure(description: "The server closed the connection.") }
                clients[descriptor]?.received += buffer[..<received]
                guard let client = clients[descriptor], let answer = Answer(client.received) else { continue }
                guard answer.status == 200 else {
                    throw BenchmarkFailure(
                        description: "\(answer.status): \(String(decoding: answer.body.prefix(300), as: UTF8.self))")
                }
                let now = LabelerSwarm.now()
                measured.times.append(now - client.sentAt)
                if Double(now - start) < seconds * 1e9 { try ask(descriptor) } else { waiting -= 1 }
            }
        }
        measured.seconds = Double(LabelerSwarm.now() - start) / 1e9
        return measured
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw BenchmarkFailure(description: "The server closed the connection.") }
            rest = rest.dropFirst(count)
        }
    }
}
