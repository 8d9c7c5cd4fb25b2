import EndpointTesting
import Foundation
import Jobs
import Preferences
import Synchronization
import Testing

@testable import App
@testable import Storage

/// What tests of evaluations have in common: held-out prompts, two policies that can be asked, and labelers who prefer what
/// begins with "Good".
struct EvaluationBench {
    let app: TestApp
    let ada: Client
    let labelers: [Client]
    let server: ScriptedEndpoint
    let base: ID<Policy>
    let good: ID<Policy>
    let path = "/api/v1/projects/p/evaluations"

    /// - Parameter answer: to a policy, the number of a prompt, and the seed of the question.
    init(
        prompts: Int, overlap: Int = 2,
        _ answer: @escaping @Sendable (_ policy: String, _ prompt: Int, _ seed: Int) -> String = {
            "\($0 == "good" ? "Good" : "Base") answer \($1), \($2)"
        }
    ) async throws {
        (app, ada) = try await SamplingDesk.prepared(prompts: prompts)
        _ = try await ada.patch("/api/v1/projects/p", #"{"overlap": \#(overlap)}"#)
        let project = try await app.stores.projects.find("p")
        var labelers: [Client] = []
        for number in 0..<3 {
            let client = try await app.client("labeler\(number)", .labeler)
            try await app.stores.members.put(
                project: project.id, user: try #require(client.user).id, role: .labeler,
                now: app.installation.clock.now())
            labelers.append(client)
        }
        self.labelers = labelers
        server = try ScriptedEndpoint { _, request in
            let policy = request.firstMatch(of: /"model":"(\w+)"/).map { String($0.1) } ?? ""
            let prompt = request.firstMatch(of: /What is (\d+) and/).flatMap { Int($0.1) } ?? -1
            return ScriptedEndpoint.reply(answer(policy, prompt, SamplingDesk.seed(request)))
        }
        base = try await SamplingDesk.add("base", at: server.url, to: app)
        good = try await SamplingDesk.add("good", at: server.url, to: app)
    }

    func start(_ more: String = "", candidate: ID<Policy>? = nil) async throws -> Answer {
        try await ada.post(
            path, #"{"baselineId": \#(base), "candidateId": \#(candidate ?? good), "seed": 4\#(more)}"#)
    }

    /// Begins one, and has both policies answer.
    func answered(_ more: String = "", candidate: ID<Policy>? = nil) async throws -> String {
        let started = try await start(more, candidate: candidate)
        try #require(started.status == 202, "\(started.text)")
        try await SamplingDesk.sampling(app).run(ID(Int64(try #require(started.int("sampling.id")))))
        return "\(path)/\(try #require(started.int("id")))"
    }

    /// Labelers judge what they are offered, so much at most.
    ///
    /// - Returns: how much they judged.
    @discardableResult
    func judge(_ most: Int = .max) async throws -> Int {
        var judged = 0
        for labeler in labelers {
            while judged < most {
                let claim = try await labeler.post("/api/v1/projects/p/assignments")
                guard claim.status == 201, let id = claim.int("id") else { break }
                let completions = claim.list("task.completions").compactMap { $0 as? [String: Any] }
                let good = completions.filter { "\($0["text"] ?? "")".hasPrefix("Good") }
                let other = completions.filter { !"\($0["text"] ?? "")".hasPrefix("Good") }
                let tiers = [good, other].filter { !$0.isEmpty }.map { $0.compactMap { $0["id"] as? Int } }
                let stored = try await labeler.put("/api/v1/assignments/\(id)/ranking", #"{"tiers": \#(tiers)}"#)
                #expect(stored.status == 201, "\(stored.text)")
                judged += 1
            }
        }
        return judged
    }

    /// The server does what is due.
    func tick() async throws {
        app.pass(30)
        let runner = try #require(app.application.services.compactMap { $0 as? RecurringRunner }.first)
        await runner.tick(now: app.installation.clock.now())
    }

    func report(_ evaluation: String, _ query: String = "") async throws -> PolicyEvaluationReport {
        let answer = try await ada.get(evaluation + "/report" + query)
        try #require(answer.status == 200, "\(answer.text)")
        return try JSONDecoder.podium.decode(PolicyEvaluationReport.self, from: Data(answer.bytes))
    }

    func isSound() async throws { #expect(try await Verification(app.installation.database).run().isEmpty) }
}

extension JSONDecoder {
    fileprivate static var podium: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let text = try decoder.singleValueContainer().decode(String.self)
            return try Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains(".")))
        }
        return decoder
    }
}
