/// One labeler's side of the conversation, as a value: bytes in, the next request out.
struct LabelerConnection {
    struct Request {
        var bytes: [UInt8]
        /// A claim that was answered is always handed in, also when the time is up.
        var isSubmission: Bool
    }

    private enum Waiting {
        case claim
        case receipt
    }

    private let token: String
    private let claimPath: String
    private var waiting = Waiting.claim
    private var sentAt: UInt64 = 0
    private var received: [UInt8] = []

    init(token: String, claimPath: String) {
        self.token = token
        self.claimPath = claimPath
    }

    mutating func claim(now: UInt64) -> [UInt8] {
        waiting = .claim
        sentAt = now
        return request("POST", claimPath, "")
    }

    /// - Returns: the next request, once an answer is complete; an inner nil ends this labeler's work.
    mutating func receive(_ bytes: ArraySlice<UInt8>, now: UInt64, into measured: inout LabelerSwarm.Measured)
        -> Request??
    {
        received += bytes
        guard let (status, body) = answer() else { return .none }
        received = []
        let time = now - sentAt
        switch (waiting, status) {
        case (.claim, 200), (.claim, 201):
            measured.claims.append(time)
            guard let claim = ClaimedWork(body) else { break }
            // The first alone, the rest tied: what is said does not matter here.
            let rest = claim.completions.dropFirst().map { "\($0)" }.joined(separator: ",")
            let tiers = "[[\(claim.completions[0])],[\(rest)]]"
            waiting = .receipt
            sentAt = now
            let submission = request(
                "PUT", "/api/v1/assignments/\(claim.assignment)/ranking", "{\"tiers\":\(tiers),\"durationMs\":1000}")
            return Request(bytes: submission, isSubmission: true)
        case (.receipt, 200), (.receipt, 201):
            measured.submits.append(time)
            measured.cycles += 1
            return Request(bytes: claim(now: now), isSubmission: false)
        default:
            break
        }
        measured.failures["\(status) \(String(decoding: body.prefix(200), as: UTF8.self))", default: 0] += 1
        return Request(bytes: claim(now: now), isSubmission: false)
    }

    private func request(_ method: String, _ path: String, _ body: String) -> [UInt8] {
        Array(
            """
            \(method) \(path) HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer \(token)\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            \r
            \(body)
            """.utf8)
    }

    /// Status and body, when the answer is complete. Podium sends a Content-Length with every answer used here.
    private func answer() -> (Int, ArraySlice<UInt8>)? {
        guard let head = received.position(after: "\r\n\r\n") else { return nil }
        let status = received.number(at: 9)
        let length = received[..<head].position(after: "Content-Length: ").map { received.number(at: $0) }
        let body = received[head...]
        return body.count >= length ?? 0 ? (status, body) : nil
    }
}

/// The ids in the answer to a claim, read without a decoder: the labelers share the processors with the server, and are
/// not what is measured.
private struct ClaimedWork {
    private(set) var assignment = 0
    private(set) var completions: [Int] = []

    /// `nil`: the JSON is no claim.
    init?(_ json: ArraySlice<UInt8>) {
        var depth = 0
        var lastString = json.startIndex..<json.startIndex
        var position = json.startIndex
        while position < json.endIndex {
            switch json[position] {
            case UInt8(ascii: "\""):
                let start = position + 1
                position = start
                while position < json.endIndex, json[position] != UInt8(ascii: "\"") {
                    position += json[position] == UInt8(ascii: "\\") ? 2 : 1
                }
                lastString = start..<min(position, json.endIndex)
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ":") where lastString.count == 2 && json[lastString].elementsEqual("id".utf8):
                // {"id":…,"task":{"completions":[{"id":…}]}}
                if depth == 1 { assignment = json.number(at: position + 1) }
                if depth == 4 { completions.append(json.number(at: position + 1)) }
            default: break
            }
            position += 1
        }
        if assignment == 0 || completions.isEmpty { return nil }
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Where the first occurrence of `text` ends.
    fileprivate func position(after text: StaticString) -> Int? {
        text.withUTF8Buffer { text in
            guard count >= text.count else { return nil }
            return (startIndex...endIndex - text.count).first { start in
                text.indices.allSatisfy { self[start + $0] == text[$0] }
            }.map { $0 + text.count }
        }
    }

    /// The decimal number that begins at `position`.
    fileprivate func number(at position: Int) -> Int {
        self[position...].prefix { (48...57).contains($0) }.reduce(0) { $0 * 10 + Int($1) - 48 }
    }
}
