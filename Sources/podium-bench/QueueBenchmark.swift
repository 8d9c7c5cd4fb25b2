import App
import Foundation
import Preferences
import Storage

/// How long a claim takes in a large queue, without a server: one labeler who asks for work again and again, first as a
/// newcomer, then after having done a large part of it all.
struct QueueBenchmark {
    var tasks: Int
    /// Tasks that the labeler does before the second measurement.
    var done: Int

    private static let measured = 2_000

    /// - Returns: the lines of the report.
    func run() async throws -> [String] {
        let server = try ServerUnderTest()
        defer { server.removeFolder() }
        let installation = try Installation(folder: server.folder, resources: server.resources)
        let stores = installation.stores
        try await ProjectSetup(installation: installation).create(
            slug: "bench", name: nil, overlap: 2, instructionsFile: nil, retrainAt: nil)
        let project = try await installation.project("bench")
        print("Preparing \(tasks) tasks")
        for start in stride(from: 0, to: tasks, by: 2_000) {
            let batch = try (start..<min(start + 2_000, tasks)).map { task in
                try TaskDraft(
                    prompt: Prompt("Prompt number \(task)"),
                    completions: ["One answer", "Another answer"].map { Completion(text: "\($0) to \(task)") }
                ).validated()
            }
            _ = try await stores.tasks.add(project: project.id, batch, now: Date())
        }
        let user = try await stores.users.create(username: "one", role: .labeler, passwordHash: nil, now: Date())
        try await stores.members.put(project: project.id, user: user.id, role: .labeler, now: Date())

        let newcomer = try await claimAndSubmit(Self.measured, stores, project.id, user.id)
        print("The labeler does \(done) tasks")
        _ = try await claimAndSubmit(done - Self.measured, stores, project.id, user.id)
        let veteran = try await claimAndSubmit(Self.measured, stores, project.id, user.id)
        return [
            "a claim and its commit, of \(tasks) open tasks:",
            "  with none done:     \(Self.quantiles(newcomer))", "  with \(done) done: \(Self.quantiles(veteran))",
        ]
    }

    /// - Returns: how long each claim took, in milliseconds.
    private func claimAndSubmit(
        _ count: Int, _ stores: Stores, _ project: ID<Project>, _ user: ID<User>
    ) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<max(0, count) {
            let begin = LabelerSwarm.now()
            guard let claim = try await stores.assignments.claim(project: project, user: user, now: Date()) else {
                throw BenchmarkFailure(description: "There was no work left after \(times.count) tasks.")
            }
            times.append(Double(LabelerSwarm.now() - begin) / 1e6)
            let ids = claim.task.completions.map(\.id)
            _ = try await stores.rankings.submit(
                claim.assignment.id, user: user, SubmissionDraft(tiers: ids.map { [$0] }), now: Date())
        }
        return times
    }

    private static func quantiles(_ times: [Double]) -> String {
        let sorted = times.sorted()
        guard let worst = sorted.last else { return "none" }
        return [("p50", sorted[sorted.count / 2]), ("p99", sorted[sorted.count * 99 / 100]), ("worst", worst)].map {
            "\($0) \(($1 * 1_000).rounded() / 1_000) ms"
        }.joined(separator: ", ")
    }
}
