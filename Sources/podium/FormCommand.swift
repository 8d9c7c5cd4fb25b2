import App
import ArgumentParser

struct FormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Show what labelers are asked, or ask something else from now on.",
        discussion: """
            Without an option it prints the form as JSON, which --file reads. A change
            makes a new version; what was judged keeps the version that it was judged on.

            Presets:
            \(FormSetup.presetsHelp)
            """)

    @OptionGroup var data: DataOptions
    @Argument(help: "The project's slug.") var slug: String
    @Option(help: "Ask what a published protocol asks.") var preset: String?
    @Option(help: ArgumentHelp("Ask what this file says; - for standard input.", valueName: "json")) var file: String?

    func validate() throws {
        if preset != nil, file != nil { throw ValidationError("Give --preset or --file, not both.") }
    }

    func run() async throws {
        if let preset {
            Terminal.out(try await FormSetup(installation: try data.open()).set(slug, preset: preset))
        } else if let file {
            Terminal.out(try await FormSetup(installation: try data.open()).set(slug, file: file))
        } else {
            Terminal.out(try await FormSetup(installation: try data.open(readOnly: true)).show(slug))
        }
    }
}
