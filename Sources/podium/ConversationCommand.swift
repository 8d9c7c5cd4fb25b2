import App
import ArgumentParser
import Foundation
import Preferences
import Storage

struct ConversationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conversation",
        abstract: "What labelers and policies said to each other, who wrote what, and how it was judged.",
        discussion: """
            For example: podium conversation list --project chat --state open; podium conversation show 12 --project chat; \
            podium conversation export --project chat > conversations.ndjson. A file numbers labelers and does not name \
            them.
            """,
        subcommands: [List.self, Show.self, Export.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List conversations, the newest first.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Option(help: ArgumentHelp("Only those of one labeler.", valueName: "username")) var labeler: String?
        @Option(help: "Only those that are open, ended, or failed: an answer could not be had.")
        var state: ConversationFilter.State?
        @Option(help: "How many, at most.") var limit = 50

        func validate() throws {
            guard (1...1_000).contains(limit) else {
                throw ArgumentParser.ValidationError("--limit is a number from 1 to 1000.")
            }
        }

        func run() async throws {
            let conversations = try await TerminalConversations(
                installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await conversations.list(labeler: labeler, state: state, limit: limit))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a conversation whole: every turn with all answers, who wrote them, and the ranking.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The number that podium conversation list shows.") var id: Int64

        func run() async throws {
            let conversations = try await TerminalConversations(
                installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await conversations.show(id))
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write all conversations as NDJSON, to standard output or a folder.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Option(help: ArgumentHelp("A folder; left out, to standard output.", valueName: "folder")) var out: String?

        func run() async throws {
            let conversations = try await TerminalConversations(
                installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await conversations.export(folder: out))
        }
    }
}

extension ConversationFilter.State: ExpressibleByArgument {}
