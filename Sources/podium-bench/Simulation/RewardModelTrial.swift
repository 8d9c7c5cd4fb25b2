import Foundation
import Preferences

/// Trains a reward model as the server does, and asks it about prompts whose truth is known and that nobody has labeled.
struct RewardModelTrial: Sendable {
    private let manager: SimulatedClient
    private let tasks: [SimulatedWorld.Task]
    private static let path = "/projects/\(LabelerSimulation.slug)"

    init(_ manager: SimulatedClient, _ tasks: [SimulatedWorld.Task]) {
        self.manager = manager
        self.tasks = tasks
    }

    private struct Run: Decodable {
        var id: Int64
        var status: String
        var rewardModelId: Int64?
        var error: String?
    }
    private struct Item: Encodable {
        var prompt: String
        var completion: String
    }
    private struct Score: Decodable {
        var reward: Double
    }
    private struct Scores: Decodable {
        var scores: [Score]
    }

    /// - Returns: of each task the share of its pairs that a model, trained now, orders as they are.
    func accuracies() async throws -> [Double] {
        let started: Run = try await manager.post("\(Self.path)/training-runs", [String: Int]())
        var run = started
        while run.rewardModelId == nil {
            try await Task.sleep(for: .milliseconds(200))
            run = try await manager.get("\(Self.path)/training-runs/\(started.id)")
            if run.status == "failed" { throw BenchmarkFailure(description: "Training failed: \(run.error ?? "")") }
        }
        // Whatever training would have decided: both models are to be asked.
        try await manager.send(
            .put, "\(Self.path)/reward-models/promoted", Array(JSONEncoder().encode(["id": run.rewardModelId ?? 0])))
        var accuracies: [Double] = []
        for task in tasks {
            let items = task.completions.map { Item(prompt: task.prompt, completion: $0.text) }
            let scores: Scores = try await manager.post("\(Self.path)/scores", ["items": items])
            var (right, pairs) = (0.0, 0.0)
            for one in items.indices {
                for other in items.indices.dropFirst(one + 1) {
                    let truth = task.completions[one].worth - task.completions[other].worth
                    let said = scores.scores[one].reward - scores.scores[other].reward
                    pairs += 1
                    right += said == 0 ? 0.5 : said * truth > 0 ? 1 : 0
                }
            }
            accuracies.append(right / pairs)
        }
        return accuracies
    }
}
