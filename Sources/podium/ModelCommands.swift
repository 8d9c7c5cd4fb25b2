import App
import ArgumentParser

struct Models: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "List a project's reward models and the history of promotions.")

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption

    func run() async throws {
        let models = try await ModelList(installation: try data.open(readOnly: true), project: project.slug)
        Terminal.out(try await models.lines())
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
