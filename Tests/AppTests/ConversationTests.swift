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

@Suite("Conversations")
struct ConversationTests {
    @Test("a labeler talks: each turn is a task of its own, judged like any other, and goes on from the best")
    func talks() async throws {
        let endpoints = try (0..<3).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let path = try await desk.begin()
        var chosen: [String] = []
        for turn in 1...3 {
            let said = try await desk.say("Question \(turn)", in: path)
            #expect(said.status == 201)
            #expect(said.string("turns.\(turn - 1).standing") == "asking")
            if turn == 1 {
                // A message that was sent twice is one.
                #expect(try await desk.say("Question 1", in: path).list("turns").count == 1)
                #expect(try await desk.say("Another", in: path).status == 409)
            }
            try await desk.answer()
            let asked = try await desk.lea.get(path)
            #expect(asked.string("turns.\(turn - 1).standing") == "ready", "\(asked.text)")
            #expect(asked["takesMessage"] as? Bool == false)
            if turn == 1 { #expect(try await desk.say("Too early", in: path).status == 409) }
            try await desk.rank(path)
            let judged = try await desk.lea.get(path)
            #expect(judged.string("turns.\(turn - 1).standing") == "judged")
            #expect(judged.int("turns.\(turn - 1).goesOn.place") == 0)
            #expect(judged["takesMessage"] as? Bool == true)
            chosen.append(try #require(judged.string("turns.\(turn - 1).goesOn.content")))
        }
        let project = try await desk.app.stores.projects.find("p")
        let tasks = try await desk.app.stores.tasks.list(project: project.id).items
        #expect(tasks.map(\.prompt.messages.count) == [1, 3, 5])
        #expect(
            tasks[2].prompt.messages.map(\.content) == ["Question 1", chosen[0], "Question 2", chosen[1], "Question 3"])
        for task in tasks {
            #expect(task.completions.compactMap(\.model).sorted() == ["policy-0", "policy-1", "policy-2"])
            #expect(task.counted == 1)
        }
        // What was sent, and with what, stands with each completion.
        let linked = try await desk.app.installation.database.read { connection in
            try connection.count(
                """
                SELECT count(*) FROM conversationAnswer
                WHERE completionId IS NOT NULL AND parameters ->> '$.parameters.maxTokens' = 50 AND promptTokens = 5
                """)
        }
        #expect(linked == 9)
        // The order is another one from turn to turn, and not the plan's.
        let orders = try await desk.app.installation.database.read { connection in
            try connection.values("SELECT DISTINCT policies FROM conversationTurn") as [String]
        }
        #expect(!orders.isEmpty)
        #expect(try await desk.lea.post(path + "/end").status == 200)
        #expect(try await desk.lea.post(path + "/end")["endedAt"] != nil)
        #expect(try await desk.say("After the end", in: path).status == 409)
        try await desk.expectSound()
    }

    @Test(
        "all turns of a conversation go to one side of every split; a first one of few words is a beginning of nothing",
        arguments: ["Topic of its own kind and number", "Topic"])
    func oneGroup(_ words: String) async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        for number in 0..<6 {
            let path = try await desk.begin()
            for turn in 1...3 {
                _ = try await desk.app.stores.conversations.say(
                    "\(words) \(number) \(turn * 7)", in: ID(Int64(number + 1)),
                    user: try #require(desk.lea.user).id, now: desk.app.installation.clock.now())
                try await desk.answer()
                try await desk.rank(path)
            }
            _ = try await desk.lea.post(path + "/end")
            desk.app.pass(60)
        }
        let project = try await desk.app.stores.projects.find("p")
        let prompts = try await desk.app.stores.tasks.list(project: project.id).items.map(\.prompt)
        #expect(prompts.count == 18)
        let keys = PromptGroups(prompts, keys: prompts.indices.map { UInt64($0) }).keys
        for conversation in 0..<6 {
            let first = 3 * conversation + (words == "Topic" ? 1 : 0)
            #expect(Set(keys[first..<(3 * conversation + 3)]).count == 1, "conversation \(conversation)")
        }
    }

    @Test("of equally good answers the conversation's seed chooses, and it is told")
    func ties() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let path = try await desk.begin()
        _ = try await desk.say("Hello", in: path)
        try await desk.answer()
        try await desk.rank(path, tied: true)
        let judged = try await desk.lea.get(path)
        #expect(judged["turns.0.goesOn.isDrawn"] as? Bool == true)
        let content = try #require(judged.string("turns.0.goesOn.content"))
        #expect(try await desk.lea.get(path).string("turns.0.goesOn.content") == content)
        let said = try await desk.say("Go on", in: path)
        #expect(said.string("turns.0.goesOn.content") == content)
        #expect(said["turns.0.goesOn.isDrawn"] as? Bool == true)
    }

    @Test("with a higher overlap other labelers judge the same turn through the ordinary queue")
    func overlap() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let max = try await desk.app.client("max", .labeler)
        let project = try await desk.app.stores.projects.find("p")
        try await desk.app.stores.members.put(
            project: project.id, user: try #require(max.user).id, role: .labeler, now: desk.app.installation.clock.now()
        )
        _ = try await desk.ada.patch("/api/v1/projects/p", #"{"overlap":2}"#)
        let path = try await desk.begin()
        _ = try await desk.say("Hello", in: path)
        try await desk.answer()
        let claim = try await max.post("/api/v1/projects/p/assignments")
        #expect(claim.status == 201)
        #expect(claim.string("task.prompt.0.content") == "Hello")
        try await desk.rank(path)
        #expect(try await max.get(path).status == 404)
        try await desk.expectSound()
    }

    @Test("what somebody holds waits while they talk, and comes back")
    func heldWork() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        _ = try await desk.ada.send(
            .post, "/api/v1/projects/p/prompts", #"{"prompt":"Old","completions":[{"text":"a"},{"text":"b"}]}"#,
            type: "application/x-ndjson")
        let held = try #require(try await desk.lea.post("/api/v1/projects/p/assignments").int("id"))
        let path = try await desk.begin()
        _ = try await desk.say("Hello", in: path)
        try await desk.answer()
        #expect(try await desk.lea.get("/api/v1/assignments/\(held)").string("status") == "expired")
        try await desk.rank(path)
        #expect(try await desk.lea.post("/api/v1/projects/p/assignments").int("id") == held)
        try await desk.expectSound()
    }

    // MARK: - Failures

    @Test("slow, busy, overloaded, resetting and oddly cut endpoints are asked again, and cost nobody their words")
    func mended() async throws {
        let busy = try ScriptedEndpoint { number, request in
            number == 0
                ? ScriptedEndpoint.json("{}", status: "429 Too Many Requests", "Retry-After: 0\r\n")
                : TalkDesk.stream("Busy \(TalkDesk.seed(request))", 9)
        }
        let resetting = try ScriptedEndpoint { number, request in
            number == 0
                ? TalkDesk.stream("Half an answer that breaks off", 3).dropLast(2) + [.reset]
                : TalkDesk.stream("Reset \(TalkDesk.seed(request))", 1)
        }
        let plain = try ScriptedEndpoint { _, request in ScriptedEndpoint.reply("Plain \(TalkDesk.seed(request))") }
        let overloaded = try ScriptedEndpoint { number, request in
            number == 0
                ? [
                    .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"),
                    .send(#"data: {"choices":[{"delta":{"content":"Half of another"}}]}"# + "\n\n"),
                    .send(#"data: {"error":{"message":"The model is overloaded"}}"# + "\n\n"),
                ]
                : TalkDesk.stream("Overloaded \(TalkDesk.seed(request))", 3)
        }
        defer { [busy, resetting, plain, overloaded].forEach { $0.stop() } }
        let desk = try await TalkDesk([busy, resetting, plain, overloaded])
        let path = try await desk.begin()
        _ = try await desk.say("Hello", in: path)
        try await desk.answer()
        let asked = try await desk.lea.get(path)
        #expect(asked.string("turns.0.standing") == "ready", "\(asked.text)")
        #expect(asked.int("turns.0.answers") == 4)
        let project = try await desk.app.stores.projects.find("p")
        let texts = try await desk.app.stores.tasks.list(project: project.id).items[0].completions.map(\.text)
        #expect(!texts.contains { $0.contains("Half") })
        try await desk.expectSound()
    }

    @Test("a message that is there is told again, also where nobody may talk any more")
    func repeated() async throws {
        let good = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { good.forEach { $0.stop() } }
        let desk = try await TalkDesk(good)
        let path = try await desk.begin()
        #expect(try await desk.say("My words", in: path).status == 201)
        #expect(try await desk.ada.put(desk.project + "/conversation-plan", #"{"isOn":false}"#).status == 200)
        let again = try await desk.say("My words", in: path)
        #expect([200, 201].contains(again.status), "\(again.text)")
        #expect(again.list("turns").count == 1)
        #expect(try await desk.say("Other words", in: path).status == 409)
    }

    @Test("a key that cannot be opened costs nobody their words, and policies are not asked for ever")
    func closedKey() async throws {
        let good = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { good.forEach { $0.stop() } }
        let desk = try await TalkDesk(good)
        let path = try await desk.begin()
        #expect(try await desk.say("My words", in: path).status == 201)
        let file = desk.app.installation.endpointKeys.path
        #expect(chmod(file, 0o644) == 0)
        try await desk.answer()
        let failed = try await desk.lea.get(path)
        #expect(failed.string("turns.0.standing") == "failed" && failed.string("turns.0.fault") == "unavailable")
        #expect(try await desk.app.stores.conversations.turnsToAsk().isEmpty)
        #expect(try await desk.ada.get(path).string("turns.0.detail")?.contains("chmod 600") == true)
        #expect(chmod(file, 0o600) == 0)
        #expect(try await desk.lea.post(path + "/turns/1/ask-again").status == 202)
        try await desk.answer()
        #expect(try await desk.lea.get(path).string("turns.0.standing") == "ready")
    }

    @Test(
        "an answer that cannot be had leaves the words, can be asked again, and the others can be judged",
        arguments: [
            ("a server error", ScriptedEndpoint.json("{}", status: "500 Oops")),
            ("a wrong key", ScriptedEndpoint.json("{}", status: "401 Unauthorized")),
            ("a huge answer", ScriptedEndpoint.reply(String(repeating: "x", count: TaskRules.textBytes + 1))),
            ("no answer in time", [.wait(4)]),
            ("a long pause", ScriptedEndpoint.json("{}", status: "429 Busy", "Retry-After: 600\r\n")),
        ])
    func fails(_ what: String, _ steps: [ScriptedEndpoint.Step]) async throws {
        let isMended = Flag()
        let bad = try ScriptedEndpoint { _, request in
            isMended.isSet ? TalkDesk.stream("Mended \(TalkDesk.seed(request))") : steps
        }
        let good = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { ([bad] + good).forEach { $0.stop() } }
        let desk = try await TalkDesk([bad] + good, patience: 3)
        let paths = [try await desk.begin(), try await desk.begin()]
        for path in paths {
            #expect(try await desk.say("My words", in: path).status == 201)
            try await desk.answer()
            let failed = try await desk.lea.get(path)
            #expect(failed.string("turns.0.standing") == "failed", "\(what): \(failed.text)")
            #expect(failed.string("turns.0.message.content") == "My words")
            #expect(failed.int("turns.0.answers") == 2)
            #expect(failed.string("turns.0.fault") == (what == "a wrong key" ? "unavailable" : "noAnswer"))
            // Why stands with managers, who know policies.
            #expect(failed.string("turns.0.detail") == nil && !failed.text.contains("policy-"))
            #expect(try await desk.ada.get(path).string("turns.0.detail")?.contains("policy-0") == true)
        }
        // The two that came can be judged without the third.
        let accepted = try await desk.lea.post(paths[0] + "/turns/1/accept-answers")
        #expect(accepted.string("turns.0.standing") == "ready")
        // A browser that got no answer says it again: it is one task.
        let again = try await desk.lea.post(paths[0] + "/turns/1/accept-answers")
        #expect(again.status == 200 && again.string("turns.0.standing") == "ready", "\(again.text)")
        #expect(again.int("turns.0.assignmentId") == accepted.int("turns.0.assignmentId"))
        let project = try await desk.app.stores.projects.find("p")
        #expect(try await desk.app.stores.tasks.list(project: project.id).items.count == 1)
        try await desk.rank(paths[0])
        #expect(try await desk.lea.post(paths[0] + "/turns/1/accept-answers").string("turns.0.standing") == "judged")
        // Or it is asked again: the two that answered are not.
        let before = good.map(\.requests.count)
        isMended.set()
        if what == "a long pause" { return try await desk.expectSound() }
        #expect(try await desk.lea.post(paths[1] + "/turns/1/ask-again").status == 202)
        #expect(try await desk.lea.post(paths[1] + "/turns/1/ask-again").status == 202)
        try await desk.answer()
        #expect(try await desk.lea.get(paths[1]).string("turns.0.standing") == "ready")
        #expect(good.map(\.requests.count) == before)
        #expect(try await desk.lea.post(paths[1] + "/turns/1/ask-again").status == 409)
        #expect(try await desk.lea.post(paths[1] + "/turns/1/accept-answers").status == 409)
        try await desk.expectSound()
    }

    @Test("a policy that is removed, merged or replaced in the middle of a conversation: a clear word, and it goes on")
    func removed() async throws {
        let endpoints = try (0..<3).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(Array(endpoints[..<2]))
        let path = try await desk.begin()
        _ = try await desk.say("One", in: path)
        try await desk.answer()
        try await desk.rank(path)
        _ = try await desk.app.stores.policies.setRemoved(true, ID(1), now: desk.app.installation.clock.now())
        #expect(try await desk.say("Two", in: path).status == 201)
        try await desk.answer()
        var turn = try await desk.lea.get(path)
        #expect(turn.string("turns.1.standing") == "failed")
        #expect(turn.string("turns.1.fault") == "unavailable")
        #expect(turn.string("turns.1.message.content") == "Two")
        #expect(try await desk.lea.post(path + "/turns/2/accept-answers").status == 409)
        // The manager puts another one in its place.
        let third = try await desk.add("policy-2", at: endpoints[2].url)
        let removed = #"{"isOn":true,"policies":[{"policyId":1,"completions":1},{"policyId":2,"completions":1}]}"#
        let refused = try await desk.ada.put(desk.project + "/conversation-plan", removed)
        #expect(refused.status == 422 && refused.text.contains("was removed"))
        let plan = #"{"isOn":true,"policies":[{"policyId":\#(third),"completions":1},{"policyId":2,"completions":1}]}"#
        #expect(try await desk.ada.put(desk.project + "/conversation-plan", plan).status == 200)
        let asked = endpoints[1].requests.count
        #expect(try await desk.lea.post(path + "/turns/2/ask-again").status == 202)
        try await desk.answer()
        turn = try await desk.lea.get(path)
        #expect(turn.string("turns.1.standing") == "ready", "\(turn.text)")
        #expect(endpoints[1].requests.count == asked)
        #expect(endpoints[2].requests.count == 1)
        try await desk.rank(path)
        _ = try await desk.app.stores.policies.merge(ID(2), into: third, now: desk.app.installation.clock.now())
        _ = try await desk.say("Three", in: path)
        try await desk.answer()
        #expect(try await desk.ada.get(path).string("turns.2.detail")?.contains("another spelling") == true)
        try await desk.expectSound()
    }

    @Test("equal answers are asked for anew; where all say the same, there is nothing to judge")
    func same() async throws {
        let parrots = try (0..<2).map { _ in try ScriptedEndpoint { _, _ in TalkDesk.stream("Polly") } }
        let other = try TalkDesk.streaming()
        defer { (parrots + [other]).forEach { $0.stop() } }
        var desk = try await TalkDesk(parrots)
        var path = try await desk.begin()
        _ = try await desk.say("Hello", in: path)
        try await desk.answer()
        #expect(try await desk.lea.get(path).string("turns.0.fault") == "sameAnswers")
        desk = try await TalkDesk(parrots + [other])
        path = try await desk.begin()
        _ = try await desk.say("Hello", in: path)
        try await desk.answer()
        #expect(try await desk.lea.get(path).string("turns.0.standing") == "ready")
        let project = try await desk.app.stores.projects.find("p")
        #expect(try await desk.app.stores.tasks.list(project: project.id).items[0].completions.count == 2)
        try await desk.expectSound()
    }

    // MARK: - Limits and rights

    @Test("turns, conversations, lengths and rates have limits")
    func limits() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints, mostTurns: 1)
        let path = try await desk.begin()
        for text in ["", "  ", String(repeating: "x", count: ConversationRules.messageBytes + 1)] {
            #expect(try await desk.say(text, in: path).status == 422)
        }
        _ = try await desk.say("Hello", in: path)
        try await desk.answer()
        try await desk.rank(path)
        #expect(try await desk.lea.get(path)["takesMessage"] as? Bool == false)
        #expect(try await desk.say("One too many", in: path).status == 409)
        for _ in 1..<ConversationRules.openAtATime { _ = try await desk.begin() }
        // However often it is tried: what is refused is not counted.
        for _ in 0...ConversationRules.messagesPerMinute {
            #expect(try await desk.lea.post(desk.project + "/conversations").status == 409)
        }
    }

    @Test("messages are counted as they are stored: what is refused or repeated costs none, even in a full minute")
    func pace() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let path = try await desk.begin()
        let most = ConversationRules.messagesPerMinute
        for _ in 0...most {
            #expect(try await desk.say("Hello", in: path).status == 201)
            #expect(try await desk.say("Another", in: path).status == 409)
            #expect(try await desk.say("  ", in: path).status == 422)
        }
        // It was begun, and one message of it stored: so many more may come.
        for _ in 2..<most {
            let other = try await desk.begin()
            #expect(try await desk.lea.post(other + "/end").status == 200)
        }
        let refused = try await desk.lea.post(desk.project + "/conversations")
        #expect(refused.status == 429 && refused.string("code") == "tooManyMessages", "\(refused.text)")
        #expect(refused.fields[.retryAfter] != nil)
        // What was said before is answered all the same.
        let again = try await desk.say("Hello", in: path)
        #expect(again.status == 201 && again.list("turns").count == 1)
        try await desk.answer()
        try await desk.rank(path)
        #expect(try await desk.say("Next", in: path).status == 429)
        // Nothing of it is stored, also not what the conversation would have gone on from.
        let chosen = try await desk.app.installation.database.read { connection in
            try connection.count("SELECT count(*) FROM conversationTurn WHERE chosenId IS NOT NULL OR number > 1")
        }
        #expect(chosen == 0)
        // Programs that do nothing but repeat are held back as well.
        var last = try await desk.lea.post(path + "/turns/1/ask-again")
        #expect(last.status == 409)
        for _ in 0..<ConversationRules.callsPerMinute where last.status != 429 {
            last = try await desk.lea.post(path + "/turns/1/ask-again")
        }
        #expect(last.status == 429 && last.string("code") == "tooManyMessages")
    }

    @Test("only the labeler talks; managers of the project read; to others a conversation does not exist")
    func rights() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let max = try await desk.app.client("max", .labeler)
        let mia = try await desk.app.client("mia", .manager)
        let path = try await desk.begin()
        _ = try await desk.say("Hello", in: path)
        for stranger in [max, mia] {
            #expect(try await stranger.get(path).status == 404)
            #expect(try await stranger.get(path + "/turns/1/events").status == 404)
            #expect(try await stranger.get(desk.project + "/conversations").status == 404)
            #expect(try await stranger.post(desk.project + "/conversations").status == 404)
            for step in ["/turns/1/ask-again", "/turns/1/accept-answers", "/end"] {
                #expect(try await stranger.post(path + step).status == 404, "\(step)")
            }
            #expect(try await stranger.post(path + "/turns", #"{"message":"x"}"#).status == 404)
        }
        let project = try await desk.app.stores.projects.find("p")
        for (client, role) in [(max, Role.labeler), (mia, .manager)] {
            try await desk.app.stores.members.put(
                project: project.id, user: try #require(client.user).id, role: role,
                now: desk.app.installation.clock.now())
        }
        #expect(try await max.get(path).status == 404)
        #expect(try await max.get(desk.project + "/conversations").list("items").isEmpty)
        #expect(try await max.get(desk.project + "/conversations?of=all").status == 403)
        #expect(try await mia.get(desk.project + "/conversations?of=all").string("items.0.labeler") == "lea")
        #expect(try await mia.get(desk.project + "/conversations?of=none").status == 422)
        #expect(try await mia.get(path).string("labeler") == "lea")
        #expect(try await mia.post(path + "/end").status == 404)
        #expect(try await desk.lea.get(path + "/turns/9/events").status == 404)
        #expect(try await desk.lea.post(path + "/turns/9/ask-again").status == 404)
        for (client, status) in [(max, 403), (desk.lea, 403), (mia, 200)] {
            #expect(try await client.get(desk.project + "/conversation-plan").status == status)
        }
        #expect(try await desk.lea.put(desk.project + "/conversation-plan", #"{"isOn":false}"#).status == 403)
        #expect(try await desk.app.stranger.get(path).status == 401)
    }

    @Test(
        "a plan that cannot be carried out is refused",
        arguments: [
            #"{"isOn":true}"#, #"{"isOn":true,"policies":[{"policyId":1,"completions":1}]}"#,
            #"{"isOn":true,"policies":[{"policyId":1,"completions":5}]}"#,
            #"{"isOn":true,"policies":[{"policyId":99,"completions":2}]}"#,
            #"{"isOn":true,"policies":[{"policyId":1,"completions":1},{"policyId":1,"completions":1}]}"#,
            #"{"isOn":true,"policies":[{"policyId":1,"completions":2}],"mostTurns":0}"#,
            #"{"isOn":true,"policies":[{"policyId":1,"completions":2}],"mostTokens":1}"#,
            #"{"isOn":true,"policies":[{"policyId":1,"completions":2}],"opening":"message"}"#,
            #"{"isOn":true,"policies":[{"policyId":1,"completions":2}],"message":"x"}"#,
            #"{"isOn":true,"policies":[{"policyId":1,"completions":2}],"opening":"loud"}"#,
        ])
    func plans(_ plan: String) async throws {
        let endpoint = try TalkDesk.streaming()
        defer { endpoint.stop() }
        let desk = try await TalkDesk([endpoint, endpoint])
        #expect(try await desk.ada.put(desk.project + "/conversation-plan", plan).status == 422)
    }

    @Test("a conversation may open with the plan's message, or with a prompt that waits")
    func openings() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let parts = #"[{"policyId":1,"completions":1},{"policyId":2,"completions":1}]"#
        func plan(_ rest: String) async throws {
            let body = #"{"isOn":true,"policies":\#(parts),\#(rest)}"#
            #expect(try await desk.ada.put(desk.project + "/conversation-plan", body).status == 200)
        }
        try await plan(#""opening":"message","message":"Tell me a joke.""#)
        let path = try await desk.begin()
        try await desk.answer()
        let told = try await desk.lea.get(path)
        #expect(told.string("opening.0.content") == "Tell me a joke.")
        #expect(told.string("turns.0.standing") == "ready")
        try await desk.rank(path)
        _ = try await desk.say("Another one", in: path)
        try await desk.answer()
        let project = try await desk.app.stores.projects.find("p")
        #expect(
            try await desk.app.stores.tasks.list(project: project.id).items.map(\.prompt.messages.count) == [1, 3])
        try await plan(#""opening":"prompt""#)
        #expect(
            try await desk.ada.send(
                .post, "/api/v1/projects/p/prompts", #"{"prompt":"What is rain?"}"#, type: "application/x-ndjson"
            ).int("waiting") == 1)
        #expect(
            try await desk.lea.get(desk.begin()).string("opening.0.content") == "What is rain?")
        // It had the one that there is.
        let third = try await desk.lea.get(desk.begin())
        #expect(third.list("opening").isEmpty && third["takesMessage"] as? Bool == true)
        try await desk.answer()
        try await desk.expectSound()
    }

    @Test("a prompt that a conversation opens with waits no more, unless it ends before the first turn has a task")
    func takenPrompts() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let body =
            #"{"isOn":true,"policies":[{"policyId":1,"completions":1},{"policyId":2,"completions":1}],"opening":"prompt"}"#
        #expect(try await desk.ada.put(desk.project + "/conversation-plan", body).status == 200)
        let prompts = ["One?", "Two?", "Three?"].map { #"{"prompt":"\#($0)"}"# }.joined(separator: "\n")
        let added = try await desk.ada.send(
            .post, "/api/v1/projects/p/prompts", prompts, type: "application/x-ndjson")
        #expect(added.int("waiting") == 3)
        let (project, runs) = (try await desk.app.stores.projects.find("p"), desk.app.stores.samplingRuns)
        let dropped = try await desk.begin()
        #expect(try await runs.waiting(in: project.id) == 2)
        let judged = try await desk.begin()
        #expect(try await runs.waiting(in: project.id) == 1)
        // It ended before anybody answered.
        #expect(try await desk.lea.post(dropped + "/end").status == 200)
        #expect(try await runs.waiting(in: project.id) == 2)
        // This one has a task, and so its prompt waits neither now nor after the end.
        try await desk.answer()
        try await desk.rank(judged)
        #expect(try await runs.waiting(in: project.id) == 2)
        #expect(try await desk.lea.post(judged + "/end").status == 200)
        #expect(try await runs.waiting(in: project.id) == 2)
        // A run takes what waits and nothing else.
        let taken = try #require(try await desk.lea.get(judged).string("opening.0.content"))
        let run = try await runs.create(
            SamplingPlan([.init(policyId: ID(1), completions: 2)]), in: project.id, seed: 1,
            now: desk.app.installation.clock.now())
        let asked = try await runs.work(run.id, after: nil, limit: 10).map { $0.prompt.messages[0].content }
        #expect(Set(asked) == Set(["One?", "Two?", "Three?"].filter { $0 != taken }))
        try await desk.expectSound()
    }

    // MARK: - What is seen meanwhile

    @Test("answers are shown to one length, none before all have begun, and what is sent names nobody")
    func streamed() async throws {
        let quick = String(repeating: "Quick as lightning, all at once. ", count: 5)
        let slowly = String(repeating: "Slowly, word by word it comes. ", count: 6)
        let fast = try ScriptedEndpoint { _, _ in TalkDesk.stream(quick, 2) }
        let slow = try ScriptedEndpoint { _, _ in [.wait(0.3)] + TalkDesk.stream(slowly, 40, 0.02) }
        defer { [fast, slow].forEach { $0.stop() } }
        let desk = try await TalkDesk([fast, slow])
        let path = try await desk.begin()
        _ = try await desk.say("Hello", in: path)
        let turn = try #require(try await desk.app.stores.conversations.turnsToAsk().first)
        let asking = desk.asking
        async let asked: Void = asking.ask(turn)
        var lengths: Set<[Int]> = []
        while asking.live.shown(turn) == nil { try await Task.sleep(for: .milliseconds(1)) }
        while let shown = asking.live.shown(turn) {
            lengths.insert(shown.texts.map(\.count))
            try await Task.sleep(for: .milliseconds(2))
        }
        try await asked
        #expect(lengths.count > 3)
        for both in lengths {
            // One ends earlier than the other, and nothing else tells them apart.
            let isCut = both[0] == both[1] && both[0] % ConversationRules.shownStep == 0
            #expect(isCut || both.contains(quick.count) || both.contains(slowly.count), "\(both)")
        }
    }

    @Test("a follower gets what comes, and the end; a second one gets all there is")
    func events() async throws {
        var events = ConversationEvents()
        func text(_ texts: [String], _ generation: Int = 0) throws -> String? {
            try events.next(.init(texts: texts, generation: generation)).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(try text(["", ""]) == nil)
        #expect(try text(["ab", "xy"])?.contains(#""isWhole":true"#) == true)
        #expect(try text(["ab", "xy"]) == nil)
        let more = try #require(try text(["abc", "xyz"]))
        #expect(more.hasPrefix("event: text\ndata: ") && more.contains(#"["c","z"]"#), "\(more)")
        // One is begun anew: nothing is taken back before there is as much again.
        #expect(try text(["a", "n"], 1) == nil)
        let anew = try #require(try text(["abcd", "new!"], 1))
        #expect(anew.contains(#"["abcd","new!"]"#) && anew.contains(#""isWhole":true"#))
        #expect(try String(decoding: ConversationEvents.end(.ready), as: UTF8.self).contains(#"{"standing":"ready"}"#))

        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let path = try await desk.begin()
        _ = try await desk.say("Hello", in: path)
        try await desk.answer()
        let followed = try await desk.lea.get(path + "/turns/1/events")
        #expect(followed.status == 200)
        #expect(followed.text == "event: end\ndata: {\"standing\":\"ready\"}\n\n")
        #expect(!followed.fields.contains { $0.value.contains("policy-") })
    }

    @Test("the server's own service asks turns that were stored, also those of before it began, until it is shut down")
    func service() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let path = try await desk.begin()
        _ = try await desk.say("Before", in: path)
        let asking = desk.app.application.turnAsking
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await asking.run() }
            for words in ["Before", "After"] {
                if words == "After" { _ = try await desk.say(words, in: path) }
                while try await desk.lea.get(path)["takesMessage"] as? Bool == false {
                    let turns = try await desk.lea.get(path)["turns"] as? [[String: Any]]
                    if turns?.last?["standing"] as? String == "ready" { try await desk.rank(path) }
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await desk.lea.get(path).list("turns").count == 2)
    }

    @Test("kill -9 while answers come: the message is there, whole answers are kept, the rest is asked again")
    func killed() async throws {
        let quick = try TalkDesk.streaming()
        let slow = try ScriptedEndpoint { number, request in
            TalkDesk.stream("Slow answer \(TalkDesk.seed(request))", 20, number == 0 ? 0.5 : 0)
        }
        defer { [quick, slow].forEach { $0.stop() } }
        let desk = try await TalkDesk([quick, slow], seconds: 60)
        let path = try await desk.begin()
        _ = try await desk.say("My words", in: path)
        let server = Process()
        server.executableURL = URL(filePath: TestApp.executable)
        server.arguments = ["serve", "--data", desk.app.installation.folder.path, "--port", "0"]
        server.standardOutput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        try server.run()
        while server.isRunning, try await desk.lea.get(path).int("turns.0.answers") == 0 || slow.requests.isEmpty {
            try await Task.sleep(for: .milliseconds(5))
        }
        kill(server.processIdentifier, SIGKILL)
        server.waitUntilExit()
        let broken = try await desk.lea.get(path)
        #expect(broken.string("turns.0.message.content") == "My words")
        #expect(broken.string("turns.0.standing") == "asking")
        #expect(broken.int("turns.0.answers") == 1)
        try await desk.answer()
        #expect(try await desk.lea.get(path).string("turns.0.standing") == "ready")
        #expect(quick.requests.count == 1)
        #expect(slow.requests.count == 2)
        try await desk.rank(path)
        try await desk.expectSound()
    }

    private final class Flag: @unchecked Sendable {
        // SAFETY: guarded by `lock`.
        private var value = false
        private let lock = NSLock()
        var isSet: Bool { lock.withLock { value } }
        func set() { lock.withLock { value = true } }
    }
}
