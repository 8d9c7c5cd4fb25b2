import Foundation
import Preferences
import Storage

/// An AI judge, as managers see it.
struct JudgeBody: Codable {
    var id: ID<JudgeRecord>
    var name: String
    /// The policy that is asked.
    var policyId: ID<Policy>
    /// 0: the same question, the same answer.
    var temperature: Double
    /// Absent: nothing cuts its answers.
    var maxTokens: Int?
    /// The share of prompts that it is never asked about.
    var withheldPercent: Int
    /// What it is asked now.
    var template: JudgeTemplateBody
    /// Absent: the command line.
    var createdBy: ID<User>?
    var createdAt: Date
    /// Since when it is asked no more.
    var removedAt: Date?

    init(_ judge: JudgeRecord) {
        id = judge.id
        name = judge.name
        policyId = judge.policyID
        temperature = judge.temperature
        maxTokens = judge.maxTokens
        withheldPercent = judge.withheldPercent
        template = JudgeTemplateBody(judge.template)
        createdBy = judge.createdBy
        createdAt = judge.createdAt
        removedAt = judge.removedAt
    }
}

/// One version of a judge's template.
struct JudgeTemplateBody: Codable {
    /// From 1 on.
    var version: Int
    /// With `{prompt}`, `{first}`, `{second}` and `{mark}`.
    var text: String
    var createdBy: ID<User>?
    var createdAt: Date

    init(_ template: JudgeTemplateVersion) {
        version = template.version
        text = template.text
        createdBy = template.createdBy
        createdAt = template.createdAt
    }
}

/// A run of a judge, as managers see it.
struct JudgingRunBody: Codable {
    struct Progress: Codable {
        /// All of the run's.
        var tasks: Int
        /// Those of which every pair was judged in both orders.
        var done: Int
        /// Those that could not be judged.
        var failed: Int
        /// Answers that were stored.
        var judgements: Int
        /// Answers without a verdict that could be read.
        var unread: Int
        /// Of questions and answers, as far as the endpoint said.
        var tokens: Int
    }

    var id: ID<JudgingRun>
    var judgeId: ID<JudgeRecord>
    var templateVersion: Int
    /// Whether tasks that a reward model chose were left out.
    var onlyRandom: Bool
    /// Pairs of one task at most.
    var pairs: Int
    var seed: Int64
    /// Tasks that were kept from the judge when the run was made.
    var withheld: Int
    var status: JudgingRun.Status
    /// Why it failed or was stopped.
    var message: String?
    var progress: Progress
    var createdAt: Date
    var startedAt: Date?
    var finishedAt: Date?

    init(_ run: JudgingRun) {
        id = run.id
        judgeId = run.judgeID
        templateVersion = run.templateVersion
        onlyRandom = run.onlyRandom
        pairs = run.pairs
        seed = Int64(bitPattern: run.seed)
        withheld = run.withheld
        status = run.status
        message = run.message
        progress = Progress(
            tasks: run.progress.tasks, done: run.progress.done, failed: run.progress.failed,
            judgements: run.progress.judgements, unread: run.progress.unread, tokens: run.progress.tokens)
        createdAt = run.createdAt
        startedAt = run.startedAt
        finishedAt = run.finishedAt
    }
}

/// What a judge said of two completions in one order.
struct JudgementBody: Codable {
    var id: ID<StoredJudgement>
    var runId: ID<JudgingRun>
    var templateVersion: Int
    var taskId: ID<LabelingTask>
    /// The completion that was shown as A.
    var firstId: ID<Completion>
    /// The completion that was shown as B.
    var secondId: ID<Completion>
    /// `A`, `B` or `tie`; absent where none could be read.
    var verdict: JudgeVerdict?
    /// Why none could be read.
    var fault: JudgeVerdict.Fault?
    /// Raw.
    var answer: String
    var promptTokens: Int?
    var completionTokens: Int?
    var durationMs: Int
    var createdAt: Date

    init(_ stored: StoredJudgement) {
        let judgement = stored.judgement
        id = stored.id
        runId = stored.runID
        templateVersion = stored.templateVersion
        taskId = stored.taskID
        firstId = judgement.pair.first
        secondId = judgement.pair.second
        switch judgement.verdict {
        case .success(let verdict): self.verdict = verdict
        case .failure(let reason): fault = reason
        }
        answer = judgement.answer
        promptTokens = judgement.promptTokens
        completionTokens = judgement.completionTokens
        durationMs = judgement.durationMs
        createdAt = stored.createdAt
    }
}

/// What is to be judged.
struct JudgingStart: Codable {
    /// So many tasks at most, drawn; left out, all.
    var tasks: Int?
    /// Pairs of one task at most, drawn.
    var pairs: Int?
    /// Left out, only tasks that chance drew; false: also those that a reward model chose.
    var onlyRandom: Bool?
    /// Of everything that is left to chance; left out, drawn.
    var seed: Int64?
}
