import App
import ArgumentParser
import Preferences

struct ScreeningCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screening", abstract: "Choose labelers by how they stand to researchers.",
        discussion: """
            Figures are shown with intervals beside soft cut-offs and decide nothing. Screening in the documentation says what \
            each figure means.
            """,
        subcommands: [Make.self, Add.self, List.self, Admit.self, Decline.self, TakeBack.self])

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "make",
            abstract: "Make a screening for a project, with its form and guidelines; its managers manage it.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "Its name in URLs: lower-case letters, digits and hyphens.") var slug: String
        @Option(help: "Its name as people see it.") var name: String?
        @Flag(help: "Make no second project in which candidates write demonstrations.") var withoutWriting = false

        func run() async throws {
            let screening = try await TerminalScreening(installation: try data.open(), project: project.slug)
            Terminal.out(try await screening.make(slug, name: name, withDemonstrations: !withoutWriting))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Make somebody a candidate: a labeler of every part of the screening.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The user name.") var name: String

        func run() async throws {
            let screening = try await TerminalScreening(installation: try data.open(), project: project.slug)
            Terminal.out([try await screening.add(name)])
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List a screening's candidates with their figures and intervals.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            let screening = try await TerminalScreening(
                installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await screening.lines(json: json))
        }
    }

    struct Admit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "admit", abstract: "Make candidates labelers of a project; the figures of now are kept.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "User names of candidates.") var names: [String]
        @Option(help: "The project; where there is only one, it may be left out.") var to: String?
        @Option(help: "Why, for the history.") var reason: String?

        func run() async throws {
            let screening = try await TerminalScreening(installation: try data.open(), project: project.slug)
            Terminal.out(try await screening.decide(.admit, names, project: to, reason: reason))
        }
    }

    struct Decline: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "decline", abstract: "Decline candidates for a project, with a reason.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "User names of candidates.") var names: [String]
        @Option(help: "The project; where there is only one, it may be left out.") var to: String?
        @Option(help: "Why, for the history.") var reason: String

        func run() async throws {
            let screening = try await TerminalScreening(installation: try data.open(), project: project.slug)
            Terminal.out(try await screening.decide(.decline, names, project: to, reason: reason))
        }
    }

    struct TakeBack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-back",
            abstract: "Take a decision back; whom it made a labeler of a project is none any more.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The decision's number, as podium screening list shows it.") var decision: Int64

        func run() async throws {
            let screening = try await TerminalScreening(installation: try data.open(), project: project.slug)
            Terminal.out([try await screening.takeBack(decision)])
        }
    }
}
