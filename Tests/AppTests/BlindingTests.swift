import EndpointTesting
import Foundation
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App

@Suite("Blinding")
struct BlindingTests {
    private static let tasks = 120
    private static let completions = 4

    /// Where the file's first completion stands, in orders that a labeler could guess by.
    private static let guesses: [(name: String, place: @Sendable (Shown) -> Int)] = [
        ("the lowest id", { shown in shown.ids.firstIndex(of: shown.ids.min() ?? 0) ?? 0 }),
        ("the highest id", { shown in shown.ids.firstIndex(of: shown.ids.max() ?? 0) ?? 0 }),
        ("the first shown", { _ in 0 }),
        ("the last shown", { shown in shown.ids.count - 1 }),
    ]

    private struct Shown: Sendable {
        var ids: [Int]
        /// Place of the file's first completion.
        var firstOfFile: Int
    }

    @Test("nothing that a labeler is sent tells which completion stood first in the file, or whose it is")
    func guess() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lena = try await app.client("lena", .labeler)
        try await app.project(tasks: 0, members: [lena])
        let lines = (0..<Self.tasks).map { task in
            let completions = (0..<Self.completions).map { place in
                #"{"text": "\#(token(task, place))", "model": "policy-\#(place)"}"#
            }
            return #"{"prompt": "prompt \#(task)", "completions": [\#(completions.joined(separator: ","))]}"#
        }
        // One of them is more than a name: it has an endpoint, a past, and another spelling.
        let known = try await ada.post(
            "/api/v1/policies",
            #"{"name": "policy-0", "endpoint": {"url": "http://127.0.0.1:9/policy-0"}, "origin": {"note": "first"}}"#)
        #expect(known.status == 201)
        // And it judges, too.
        let judge = try await ada.post(
            "/api/v1/projects/p/judges", #"{"policyId": \#(known.int("id") ?? 0), "name": "policy-judge"}"#)
        #expect(judge.status == 201)
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(answer.int("created") == Self.tasks)

        var right = [Int](repeating: 0, count: Self.guesses.count)
        for _ in 0..<Self.tasks {
            let claim = try await lena.post("/api/v1/projects/p/assignments")
            #expect(claim.status == 201)
            #expect(!claim.text.contains("policy-"))
            #expect(!claim.fields.contains { $0.value.contains("policy-") })
            let shown = try shown(claim)
            for (number, guess) in Self.guesses.enumerated() where guess.place(shown) == shown.firstOfFile {
                right[number] += 1
            }
            let tiers = shown.ids.map { "[\($0)]" }.joined(separator: ",")
            let submitted = try await lena.put(
                "/api/v1/assignments/\(try #require(claim.int("id")))/ranking", #"{"tiers": [\#(tiers)]}"#)
            #expect(submitted.status == 201)
        }
        // Nor is there anything else that they may read which names one.
        let own = app.application.entries.filter {
            [.anyone, .user, .labeler].contains($0.access) && $0.method == .get
        }
        #expect(own.count > 10)
        for entry in own {
            let path = entry.pattern.replacing("{slug}", with: "p").replacing(/\{[a-z]+\}/, with: "1")
            let read = try await lena.get(path)
            #expect(!read.text.contains("policy-"), "\(path)")
        }
        for path in [
            "/api/v1/policies", "/api/v1/policies/1", "/api/v1/projects/p/policies", "/api/v1/projects/p/judges",
            "/api/v1/projects/p/judges/1", "/api/v1/projects/p/judges/1/report",
        ] {
            let refused = try await lena.get(path)
            #expect(refused.status == 403 && !refused.text.contains("policy-"))
        }
        // By chance 30 of 120 are right, with a standard deviation of 4.7: six of them would be one in 500 million.
        for (guess, count) in zip(Self.guesses, right) { #expect((2...58).contains(count), "\(guess.name): \(count)") }
    }

    /// Texts of one length, so that nothing but what Podium adds differs.
    private func token(_ task: Int, _ place: Int) -> String {
        "answer \(String(format: "%03d", task)) \(["kiwi", "plum", "pear", "lime"][place])"
    }

    private func shown(_ claim: Answer) throws -> Shown {
        let completions = try #require(claim["task.completions"] as? [[String: Any]])
        let ids = try completions.map { try #require($0["id"] as? Int) }
        let texts = try completions.map { try #require($0["text"] as? String) }
        // Every object has the same fields and the same length.
        #expect(Set(completions.map { $0.keys.sorted() }).count == 1)
        return Shown(ids: ids, firstOfFile: try #require(texts.firstIndex { $0.hasSuffix("kiwi") }))
    }

    @Test("in a conversation nothing that a labeler is sent names a policy, and its place is no trace of it")
    func conversation() async throws {
        let endpoints = try (0..<4).map { number in
            try ScriptedEndpoint { _, request in
                // The faster, the shorter, the more often refused: none of it decides where an answer stands.
                [.wait(Double(number) * 0.002)]
                    + (number == 3 && request.contains("Fail")
                        ? ScriptedEndpoint.json(#"{"error":{"message":"policy-3 is down"}}"#, status: "401 No")
                        : TalkDesk.stream("\(["kiwi", "plum", "pear", "lime"][number]) \(TalkDesk.seed(request))"))
            }
        }
        defer { endpoints.forEach { $0.stop() } }
        let desk = try await TalkDesk(endpoints, mostTurns: 50)
        let path = try await desk.begin()
        let user = try #require(desk.lea.user).id
        var first = [String: Int]()
        for turn in 1...40 {
            _ = try await desk.app.stores.conversations.say(
                "Turn \(turn)", in: ID(1), user: user, now: desk.app.installation.clock.now())
            try await desk.answer()
            let shown = try #require(try await desk.lea.get(path)["turns"] as? [[String: Any]]).last
            let assignment = try await desk.lea.get(
                "/api/v1/assignments/\(try #require(shown?["assignmentId"] as? Int))")
            let text = try #require(assignment.string("task.completions.0.text"))
            first[String(text.prefix(4)), default: 0] += 1
            try await desk.rank(path)
        }
        // By chance 10 of 40, with a standard deviation of 2.7.
        for fruit in ["kiwi", "plum", "pear", "lime"] { #expect((1...25).contains(first[fruit] ?? 0), "\(first)") }
        _ = try await desk.app.stores.conversations.say(
            "Fail", in: ID(1), user: user, now: desk.app.installation.clock.now())
        try await desk.answer()
        #expect(try await desk.lea.get(path).string("turns.40.fault") == "unavailable")
        for entry in desk.app.application.entries
        where [.anyone, .user, .labeler].contains(entry.access) && entry.method == .get {
            let place = entry.pattern.replacing("{slug}", with: "p").replacing(/\{[a-z]+\}/, with: "1")
            let read = try await desk.lea.get(place)
            #expect(!read.text.contains("policy-"), "\(place)")
            #expect(!read.fields.contains { $0.value.contains("policy-") }, "\(place)")
        }
        for step in ["/turns/41/ask-again", "/turns/41/accept-answers", "/end"] {
            #expect(!(try await desk.lea.post(path + step).text.contains("policy-")), "\(step)")
        }
    }

    @Test("a project's seed cannot be worked out from its slug and its age")
    func seed() async throws {
        let app = try TestApp()
        let new = [NewProject(slug: "a"), NewProject(slug: "b")]
        var seeds: Set<UInt64> = []
        for project in new {
            seeds.insert(try await app.stores.projects.create(project, now: Date(timeIntervalSince1970: 1)).splitSeed)
        }
        let other = try TestApp()
        for project in new {
            seeds.insert(try await other.stores.projects.create(project, now: Date(timeIntervalSince1970: 1)).splitSeed)
        }
        #expect(seeds.count == 4)
    }
}
