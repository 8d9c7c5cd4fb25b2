import App
import ArgumentParser
import Foundation
import Preferences

struct JudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract:
            "AI judges: models that are asked which completion is better, beside people and never as one of them.",
        discussion: """
            For example: podium judge add --project chat gpt-judge; podium judge run --project chat --judge gpt-judge; \
            podium judge report --project chat --judge gpt-judge. Its word takes no slot, counts as nobody's ranking and \
            enters no training; labelers never see it.
            """,
        subcommands: [Add.self, List.self, Template.self, Run.self, Report.self, Remove.self])

    struct JudgeOption: ParsableArguments {
        @Option(help: ArgumentHelp("The judge; podium judge list shows them.", valueName: "name")) var judge: String
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add an AI judge: a policy that has an endpoint.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Argument(help: "The policy that is asked.") var policy: String
        @Option(help: "How people call the judge; left out, as the policy.") var name: String?
        @Option(
            help: ArgumentHelp(
                "A file with what it is asked, with {prompt}, {first}, {second} and {mark}.", valueName: "file"))
        var templateFile: String?
        @Option(help: "From 0, the same answer to the same question, to 2.") var temperature: Double?
        @Option(help: "Cut its answers after so many tokens.") var maxTokens: Int?
        @Option(
            help: ArgumentHelp(
                "The share of prompts that it is never asked about, in percent; \(JudgeRules.usualWithheldPercent) when "
                    + "left out.", valueName: "percent"))
        var withhold: Int?

        func run() async throws {
            let template = try templateFile.map { try String(contentsOf: URL(filePath: $0), encoding: .utf8) }
            let judging = try await TerminalJudging(installation: try data.open(), project: project.slug)
            Terminal.out(
                try await judging.add(
                    policy: policy, name: name, template: template, temperature: temperature, maxTokens: maxTokens,
                    withheld: withhold))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List a project's AI judges.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption

        func run() async throws {
            let judging = try await TerminalJudging(installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await judging.lines())
        }
    }

    struct Template: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what a judge is asked, or give it another version.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @OptionGroup var judge: JudgeOption
        @Option(help: ArgumentHelp("A file with the new text.", valueName: "file")) var file: String?

        func run() async throws {
            let judging = try await TerminalJudging(
                installation: try data.open(readOnly: file == nil), project: project.slug)
            if let file {
                let text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
                Terminal.out(try await judging.set(template: text, of: judge.judge))
            } else {
                Terminal.out(try await judging.template(of: judge.judge))
            }
        }
    }

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask a judge about tasks that it has not judged, each pair in both orders.",
            discussion: """
                Each answer is stored as it comes: whatever ends the run, --resume goes on with it and asks for nothing \
                twice. Tasks come in an order of chance, so one that ends early has judged a random part.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Option(help: ArgumentHelp("The judge; podium judge list shows them.", valueName: "name")) var judge: String?
        @Option(help: "Judge so many tasks at most, drawn by the seed.") var tasks: Int?
        @Option(
            help:
                "Judge so many pairs of a task's completions at most, drawn by the seed; \(JudgeRules.usualPairs) when left out."
        ) var pairs: Int?
        @Flag(help: "Also tasks that a reward model chose; win rates leave them out all the same.") var alsoChosen =
            false
        @Option(help: "Of everything that is left to chance; left out, drawn.") var seed: UInt64?
        @Option(help: ArgumentHelp("Go on with a run that was broken off.", valueName: "run")) var resume: Int64?

        func validate() throws {
            if (resume == nil) == (judge == nil) {
                throw ArgumentParser.ValidationError(
                    "Name either the judge with --judge, for a new run, or with --resume the run that goes on.")
            }
            if resume != nil, tasks != nil || pairs != nil || seed != nil || alsoChosen {
                throw ArgumentParser.ValidationError(
                    "A run that goes on keeps its tasks and seed; give --resume alone.")
            }
        }

        func run() async throws {
            let judging = try await TerminalJudging(installation: try data.open(), project: project.slug)
            if let resume {
                Terminal.out(try await judging.resume(resume))
            } else if let judge {
                Terminal.out(
                    try await judging.run(judge, tasks: tasks, pairs: pairs, alsoChosen: alsoChosen, seed: seed))
            }
        }
    }

    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How a judge agrees with people, what sways it, and who wins by people, by it, and corrected.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @OptionGroup var judge: JudgeOption

        func run() async throws {
            let judging = try await TerminalJudging(installation: try data.open(readOnly: true), project: project.slug)
            Terminal.out(try await judging.report(judge.judge))
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ask a judge no more. What it said stays.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @OptionGroup var judge: JudgeOption

        func run() async throws {
            let judging = try await TerminalJudging(installation: try data.open(), project: project.slug)
            Terminal.out(try await judging.remove(judge.judge))
        }
    }
}
