import ArgumentParser
import Foundation

/// `podium-bench simulate-labelers`.
struct SimulateLabelers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Labelers of all kinds for some weeks, and whether the managers' figures tell the truth about them.",
        discussion: "Ends with an error where a check does not hold.")

    @Option(help: "Labelers.") var labelers = 40
    @Option(help: "Weeks.") var weeks = 4
    @Option(help: "Judgements of each labeler in a week, on average.") var judgements = 75
    @Option(help: "Labelers of each task.") var overlap = 4
    @Option(parsing: .upToNextOption, help: "Seeds, each of which is a simulation.") var seeds: [UInt64] = [1]
    @Option(help: "Settings of the project as JSON, as PATCH /api/v1/projects/{slug} takes them.") var settings: String?
    @Flag(inversion: .prefixedNo, help: "Train a reward model with and without those who are doubted.") var train = true
    @Option(help: "A file for the reports as JSON.") var json: String?

    func validate() throws {
        guard labelers >= 20, weeks >= 3, judgements >= 15, overlap >= 2 else {
            throw ArgumentParser.ValidationError(
                "At least 20 labelers, 3 weeks, 15 judgements a week and 2 labelers a task.")
        }
    }

    func run() async throws {
        var reports: [SimulationReport] = []
        for seed in seeds {
            let simulation = LabelerSimulation(
                labelers: labelers, weeks: weeks, judgementsAWeek: judgements, overlap: overlap, seed: seed,
                settings: settings, trains: train)
            let began = Date()
            let report = try await simulation.run()
            for line in report.lines { print(line) }
            print("in \(Int(Date().timeIntervalSince(began))) s\n")
            reports.append(report)
        }
        if let json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(reports).write(to: URL(filePath: json))
        }
        guard reports.allSatisfy(\.holds) else { throw ExitCode.failure }
    }
}
