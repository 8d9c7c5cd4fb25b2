import App
import ArgumentParser
import Exchange

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import prompts and rankings; list, withdraw and restore imports.",
        subcommands: [Add.self, List.self, Withdraw.self, Restore.self], defaultSubcommand: Add.self)

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Import a file (what podium import does without a subcommand).",
            discussion: """
                A file holds one JSON object a line, or one array of them:

                \(ImportFormat.help)

                Rankings in the file are stored under a pseudo-labeler named after it, or
                with --labeled-by; rankings of several labelers, under one for each.
                Fields that are not read are named, with their number of lines.
                Lines that are there already are skipped, so an import that was cut off
                can be run again. Of the rankings it says how many count, how many are
                kept as surplus and how many were not stored, and why.

                Fails when lines were bad and not one was good.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Option(help: "\(ImportFormat.names). Left out: the one that the file looks like.") var format: ImportFormat?
        @Option(help: ArgumentHelp("Whose rankings the file holds; the file's name if left out.", valueName: "name"))
        var labeledBy: String?
        @Flag(help: "Leave out the file's own preferences, so that all tasks are to be labeled.") var unlabeled = false
        @Argument(help: "The file; - for standard input.") var file: String

        func run() async throws {
            let installation = try data.open()
            let importer = try FileImport(
                installation: installation, project: try await installation.project(project.slug), format: format,
                path: file, labeledBy: labeledBy, isUnlabeled: unlabeled)
            if try await ImportReport(importer).run().isFailure { throw ExitCode.failure }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what was imported, with the numbers that name it.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption

        func run() async throws {
            let installation = try data.open(readOnly: true)
            let project = try await installation.project(project.slug)
            Terminal.out(try await ImportList(installation: installation, project: project).lines())
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw", abstract: "Withdraw an import: its tasks, and its rankings of all tasks.",
            discussion: """
                Its tasks are not handed out, trained on or exported. Its rankings do not
                count any more, also of tasks that were there before; their slots are free
                again. What people and other imports said of the same tasks stays.

                Nothing is deleted. Labelers at work on a task may still submit; that is
                kept as surplus.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "Its number; podium import list shows them.") var number: Int64

        func run() async throws {
            let installation = try data.open()
            let project = try await installation.project(project.slug)
            Terminal.out(try await ImportList(installation: installation, project: project).withdraw(number))
        }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Bring back the tasks and rankings that were withdrawn with an import.",
            discussion: "Rankings count as far as there are free slots; the others are kept as surplus.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "Its number; podium import list shows them.") var number: Int64

        func run() async throws {
            let installation = try data.open()
            let project = try await installation.project(project.slug)
            Terminal.out(try await ImportList(installation: installation, project: project).restore(number))
        }
    }
}
