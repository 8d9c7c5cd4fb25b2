import EndpointTesting
import Foundation
import Jobs
import Logging
import Preferences
import RewardModel
import Testing

@testable import App
@testable import Storage

@Suite("Conversations where endpoints, keys and policies fail")
struct ConversationFaultTests {
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

    private final class Flag: @unchecked Sendable {
        // SAFETY: guarded by `lock`.
        private var value = false
        private let lock = NSLock()
        var isSet: Bool { lock.withLock { value } }
        func set() { lock.withLock { value = true } }
    }
}
