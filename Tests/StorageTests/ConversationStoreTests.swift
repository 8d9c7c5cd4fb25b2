import Foundation
import Preferences
import Testing

@testable import Storage

/// Conversations without endpoints: the asking is played by the test.
@Suite("Stored conversations")
struct ConversationStoreTests {
    private static func talk(
        _ fixture: Fixture, policies: Int = 3, _ change: (inout ConversationPlanDraft) -> Void = { _ in }
    )
        async throws -> (project: Project, lea: ID<User>)
    {
        let project = try await fixture.project()
        var parts: [SamplingPlan.Part] = []
        for number in 0..<policies {
            let draft = PolicyDraft(name: "m\(number)", endpoint: EndpointDraft(url: "http://127.0.0.1:9/v1"))
            let policy = try await Policies(fixture.database).add(draft.validated(), sealedBy: nil, now: Fixture.start)
            parts.append(.init(policyId: policy.id, completions: 1))
        }
        var draft = ConversationPlanDraft(isOn: true, policies: parts, mostTurns: 8)
        change(&draft)
        _ = try await Conversations(fixture.database).setPlan(draft, of: project.id, now: Fixture.start)
        return (project, try await fixture.labeler("lea", in: project))
    }

    private static func answer(_ work: TurnWork, _ place: Int, attempt: Int = 0, _ text: String) -> Sample {
        Sample(
            slot: place, attempt: attempt, policyID: work.policies[place] ?? ID(1), text: text, ending: "complete",
            parameters: "{}", promptTokens: 3, completionTokens: 4, durationMs: 1)
    }

    /// Plays anything in any order, as labelers and servers that crash do, and holds what is there against what was said.
    @Test(
        "nothing that was said is lost, a turn has one task, and every answer is kept, whatever happens in between",
        arguments: 0..<12)
    func property(_ seed: Int) async throws {
        let fixture = try Fixture()
        let (project, lea) = try await Self.talk(fixture)
        let max = try await fixture.labeler("max", in: project)
        let store = Conversations(fixture.database)
        var chance = SeededGenerator(seed: UInt64(seed))
        var said: [ID<Conversation>: [String]] = [:]
        var answered = 0
        var now = Fixture.start
        for step in 0..<160 {
            now += 1
            let ids = said.keys.sorted()
            let id = ids.isEmpty ? nil : ids[chance.next(below: ids.count)]
            switch chance.next(below: 10) {
            case 0:
                if let begun = try? await store.start(project: project.id, user: lea, seed: chance.next(), now: now) {
                    said[begun.id] = []
                }
            case 1, 2:
                guard let id else { continue }
                let takes = try await store.find(id).takesMessage
                let message = "message \(step)"
                let spoken = try? await store.say(message, in: id, user: lea, now: now)
                #expect((spoken != nil) == takes)
                if spoken != nil { said[id]?.append(message) }
                await #expect(throws: StorageError.self) { try await store.say("mine", in: id, user: max, now: now) }
            case 3, 4, 5:
                guard let turn = try await store.turnsToAsk().first, let work = try await store.work(turn) else {
                    continue
                }
                // The server may be killed after any answer.
                let places = work.policies.indices.filter { place in
                    work.policies[place] != nil && !work.answers.contains { $0.slot == place }
                }
                let stops = chance.next(below: places.count + 2)
                for place in places.prefix(stops) {
                    try await store.add(
                        Self.answer(work, place, "answer \(chance.next(below: 20))"), to: turn, now: now)
                    answered += 1
                }
                if stops > places.count {
                    try await store.finish(turn, fault: nil, now: now)
                } else if chance.next(below: 2) == 0 {
                    try await store.finish(turn, fault: TurnFault(.noAnswer, "m0 is away"), now: now)
                }
            case 6:
                guard let id, let last = try await store.find(id).turns.last else { continue }
                _ = try? await store.askAgain(turn: last.number, in: id, user: lea, now: now)
            case 7:
                guard let id, let last = try await store.find(id).turns.last else { continue }
                _ = try? await store.accept(turn: last.number, in: id, user: lea, now: now)
            case 8:
                guard let id, let last = try await store.find(id).turns.last, last.standing == .ready,
                    let assignment = last.assignmentID
                else { continue }
                if chance.next(below: 4) == 0 {
                    // The labeler was away for long, and another one has the turn's task.
                    now += 4_000
                    _ = try await fixture.assignments.claim(project: project.id, user: max, now: now)
                }
                let shown = try await fixture.assignments.find(assignment).names.all
                let tiers = chance.next(below: 3) == 0 ? [shown] : shown.map { [$0] }
                _ = try await fixture.rankings.submit(assignment, user: lea, SubmissionDraft(tiers: tiers), now: now)
                let after = try await store.find(id).turns.last
                #expect(after?.goesOn?.isDrawn == (tiers.count == 1))
            default:
                guard let id, chance.next(below: 6) == 0 else { continue }
                _ = try await store.end(id, user: lea, now: now)
            }
        }
        for (id, messages) in said {
            let conversation = try await store.find(id)
            #expect(conversation.turns.compactMap(\.message) == messages)
        }
        let kept = try await fixture.database.read { try $0.count("SELECT count(*) FROM conversationAnswer") }
        #expect(kept == answered)
        let tasks = try await fixture.database.read { connection in
            try connection.count(
                "SELECT count(*) FROM conversationTurn WHERE status = 'asked' GROUP BY taskId HAVING count(*) > 1")
        }
        #expect(tasks == 0)
        #expect(try await Verification(fixture.database).run() == [])
    }

    @Test("the order of a turn is the one that its labeler sees, and follows from the conversation's seed")
    func order() async throws {
        let fixture = try Fixture()
        let (project, lea) = try await Self.talk(fixture)
        let store = Conversations(fixture.database)
        let id = try await store.start(project: project.id, user: lea, seed: 11, now: Fixture.start).id
        _ = try await store.say("Hello", in: id, user: lea, now: Fixture.start)
        let turn = try #require(try await store.turnsToAsk().first)
        let work = try #require(try await store.work(turn))
        let plan = try await store.plan(of: project.id).plan
        #expect(work.policies == SamplingSeeds.order(plan.policies.slots, place: 1, seed: 11))
        for place in work.policies.indices.reversed() {
            try await store.add(Self.answer(work, place, "answer \(place)"), to: turn, now: Fixture.start)
        }
        try await store.finish(turn, fault: nil, now: Fixture.start)
        let claim = try #require(
            try await fixture.assignments.claim(project: project.id, user: lea, now: Fixture.start))
        #expect(claim.assignment.id == (try await store.find(id).turns[0].assignmentID))
        #expect(claim.task.completions.map(\.text) == ["answer 0", "answer 1", "answer 2"])
        // A second end of the same asking changes nothing.
        try await store.finish(turn, fault: TurnFault(.noAnswer, "late"), now: Fixture.start)
        #expect(try await store.find(id).turns[0].standing == .ready)
    }

    @Test("whoever left or was disabled talks no more; what they said is there, and its task is for others")
    func left() async throws {
        let fixture = try Fixture()
        let (project, lea) = try await Self.talk(fixture)
        let max = try await fixture.labeler("max", in: project)
        let store = Conversations(fixture.database)
        let id = try await store.start(project: project.id, user: lea, seed: 1, now: Fixture.start).id
        _ = try await store.say("Hello", in: id, user: lea, now: Fixture.start)
        try await fixture.members.remove(project: project.id, user: lea, now: Fixture.start)
        let turn = try #require(try await store.turnsToAsk().first)
        let work = try #require(try await store.work(turn))
        for place in work.policies.indices {
            try await store.add(Self.answer(work, place, "answer \(place)"), to: turn, now: Fixture.start)
        }
        try await store.finish(turn, fault: nil, now: Fixture.start)
        #expect(try await fixture.assignments.claim(project: project.id, user: max, now: Fixture.start) != nil)
        await #expect(throws: StorageError.self) {
            try await store.say("More", in: id, user: lea, now: Fixture.start)
        }
        #expect(try await Verification(fixture.database).run() == [])
    }

    @Test("a deleted person's conversations end, and what was being asked is dropped")
    func deleted() async throws {
        let fixture = try Fixture()
        let (project, lea) = try await Self.talk(fixture)
        let store = Conversations(fixture.database)
        let id = try await store.start(project: project.id, user: lea, seed: 1, now: Fixture.start).id
        _ = try await store.say("Hello", in: id, user: lea, now: Fixture.start)
        try await fixture.users.delete(lea, now: Fixture.start + 5)
        let conversation = try await store.find(id)
        #expect(conversation.endedAt == Fixture.start + 5)
        #expect(conversation.turns.map(\.standing) == [.dropped])
        #expect(conversation.turns[0].message == "Hello")
        #expect(try await store.turnsToAsk().isEmpty)
        #expect(try await Verification(fixture.database).run() == [])
    }

    @Test("a wrong turn, choice or end is found by podium verify")
    func verification() async throws {
        let fixture = try Fixture()
        let (project, lea) = try await Self.talk(fixture)
        let store = Conversations(fixture.database)
        let id = try await store.start(project: project.id, user: lea, seed: 1, now: Fixture.start).id
        _ = try await store.say("Hello", in: id, user: lea, now: Fixture.start)
        let turn = try #require(try await store.turnsToAsk().first)
        let work = try #require(try await store.work(turn))
        for place in work.policies.indices {
            try await store.add(Self.answer(work, place, "answer \(place)"), to: turn, now: Fixture.start)
        }
        try await store.finish(turn, fault: nil, now: Fixture.start)
        try await fixture.addTasks(1, to: project)
        #expect(try await Verification(fixture.database).run() == [])
        for (statement, name) in [
            ("UPDATE conversationAnswer SET text = 'other' WHERE place = 0", "conversationAnswers"),
            ("UPDATE conversationAnswer SET completionId = NULL WHERE place = 1", "conversationCompletions"),
            ("UPDATE conversation SET endedAt = 1", "conversationEnd"),
            (
                "UPDATE conversationTurn SET chosenId = (SELECT max(id) FROM completion) WHERE taskId IS NOT NULL",
                "conversationChoice"
            ),
        ] {
            try await fixture.database.write { connection in
                try connection.run(statement)
                if name == "conversationEnd" {
                    try connection.run(
                        """
                        INSERT INTO conversationTurn (conversationId, number, message, policies, status, createdAt)
                        VALUES (1, 2, 'x', '[]', 'asking', 1)
                        """)
                }
            }
            let found = try await Verification(fixture.database).run().map(\.invariant)
            #expect(found.contains(name), "\(statement): \(found)")
        }
    }
}
