import Foundation
import Glibc

/// One connection to the server under test that is used by one thread and waits for each answer.
final class BlockingClient {
    private let descriptor: Int32
    private let token: String

    init(port: UInt16, token: String) throws {
        descriptor = try LabelerSwarm.connect(to: port)
        self.token = token
    }

    deinit { close(descriptor) }

    /// - Returns: the body of the answer.
    /// - Throws: `BenchmarkFailure` when the answer is no success.
    func request(_ method: String, _ path: String) throws -> Data {
        try begin(method, path, "Content-Length: 0")
        return try answer()
    }

    /// Sends a body of unknown length, part by part.
    /// - Parameter part: nil ends the body.
    func stream(_ method: String, _ path: String, _ part: () -> [UInt8]?) throws -> Data {
        try begin(method, path, "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked")
        while let bytes = part() {
            try send(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8))
        }
        try send(Array("0\r\n\r\n".utf8))
        return try answer()
    }

    private func begin(_ method: String, _ path: String, _ fields: String) throws {
        try send(
            Array(
                "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n\(fields)\r\n\r\n"
                    .utf8))
    }

    private func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw BenchmarkFailure(description: "The server closed the connection.") }
            rest = rest.dropFirst(count)
        }
    }

    private func answer() throws -> Data {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if let answer = Answer(received) {
                guard (200..<300).contains(answer.status) else {
                    throw BenchmarkFailure(
                        description: "\(answer.status): \(String(decoding: answer.body.prefix(300), as: UTF8.self))")
                }
                return Data(answer.body)
            }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw BenchmarkFailure(description: "The server closed the connection.") }
            received += buffer[..<count]
        }
    }
}

/// A complete answer of the server. Podium sends a Content-Length with every answer used here.
struct Answer {
    let status: Int
    let body: ArraySlice<UInt8>

    /// `nil`: not all of it has come yet.
    init?(_ received: [UInt8]) {
        guard let head = received.position(after: "\r\n\r\n") else { return nil }
        status = received.number(at: 9)
        let length = received[..<head].position(after: "Content-Length: ").map { received.number(at: $0) }
        body = received[head...]
        if body.count < length ?? 0 { return nil }
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Where the first occurrence of `text` ends.
    func position(after text: StaticString) -> Int? {
        text.withUTF8Buffer { text in
            guard count >= text.count else { return nil }
            return (startIndex...endIndex - text.count).first { start in
                text.indices.allSatisfy { self[start + $0] == text[$0] }
            }.map { $0 + text.count }
        }
    }

    /// The decimal number that begins at `position`.
    func number(at position: Int) -> Int {
        self[position...].prefix { (48...57).contains($0) }.reduce(0) { $0 * 10 + Int($1) - 48 }
    }
}
