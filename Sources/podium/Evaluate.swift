import App
import ArgumentParser
import Exchange
import Foundation

struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure the promoted reward model on a labeled file.",
        discussion:
            "The file is not imported. The numbers mean something only for prompts that the model was not trained on.")

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Option(help: "\(ImportFormat.names). Left out: the one that the file looks like.") var format: ImportFormat?
    @Flag(help: "Print the report as one JSON object.") var json = false
    @Argument(help: "The file.") var file: String

    func run() async throws {
        let installation = try data.open(readOnly: true)
        let scoring = FileScoring(installation: installation, project: try await installation.project(project.slug))
        Terminal.out(try await scoring.evaluationReport(path: file, format: format, json: json))
    }
}

struct Score: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Score completions from standard input with the promoted reward model.",
        discussion: """
            Reads {"prompt": string | messages, "completion": string}, one a line, and writes {"reward", "uncertainty"}
            for each, in order. A bad line is answered with {"error"} in its place.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Flag(help: "Write what labelers are expected to answer to the form's ratings and flags, too.")
    var predictions = false

    func run() async throws {
        let installation = try data.open(readOnly: true)
        let scoring = FileScoring(installation: installation, project: try await installation.project(project.slug))
        let bad = try await scoring.score(
            input: .standardInput, output: .standardOutput, withPredictions: predictions)
        if bad > 0 { throw ExitCode.failure }
    }
}
