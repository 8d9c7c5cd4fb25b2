public import Foundation
public import Preferences

/// A model that judges a project's completions beside people, and is never one of them.
public struct JudgeRecord: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<JudgeRecord>
    /// Whose completions it judges.
    public let projectID: ID<Project>
    /// How people call it.
    public let name: String
    /// The policy that is asked.
    public let policyID: ID<Policy>
    /// 0: the same question, the same answer.
    public let temperature: Double
    /// Cuts its answers; nil: nothing does.
    public let maxTokens: Int?
    /// The share of prompts that it is never asked about.
    public let withheldPercent: Int
    /// What it is asked now.
    public let template: JudgeTemplateVersion
    /// Who made it; nil: the command line.
    public let createdBy: ID<User>?
    /// When.
    public let createdAt: Date
    /// Since when it is asked no more; nil: it may be.
    public let removedAt: Date?
}

/// One version of what a judge is asked. All are kept.
public struct JudgeTemplateVersion: Hashable, Sendable {
    /// From 1 on.
    public let version: Int
    /// With its places.
    public let text: String
    /// Who wrote it; nil: the command line.
    public let createdBy: ID<User>?
    /// When.
    public let createdAt: Date
}

/// One turn of asking a judge.
public struct JudgingRun: Hashable, Sendable {
    /// Where a run stands: as those that ask for completions.
    public typealias Status = SamplingRun.Status

    /// Names it in every later call.
    public let id: ID<JudgingRun>
    /// Whose tasks are judged.
    public let projectID: ID<Project>
    /// Who judges.
    public let judgeID: ID<JudgeRecord>
    /// What it is asked.
    public let templateVersion: Int
    /// Whether only tasks are judged that chance drew.
    public let onlyRandom: Bool
    /// Pairs of a task's completions at most.
    public let pairs: Int
    /// Of everything that is left to chance.
    public let seed: UInt64
    /// Tasks that were kept from it.
    public let withheld: Int
    /// Who asked for it; nil: the command line.
    public let requestedBy: ID<User>?
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
    public let progress: JudgingProgress
}

/// How far a run is.
public struct JudgingProgress: Hashable, Sendable {
    /// The run's tasks.
    public var tasks = 0
    /// Those of which every pair was judged in both orders.
    public var done = 0
    /// Those that could not be judged.
    public var failed = 0
    /// Answers that were stored.
    public var judgements = 0
    /// Answers without a verdict that could be read.
    public var unread = 0
    /// Tokens of questions and answers, as far as the endpoint said.
    public var tokens = 0

    /// Of nothing yet.
    public init() {}
}

/// A task of a run that is not done.
public struct JudgingWork: Sendable {
    /// Its place in the run.
    public let place: Int
    /// Names the task.
    public let taskID: ID<LabelingTask>
    /// What the completions answer.
    public let prompt: Prompt
    /// In stored order.
    public let completions: [(id: ID<Completion>, text: String)]
    /// Pairs in an order that were judged before the run was broken off.
    public let judged: Set<ShownPair>
}

/// Two completions in the order in which they are shown.
public struct ShownPair: Hashable, Sendable {
    /// As A.
    public let first: ID<Completion>
    /// As B.
    public let second: ID<Completion>

    /// Two completions in this order.
    public init(first: ID<Completion>, second: ID<Completion>) {
        self.first = first
        self.second = second
    }
}

/// What a judge said of two completions in one order.
public struct MachineJudgement: Hashable, Sendable {
    /// As they were shown.
    public let pair: ShownPair
    /// What it says, or why that cannot be read.
    public let verdict: Result<JudgeVerdict, JudgeVerdict.Fault>
    /// Raw.
    public let answer: String
    /// Why the answer ended; a word of the client's.
    public let ending: String
    /// JSON: the model and the parameters as they were sent.
    public let parameters: String
    /// Tokens of the question; nil: the endpoint did not say.
    public let promptTokens: Int?
    /// Tokens of the answer.
    public let completionTokens: Int?
    /// How long it took, in milliseconds.
    public let durationMs: Int

    /// A policy's answer, read as a judgement.
    public init(_ sample: Sample, of pair: ShownPair, verdict: Result<JudgeVerdict, JudgeVerdict.Fault>) {
        self.pair = pair
        self.verdict = verdict
        answer = sample.text
        ending = sample.ending
        parameters = sample.parameters
        promptTokens = sample.promptTokens
        completionTokens = sample.completionTokens
        durationMs = sample.durationMs
    }

    init(_ row: Row) throws {
        pair = ShownPair(first: row.id("firstId"), second: row.id("secondId"))
        if let fault = row["fault"] as String? {
            verdict = .failure(
                try JudgeVerdict.Fault(rawValue: fault).orThrow(
                    StorageError(.corrupt, "A judgement is without a verdict for an unknown reason, ‘\(fault)’.")))
        } else if row["isTie"] as Bool {
            verdict = .success(.tie)
        } else {
            let preferred: ID<Completion> = row.id("preferredId")
            verdict = .success(preferred == pair.first ? .first : .second)
        }
        answer = row["answer"]
        ending = row["ending"]
        parameters = row["parameters"]
        promptTokens = row["promptTokens"]
        completionTokens = row["completionTokens"]
        durationMs = row["durationMs"]
    }
}

/// A judgement as it is listed.
public struct StoredJudgement: Hashable, Sendable {
    /// Names it.
    public let id: ID<StoredJudgement>
    /// The run that it is of.
    public let runID: ID<JudgingRun>
    /// What the judge was asked.
    public let templateVersion: Int
    /// Whose completions it is about.
    public let taskID: ID<LabelingTask>
    /// What was said.
    public let judgement: MachineJudgement
    /// When.
    public let createdAt: Date
}

extension PolicyRecord {
    /// The same policy, asked as a judge asks it: its temperature and length, and no system prompt, instead of the endpoint's,
    /// which are for writing.
    package func asked(by judge: JudgeRecord) -> PolicyRecord {
        guard let endpoint else { return self }
        var parameters = endpoint.parameters
        parameters.systemPrompt = nil
        parameters.temperature = judge.temperature
        parameters.topP = nil
        parameters.maxTokens = judge.maxTokens
        parameters.stop = nil
        return PolicyRecord(
            id: id, name: name, version: version, origin: origin,
            endpoint: Endpoint(
                url: endpoint.url, model: endpoint.model, hasKey: endpoint.hasKey, parameters: parameters,
                concurrency: endpoint.concurrency, requestsPerMinute: endpoint.requestsPerMinute,
                timeoutSeconds: endpoint.timeoutSeconds, updatedAt: endpoint.updatedAt),
            bestOf: bestOf, mergedInto: mergedInto, createdBy: createdBy, createdAt: createdAt, removedAt: removedAt)
    }
}
