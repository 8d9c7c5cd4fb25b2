import EndpointTesting
import Foundation
import Jobs
import Logging
import Preferences
import RewardModel
import Testing

@testable import App
@testable import Storage

@Suite("Answers as they are written")
struct LiveConversationTests {
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
}
