import Foundation
import Glibc

/// How long a newcomer waits for the first answer.
struct StartBenchmark {
    var rounds: Int

    /// - Returns: the lines of the report.
    func run() async throws -> [String] {
        var times: [Double] = []
        var memories: [Int] = []
        for _ in 0..<rounds {
            let server = try ServerUnderTest()
            defer { server.removeFolder() }
            let started = LabelerSwarm.now()
            let (answered, memory) = try await server.serve { running in
                let connection = try LabelerSwarm.connect(to: running.port)
                defer { close(connection) }
                LabelerSwarm.send(Array("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), to: connection)
                var buffer = [UInt8](repeating: 0, count: 4_096)
                guard recv(connection, &buffer, buffer.count, 0) > 0 else {
                    throw BenchmarkFailure(description: "The server did not answer.")
                }
                return (LabelerSwarm.now(), running.residentMegabytes)
            }
            times.append(Double(answered - started) / 1e6)
            memories.append(memory)
        }
        times.sort()
        memories.sort()
        return [
            "from start to first answer, empty folder: median \(Int(times[rounds / 2])) ms, worst \(Int(times[rounds - 1])) ms",
            "memory when idle: median \(memories[rounds / 2]) MB",
        ]
    }
}
