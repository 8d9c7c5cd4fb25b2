import App
import Exchange
import Foundation
import Glibc
import Jobs
import Preferences
import RewardModel
import Storage

/// How many completions a server scores: by requests of one on connections that are kept, and of a thousand.
///
/// The rate is of the server's own processor time, so that it holds whatever the load generator needs and whoever shares
/// the machine.
struct ScoringBenchmark {
    /// Requests of one completion under way at once, each on a connection of its own.
    var connections: Int
    var seconds: Double

    private static let comparisons = 2_000
    private static let perRequest = 1_000

    /// One way to ask.
    private struct Way {
        var name: String
        var path: String
        var completions: Int
        var connections: Int
        /// Bodies that are sent in turn.
        var bodies: [String]
    }

    /// - Returns: the lines of the report.
    func run() async throws -> [String] {
        let server = try ServerUnderTest()
        defer { server.removeFolder() }
        let installation = try Installation(folder: server.folder, resources: server.resources)
        print("Training from \(Self.comparisons) comparisons")
        let token = try await prepare(installation)
        return try await server.serve { running in
            try ways().map { try measure($0, running, token) }
        }
    }

    /// A project whose model is trained from text like that of hh-rlhf.
    ///
    /// - Returns: the token of who may score.
    private func prepare(_ installation: Installation) async throws -> String {
        let stores = installation.stores
        try await ProjectSetup(installation: installation).create(
            slug: "bench", name: nil, overlap: 1, instructionsFile: nil, retrainAt: nil)
        let project = try await installation.project("bench")
        var text = SyntheticText(seed: 1)
        let tasks = try (0..<Self.comparisons).map { number in
            let (prompt, completions) = text.comparison(number)
            return try TaskDraft(prompt: prompt, completions: completions, rankings: [.init(ranks: [1, 2])]).validated()
        }
        let trained = try Trainer(seed: 1).train(PreferenceGroups.of(tasks))
        let model = try await stores.rewardModels.add(
            project: project.id, run: nil, snapshot: nil, kind: trained.model.file.kind.rawValue,
            bytes: Data(trained.model.file.bytes), report: Data("{}".utf8), now: Date())
        try await stores.rewardModels.promote(model, by: nil, reason: "benchmark", now: Date())
        _ = try await stores.users.create(username: "manager", role: .admin, passwordHash: nil, now: Date())
        return try await People(installation: installation).createToken(for: "manager", name: "bench")
    }

    private func ways() -> [Way] {
        var text = SyntheticText(seed: 3)
        let pairs = (0..<Self.perRequest).map { number in
            let (prompt, completions) = text.comparison(number)
            return (prompt: prompt.messages[0].content, completion: completions[number % 2].text)
        }
        let items = pairs.map { "{\"prompt\":\"\($0.prompt)\",\"completion\":\"\($0.completion)\"}" }
        let scores = "/api/v1/projects/bench/scores"
        let joined = pairs.map { pair in
            let asked = "<|im_start|>user\\n\(pair.prompt)<|im_end|>\\n<|im_start|>assistant\\n"
            return "{\"query\":[\"\(asked)\(pair.completion)<|im_end|>\"],\"prompts\":[\"\(asked)\"],\"labels\":[\"\"]}"
        }
        return [
            Way(
                name: "one a request", path: scores, completions: 1, connections: connections,
                bodies: items.map { "{\"items\":[\($0)]}" }),
            Way(
                name: "one a request, as OpenRLHF asks", path: "/get_reward/bench", completions: 1,
                connections: connections, bodies: joined),
            Way(
                name: "by the thousand", path: scores, completions: Self.perRequest, connections: 2,
                bodies: ["{\"items\":[\(items.joined(separator: ","))]}"]),
        ]
    }

    private func measure(_ way: Way, _ running: ServerUnderTest.Running, _ token: String) throws -> String {
        let requests = way.bodies.map { body in
            Array(
                """
                POST \(way.path) HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer \(token)\r
                Content-Type: application/json\r
                Content-Length: \(body.utf8.count)\r
                \r
                \(body)
                """.utf8)
        }
        let swarm = RequestSwarm(port: running.port, connections: way.connections, requests: requests)
        // The model is decoded at the first request.
        _ = try swarm.ask(for: min(1, seconds))
        let before = running.processorSeconds
        let measured = try swarm.ask(for: seconds)
        let processor = running.processorSeconds - before
        let completions = Double(measured.times.count * way.completions)
        let milliseconds = (measured.quantile(0.5), measured.quantile(0.99))
        return "\(way.name): \(Int(completions / processor)) completions a second and core of the server, "
            + "\(Int(1e6 * processor / completions)) µs of it each; \(Int(completions / measured.seconds))/s in all, "
            + "p50 \(milliseconds.0) ms, p99 \(milliseconds.1) ms"
    }
}
