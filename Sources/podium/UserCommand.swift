import App
import ArgumentParser
import Preferences
import Storage

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Create and delete users, and set their passwords.",
        subcommands: [Create.self, Password.self, List.self, Delete.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Create a user.",
            discussion: "Without --password-stdin a password is generated and printed once.")

        @OptionGroup var data: DataOptions
        @Argument(help: "The user name.") var name: String
        @Option(help: "admin, manager or labeler.") var role: Role
        @Flag(help: "Read the password from the first line of standard input.") var passwordStdin = false
        @Option(help: ArgumentHelp("Make them a member of this project.", valueName: "slug")) var project: String?

        func run() async throws {
            let people = People(installation: try data.open(createIfMissing: true))
            let password = try passwordStdin ? People.passwordFromInput() : nil
            let made = try await people.create(username: name, role: role, password: password, project: project)
            Terminal.out("Created \(role.rawValue) \"\(name)\"" + (project.map { ", member of \"\($0)\"." } ?? "."))
            if password == nil { Terminal.out("Password, shown only once: \(made)") }
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password",
            abstract: "Give a user a new password; their sessions, tokens and invitations end.",
            discussion: "Without --password-stdin a password is generated and printed once.")

        @OptionGroup var data: DataOptions
        @Argument(help: "The user name.") var name: String
        @Flag(help: "Read the password from the first line of standard input.") var passwordStdin = false

        func run() async throws {
            let people = People(installation: try data.open())
            let password = try passwordStdin ? People.passwordFromInput() : nil
            let made = try await people.setPassword(of: name, to: password)
            Terminal.out("\"\(name)\" has a new password.")
            if password == nil { Terminal.out("Password, shown only once: \(made)") }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List users.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            Terminal.out(try await People(installation: try data.open(readOnly: true)).lines())
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete", abstract: "Delete a user for good; their rankings stay, under a number.",
            discussion: """
                Their name, password, sessions, tokens, invitations, memberships and unfinished work go, and what they hold is \
                handed out again. Backups made before still have the name. To keep somebody out for a while, disable them on \
                the admin page.
                """)

        @OptionGroup var data: DataOptions
        @Argument(help: "The user name.") var name: String
        @Flag(help: "Do not ask for the name again.") var yes = false

        func run() async throws {
            let people = People(installation: try data.open())
            if yes {
                try await people.delete(name, answer: nil)
            } else {
                try await people.delete(name) { Terminal.answer(to: $0) }
            }
            Terminal.out("Deleted \"\(name)\". Their rankings stay.")
        }
    }
}

extension Role: ExpressibleByArgument {}
