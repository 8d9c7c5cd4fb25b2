import Foundation
import Testing

@testable import HTTPServer

/// Requests that were once fine. A release build runs a million: `PODIUM_FUZZ=1000000`.
@Suite("Random requests", .timeLimit(.minutes(10)))
struct FuzzTests {
    static let count = ProcessInfo.processInfo.environment["PODIUM_FUZZ"].flatMap { Int($0) } ?? 10_000

    @Test("mutated requests neither crash nor hang the parser, and no split changes what it says")
    func parser() {
        var mutator = RequestMutator(seed: 20_220_304)
        let limits = Limits()
        for index in 0..<Self.count {
            let bytes = mutator.next()
            let whole = ParserTranscript(of: bytes, pieces: [bytes.count], limits: limits)
            let pieces = mutator.pieces(of: bytes.count)
            if ParserTranscript(of: bytes, pieces: pieces, limits: limits) != whole {
                Issue.record(
                    "mutation \(index), pieces \(pieces): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
        }
    }
}

extension Live {
    @Suite("Random requests to the server", .timeLimit(.minutes(2)))
    struct ServerFuzzTests {
        @Test("mutated requests get an answer or a close from a live server, which then still serves")
        func server() async throws {
            try await withServer { port, _ in
                var mutator = RequestMutator(seed: 7)
                for _ in 0..<min(FuzzTests.count / 50, 20_000) {
                    let client = try RawClient(port: port)
                    client.send(mutator.next())
                    client.finishSending()
                    while let bytes = client.receive(), !bytes.isEmpty {}
                }
                let client = try RawClient(port: port)
                client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasSuffix("hello"))
            }
        }
    }
}

/// Deterministic changes to the conformance cases.
struct RequestMutator {
    private var state: UInt64
    private static let corpus = ConformanceCase.all.map(\.request).filter { $0.count < 2000 }
    private static let tokens: [[UInt8]] = [
        "\r\n", "\n", "\r", "\r\n\r\n", "\0", " ", "\t", ":", "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n",
        "0\r\n\r\n", "5\r\nabcde\r\n", "Host: a\r\n", "GET / HTTP/1.1\r\n", "HTTP/1.0", "ffffffffffffffff", "%2e%2e/",
        ";",
        "Connection: close\r\n", "Expect: 100-continue\r\n", "é", "\u{7f}",
    ].map { Array($0.utf8) }

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele et al. 2014).
    private mutating func random(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func next() -> [UInt8] {
        var bytes = Self.corpus[random(Self.corpus.count)]
        if random(4) == 0 { bytes += Self.corpus[random(Self.corpus.count)] }
        for _ in 0...random(4) {
            let place = random(bytes.count + 1)
            switch random(6) {
            case 0: bytes.insert(UInt8(random(256)), at: place)
            case 1: bytes.insert(contentsOf: Self.tokens[random(Self.tokens.count)], at: place)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + random(8)))
            case 3 where place < bytes.count: bytes[place] ^= UInt8(1 << random(8))
            case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random(40))], at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    /// A few random pieces that make up `count`.
    mutating func pieces(of count: Int) -> [Int] {
        var pieces: [Int] = []
        var rest = count
        while rest > 0 {
            pieces.append(1 + random(min(rest, 40)))
            rest -= pieces.last ?? 0
        }
        return pieces
    }
}
