import EndpointTesting
import Foundation
import Jobs
import Logging
import Preferences
import RewardModel
import Testing

@testable import App
@testable import Storage

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

    @Test(
        "managers read a conversation whole, with who wrote what and how it was judged; whoever talked never sees who wrote"
    )
    func record() async throws {
        let endpoints = try (0..<3).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let (mia, max, eve) = (
            try await desk.app.client("mia", .manager), try await desk.app.client("max", .manager),
            try await desk.app.client("eve", .labeler)
        )
        for (client, role) in [(mia, "manager"), (eve, "labeler")] {
            let id = try #require(client.user?.id)
            #expect(try await desk.ada.put(desk.project + "/members/\(id)", #"{"role": "\#(role)"}"#).status < 300)
        }
        let path = try await desk.begin()
        for turn in 1...2 {
            _ = try await desk.say("Question \(turn)", in: path)
            try await desk.answer()
            try await desk.rank(path, tied: turn == 2)
        }
        let own = try await desk.lea.get(path)
        let whole = try await mia.get(path + "/record")
        #expect(whole.status == 200 && whole.string("labeler") == "lea", "\(whole.text)")
        #expect(whole.list("turns").count == 2 && whole.string("turns.0.message.content") == "Question 1")
        let answers = whole.list("turns.0.answers").compactMap { $0 as? [String: Any] }
        #expect(Set(answers.compactMap { $0["policy"] as? String }) == ["policy-0", "policy-1", "policy-2"])
        #expect(answers.compactMap { $0["place"] as? Int } == [0, 1, 2] && answers.allSatisfy { $0["html"] != nil })
        #expect(whole["turns.0.answers.0.parameters.parameters.maxTokens"] as? Int == 50)
        // The labeler ranked them in the order shown, and it went on from the first.
        #expect(whole["turns.0.rankings.0.tiers"] as? [[Int]] == [[0], [1], [2]])
        #expect(whole.string("turns.0.rankings.0.labeler") == "lea")
        let goesOn = try #require(whole.int("turns.0.goesOnFrom"))
        #expect(answers[goesOn]["content"] as? String == own.string("turns.0.goesOn.content"))
        #expect(whole["turns.1.isDrawn"] as? Bool == true)
        let drawn = try #require(whole.int("turns.1.goesOnFrom"))
        let second = whole.list("turns.1.answers").compactMap { $0 as? [String: Any] }
        #expect(second[drawn]["content"] as? String == own.string("turns.1.goesOn.content"))

        for route in [path + "/record", desk.project + "/conversations/export"] {
            #expect(try await desk.ada.get(route).status == 200)
            let refused = try await desk.lea.get(route)
            #expect(refused.status == 403 && !refused.text.contains("policy-"), "\(route): \(refused.text)")
            #expect(!(try await eve.get(route).text.contains("policy-")))
            #expect(try await desk.app.stranger.get(route).status == 401)
            #expect(try await max.get(route).status == 404)
        }
        #expect(try await eve.get(path + "/record").status == 404)
        #expect(try await eve.get(desk.project + "/conversations?of=all").status == 403)
        #expect(try await eve.get(desk.project + "/conversations").list("items").isEmpty)
    }

    @Test("conversations are listed by whose they are and how they stand, for whoever may see them")
    func filters() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let paths = [try await desk.begin(), try await desk.begin(), try await desk.begin()]
        _ = try await desk.lea.post(paths[0] + "/end")
        _ = try await desk.say("Hello", in: paths[1])
        try await desk.app.installation.database.write { connection in
            try connection.run("UPDATE conversationTurn SET status = 'failed', fault = 'noAnswer'")
        }
        let lea = try #require(desk.lea.user).id
        func ids(_ query: String, _ client: Client) async throws -> [Int] {
            try await client.get(desk.project + "/conversations" + query).list("items")
                .compactMap { ($0 as? [String: Any])?["id"] as? Int }
        }
        #expect(try await ids("?of=all", desk.ada) == [3, 2, 1])
        #expect(try await ids("?of=all&labeler=\(lea)", desk.ada) == [3, 2, 1])
        #expect(try await ids("?of=all&labeler=9999", desk.ada).isEmpty)
        #expect(try await ids("?of=all&state=ended", desk.ada) == [1])
        #expect(try await ids("?of=all&state=open&labeler=\(lea)", desk.ada) == [3, 2])
        #expect(try await ids("?state=failed", desk.lea) == [2])
        #expect(try await ids("?of=all&limit=2", desk.ada) == [3, 2])
        #expect(try await ids("?of=all&limit=2&cursor=2", desk.ada) == [1])
        for query in ["?labeler=\(lea)", "?of=all&labeler=x", "?state=lost"] {
            #expect(try await desk.ada.get(desk.project + "/conversations" + query).status == 422, "\(query)")
        }
    }

    @Test("the command lists, shows and writes conversations; a file numbers labelers, and has everything else")
    func command() async throws {
        let endpoints = try (0..<2).map { _ in try TalkDesk.streaming() }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints)
        let path = try await desk.begin()
        _ = try await desk.say("Why is\\u001b[31m the sky blue?", in: path)
        try await desk.answer()
        try await desk.rank(path)
        _ = try await desk.begin()
        let terminal = try await TerminalConversations(installation: desk.app.installation, project: "p")
        let list = try await terminal.list(labeler: "lea", state: .open, limit: 10)
        #expect(
            list.count == 2 && list[0].hasPrefix("2  lea, 0 turns") && list[1].contains("1 turn, judged"), "\(list)")
        #expect(
            try await terminal.list(labeler: nil, state: nil, limit: 1).last == "… and older ones: --limit shows more.")
        #expect(try await terminal.list(labeler: nil, state: .ended, limit: 9) == ["p has no such conversation."])
        await #expect(throws: ConfigurationError.self) { try await terminal.list(labeler: "no", state: nil, limit: 9) }
        await #expect(throws: ConfigurationError.self) { try await terminal.show(99) }
        let shown = try await terminal.show(1).joined(separator: "\n")
        #expect(shown.hasPrefix("Conversation 1 of lea, begun ") && !shown.contains("\u{1B}"), "\(shown)")
        #expect(shown.contains("policy-0") && shown.contains("policy-1") && shown.contains("goes on from it"))
        #expect(shown.contains("lea ranked A > B"), "\(shown)")

        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(
            try await terminal.export(folder: folder.path) == [
                "Wrote 2 conversations to \(folder.path)/p-conversations.ndjson"
            ])
        let written = try String(contentsOf: folder.appending(path: "p-conversations.ndjson"), encoding: .utf8)
        #expect(written == (try await desk.ada.get(desk.project + "/conversations/export").text))
        #expect(written.split(separator: "\n").count == 2 && !written.contains("\"lea\""))
        // Whatever the tables have of answers stands in the file.
        let rows = try await desk.app.installation.database.read { connection in
            try connection.values("SELECT text FROM conversationAnswer ORDER BY id") as [String]
        }
        let first = try #require(
            try JSONSerialization.jsonObject(with: Data(written.split(separator: "\n")[0].utf8)) as? [String: Any])
        let turn = try #require((first["turns"] as? [[String: Any]])?.first)
        let answers = try #require(turn["answers"] as? [[String: Any]])
        #expect(Set(answers.compactMap { $0["content"] as? String }) == Set(rows) && rows.count == 2)
        #expect(
            answers.allSatisfy { answer in
                ["policy", "ending", "parameters", "promptTokens", "durationMs", "completionId", "createdAt"]
                    .allSatisfy { answer[$0] != nil }
            })
        #expect((turn["message"] as? [String: Any])?["content"] as? String == "Why is\u{1B}[31m the sky blue?")
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

}
