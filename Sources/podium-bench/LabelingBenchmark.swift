import App
import Foundation
import Preferences
import Storage

/// Prepares a project, starts a server on it, lets labelers loose, and audits what is left.
struct LabelingBenchmark {
    var labelers: Int
    var tasks: Int
    var completions: Int
    var seconds: Double

    /// - Returns: the lines of the report.
    func run() async throws -> [String] {
        let server = try ServerUnderTest()
        defer { server.removeFolder() }
        let installation = try Installation(folder: server.folder, resources: server.resources)
        print("Preparing \(tasks) tasks and \(labelers) labelers")
        let tokens = try await prepare(installation)

        let (measured, idle, busy) = try await server.serve { port, memory in
            let idle = memory()
            let swarm = LabelerSwarm(port: port, tokens: tokens, path: "/api/v1/projects/bench/assignments")
            return (try swarm.work(for: seconds), idle, memory())
        }
        var lines = measured.lines(seconds: seconds)
        lines.append("memory of the server: \(idle) MB idle, \(busy) MB at the end")
        lines += try await audit(installation, acknowledged: measured.cycles)
        return lines
    }

    private func prepare(_ installation: Installation) async throws -> [String] {
        let people = People(installation: installation)
        try await ProjectSetup(installation: installation).create(
            slug: "bench", name: nil, overlap: 1, instructionsFile: nil, retrainAt: nil)
        let project = try await installation.project("bench")
        let stores = installation.stores
        var added = 0
        while added < tasks {
            let batch = (added..<min(added + 2_000, tasks)).map { task in
                NewTask(
                    line: task + 1, prompt: Prompt("Prompt number \(task): what would you do?"),
                    completions: (0..<completions).map {
                        Completion(
                            text: "Answer \($0) to \(task). " + String(repeating: "More words follow. ", count: 20))
                    })
            }
            _ = try await stores.tasks.add(project: project.id, batch, labeledBy: nil, now: Date())
            added += batch.count
        }
        var tokens: [String] = []
        for index in 0..<labelers {
            let user = try await stores.users.create(
                username: "labeler-\(index)", role: .labeler, passwordHash: nil, now: Date())
            try await stores.members.put(project: project.id, user: user.id, role: .labeler, now: Date())
            tokens.append(try await people.createToken(for: user.username, name: "bench"))
        }
        return tokens
    }

    /// Every acknowledged ranking is there, once, and all invariants hold.
    private func audit(_ installation: Installation, acknowledged: Int) async throws -> [String] {
        let project = try await installation.project("bench")
        let stored = try await installation.stores.progress.of(project.id)
        let violations = try await Verification(installation.database).run()
        guard stored.rankings == acknowledged, stored.tasksDone == acknowledged, stored.surplus == 0, violations.isEmpty
        else {
            throw BenchmarkFailure(
                description: "Not exact: \(acknowledged) acknowledged, \(stored.rankings) stored, "
                    + "\(stored.tasksDone) tasks done, \(stored.surplus) surplus; \(violations)")
        }
        return ["exact: \(acknowledged) acknowledged, \(stored.rankings) stored, each task once; all invariants hold"]
    }
}
