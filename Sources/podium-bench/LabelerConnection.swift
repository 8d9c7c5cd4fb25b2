import Foundation

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

    private struct Claim: Decodable {
        struct Task: Decodable {
            struct Completion: Decodable {
                var id: Int
            }

            var completions: [Completion]
        }

        var id: Int
        var task: Task
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
            guard let claim = try? JSONDecoder().decode(Claim.self, from: Data(body)) else { break }
            let ids = claim.task.completions.map { "\($0.id)" }
            // The first alone, the rest tied: what is said does not matter here.
            let tiers = "[[\(ids[0])],[\(ids.dropFirst().joined(separator: ","))]]"
            waiting = .receipt
            sentAt = now
            let submission = request(
                "PUT", "/api/v1/assignments/\(claim.id)/ranking", "{\"tiers\":\(tiers),\"durationMs\":1000}")
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
        guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
        let status = Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
        let length = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
        let body = received[end.upperBound...]
        guard body.count >= length ?? 0 else { return nil }
        return (status, body)
    }
}
