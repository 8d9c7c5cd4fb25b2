import App
import ArgumentParser
import Exchange
import Foundation
import Preferences

/// Measures Podium as its users meet it: over sockets, against a server process, on a database on disk.
@main
struct PodiumBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "podium-bench", abstract: "Benchmarks of Podium.",
        subcommands: [
            Start.self, Labeling.self, Queue.self, Scoring.self, Accuracy.self, Acquisition.self, Agreement.self,
            Labelers.self, SimulateLabelers.self,
        ])

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "From starting the program on an empty folder to its first answer, and its memory when idle.")

        @Option(help: "How often.") var rounds = 11

        func run() async throws {
            for line in try await StartBenchmark(rounds: rounds).run() { print(line) }
        }
    }

    struct Scoring: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Completions of the length of those in hh-rlhf scored over HTTP, one a request and by the thousand.")

        @Option(help: "Connections that ask for one score at a time.") var connections = 64
        @Option(help: "How long each is measured.") var seconds = 10.0

        func run() async throws {
            for line in try await ScoringBenchmark(connections: connections, seconds: seconds).run() { print(line) }
        }
    }

    struct Accuracy: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Repeated cross-fitting of the reward model on labeled files, nearly equal prompts being one.")

        @Option(help: "\(ImportFormat.names).") var format: String
        @Option(help: "How often the folds are dealt.") var repeats = 5
        @Option(help: "Parts.") var folds = 5
        @Option(help: "Print what these gain over going without them, too (\(AccuracyBenchmark.Part.names)).")
        var gain: AccuracyBenchmark.Part?
        @Argument(help: "The files.") var files: [String]

        func run() throws {
            let benchmark = AccuracyBenchmark(
                files: files, format: try ImportFormat.named(format), repeats: repeats, folds: folds,
                gain: gain)
            for line in try benchmark.run() { print(line) }
        }
    }

    struct Labelers: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Whether planted labelers who do not judge are told from those of a labeled file.")

        @Option(help: "\(ImportFormat.names).") var format: String
        @Option(help: "Judgements of each labeler at most.") var judgements = 30
        @Option(help: "How often tasks and planted labelers are drawn.") var repeats = 5
        @Argument(help: "The file.") var file: String

        func run() throws {
            let benchmark = LabelersBenchmark(
                file: file, format: try ImportFormat.named(format), judgements: judgements, repeats: repeats)
            for line in try benchmark.run() { print(line) }
        }
    }

    struct Acquisition: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "How many rankings are saved by labeling first what the reward model is unsure of, on labeled files.",
            discussion: "Run once for each format; with the usual settings a file takes a minute or two on two cores.")

        @Option(help: "\(ImportFormat.names).") var format: String
        @Option(help: "How often everything is dealt anew.") var repeats = 8
        @Option(help: "Rounds of labeling and training.") var rounds = 5
        @Option(help: "Prompts of a file at most, drawn by chance.") var prompts = 400
        @Argument(help: "The files.") var files: [String]

        func validate() throws {
            guard repeats >= 2, rounds >= 1, prompts >= 60 else {
                throw ArgumentParser.ValidationError("At least 2 repeats, 1 round and 60 prompts.")
            }
        }

        func run() throws {
            let benchmark = AcquisitionBenchmark(
                files: files, format: try ImportFormat.named(format), repeats: repeats, rounds: rounds, prompts: prompts
            )
            for line in try benchmark.run() { print(line) }
        }
    }

    struct Agreement: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How long it takes to measure how far labelers agree, and how fast the figures are answered.")

        @Option(help: "Rankings in all.") var rankings = 1_000_000
        @Option(help: "Labelers.") var labelers = 65
        @Option(help: "Labelers of each task.") var overlap = 3
        @Option(help: "Completions of each task.") var completions = 4
        @Flag(help: "Each completion is rated and flagged, too.") var answers = false

        func validate() throws {
            guard overlap >= 2, labelers >= 2 * overlap, rankings >= 10 * overlap, (2...9).contains(completions) else {
                throw ArgumentParser.ValidationError(
                    "At least 2 labelers a task, twice as many labelers, 2 completions.")
            }
        }

        func run() async throws {
            let benchmark = AgreementBenchmark(
                rankings: rankings, labelers: labelers, overlap: overlap, completions: completions, hasAnswers: answers)
            for line in try await benchmark.run() { print(line) }
        }
    }

    struct Queue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How long a claim takes among many tasks, for a labeler who has done many of them.")

        @Option(help: "Open tasks at the start.") var tasks = 1_000_000
        @Option(help: "Tasks that the labeler does.") var done = 100_000

        func run() async throws {
            for line in try await QueueBenchmark(tasks: tasks, done: done).run() { print(line) }
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
        @Option(
            help:
                "What they are asked: a preset, such as instructgpt. They answer every field that has to be, and flags.",
            transform: SimulatedJudgement.preset)
        var form: FormPreset?
        @Option(help: "Labelers for each task; few tasks with a high overlap last as long as many.") var overlap = 1
        @Option(help: "How long they work, alone.") var seconds = 10.0
        @Option(help: "Seconds from a labeler's receipt to their next claim; 0 is as fast as they can.") var pause = 0.0
        @Option(name: .customLong("import"), help: "Then so many completions are imported while they work.")
        var imported: Int?
        @Option(help: "Then a reward model is trained from so many comparisons while they work.")
        var train: Int?

        func validate() throws {
            if imported != nil, train != nil {
                throw ArgumentParser.ValidationError("Give --import or --train, not both.")
            }
        }

        func run() async throws {
            let companion =
                imported.map(Companion.importing(completions:)) ?? train.map(Companion.training(comparisons:))
            let benchmark = LabelingBenchmark(
                labelers: labelers, tasks: tasks, completions: completions, overlap: overlap, seconds: seconds,
                pause: pause, judgement: SimulatedJudgement(form), companion: companion)
            for line in try await benchmark.run() { print(line) }
        }
    }
}
