import App
import ArgumentParser

struct AdjudicationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adjudication", abstract: "What labelers disagree about, and who settles it.",
        discussion: """
            Whether a task is disputed is found out when agreement is measured: podium agreement --now. Verdicts are given on \
            the experts' page, adjudication.html?project=SLUG.
            """,
        subcommands: [List.self, Expert.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the disputed tasks that wait for an expert, the most disputed first.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Flag(help: "Those that have a verdict instead.") var settled = false

        func run() async throws {
            let terminal = try await TerminalAdjudication(
                installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await terminal.list(settled: settled))
        }
    }

    struct Expert: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "expert", abstract: "Let a member of the project settle disputed tasks; managers may anyhow.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The member's name.") var name: String
        @Flag(help: "No more.") var remove = false

        func run() async throws {
            let terminal = try await TerminalAdjudication(installation: try data.open(), project: project.slug)
            Terminal.out([try await terminal.setExpert(name, !remove)])
        }
    }
}
