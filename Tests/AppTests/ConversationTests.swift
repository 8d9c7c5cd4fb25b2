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
