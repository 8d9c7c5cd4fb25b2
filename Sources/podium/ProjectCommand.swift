import App
import ArgumentParser
import Foundation
import Preferences

struct ProjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project", abstract: "Create projects and change their settings.",
        subcommands: [Create.self, List.self, Show.self, Change.self, FormCommand.self, PracticeCommand.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: "Create a project.")

        @OptionGroup var data: DataOptions
        @Argument(help: "Its name in URLs: lower-case letters, digits and hyphens.") var slug: String
        @Option(help: "Its name as people see it; the slug if left out.") var name: String?
        @Option(help: "How many labelers judge each task.") var overlap = 1
        @Option(help: ArgumentHelp("Markdown instructions for labelers.", valueName: "file")) var instructions: String?
        @Option(
            help: ArgumentHelp(
                "When to train every night, by the server's clock, or \"off\" for never.", valueName: "HH:MM|off"))
        var retrainAt = TimeOfDay.defaultRetrain
        @Option(
            help: "What labelers are asked, as in a published protocol; podium project form --help lists them.")
        var preset: String?
        @Option(
            help: """
                For experiments that are to be repeated: chance splits prompts, deals tasks and shuffles completions by this \
                number. Left out, it is drawn; whoever knows it can work out which completion stands where.
                """)
        var splitSeed: UInt64?

        func run() async throws {
            let projects = ProjectSetup(installation: try data.open(createIfMissing: true))
            try await projects.create(
                slug: slug, name: name, overlap: overlap, instructionsFile: instructions,
                retrainAt: retrainAt == "off" ? nil : retrainAt, preset: preset, splitSeed: splitSeed)
            Terminal.out("Created project \"\(slug)\".")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List projects.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            Terminal.out(try await ProjectSetup(installation: try data.open(readOnly: true)).lines())
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a project's settings.")

        @OptionGroup var data: DataOptions
        @Argument(help: "The project's slug.") var slug: String

        func run() async throws {
            Terminal.out(try await ProjectSetup(installation: try data.open(readOnly: true)).show(slug))
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Change a project's settings, even while a server is running.",
            discussion: """
                For example: podium project set demo status=archived overlap=3 retrainAt=off

                \(ProjectSetup.settingsHelp)
                """)

        @OptionGroup var data: DataOptions
        @Argument(help: "The project's slug.") var slug: String
        @Argument(help: ArgumentHelp("A setting and its new value.", valueName: "name=value"))
        var assignments: [String]

        func run() async throws {
            Terminal.out(try await ProjectSetup(installation: try data.open()).set(slug, to: assignments))
        }
    }
}
