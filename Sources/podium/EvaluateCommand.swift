import App
import ArgumentParser
import Foundation
import Preferences

extension PolicyCommand {
    struct Evaluate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a new policy is better than an old one, by judgements of held-out prompts.",
            discussion: """
                For example: podium policy evaluate --project chat --baseline base --candidate tuned@1 --difference 5

                Prompts are drawn from those that wait and from those of earlier evaluations; nothing is ever trained on \
                these. Both policies answer, labelers judge the answers among their other tasks, and what it came to is kept. \
                Of the same policy twice it says what chance does.
                """,
            subcommands: [Begin.self, List.self, Show.self, Stop.self], defaultSubcommand: Begin.self)

        struct Begin: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Draw prompts, ask both policies, and make tasks of what they answer.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption
            @Option(help: ArgumentHelp("The policy that the other is held against.", valueName: "policy"))
            var baseline: String
            @Option(help: ArgumentHelp("The policy that may be better.", valueName: "policy")) var candidate: String
            @Option(help: "How many held-out prompts; left out, as many as the difference takes.") var prompts: Int?
            @Option(help: ArgumentHelp("What is to be found, from 50 %; left out, 5.", valueName: "points"))
            var difference: Double?
            @Option(help: "Judgements of each prompt; left out, the project's overlap.") var judgementsPerPrompt: Int?
            @Option(help: "Answers of each policy to each prompt; left out, 1.") var completions: Int?
            @Option(help: "Who share the work; left out, as many as judge in the project.") var labelers: Int?
            @Option(help: ArgumentHelp("Judgements that will prefer neither; left out, 0.", valueName: "percent"))
            var ties: Double?
            @Option(help: "Of its tasks; higher is handed out first.") var priority: Int?
            @Option(help: "Of the prompts that are drawn and of what endpoints are sent; left out, drawn.")
            var seed: Int64?
            @Flag(help: "Only say what it would take.") var dryRun = false
            @Flag(help: "Wait until labelers have judged all of it.") var wait = false

            func run() async throws {
                let evaluation = try await TerminalEvaluation(
                    installation: try data.open(readOnly: dryRun), project: project.slug)
                let wanted = EvaluationStart(
                    baselineId: try await evaluation.policy(baseline),
                    candidateId: try await evaluation.policy(candidate), prompts: prompts, difference: difference,
                    completions: completions, judgementsPerPrompt: judgementsPerPrompt, labelers: labelers, ties: ties,
                    priority: priority, seed: seed)
                Terminal.out(
                    dryRun ? try await evaluation.plan(wanted) : try await evaluation.begin(wanted, waits: wait))
            }
        }

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "List a project's evaluations, newest first.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption

            func run() async throws {
                Terminal.out(
                    try await TerminalEvaluation(
                        installation: try data.open(readOnly: true), project: project.slug
                    ).list())
            }
        }

        struct Show: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "What an evaluation came to when it ended, or comes to so far.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption
            @Argument(help: "Its number.") var evaluation: Int64
            @Flag(help: "Print a row for each figure, as CSV.") var csv = false
            @Flag(help: "Print one JSON object.") var json = false

            func validate() throws {
                if csv, json { throw ArgumentParser.ValidationError("Choose one of --csv and --json.") }
            }

            func run() async throws {
                let evaluations = try await TerminalEvaluation(
                    installation: try data.open(readOnly: true), project: project.slug)
                if csv {
                    try FileHandle.standardOutput.write(contentsOf: Data(try await evaluations.csv(evaluation)))
                } else {
                    Terminal.out(try await evaluations.lines(evaluation, json: json))
                }
            }
        }

        struct Stop: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "End an evaluation; what was judged stays, tasks that nobody has judged leave the queue.")

            @OptionGroup var data: DataOptions
            @OptionGroup var project: ProjectOption
            @Argument(help: "Its number.") var evaluation: Int64

            func run() async throws {
                Terminal.out(
                    try await TerminalEvaluation(installation: try data.open(), project: project.slug).stop(evaluation))
            }
        }
    }
}
