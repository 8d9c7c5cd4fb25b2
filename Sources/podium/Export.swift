import App
import ArgumentParser
import Exchange

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Export a project's data.", discussion: ExportFormat.help)

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Option(help: "\(ExportFormat.names).") var format: ExportFormat
    @Flag(help: "Also export withdrawn tasks.") var withdrawn = false
    @Flag(help: "Also export tasks of evaluations, which measure: train on none of them.") var evaluations = false
    @Option(
        name: .customLong("out"),
        help: ArgumentHelp("The folder to write to; standard output if left out.", valueName: "dir"))
    var folder: String?

    func run() async throws {
        let installation = try data.open(readOnly: true)
        let export = FileExport(
            installation: installation, project: try await installation.project(project.slug), format: format,
            withdrawn: withdrawn, evaluations: evaluations)
        Terminal.out(try await export.report(folder: folder))
    }
}
