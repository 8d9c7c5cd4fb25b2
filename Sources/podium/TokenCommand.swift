import App
import ArgumentParser

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Create access tokens for programs.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Create a token; it is printed this once.")

        @OptionGroup var data: DataOptions
        @Argument(help: "The user on whose behalf the program acts.") var username: String
        @Option(help: "What the token is for.") var name: String

        func run() async throws {
            print(try await People(installation: try data.open()).createToken(for: username, name: name))
        }
    }
}
