import App
import ArgumentParser
import Foundation

/// Measures Podium as its users meet it: over sockets, against a server process, on a database on disk.
@main
struct PodiumBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "podium-bench", abstract: "Benchmarks of Podium.", subcommands: [Start.self, Labeling.self])

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "From starting the program on an empty folder to its first answer, and its memory when idle.")

        @Option(help: "How often.") var rounds = 11

        func run() async throws {
            for line in try await StartBenchmark(rounds: rounds).run() { print(line) }
        }
    }

    struct Labeling: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Labelers who claim and submit as fast as they can; checks at the end that nothing was lost or doubled."
        )

        @Option(help: "Labelers at work at once, one connection each.") var labelers = 256
        @Option(help: "Open tasks at the start.") var tasks = 100_000
        @Option(help: "Completions of each task.") var completions = 4
        @Option(help: "How long they work.") var seconds = 10.0

        func run() async throws {
            let benchmark = LabelingBenchmark(
                labelers: labelers, tasks: tasks, completions: completions, seconds: seconds)
            for line in try await benchmark.run() { print(line) }
        }
    }
}
