import EndpointTesting
import Foundation
import Jobs
import Logging
import Preferences
import RewardModel
import Testing

@testable import App
@testable import Storage

/// A project that offers conversations with policies of scripted endpoints, and a labeler in it.
struct TalkDesk {
    let app: TestApp
    let ada: Client
    let lea: Client
    let asking: TurnAsking
    let project = "/api/v1/projects/p"

    /// - Parameters:
    ///   - endpoints: one policy each, `policy-0` and so on, with one answer of a turn.
    ///   - patience: how many seconds the first is given for an answer; nil: as many as the others.
    init(
        _ endpoints: [ScriptedEndpoint], mostTurns: Int = 6, seconds: Int = 60, patience: Int? = nil
    ) async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        lea = try await app.client("lea", .labeler)
        try await app.project(tasks: 0, members: [lea])
        let (stores, keys) = (app.stores, app.installation.endpointKeys)
        asking = TurnAsking(
            stores: stores, key: { try await stores.policies.key(of: $0, openedBy: try keys.read()) },
            retries: RetryRule(attempts: 3, firstPause: 0.01), clock: app.installation.clock,
            logger: Logger(label: "test"))
        var parts: [String] = []
        for (number, endpoint) in endpoints.enumerated() {
            let id = try await add(
                "policy-\(number)", at: endpoint.url, seconds: number == 0 ? patience ?? seconds : seconds)
            parts.append(#"{"policyId":\#(id),"completions":1}"#)
        }
        let plan = #"{"isOn":true,"policies":[\#(parts.joined(separator: ","))],"mostTurns":\#(mostTurns)}"#
        #expect(try await ada.put(project + "/conversation-plan", plan).status == 200)
    }

    func add(_ name: String, at url: String, seconds: Int = 60) async throws -> ID<Policy> {
        let draft = PolicyDraft(
            name: name,
            endpoint: EndpointDraft(
                url: url, key: "secret-\(name)", parameters: SamplingParameters(maxTokens: 50),
                timeoutSeconds: seconds))
        return try await app.stores.policies.add(
            draft.validated(), sealedBy: app.installation.endpointKeys.readOrMake(), now: app.installation.clock.now()
        ).id
    }

    func begin() async throws -> String {
        let begun = try await lea.post(project + "/conversations")
        #expect(begun.status == 201, "\(begun.text)")
        return "/api/v1/conversations/\(try #require(begun.int("id")))"
    }

    func say(_ text: String, in path: String) async throws -> Answer {
        try await lea.post(path + "/turns", #"{"message":"\#(text)"}"#)
    }

    /// Asks all turns that are to be asked, as the server does.
    func answer() async throws {
        for turn in try await app.stores.conversations.turnsToAsk() { try await asking.ask(turn) }
    }

    /// Ranks the answers of the last turn in the order shown, or all of them equal.
    @discardableResult
    func rank(_ path: String, tied: Bool = false) async throws -> Answer {
        let last = try #require((try await lea.get(path)["turns"] as? [[String: Any]])?.last)
        let assignment = "/api/v1/assignments/\(try #require(last["assignmentId"] as? Int))"
        let ids = try #require(try await lea.get(assignment)["task.completions"] as? [[String: Any]]).compactMap {
            $0["id"] as? Int
        }
        let tiers = tied ? "[\(ids)]" : "\(ids.map { [$0] })"
        let answer = try await lea.put(assignment + "/ranking", #"{"tiers":\#(tiers)}"#)
        #expect(answer.status == 201, "\(answer.text)")
        return answer
    }

    func expectSound() async throws {
        let found = try await Verification(app.installation.database).run()
        #expect(found.isEmpty, "\(found)")
    }

    /// The seed that a question was asked with.
    static func seed(_ request: String) -> Int {
        request.firstMatch(of: /"seed":(\d+)/).flatMap { Int($0.1) } ?? 0
    }

    /// Another answer to each question, streamed in pieces.
    static func streaming(_ pieces: Int = 4, pause: Double = 0) throws -> ScriptedEndpoint {
        try ScriptedEndpoint { _, request in stream("Answer \(seed(request)), and more.", pieces, pause) }
    }

    static func stream(_ text: String, _ pieces: Int = 4, _ pause: Double = 0) -> [ScriptedEndpoint.Step] {
        let size = max(1, text.count / pieces)
        var rest = Substring(text)
        var events: [String] = []
        while !rest.isEmpty {
            events.append(#"data: {"choices":[{"delta":{"content":"\#(rest.prefix(size))"}}]}"# + "\n\n")
            rest = rest.dropFirst(size)
        }
        events.append(
            #"data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":7}}"#
                + "\n\ndata: [DONE]\n\n")
        let body = events.joined()
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        return [.send(head)] + events.flatMap { [.wait(pause), .send($0)] }
    }
}
