import App
import Foundation
import Preferences
import Storage

/// Prepares a project, starts a server on it, lets labelers loose, and audits what is left.
struct LabelingBenchmark {
    var labelers: Int
    var tasks: Int
    var completions: Int
    /// Labelers for each task.
    var overlap: Int
    var seconds: Double
    /// Between a labeler's receipt and their next claim.
    var pause: Double
    /// What they are asked, and what they answer.
    var judgement: SimulatedJudgement
    /// What goes on beside the labelers after they were alone for `seconds`.
    var companion: Companion?

    /// - Returns: the lines of the report.
    func run() async throws -> [String] {
        let server = try ServerUnderTest()
        defer { server.removeFolder() }
        let installation = try Installation(folder: server.folder, resources: server.resources)
        let form = judgement.preset.map { ", asked as \($0.title)" } ?? ""
        print(
            "Preparing \(tasks) tasks of \(judgement.completions(completions)) completions and \(labelers) labelers\(form)"
        )
        let tokens = try await prepare(installation)
        let manager = try await prepareCompanion(installation)
        // What was written so far must not go to the disk in the middle of the measurement, half a minute later.
        sync()

        let (cycles, lines) = try await server.serve { running in
            let idle = running.residentMegabytes
            let swarm = LabelerSwarm(
                port: running.port, tokens: tokens, path: "/api/v1/projects/bench/assignments",
                judgement: judgement, pause: UInt64(pause * 1e9))
            let end = LabelerSwarm.now() + UInt64(seconds * 1e9)
            let alone = try swarm.work { LabelerSwarm.now() < end }
            var cycles = alone.cycles
            var lines = alone.lines
            if let companion {
                let (port, process) = (running.port, running.process)
                let work = BackgroundWork { try companion.run(port: port, token: manager, process: process) }
                let beside = try swarm.work { !work.isDone }
                cycles += beside.cycles
                lines += try work.value() + ["meanwhile:"] + beside.lines
            }
            lines.append("memory of the server: \(idle) MB idle, \(running.residentMegabytes) MB at the end")
            return (cycles, lines)
        }
        return lines + (try await audit(installation, acknowledged: cycles))
    }

    private func prepare(_ installation: Installation) async throws -> [String] {
        let people = People(installation: installation)
        try await ProjectSetup(installation: installation).create(
            slug: "bench", name: nil, overlap: overlap, instructionsFile: nil, retrainAt: nil,
            preset: judgement.preset?.name)
        let project = try await installation.project("bench")
        let stores = installation.stores
        let count = judgement.completions(completions)
        var added = 0
        while added < tasks {
            let batch = try (added..<min(added + 2_000, tasks)).map { task in
                try TaskDraft(
                    prompt: Prompt("Prompt number \(task): what would you do?"),
                    completions: (0..<count).map {
                        Completion(
                            text: "Answer \($0) to \(task). " + String(repeating: "More words follow. ", count: 20))
                    }
                ).validated()
            }
            _ = try await stores.tasks.add(project: project.id, batch, now: Date())
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

    /// - Returns: the token of who starts the companion.
    private func prepareCompanion(_ installation: Installation) async throws -> String {
        let people = People(installation: installation)
        let stores = installation.stores
        _ = try await stores.users.create(username: "manager", role: .admin, passwordHash: nil, now: Date())
        let setup = ProjectSetup(installation: installation)
        for slug in ["imported", "trained"] {
            try await setup.create(slug: slug, name: nil, overlap: 1, instructionsFile: nil, retrainAt: nil)
        }
        if case .training(let comparisons) = companion {
            print("Preparing \(comparisons) comparisons")
            let project = try await installation.project("trained")
            let labeler = try ImportLabeler("bench")
            var text = SyntheticText(seed: 2)
            for start in stride(from: 0, to: comparisons, by: 1_000) {
                let batch = try (start..<min(start + 1_000, comparisons)).map { number in
                    let (prompt, completions) = text.comparison(number)
                    return try TaskDraft(
                        prompt: prompt, completions: completions, rankings: [.init(ranks: [1, 2])]
                    ).validated()
                }
                _ = try await stores.tasks.add(project: project.id, batch, labeledBy: labeler, now: Date())
            }
        }
        return try await people.createToken(for: "manager", name: "bench")
    }

    /// Every acknowledged ranking is there, once, and all invariants hold.
    private func audit(_ installation: Installation, acknowledged: Int) async throws -> [String] {
        let project = try await installation.project("bench")
        let stored = try await installation.stores.progress.of(project.id)
        let violations = try await Verification(installation.database).run()
        // That no task has more than its overlap is one of the invariants.
        guard stored.rankings == acknowledged, stored.surplus == 0, violations.isEmpty,
            overlap > 1 || stored.tasksDone == acknowledged
        else {
            throw BenchmarkFailure(
                description: "Not exact: \(acknowledged) acknowledged, \(stored.rankings) stored, "
                    + "\(stored.tasksDone) tasks done, \(stored.surplus) surplus; \(violations)")
        }
        return [
            "exact: \(acknowledged) acknowledged, \(stored.rankings) stored, none beyond its task's overlap; all invariants hold"
        ]
    }
}
