import App
import ArgumentParser

struct LabelerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labeler", abstract: "Trust a project's labelers less, or as before.",
        subcommands: [Weight.self, HoldOut.self, RequeueWork.self])

    struct Weight: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "weight", abstract: "What a labeler's judgements weigh when a reward model is trained.",
            discussion: """
                From 0, as if they were not there, to 1, which is usual. Rankings are never changed: a weight that is taken \
                back leaves nothing behind. Of several the last one given counts that covers a judgement.
                """,
            subcommands: [List.self, Preview.self, Give.self, TakeBack.self])
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List a project's labelers, what their judgements weigh now, and every weight they were given.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption

        func run() async throws {
            let setup = try await LabelerWeightSetup(
                installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await setup.lines())
        }
    }

    struct Give: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Give a labeler's judgements a weight, from a date on and for a reason.",
            discussion: """
                For example: podium labeler weight set --project demo lena 0.5 --from 2026-11-02 --reason "In a hurry."
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The labeler's name, as podium labeler weight list shows it.") var name: String
        @Argument(help: "From 0 to 1, with at most two decimals.") var weight: Double
        @Option(
            help: ArgumentHelp(
                "Judgements made then or later have it; left out, all of them. A day, or a time in full.",
                valueName: "date"))
        var from: String?
        @Option(help: "Why, for the history.") var reason: String

        func run() async throws {
            let setup = try await LabelerWeightSetup(installation: try data.open(), project: project.slug)
            Terminal.out([try await setup.give(weight, to: name, from: from, reason: reason)])
        }
    }

    struct TakeBack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-back", abstract: "Take a weight back; what it covered weighs what it did before.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The weight's number, as podium labeler weight list shows it.") var weight: Int64

        func run() async throws {
            let setup = try await LabelerWeightSetup(installation: try data.open(), project: project.slug)
            Terminal.out([try await setup.takeBack(weight)])
        }
    }
}
