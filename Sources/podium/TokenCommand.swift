import App
import ArgumentParser

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Create, list and revoke access tokens of programs.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Create a token. It is printed only this once.")

        @OptionGroup var data: DataOptions
        @Argument(help: "The user on whose behalf the program acts.") var username: String
        @Option(help: "What the token is for.") var name: String
        @Option(help: ArgumentHelp("Let it expire after this many days.", valueName: "days"))
        var expiresInDays: Int?
        @Flag(help: "Allow the program to create more tokens with it.") var canCreateTokens = false

        func validate() throws {
            let days = People.tokenLifetimeDays
            if let expiresInDays, !days.contains(expiresInDays) {
                throw ValidationError("--expires-in-days is \(days.lowerBound) to \(days.upperBound).")
            }
        }

        func run() async throws {
            print(
                try await People(installation: try data.open()).createToken(
                    for: username, name: name, expiresInDays: expiresInDays, canCreateTokens: canCreateTokens))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List a user's tokens, with their ids.")

        @OptionGroup var data: DataOptions
        @Argument(help: "The user name.") var username: String

        func run() async throws {
            let people = People(installation: try data.open(readOnly: true))
            for line in try await people.tokenLines(of: username) { print(line) }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "End a user's token for good, and those that were created with it.")

        @OptionGroup var data: DataOptions
        @Argument(help: "The user name.") var username: String
        @Argument(help: "The token's id, as podium token list shows it.") var id: Int64

        func run() async throws {
            try await People(installation: try data.open()).revokeToken(id, of: username)
            print("Token \(id) of \"\(username)\" is revoked.")
        }
    }
}
