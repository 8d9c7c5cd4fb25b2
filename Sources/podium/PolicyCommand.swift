import App
import ArgumentParser
import Foundation
import Preferences

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "The language models that write completions, and where they can be asked.",
        discussion: """
            A policy is called by its name, or by NAME@VERSION where it has a version. What a file says in `model` is such a \
            name, and makes a policy where there is none of it.
            """,
        subcommands: [
            Add.self, List.self, Compare.self, Plan.self, Evaluate.self, Check.self, SetEndpoint.self, Remove.self,
            Restore.self,
            Merge.self,
            Unmerge.self,
        ])

    /// How a policy is asked, where it is.
    struct EndpointOptions: ParsableArguments {
        @Option(help: "What the server calls the model; left out, the policy's name.") var model: String?
        @Flag(help: "Read the key of the endpoint from the first line of standard input.") var keyStdin = false
        @Option(help: "From 0, always the likeliest token, to 2.") var temperature: Double?
        @Option(help: "Draw only among the likeliest tokens that make up this share.") var topP: Double?
        @Option(help: "Cut the answer after so many tokens.") var maxTokens: Int?
        @Option(help: "The first seed; each question has its own, drawn from it.") var seed: Int?
        @Option(help: ArgumentHelp("A text that ends an answer; may be given several times.", valueName: "text"))
        var stop: [String] = []
        @Option(
            help: ArgumentHelp(
                "A file with the system prompt that goes before prompts without one.", valueName: "file"))
        var systemPromptFile: String?
        @Option(help: "Requests at a time.") var concurrency: Int?
        @Option(help: "Requests in a minute; left out, as many as go.") var requestsPerMinute: Int?
        @Option(help: ArgumentHelp("How long one answer may take.", valueName: "seconds")) var timeout: Int?

        /// Whether anything was said.
        var isEmpty: Bool {
            model == nil && !keyStdin && temperature == nil && topP == nil && maxTokens == nil && seed == nil
                && stop.isEmpty && systemPromptFile == nil && concurrency == nil && requestsPerMinute == nil
                && timeout == nil
        }

        func draft(url: String, removesKey: Bool = false) throws -> EndpointDraft {
            let system = try systemPromptFile.map { try String(contentsOf: URL(filePath: $0), encoding: .utf8) }
            return EndpointDraft(
                url: url, model: model, key: try keyStdin ? EndpointDraft.keyFromInput() : nil,
                removesKey: removesKey ? true : nil,
                parameters: SamplingParameters(
                    systemPrompt: system, temperature: temperature, topP: topP, maxTokens: maxTokens, seed: seed,
                    stop: stop.isEmpty ? nil : stop),
                concurrency: concurrency, requestsPerMinute: requestsPerMinute, timeoutSeconds: timeout)
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a policy: one that files name, one with an endpoint, or the best of another one's answers.",
            discussion: """
                For example: podium policy add llama-8b --endpoint http://127.0.0.1:8000/v1 --temperature 0.7

                The endpoint speaks OpenAI's API (/chat/completions). A key comes from standard input, never as an argument, \
                which other users of the machine could see: podium policy add … --key-stdin < key.txt

                --tuned-from names the MANIFEST.json of the hand-over that the policy was tuned with: from it come the \
                engine, the reward model and the snapshot.
                """)

        @OptionGroup var data: DataOptions
        @Argument(help: "How people call it.") var name: String
        @Option(help: "Which one of that name.") var version: String?
        @Option(help: ArgumentHelp("Where it can be asked; left out, its completions come in files.", valueName: "url"))
        var endpoint: String?
        @OptionGroup(title: "How it is asked") var options: EndpointOptions
        @Option(help: ArgumentHelp("Take the best of so many answers, by the reward model.", valueName: "n"))
        var bestOf: Int?
        @Option(help: ArgumentHelp("The policy whose answers the best is taken of.", valueName: "policy")) var of:
            String?
        @Option(help: ArgumentHelp("The manifest of the hand-over that it was tuned with.", valueName: "manifest"))
        var tunedFrom: String?
        @Option(help: "The model before: a name in a hub, a path, or a policy.") var baseModel: String?
        @Option(help: "The program that tuned it, such as trl.") var engine: String?
        @Option(help: ArgumentHelp("How far it went from the model before, in nats.", valueName: "divergence")) var kl:
            Double?
        @Option(help: "Anything else, for people.") var note: String?

        func validate() throws {
            if endpoint == nil, !options.isEmpty {
                throw ArgumentParser.ValidationError("Name the endpoint that these options are about with --endpoint.")
            }
        }

        func run() async throws {
            let setup = PolicySetup(installation: try data.open(createIfMissing: true))
            Terminal.out(
                try await setup.add(
                    name, version: version,
                    origin: .init(
                        baseModel: baseModel, engine: engine, klDivergence: kl, note: note, manifest: tunedFrom),
                    endpoint: endpoint.map { try options.draft(url: $0) }, bestOf: bestOf, of: of))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List policies: where their completions come from, what they were made from, how they stand.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            Terminal.out(try await PolicySetup(installation: try data.open(readOnly: true)).lines())
        }
    }

    struct Compare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say which policies people prefer, and what the reward model says beside it.",
            discussion: """
                Judgements of tasks that a reward model chose are left out, because such tasks are not a sample of all; \
                --all counts them, too. ComparingPolicies in the documentation says what each figure means.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Flag(help: "Count tasks that a reward model chose, too.") var all = false
        @Flag(help: "Tell strengths of completions of equal style, too: length, headers, lists, bold.") var style =
            false
        @Option(help: "Tell the same of parts: \(ComparisonQuestion.Slice.forms).") var slice: ComparisonQuestion.Slice?
        @Option(help: ArgumentHelp("The policy that all others are held against.", valueName: "policy"))
        var baseline: String?
        @Flag(help: "Print a row for each figure, as CSV.") var csv = false
        @Flag(help: "Print one JSON object.") var json = false

        func validate() throws {
            if csv, json { throw ArgumentParser.ValidationError("Choose one of --csv and --json.") }
        }

        func run() async throws {
            let comparison = try await TerminalComparison(
                installation: try data.open(readOnly: true), project: project.slug)
            let question = ComparisonQuestion(tasks: all ? .all : .random, style: style, slice: slice)
            if csv {
                try FileHandle.standardOutput.write(
                    contentsOf: Data(try await comparison.csv(question, baseline: baseline)))
            } else {
                Terminal.out(try await comparison.lines(question, baseline: baseline, json: json))
            }
        }
    }

    struct Plan: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say how many judgements it takes to tell which of two policies is better.")

        @OptionGroup var data: DataOptions
        @OptionGroup var project: ProjectOption
        @Option(help: ArgumentHelp("From 50 %; left out, 5.", valueName: "points")) var difference: String?
        @Option(help: "Who share the work; left out, as many as judge in the project.") var labelers: String?
        @Option(help: "Judgements of each prompt; left out, the project's overlap.") var judgementsPerPrompt: String?
        @Option(help: ArgumentHelp("Judgements that prefer neither; left out, 0.", valueName: "percent"))
        var ties: String?

        func run() async throws {
            let given = [
                "difference": difference, "labelers": labelers, "judgementsPerPrompt": judgementsPerPrompt,
                "ties": ties,
            ]
            let installation = try data.open(readOnly: true)
            Terminal.out(
                try await PlannedComparison.line(installation, project: project.slug) { given[$0].flatMap(\.self) })
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask a policy one short question, and print what comes. Exits with 1 where nothing comes.")

        @OptionGroup var data: DataOptions
        @OptionGroup var policy: PolicyArgument

        func run() async throws {
            Terminal.out(try await PolicySetup(installation: try data.open()).check(policy.label))
        }
    }

    struct SetEndpoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say anew where and how a policy is asked.",
            discussion: """
                What is left out is as if it had never been said, but for the key: that stays, unless the new address is of \
                another server, another key comes from standard input, or --no-key takes it away.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var policy: PolicyArgument
        @Option(help: ArgumentHelp("Where it can be asked.", valueName: "url")) var endpoint: String
        @OptionGroup(title: "How it is asked") var options: EndpointOptions
        @Flag(help: "Send no key any more.") var noKey = false

        func run() async throws {
            let setup = PolicySetup(installation: try data.open())
            Terminal.out(
                try await setup.setEndpoint(options.draft(url: endpoint, removesKey: noKey), of: policy.label))
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ask a policy no more; what it wrote stays.")

        @OptionGroup var data: DataOptions
        @OptionGroup var policy: PolicyArgument

        func run() async throws {
            Terminal.out(try await PolicySetup(installation: try data.open()).setRemoved(true, policy.label))
        }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Bring a removed policy back.")

        @OptionGroup var data: DataOptions
        @OptionGroup var policy: PolicyArgument

        func run() async throws {
            Terminal.out(try await PolicySetup(installation: try data.open()).setRemoved(false, policy.label))
        }
    }

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count a policy as another spelling of a second one.",
            discussion: "Completions and exports keep the name they came with; podium policy unmerge takes it back.")

        @OptionGroup var data: DataOptions
        @OptionGroup var policy: PolicyArgument
        @Option(help: ArgumentHelp("The policy that it is.", valueName: "policy")) var into: String

        func run() async throws {
            Terminal.out(try await PolicySetup(installation: try data.open()).merge(policy.label, into: into))
        }
    }

    struct Unmerge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Count a policy as itself again.")

        @OptionGroup var data: DataOptions
        @OptionGroup var policy: PolicyArgument

        func run() async throws {
            Terminal.out(try await PolicySetup(installation: try data.open()).merge(policy.label, into: nil))
        }
    }
}

extension ComparisonQuestion.Slice: ExpressibleByArgument {
    /// A word, or `meta.` and the name of a field.
    public init?(argument: String) { self.init(word: argument) }
}

/// The policy that a command is about.
struct PolicyArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The policy, as podium policy list shows it.", valueName: "policy")) var label: String
}
