import Foundation
import Synchronization

/// What goes on beside the labelers, to see whether they are disturbed.
enum Companion {
    /// So many completions come in over the API, as one long NDJSON.
    case importing(completions: Int)
    /// A reward model is trained from so many comparisons of text like that of hh-rlhf.
    case training(comparisons: Int)

    /// Carries it out.
    /// - Parameters:
    ///   - process: the server's process id.
    /// - Returns: the lines of the report.
    func run(port: UInt16, token: String, process: Int32) throws -> [String] {
        let client = try BlockingClient(port: port, token: token)
        let started = ContinuousClock.now
        switch self {
        case .importing(let completions):
            try Self.importTasks(completions, client)
            let seconds = Double(started.duration(to: .now).components.seconds) + 0.5
            return ["import: \(completions) completions in \(Int(seconds)) s, \(Int(Double(completions) / seconds))/s"]
        case .training(let comparisons):
            let (run, peak) = try Self.train(client, process)
            let seconds = started.duration(to: .now).components.seconds
            return ["training: \(run) from \(comparisons) comparisons in \(seconds) s, \(peak) MB at most"]
        }
    }

    private static func importTasks(_ completions: Int, _ client: BlockingClient) throws {
        var text = SyntheticText(seed: 1)
        // Made beforehand, many times over: what is measured is the server.
        let answers = (0..<64).map { _ in text.words(40) }
        var task = 0
        _ = try client.stream("POST", "/api/v1/projects/imported/prompts") {
            guard task < completions / 4 else { return nil }
            var lines = ""
            for number in task..<min(task + 200, completions / 4) {
                let texts = (0..<4).map { "{\"text\":\"\(answers[(number + $0 * 7) % 64]) \(number)\"}" }
                lines +=
                    "{\"prompt\":\"\(answers[number % 64]) \(number)\",\"completions\":[\(texts.joined(separator: ","))]}\n"
            }
            task += 200
            return Array(lines.utf8)
        }
    }

    private struct Run: Decodable {
        var id: Int
        var status: String
        var message: String?
    }

    private static func train(_ client: BlockingClient, _ server: Int32) throws -> (status: String, peakMegabytes: Int)
    {
        let path = "/api/v1/projects/trained/training-runs"
        var run = try JSONDecoder().decode(Run.self, from: client.request("POST", path))
        var peak = 0
        while run.status == "queued" || run.status == "running" {
            Foundation.Thread.sleep(forTimeInterval: 0.1)
            peak = max(peak, ServerUnderTest.megabytes("VmHWM", ofChildrenOf: server))
            run = try JSONDecoder().decode(Run.self, from: client.request("GET", "\(path)/\(run.id)"))
        }
        guard run.status == "succeeded" else {
            throw BenchmarkFailure(description: "The training run \(run.status): \(run.message ?? "")")
        }
        return (run.status, peak)
    }
}

/// Work on a thread of its own that may block it.
final class BackgroundWork: Sendable {
    private let result = Mutex<Result<[String], any Error>?>(nil)

    init(_ work: @escaping @Sendable () throws -> [String]) {
        Foundation.Thread.detachNewThread { [self] in
            let outcome = Result { try work() }
            result.withLock { $0 = outcome }
        }
    }

    var isDone: Bool { result.withLock { $0 != nil } }

    /// What it gave, once it is done.
    func value() throws -> [String] {
        try result.withLock { $0 }?.get() ?? []
    }
}
