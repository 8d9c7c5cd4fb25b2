public import Foundation
public import Preferences

/// Which of two policies is better, asked with a plan: held-out prompts, answers of both, and judgements of these.
public struct PolicyEvaluation: Hashable, Sendable {
    /// Where an evaluation stands.
    public enum Status: String, Codable, Sendable, CaseIterable {
        /// Policies are asked, or labelers are at work.
        case open
        /// Everything was judged that could be.
        case concluded
        /// Somebody ended it before.
        case stopped
    }

    /// Names it in every later call.
    public let id: ID<PolicyEvaluation>
    /// The project whose labelers judge.
    public let projectID: ID<Project>
    /// Who asked for it; nil: the command line.
    public let requestedBy: ID<User>?
    /// What the other one is held against.
    public let baselineID: ID<Policy>
    /// The one of which it is asked whether it is better; the baseline itself where chance is to be measured.
    public let candidateID: ID<Policy>
    /// Of each prompt by each of the two.
    public let completions: Int
    /// Judgements of each task.
    public let overlap: Int
    /// Of its tasks: higher is handed out first.
    public let priority: Int
    /// Of the prompts that were drawn, and of what endpoints are sent.
    public let seed: UInt64
    /// What was said before it began.
    public let plan: EvaluationPlan
    /// Where it stands.
    public let status: Status
    /// What it came to when it ended, as whoever ended it wrote it; nil: it goes on.
    public let report: String?
    /// When it was asked for.
    public let createdAt: Date
    /// When it was concluded or stopped.
    public let endedAt: Date?
    /// What asks the two policies; its prompts are the evaluation's.
    public let run: SamplingRun
    /// How far labelers are.
    public let progress: EvaluationProgress

    /// Whether a policy is compared with itself.
    public var isOfOnePolicy: Bool { baselineID == candidateID }

    /// Whether nothing is left to do: all prompts were asked about, and of each task all is judged that was wanted and that
    /// anybody is left to judge. Where more prompts failed than were answered, as with an endpoint that is down, the policies are
    /// to be asked again, or the evaluation stopped: that is no verdict.
    public var isComplete: Bool { run.status == .succeeded && progress.openTasks == 0 && !isUnanswered }

    /// Whether all prompts were asked about, and more of them failed than were answered.
    public var isUnanswered: Bool { run.status == .succeeded && run.progress.failed > run.progress.done }
}

/// How far the labelers of an evaluation are.
public struct EvaluationProgress: Hashable, Sendable {
    /// Tasks that there are, withdrawn ones too.
    public var tasks = 0
    /// Those of which anything counts, and that are not withdrawn.
    public var begunTasks = 0
    /// Those that want more judgements, and that somebody is left to judge.
    public var openTasks = 0
    /// Those that want more judgements, and that everybody has skipped or is done with.
    public var abandonedTasks = 0
    /// Those that were withdrawn before anything of them counted.
    public var withdrawnTasks = 0
    /// Prompts to which all answers are the same: a tie that nobody has to judge.
    public var ties = 0
    /// Judgements that count.
    public var judgements = 0
    /// Judgements that all its tasks want, together with those.
    public var wanted = 0
    /// When the first of them was made.
    public var firstJudgedAt: Date?

    /// Of nothing yet.
    public init() {}
}

/// What one of the two answered, in numbers.
public struct EvaluationSide: Hashable, Sendable {
    /// Answers that are compared.
    public var answers = 0
    /// Those that were cut off.
    public var truncated = 0
    /// Those that were refusals.
    public var refused = 0
    /// Tokens of these answers, as far as endpoints said.
    public var tokens = 0

    /// Of nothing yet.
    public init() {}
}

/// What both answered to one prompt.
public struct EvaluatedPrompt: Sendable {
    /// Its place in the evaluation, from 0 on.
    public let place: Int
    /// What they were asked.
    public let prompt: Prompt
    /// The baseline's answers.
    public let baseline: [String]
    /// The candidate's answers.
    public let candidate: [String]
    /// In which labelers judge them; nil: they are all the same.
    public let taskID: ID<LabelingTask>?
}

/// A new evaluation.
public struct NewEvaluation: Sendable {
    /// See `PolicyEvaluation`.
    public var baselineID: ID<Policy>
    /// See `PolicyEvaluation`.
    public var candidateID: ID<Policy>
    /// Of each prompt by each of the two.
    public var completions: Int
    /// Judgements of each task.
    public var overlap: Int
    /// Of its tasks.
    public var priority: Int
    /// Of everything that is left to chance.
    public var seed: UInt64
    /// What is said before it begins.
    public var plan: EvaluationPlan
    /// The prompts that were drawn, in the order in which they are asked about.
    public var prompts: [ID<Prompt>]

    /// An evaluation of its parts.
    public init(
        baselineID: ID<Policy>, candidateID: ID<Policy>, completions: Int, overlap: Int, priority: Int, seed: UInt64,
        plan: EvaluationPlan, prompts: [ID<Prompt>]
    ) {
        self.baselineID = baselineID
        self.candidateID = candidateID
        self.completions = completions
        self.overlap = overlap
        self.priority = priority
        self.seed = seed
        self.plan = plan
        self.prompts = prompts
    }

    /// What policies are asked for.
    var sampling: SamplingPlan {
        baselineID == candidateID
            ? SamplingPlan([.init(policyId: baselineID, completions: 2 * completions)])
            : SamplingPlan([baselineID, candidateID].map { .init(policyId: $0, completions: completions) })
    }
}

/// A prompt of a project, and whether it may be evaluated on.
public struct HeldOutCandidate: Sendable {
    /// Names it.
    public let id: ID<Prompt>
    /// The first 64 bits of its SHA-256: the same in every database.
    public let key: UInt64
    /// What policies are asked.
    public let prompt: Prompt
    /// Who wrote it, where a file said so.
    public let sourceUser: String?
    /// Whether there is a task of it that was made to be trained on.
    public let isTaught: Bool
    /// Whether it waits, and is in no evaluation.
    public let waits: Bool
    /// Whether an evaluation has drawn it.
    public let isEvaluated: Bool
}
