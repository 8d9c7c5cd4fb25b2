import App
import Foundation
import Subprocess
import SystemPackage

/// What a benchmark found wrong.
struct BenchmarkFailure: Error, CustomStringConvertible {
    var description: String
}

/// The `podium` program beside this one, on a data folder of its own, as a process.
struct ServerUnderTest {
    let program: String
    let resources: ResourceFolders
    let folder: DataFolder

    init() throws {
        program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "podium").path(percentEncoded: false)
        resources = try ResourceFolders(
            home: ProcessInfo.processInfo.environment["PODIUM_HOME"], executable: program,
            workingFolder: FileManager.default.currentDirectoryPath)
        let temporary = FileManager.default.temporaryDirectory.appending(path: "podium-bench-\(UUID().uuidString)")
        folder = DataFolder(path: temporary.path(percentEncoded: false))
    }

    func removeFolder() {
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    /// Serves while `body` runs.
    ///
    /// - Parameter body: given the port, and a function that tells the server's resident memory in MB.
    func serve<Value: Sendable>(
        _ body: @Sendable (UInt16, () -> Int) async throws -> Value
    ) async throws -> Value {
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: ["serve", "--data", folder.path, "--port", "0"], input: .none,
            output: .sequence, error: .string(limit: 1 << 20)
        ) { server in
            let port = try await Self.port(in: server.standardOutput)
            let process = "/proc/\(server.processIdentifier)/status"
            let value = try await body(port) { Self.residentMegabytes(process) }
            try server.send(signal: .terminate)
            return value
        }
        guard result.terminationStatus.isSuccess else {
            throw BenchmarkFailure(
                description: "The server ended with \(result.terminationStatus): \(result.standardError)")
        }
        return result.closureResult
    }

    private static func port(in output: SubprocessOutputSequence) async throws -> UInt16 {
        for try await line in output.strings() {
            if let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) { return port }
        }
        throw BenchmarkFailure(description: "The server did not say where it listens.")
    }

    private static func residentMegabytes(_ path: String) -> Int {
        let status = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
    }
}
