import App
import ArgumentParser

struct PracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice", abstract: "Show what new labelers practise on, or change it from now on.",
        discussion: """
            Without an option it prints the practice task and the expected answer as JSON,
            which --file reads.
            """)

    @OptionGroup var data: DataOptions
    @Argument(help: "The project's slug.") var slug: String
    @Option(help: ArgumentHelp("Practise on what this file says; - for standard input.", valueName: "json"))
    var file: String?
    @Option(help: ArgumentHelp("Practise on the example for the project's kind of judgement.", valueName: "en|de"))
    var example: String?
    @Flag(help: "Let new labelers begin with the work.") var remove = false

    func validate() throws {
        if [file != nil, example != nil, remove].count(where: { $0 }) > 1 {
            throw ValidationError("Give one of --file, --example and --remove.")
        }
    }

    func run() async throws {
        if !remove, file == nil, example == nil {
            Terminal.out(try await PracticeSetup(installation: try data.open(readOnly: true)).show(slug))
            return
        }
        let setup = PracticeSetup(installation: try data.open())
        if let file {
            Terminal.out(try await setup.set(slug, file: file))
        } else if let example {
            Terminal.out(try await setup.set(slug, exampleIn: example))
        } else {
            Terminal.out(try await setup.remove(slug))
        }
    }
}
