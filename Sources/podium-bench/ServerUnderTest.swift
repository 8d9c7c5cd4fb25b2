import App
import Foundation
import Glibc
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

    /// The server process.
    struct Running {
        let port: UInt16
        let process: Int32

        var residentMegabytes: Int { ServerUnderTest.megabytes("VmRSS", of: process) }

        /// Processor time that the server has used, its own and the kernel's for it, of all threads.
        var processorSeconds: Double {
            let line = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
            // The name of the program, in brackets, may hold anything.
            let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
            let ticks = fields.dropFirst(11).prefix(2).compactMap { Double($0) }.reduce(0, +)
            return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
        }
    }

    /// Serves while `body` runs.
    func serve<Value: Sendable>(_ body: @Sendable (Running) async throws -> Value) async throws -> Value {
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: ["serve", "--data", folder.path, "--port", "0"], input: .none,
            output: .sequence, error: .string(limit: 1 << 20)
        ) { server in
            let port = try await Self.port(in: server.standardOutput)
            let value = try await body(Running(port: port, process: server.processIdentifier.value))
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

    /// The most that any of a process's children has, of those that are there now.
    static func megabytes(_ field: String, ofChildrenOf process: Int32) -> Int {
        let path = "/proc/\(process)/task/"
        let children = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).flatMap { thread in
            ((try? String(contentsOfFile: "\(path)\(thread)/children", encoding: .utf8)) ?? "").split(separator: " ")
        }
        return children.compactMap { Int32($0) }.map { megabytes(field, of: $0) }.max() ?? 0
    }

    /// - Parameter field: a line of `/proc/PID/status`: VmRSS is what is resident now, VmHWM the most there ever was.
    private static func megabytes(_ field: String, of process: Int32) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(field + ":") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
    }
}
