/// One labeler's side of the conversation, as a value: bytes in, the next request out.
struct LabelerConnection {
    /// What an answer leads to.
    enum Next {
        /// More of the answer is to come.
        case incomplete
        /// The work that was claimed, handed in at once.
        case submission([UInt8])
        /// The task is through; the next claim may follow.
        case done
    }

    private enum Waiting {
        case claim
        case receipt
    }

    private let token: String
    private let claimPath: String
    private let judgement: SimulatedJudgement
    private var waiting = Waiting.claim
    private var sentAt: UInt64 = 0
    private var received: [UInt8] = []

    init(token: String, claimPath: String, judgement: SimulatedJudgement) {
        self.token = token
        self.claimPath = claimPath
        self.judgement = judgement
    }

    mutating func claim(now: UInt64) -> [UInt8] {
        waiting = .claim
        sentAt = now
        return request("POST", claimPath, "")
    }

    mutating func receive(
        _ bytes: ArraySlice<UInt8>, now: UInt64, into measured: inout LabelerSwarm.Measured
    ) -> Next {
        received += bytes
        guard let answer = Answer(received) else { return .incomplete }
        received = []
        let time = now - sentAt
        switch (waiting, answer.status) {
        case (.claim, 200), (.claim, 201):
            measured.claims.append(time)
            guard let claim = ClaimedWork(answer.body) else { break }
            waiting = .receipt
            sentAt = now
            return .submission(
                request(
                    "PUT", "/api/v1/assignments/\(claim.assignment)/ranking",
                    judgement.body(claim.completions)))
        case (.receipt, 200), (.receipt, 201):
            measured.submits.append(time)
            measured.cycles += 1
            return .done
        default: break
        }
        let text = String(decoding: answer.body.prefix(200), as: UTF8.self)
        measured.failures["\(answer.status) \(text)", default: 0] += 1
        return .done
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
