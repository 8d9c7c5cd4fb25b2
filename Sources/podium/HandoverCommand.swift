import App
import ArgumentParser
import Exchange
import Preferences

struct HandoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover",
        abstract: "Write a folder with which an engine fine-tunes a policy.",
        discussion: """
            Demonstrations, preference pairs, every ranking, and prompts, split by prompt into the same parts; a client \
            that asks this Podium for rewards; a script for each step with the settings of the paper; a card that \
            says where it all comes from, and a manifest with the hash of each file.

            \(HandoverEngine.help)
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Option(help: "\(HandoverEngine.names).") var engine: HandoverEngine
    @Option(
        name: .customLong("out"),
        help: ArgumentHelp("The folder to write: a new one, or an empty one.", valueName: "dir"))
    var folder: String
    @Flag(help: "Write also where the folder is not empty. What is there is kept beside it, under another name.")
    var force = false
    @Option(help: ArgumentHelp("Preference pairs of a prompt at most, drawn at random.", valueName: "n"))
    var pairsPerPrompt = HandoverRules.pairsPerPrompt
    @Option(help: ArgumentHelp("Where the reward client finds this Podium.", valueName: "url"))
    var url = "http://127.0.0.1:8080"

    func run() async throws {
        let installation = try data.open()
        let handover = try FileHandover(
            installation: installation, project: try await installation.project(project.slug), engine: engine,
            pairsPerPrompt: pairsPerPrompt, server: url, path: folder, replaces: force)
        Terminal.out(try await handover.run())
    }
}

extension HandoverEngine: ExpressibleByArgument {
    /// The engine of that name, or nil where there is none.
    public init?(argument: String) {
        guard let engine = try? Self.named(argument) else { return nil }
        self = engine
    }

    /// Names of the engines, for help and completion.
    public static var allValueStrings: [String] { all.map(\.name) }
}
