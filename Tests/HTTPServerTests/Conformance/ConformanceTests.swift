import Foundation
import Testing

@testable import HTTPServer

@Suite("Conformance", .timeLimit(.minutes(10)))
struct ConformanceTests {
    @Test("there are at least 150 cases with names of their own")
    func count() {
        #expect(ConformanceCase.all.count >= 150)
    }

    @Test("the parser says the same however the bytes are split", arguments: ConformanceCase.all)
    func splits(_ example: ConformanceCase) {
        let bytes = example.request
        let whole = ParserTranscript(of: bytes, pieces: [bytes.count])
        #expect(ParserTranscript(of: bytes, pieces: Array(repeating: 1, count: bytes.count)) == whole)
        // Cases of several kilobytes are split near their ends and at a few places in between.
        for split in 0...bytes.count
        where bytes.count < 1000 || split < 60 || split > bytes.count - 60 || split % 97 == 0 {
            let transcript = ParserTranscript(of: bytes, pieces: [split, bytes.count - split])
            #expect(transcript == whole, "split after \(split) bytes")
        }
    }
}

extension Live {
    @Suite("Conformance of the server", .timeLimit(.minutes(2)))
    struct ServerConformanceTests {
        @Test("the server answers each case as expected, split at many places")
        func live() async throws {
            try await withServer { port, _ in
                for example in ConformanceCase.all {
                    let count = example.request.count
                    let splits =
                        count < 400 ? Array(stride(from: 0, to: count, by: Self.step)) : [0, 1, count / 2, count - 1]
                    for split in splits { try Self.check(example, port: port, split: split) }
                }
            }
        }

        /// Every boundary takes half a minute in a debug build, so that is for `PODIUM_EXHAUSTIVE=1`.
        private static let step = ProcessInfo.processInfo.environment["PODIUM_EXHAUSTIVE"] == nil ? 23 : 1

        private static func check(_ example: ConformanceCase, port: Int, split: Int) throws {
            let client = try RawClient(port: port)
            client.send(Array(example.request[..<split]))
            client.send(Array(example.request[split...]))
            let wanted = example.statuses.count
            var bytes: [UInt8] = []
            var hasEnded = false
            var found: [ResponseText] = []
            while found.count < wanted, !hasEnded {
                guard let more = client.receive() else { break }
                hasEnded = more.isEmpty
                bytes += more
                found = ResponseText.all(in: bytes, isHead: example.isHead, atEnd: hasEnded).responses
                    .filter { $0.status != 100 }
            }
            let name = "\(example.name), split after \(split)"
            #expect(found.map(\.status) == example.statuses, "\(name)")
            #expect(found.last?.body.contains(example.body) == true || example.body.isEmpty, "\(name)")
            switch example.ending {
            case .closed:
                #expect(found.last?.fields["connection"] == "close", "\(name)")
                #expect(hasEnded || client.receive() == [], "\(name)")
            case .open:
                client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                let text = String(decoding: client.receiveAll().bytes, as: UTF8.self)
                #expect(text.hasSuffix("hello"), "\(name)")
            }
        }
    }
}

/// What the parser makes of a byte stream, as text.
struct ParserTranscript: Equatable {
    private(set) var lines: [String] = []

    init(of bytes: [UInt8], pieces: [Int], limits: Limits = Limits()) {
        var parser = RequestParser(limits: limits)
        var pending: [UInt8] = []
        var body: [UInt8] = []
        var position = 0
        for piece in pieces {
            pending += bytes[position..<position + piece]
            position += piece
            while true {
                let step = parser.next(pending.span)
                switch step.event {
                case .incomplete: break
                case .head(let head):
                    lines.append("\(head.method) \(head.target) \(head.authority) \(head.framing) \(head.fields)")
                case .body(let range): body += pending[range]
                case .end:
                    lines.append("body \(body)")
                    body = []
                case .failure(let error): lines.append("failure \(error.status.code) \(error.code) \(error.message)")
                }
                pending.removeFirst(step.consumed)
                if case .incomplete = step.event { break }
            }
        }
    }
}
