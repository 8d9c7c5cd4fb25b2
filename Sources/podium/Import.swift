import App
import ArgumentParser
import Exchange

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import prompts with completions, and rankings where the file carries them.",
        discussion: """
            podium   one JSON object a line: {"externalId"?, "prompt": string | messages,
                     "completions": [{"text", "model"?}], "ranks"?: [1, 2, 2, …],
                     "rankings"?: [{"labeler", "ranks"}], "priority"?, "overlap"?};
                     2 to 9 completions
            hh       transcripts of hh-rlhf: {"chosen", "rejected"}

            Rankings in the file are stored under a pseudo-labeler named after it;
            rankings of several labelers, under one for each. Ratings, flags, notes,
            shown orders and times of an export are not read. Lines that are there
            already are skipped, so an import that was cut off can be run again.

            Fails when lines were bad and not one was good.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Option(help: "podium or hh.") var format: ImportFormat
    @Flag(help: "Leave the file's own preferences out; all tasks are to be labeled.") var unlabeled = false
    @Argument(help: "The file; - is standard input.") var file: String

    func run() async throws {
        let installation = try data.open()
        let importer = FileImport(
            installation: installation, project: try await installation.project(project.slug), format: format,
            isUnlabeled: unlabeled)
        let summary = try await ImportReport(file: file).run(importer)
        if summary.isFailure { throw ExitCode.failure }
    }
}

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Export a project's data.",
        discussion: """
            podium   every task with every counted ranking. import reads back the
                     tasks, priority, overlap and each labeler's ranks; not the
                     ratings, flags, notes, shown orders and times
            trl      TRL's preference pairs with explicit prompts; ties have no place in it
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Option(help: "podium or trl.") var format: ExportFormat
    @Option(
        name: .customLong("out"),
        help: ArgumentHelp("The folder to write to; standard output when left out.", valueName: "dir"))
    var folder: String?

    func run() async throws {
        let installation = try data.open(readOnly: true)
        let export = FileExport(
            installation: installation, project: try await installation.project(project.slug), format: format)
        for line in try await export.report(folder: folder) { print(line) }
    }
}
