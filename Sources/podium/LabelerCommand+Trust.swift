import App
import ArgumentParser

extension LabelerCommand {
    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "preview", abstract: "Say what a weight would change, before it is given; nothing is stored.",
            discussion: """
                Judgements and tasks, how far labelers agree, and the reward model, which is trained twice for it: that takes \
                as long as two training runs without their reports. For example, of two labelers at once: \
                podium labeler weight preview --project demo lena max --weight 0
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The labelers' names, as podium labeler weight list shows them.") var names: [String]
        @Option(help: "From 0 to 1, with at most two decimals.") var weight = 0.0
        @Option(
            help: ArgumentHelp(
                "Judgements made then or later would have it; left out, all of them. A day, or a time in full.",
                valueName: "date"))
        var from: String?
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            let trust = try await TerminalTrust(installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await trust.preview(weight, of: names, from: from, json: json))
        }
    }

    struct HoldOut: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "hold-out", abstract: "Let a labeler's judgements measure and never train.",
            subcommands: [List.self, Start.self, End.self])

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list", abstract: "List when labelers of a project were held out.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption

            func run() async throws {
                let trust = try await TerminalTrust(
                    installation: try data.open(readOnly: true), project: project.slug)
                Terminal.out(try await trust.holdouts())
            }
        }

        struct Start: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "set", abstract: "Hold a labeler out of training, from a date on and for a reason.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption
            @Argument(help: "The labeler's name, as podium labeler weight list shows it.") var name: String
            @Option(
                help: ArgumentHelp(
                    "Judgements made then or later; left out, all of them. A day, or a time in full.",
                    valueName: "date"))
            var from: String?
            @Option(help: "Why, for the history.") var reason: String

            func run() async throws {
                let trust = try await TerminalTrust(installation: try data.open(), project: project.slug)
                Terminal.out([try await trust.hold(name, from: from, reason: reason)])
            }
        }

        struct End: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "take-back", abstract: "Train on a labeler's judgements again.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption
            @Argument(help: "Its number, as podium labeler hold-out list shows it.") var number: Int64

            func run() async throws {
                let trust = try await TerminalTrust(installation: try data.open(), project: project.slug)
                Terminal.out([try await trust.endHoldout(number)])
            }
        }
    }

    struct RequeueWork: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "requeue", abstract: "Ask others again for what a labeler did whose judgements weigh nothing.",
            discussion: """
                The labeler's judgements are kept and no longer count. What is undone counts again where its slot is still \
                free; the rest stays kept.
                """,
            subcommands: [List.self, Preview.self, Start.self, Undo.self])

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list", abstract: "List for which labelers' work others were asked again.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption

            func run() async throws {
                let trust = try await TerminalTrust(
                    installation: try data.open(readOnly: true), project: project.slug)
                Terminal.out(try await trust.requeues())
            }
        }

        struct Preview: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "preview", abstract: "Say what asking others again would come to.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption
            @OptionGroup var work: WorkOptions

            func run() async throws {
                let trust = try await TerminalTrust(
                    installation: try data.open(readOnly: true), project: project.slug)
                Terminal.out([try await trust.requeuePreview(work.name, from: work.from, before: work.before)])
            }
        }

        struct Start: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "start", abstract: "Ask others again, for a reason.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption
            @OptionGroup var work: WorkOptions
            @Option(help: "Why, for the history.") var reason: String

            func run() async throws {
                let trust = try await TerminalTrust(installation: try data.open(), project: project.slug)
                Terminal.out([
                    try await trust.requeue(work.name, from: work.from, before: work.before, reason: reason)
                ])
            }
        }

        struct Undo: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "undo", abstract: "Count the labeler's judgements again where their slots are still free.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption
            @Argument(help: "Its number, as podium labeler requeue list shows it.") var number: Int64

            func run() async throws {
                let trust = try await TerminalTrust(installation: try data.open(), project: project.slug)
                Terminal.out([try await trust.undoRequeue(number)])
            }
        }
    }

    /// Whose work, and of when.
    struct WorkOptions: ParsableArguments {
        @Argument(help: "The labeler's name, as podium labeler weight list shows it.") var name: String
        @Option(
            help: ArgumentHelp(
                "Judgements made then or later; left out, from the first on. A day, or a time in full.",
                valueName: "date"))
        var from: String?
        @Option(
            help: ArgumentHelp(
                "Judgements made before then; left out, to the last. A day, or a time in full.", valueName: "date"))
        var before: String?
    }
}
