import App
import ArgumentParser
import Foundation

struct LabelerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labeler",
        abstract: "See what is known of a project's labelers, pay them, trust them less or as before.",
        subcommands: [Figures.self, Time.self, Rate.self, History.self, Weight.self, HoldOut.self, RequeueWork.self])

    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "history",
            abstract: "Say how a labeler has judged week by week, and since when otherwise than before.",
            discussion: """
                As it was measured last; podium agreement --now measures. Agreement in the documentation says how a change is \
                told from chance.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The labeler's name, as podium labeler weight list shows it.") var name: String
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            let agreement = try await TerminalAgreement(
                installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await agreement.history(of: name, json: json))
        }
    }

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

    struct Figures: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "figures", abstract: "List a project's labelers with all that is measured of them.",
            discussion: """
                The figures are those that the server measured last; podium agreement --now measures first. Labelers in the \
                documentation says what each means.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Option(help: "By what they are sorted.") var sort = LabelerSort.name
        @Flag(help: "The highest first.") var descending = false
        @Flag(help: "Print a row for each labeler with every figure and its interval, as CSV.") var csv = false
        @Flag(help: "Print one JSON object.") var json = false

        func validate() throws {
            if csv, json { throw ArgumentParser.ValidationError("Choose one of --csv and --json.") }
        }

        func run() async throws {
            let labelers = try await TerminalLabelers(
                installation: try data.open(readOnly: true), project: project.slug)
            let question = LabelerQuestion(sort: sort, isDescending: descending)
            if csv {
                try FileHandle.standardOutput.write(contentsOf: Data(try await labelers.csv(question)))
            } else {
                Terminal.out(try await labelers.lines(question, json: json))
            }
        }
    }

    struct Time: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "time", abstract: "Say how long labelers worked, by week, and what that comes to.",
            discussion: """
                Active time of judgements, changes and skips, surplus judgements too; pauses are not in it. What is paid for, at \
                which rate, are the project's settings payPer, payRate and payCurrency, and podium labeler rate.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Option(help: "Only this week of ISO 8601, by UTC, such as 2027-W02.") var week: String?
        @Flag(help: "Print a row for each labeler and week, as CSV.") var csv = false
        @Flag(help: "Print one JSON object.") var json = false

        func validate() throws {
            if csv, json { throw ArgumentParser.ValidationError("Choose one of --csv and --json.") }
        }

        func run() async throws {
            let labelers = try await TerminalLabelers(
                installation: try data.open(readOnly: true), project: project.slug)
            if csv {
                try await labelers.timeCSV(week) { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
            } else {
                Terminal.out(try await labelers.timeLines(week, json: json))
            }
        }
    }

    struct Rate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rate", abstract: "Pay a labeler another rate than the project's.",
            discussion: "For example: podium labeler rate --project demo lena 1800")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The labeler's name, as podium labeler figures shows it.") var name: String
        @Argument(help: "For one hour or one judgement, in minor units such as cents; left out, the project's rate.")
        var rate: Int?

        func run() async throws {
            let labelers = try await TerminalLabelers(installation: try data.open(), project: project.slug)
            Terminal.out([try await labelers.setRate(rate, of: name)])
        }
    }
}

extension LabelerSort: ExpressibleByArgument {}
