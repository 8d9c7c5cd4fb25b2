import Foundation
import Glibc
import Synchronization

/// A server of the tests on loopback that answers each request with whatever bytes it was told to, and keeps what it was
/// asked: slow, lying, cut into odd pieces or broken off, which no proper server would be.
package final class ScriptedEndpoint: Sendable {
    /// What is done on a connection after a request was read.
    package enum Step: Sendable {
        case send(String)
        case sendBytes([UInt8])
        case wait(Double)
        /// Until the door is open.
        case waitFor(Door)
        /// A reset instead of an end.
        case reset
    }

    package let port: Int
    private let socket: Int32
    private let asked = Mutex<[String]>([])
    private let answer: @Sendable (Int, String) -> [Step]

    /// - Parameter answer: to the request of this number, from 0 on, with its head and body.
    package init(_ answer: @escaping @Sendable (Int, String) -> [Step]) throws {
        self.answer = answer
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.socket = socket
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var count = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, count) == 0 && listen(socket, 64) == 0 && getsockname(socket, $0, &count) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in accept() }
    }

    package var url: String { "http://127.0.0.1:\(port)/v1" }

    /// Heads and bodies of the requests so far.
    package var requests: [String] { asked.withLock { $0 } }

    package func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    /// An answer of OpenAI's API.
    package static func json(_ body: String, status: String = "200 OK", _ fields: String = "") -> [Step] {
        [
            .send(
                "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
                    + "\(fields)\r\n\(body)")
        ]
    }

    package static func reply(_ text: String, reason: String = "stop") -> [Step] {
        json(
            """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "\(text)"}, "finish_reason": "\(reason)"}],
            "usage": {"prompt_tokens": 5, "completion_tokens": 7}}
            """)
    }

    /// Closes the socket itself when it was stopped: its number may be another server's a moment after, whose callers this
    /// one would take.
    private func accept() {
        defer { close(socket) }
        while true {
            let connection = Glibc.accept(socket, nil, nil)
            guard connection >= 0 else { return }
            Thread.detachNewThread { [self] in serve(connection) }
        }
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        while let request = read(connection) {
            let number = asked.withLock { asked in
                asked.append(request)
                return asked.count - 1
            }
            for step in answer(number, request) {
                switch step {
                case .send(let text): guard write(Array(text.utf8), to: connection) else { return }
                case .sendBytes(let bytes): guard write(bytes, to: connection) else { return }
                case .wait(let seconds): Thread.sleep(forTimeInterval: seconds)
                case .waitFor(let door): while !door.isOpen { Thread.sleep(forTimeInterval: 0.01) }
                case .reset:
                    var linger = linger(l_onoff: 1, l_linger: 0)
                    setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
                    return
                }
            }
        }
    }

    private func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// One request with its body; nil where the connection ends.
    private func read(_ connection: Int32) -> String? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let length =
                    text.lowercased().firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
                if text[end.upperBound...].utf8.count >= length { return text }
            }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
        }
    }
}
