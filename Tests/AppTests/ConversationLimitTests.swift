import EndpointTesting
import Foundation
import Jobs
import Logging
import Preferences
import RewardModel
import Testing

@testable import App
@testable import Storage

@Suite("Who talks, and how much")
struct ConversationLimitTests {
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

}
