import App
import ArgumentParser
import Preferences

struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Ask policies for completions of the prompts that wait, and make tasks of them.",
        discussion: """
            For example: podium sample --project chat --policy llama-8b=2 --policy base=2. Prompts wait that were imported \
            without completions. Each answer is stored as it comes: whatever ends the run, --resume goes on with it and \
            asks for nothing twice. podium policy add says where a policy is asked.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Option(
        help: ArgumentHelp(
            "A policy, and how many completions of each prompt it writes. May be given several times.",
            valueName: "name[=n]"))
    var policy: [String] = []
    @Option(help: "Completions of each prompt by a policy without a number of its own.") var completions = 1
    @Option(help: "Ask about so many prompts at most.") var prompts: Int?
    @Option(help: "Of the order of policies and of the seeds that endpoints are sent; left out, drawn.") var seed:
        UInt64?
    @Option(help: ArgumentHelp("Go on with a run that was broken off.", valueName: "run")) var resume: Int64?

    func validate() throws {
        if resume == nil, policy.isEmpty {
            throw ArgumentParser.ValidationError(
                "Name at least one policy with --policy; podium policy list shows them.")
        }
        if resume != nil, !policy.isEmpty || prompts != nil || seed != nil {
            throw ArgumentParser.ValidationError(
                "A run that goes on keeps its policies, prompts and seed; give --resume alone.")
        }
        if let prompts, prompts < 1 { throw ArgumentParser.ValidationError("--prompts is 1 or more.") }
    }

    func run() async throws {
        let sampling = try await TerminalSampling(installation: try data.open(), project: project.slug)
        if let resume {
            Terminal.out(try await sampling.resume(resume))
        } else {
            var parts: [SamplingPlan.Part] = []
            for text in policy { parts.append(try await sampling.part(text, completions: completions)) }
            Terminal.out(try await sampling.run(parts, prompts: prompts, seed: seed))
        }
    }
}
