import App
import ArgumentParser
import Jobs

struct Models: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract:
            "List a project's reward models and promotions; measure models that were trained elsewhere beside them.",
        subcommands: [List.self, ImportScores.self, Remove.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List them (what podium models does without a subcommand).")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption

        func run() async throws {
            let models = try await ModelList(installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await models.lines())
        }
    }

    struct ImportScores: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Measure a reward model that was trained elsewhere beside Podium's own.",
            discussion: """
                The file has the model's scores of the completions that a hand-over held out: the score.py in the folder of \
                podium handover writes it. Podium trains its own model anew on the training part alone and measures both on \
                the same prompts, which neither has seen. Podium cannot run such a model: it gives no rewards and cannot be \
                promoted.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The file of scores.") var file: String

        func run() async throws {
            let models = try await ExternalModelList(installation: try data.open(), project: project.slug)
            Terminal.out(try await models.add(file))
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Remove a model that was trained elsewhere, with its scores.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The model's number, as podium models shows it.") var model: Int64

        func run() async throws {
            let models = try await ExternalModelList(installation: try data.open(), project: project.slug)
            Terminal.out([try await models.remove(model)])
        }
    }
}

/// The child process that measures a model from elsewhere; not for people.
struct HeldOutWorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "held-out-worker", shouldDisplay: false)

    @OptionGroup var data: DataOptions
    @Option var project: Int64
    @Option var scores: String

    func run() async throws {
        let worker = HeldOutWorker(
            database: try data.open(readOnly: true).database, project: .init(project), path: scores)
        guard await worker.run() else { throw ExitCode.failure }
    }
}

struct Promote: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promote", abstract: "Let another reward model answer, or go back to the one before.",
        discussion: """
            After going back, nothing is promoted by itself until somebody promotes a model: what was taken back would \
            return the next night, trained from nearly the same data. --confirm with the model that answers ends that, too.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Argument(help: "The model's id, as podium models shows it.") var model: Int64?
    @Flag(help: "Go back to the model that answered before.") var previous = false
    @Flag(help: "The model answers already and is to go on: after going back, training may promote again.")
    var confirm = false
    @Option(help: "Why, for the history.") var reason: String?

    func validate() throws {
        guard (model != nil) != previous else { throw ValidationError("Name a model, or say --previous.") }
        guard !(previous && confirm) else { throw ValidationError("--confirm is for the model that answers; name it.") }
    }

    func run() async throws {
        let models = try await ModelList(installation: try data.open(), project: project.slug)
        Terminal.out([try await models.promote(model, confirms: confirm, reason: reason)])
    }
}
