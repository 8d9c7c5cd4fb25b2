public import Foundation
public import Preferences

/// One turn of asking policies for completions.
public struct SamplingRun: Hashable, Sendable {
    /// Where a run stands.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case queued
        case running
        /// Every prompt was asked about; of some there may be no task.
        case succeeded
        /// It ended early; what was stored stays, and it can go on.
        case failed
        /// Somebody stopped it; it can go on.
        case stopped

        /// Whether it waits or goes on.
        public var isActive: Bool { self == .queued || self == .running }
    }

    /// Names it in every later call.
    public let id: ID<SamplingRun>
    /// The project whose prompts wait.
    public let projectID: ID<Project>
    /// The evaluation that it asks for: its answers are never replaced by others; nil: it asks about prompts that wait.
    public let evaluationID: ID<PolicyEvaluation>?
    /// Who asked for it; nil: the command line, or the program.
    public let requestedBy: ID<User>?
    /// Which policies are asked.
    public let plan: SamplingPlan
    /// Of the order of policies, and of the seeds that endpoints are sent.
    public let seed: UInt64
    /// Where it stands.
    public let status: Status
    /// Why it failed or was stopped.
    public let message: String?
    /// When it was asked for.
    public let createdAt: Date
    /// When it began.
    public let startedAt: Date?
    /// When it ended.
    public let finishedAt: Date?
    /// How far it is.
    public let progress: SamplingProgress
}

/// How far a run is.
public struct SamplingProgress: Hashable, Sendable {
    /// The run's prompts.
    public var prompts = 0
    /// Those that have their task, or need none.
    public var done = 0
    /// Those of which no task came.
    public var failed = 0
    /// Answers that were stored.
    public var samples = 0
    /// Tokens of questions and answers, as far as endpoints said.
    public var tokens = 0
    /// Answers that were cut off.
    public var truncated = 0
    /// Answers that were refusals.
    public var refused = 0

    /// Of nothing yet.
    public init() {}
}

/// A prompt of a run that is not done, with what was answered already.
public struct SamplingWork: Sendable {
    /// Its place in the run.
    public let place: Int
    /// What policies are asked.
    public let prompt: Prompt
    /// What they answered before the run was broken off.
    public let samples: [Sample]
}

/// One stored answer of a policy.
public struct Sample: Hashable, Sendable {
    /// For which of the prompt's completions, from 0 on.
    public var slot: Int
    /// Which answer for it, from 0 on.
    public var attempt: Int
    /// The policy that was asked.
    public var policyID: ID<Policy>
    /// The answer.
    public var text: String
    /// Why it ended; a word of the client's.
    public var ending: String
    /// JSON: the model and the parameters as they were sent.
    public var parameters: String
    /// Tokens of the question; nil: the endpoint did not say.
    public var promptTokens: Int?
    /// Tokens of the answer.
    public var completionTokens: Int?
    /// How long it took, in milliseconds.
    public var durationMs: Int

    /// An answer of its parts.
    public init(
        slot: Int, attempt: Int, policyID: ID<Policy>, text: String, ending: String, parameters: String,
        promptTokens: Int?, completionTokens: Int?, durationMs: Int
    ) {
        self.slot = slot
        self.attempt = attempt
        self.policyID = policyID
        self.text = text
        self.ending = ending
        self.parameters = parameters
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
        self.durationMs = durationMs
    }
}

/// The answer that was taken for one of a prompt's completions.
public struct ChosenSample: Hashable, Sendable {
    /// The completion's place among the prompt's.
    public let slot: Int
    /// Which of the answers for it.
    public let attempt: Int
    /// The policy that the completion is of: the one that was asked, or the best of its answers.
    public let policyID: ID<Policy>
    /// The answer.
    public let text: String

    /// A choice of its parts.
    public init(slot: Int, attempt: Int, policyID: ID<Policy>, text: String) {
        self.slot = slot
        self.attempt = attempt
        self.policyID = policyID
        self.text = text
    }
}
