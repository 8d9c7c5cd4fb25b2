import App
import Foundation
import Preferences
import Storage
import Subprocess
import SystemPackage

/// Prepares a project, starts a server on it, lets labelers loose, and audits what is left.
struct LabelingBenchmark {
    var labelers: Int
    var tasks: Int
    var completions: Int
    var seconds: Double

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// - Returns: the lines of the report.
    func run() async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "podium-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "podium").path(percentEncoded: false)
        let resources = try ResourceFolders(
            home: ProcessInfo.processInfo.environment["PODIUM_HOME"], executable: program,
            workingFolder: FileManager.default.currentDirectoryPath)
        let data = DataFolder(path: folder.path(percentEncoded: false))
        let installation = try Installation(folder: data, resources: resources)
        print("Preparing \(tasks) tasks and \(labelers) labelers")
        let tokens = try await prepare(installation)

        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: ["serve", "--data", data.path, "--port", "0"],
            input: .none, output: .sequence, error: .string(limit: 1 << 20)
        ) { server in
            let port = try await Self.port(in: server.standardOutput)
            let process = "/proc/\(server.processIdentifier)/status"
            let idle = Self.residentMegabytes(process)
            let swarm = LabelerSwarm(port: port, tokens: tokens, path: "/api/v1/projects/bench/assignments")
            let measured = try swarm.work(for: seconds)
            let busy = Self.residentMegabytes(process)
            try server.send(signal: .terminate)
            return (measured, idle, busy)
        }
        guard result.terminationStatus.isSuccess else {
            throw Failure(description: "The server ended with \(result.terminationStatus): \(result.standardError)")
        }
        let (measured, idle, busy) = result.closureResult
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

    private static func port(in output: SubprocessOutputSequence) async throws -> UInt16 {
        for try await line in output.strings() {
            if let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) { return port }
        }
        throw Failure(description: "The server did not say where it listens.")
    }

    private static func residentMegabytes(_ path: String) -> Int {
        let status = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
    }

    /// Every acknowledged ranking is there, once, and all invariants hold.
    private func audit(_ installation: Installation, acknowledged: Int) async throws -> [String] {
        let project = try await installation.project("bench")
        let stored = try await installation.stores.progress.of(project.id)
        let violations = try await Verification(installation.database).run()
        guard stored.rankings == acknowledged, stored.tasksDone == acknowledged, stored.surplus == 0, violations.isEmpty
        else {
            throw Failure(
                description: "Not exact: \(acknowledged) acknowledged, \(stored.rankings) stored, "
                    + "\(stored.tasksDone) tasks done, \(stored.surplus) surplus; \(violations)")
        }
        return ["exact: \(acknowledged) acknowledged, \(stored.rankings) stored, each task once; all invariants hold"]
    }
}
