import App
import ArgumentParser
import Foundation

struct GoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gold", abstract: "Tasks whose answer is known, which are mixed into labelers' work.",
        discussion: """
            They look like any other task, are never counted and take no other task's place. How many there are and what \
            follows from scores are settings of the project: goldShare, repeatShare, goldRule and others.
            """,
        subcommands: [List.self, Add.self, Remove.self, Scores.self, Events.self, Lift.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the gold tasks that are handed out, with their answers and scores.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption

        func run() async throws {
            Terminal.out(
                try await GoldSetup(installation: try data.open(readOnly: true), project: project.slug).lines())
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Make a gold task of each line of a file.",
            discussion: """
                A line is {"prompt": …, "completions": [{"text": …}, …], "gold": {"tiers": [[1], [2, 3]]}}, or {"task": 7, \
                "gold": …} of a task that is there; without "gold", its judgements say the answer. Instead of tiers, best \
                first, "order": [[1, 2]] knows a part of the order, "pairs": [[1, 2]] what must not be swapped, and \
                "flags": {"1": {"harmful": true}} which flags are right. Completions are named by their places.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "NDJSON.", completion: .file()) var file: String

        func run() async throws {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            Terminal.out(
                try await GoldSetup(installation: try data.open(), project: project.slug).add(lines: text))
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Hand a gold task out no more; its scores count no more.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The gold task's number, as podium gold list shows it.") var gold: Int64

        func run() async throws {
            Terminal.out([
                try await GoldSetup(installation: try data.open(), project: project.slug).remove(gold)
            ])
        }
    }

    struct Scores: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "scores", abstract: "Everybody's score on gold tasks, and agreement with themselves.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption

        func run() async throws {
            Terminal.out(
                try await GoldSetup(installation: try data.open(readOnly: true), project: project.slug).scores())
        }
    }

    struct Events: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "events", abstract: "What followed from scores, the last first.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption

        func run() async throws {
            Terminal.out(
                try await GoldSetup(installation: try data.open(readOnly: true), project: project.slug).events())
        }
    }

    struct Lift: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lift", abstract: "Lift what followed: who was paused gets work again.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The entry's number, as podium gold events shows it.") var entry: Int64

        func run() async throws {
            Terminal.out([
                try await GoldSetup(installation: try data.open(), project: project.slug).lift(entry)
            ])
        }
    }
}
