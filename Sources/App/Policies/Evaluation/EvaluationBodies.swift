import Foundation
import Preferences
import Storage

/// Which two policies are to be evaluated, and on how much.
package struct EvaluationStart: Codable, Sendable {
    /// The policy that the other one is held against.
    package var baselineId: ID<Policy>
    /// The same one twice measures what chance does.
    package var candidateId: ID<Policy>
    /// How many held-out prompts; left out, as many as it takes to find the difference.
    package var prompts: Int?
    /// From 50 %, in points, that is to be found.
    package var difference: Double?
    /// Of each prompt by each policy; 1 when left out.
    package var completions: Int?
    /// By different labelers; left out, the project's overlap.
    package var judgementsPerPrompt: Int?
    /// Who share the work; left out, as many as judge in the project.
    package var labelers: Int?
    /// Judgements that are expected to prefer neither, in percent.
    package var ties: Double?
    /// Of its tasks: higher is handed out first; 0 when left out.
    package var priority: Int?
    /// Of everything that is left to chance; left out, drawn.
    package var seed: Int64?

    package init(
        baselineId: ID<Policy>, candidateId: ID<Policy>, prompts: Int? = nil, difference: Double? = nil,
        completions: Int? = nil, judgementsPerPrompt: Int? = nil, labelers: Int? = nil, ties: Double? = nil,
        priority: Int? = nil, seed: Int64? = nil
    ) {
        self.baselineId = baselineId
        self.candidateId = candidateId
        self.prompts = prompts
        self.difference = difference
        self.completions = completions
        self.judgementsPerPrompt = judgementsPerPrompt
        self.labelers = labelers
        self.ties = ties
        self.priority = priority
        self.seed = seed
    }

    /// - Throws: `ValidationError` for a number that is out of bounds, whatever the project.
    func check() throws(ValidationError) {
        try EvaluationRules.check(prompts: prompts, completions: completions)
        try TaskRules.check(priority: priority)
        try TaskRules.check(overlap: judgementsPerPrompt)
    }

    /// What `PlannedComparison` is told.
    func given(_ name: String) -> String? {
        switch name {
        case "difference": difference.map { "\($0)" }
        case "labelers": labelers.map { "\($0)" }
        case "judgementsPerPrompt": judgementsPerPrompt.map { "\($0)" }
        case "ties": ties.map { "\($0)" }
        default: nil
        }
    }
}

/// What an evaluation would be, said before it begins.
struct EvaluationPlanBody: Codable {
    var plan: EvaluationPlan
    /// Of all prompts together.
    var judgements: Int
    /// Why it cannot begin so; absent: it can.
    var problem: PlannedEvaluation.Problem?

    init(_ planned: PlannedEvaluation) {
        plan = planned.plan
        judgements = plan.prompts * plan.judgementsPerPrompt
        problem = planned.problem
    }
}

/// What both answered to one prompt.
struct EvaluatedPromptBody: Codable {
    /// In the evaluation, from 0 on.
    var place: Int
    var prompt: Prompt
    var baseline: [String]
    var candidate: [String]
    /// In which labelers judge them; absent: they are all the same, which is a tie.
    var taskId: ID<LabelingTask>?

    init(_ answered: EvaluatedPrompt) {
        place = answered.place
        prompt = answered.prompt
        baseline = answered.baseline
        candidate = answered.candidate
        taskId = answered.taskID
    }
}

/// An evaluation, as managers see it.
struct EvaluationBody: Codable {
    struct Side: Codable {
        var policyId: ID<Policy>
        var label: String
    }

    struct Progress: Codable {
        var prompts: Int
        /// Prompts that both policies have answered.
        var answered: Int
        /// Prompts of which no task came.
        var failed: Int
        /// Prompts to which all answers are the same: a tie that nobody has to judge.
        var ties: Int
        var tasks: Int
        /// Tasks that want more judgements.
        var openTasks: Int
        var withdrawnTasks: Int
        /// Those that want more judgements, and that everybody has skipped or is done with.
        var abandonedTasks: Int
        /// Judgements that count.
        var judgements: Int
        /// Judgements that are wanted in all, as far as it is known.
        var wanted: Int
        /// At the pace since the first of them; absent where there is none, or nothing is left.
        var secondsLeft: Int?
    }

    var id: ID<PolicyEvaluation>
    var baseline: Side
    var candidate: Side
    var status: PolicyEvaluation.Status
    /// What was said before it began.
    var plan: EvaluationPlan
    /// Of each prompt by each policy.
    var completions: Int
    var judgementsPerPrompt: Int
    var priority: Int
    var seed: Int64
    /// What asks the two policies.
    var sampling: SamplingRunBody
    var progress: Progress
    /// The verdict, as it was when it ended; absent while it goes on.
    /// Whether more prompts failed than were answered: the policies are to be asked again, or it is to be stopped.
    var isUnanswered: Bool
    var sentence: String?
    var outcome: PolicyEvaluationReport.Outcome?
    var createdAt: Date
    var endedAt: Date?

    /// - Parameter labels: of policies.
    init(_ evaluation: PolicyEvaluation, labels: [ID<Policy>: String], now: Date) throws {
        func side(_ id: ID<Policy>) -> Side { Side(policyId: id, label: labels[id] ?? "\(id)") }
        id = evaluation.id
        baseline = side(evaluation.baselineID)
        candidate = side(evaluation.candidateID)
        status = evaluation.status
        plan = evaluation.plan
        completions = evaluation.completions
        judgementsPerPrompt = evaluation.overlap
        priority = evaluation.priority
        seed = Int64(bitPattern: evaluation.seed)
        sampling = SamplingRunBody(evaluation.run)
        let (judging, asked) = (evaluation.progress, evaluation.run.progress)
        progress = Progress(
            prompts: asked.prompts, answered: asked.done, failed: asked.failed, ties: judging.ties,
            tasks: judging.tasks,
            openTasks: judging.openTasks, withdrawnTasks: judging.withdrawnTasks,
            abandonedTasks: judging.abandonedTasks, judgements: judging.judgements,
            wanted: evaluation.wantedJudgements, secondsLeft: evaluation.secondsLeft(now: now))
        isUnanswered = evaluation.isUnanswered
        let verdict = try KeptVerdict(of: evaluation)
        sentence = verdict?.sentence
        outcome = verdict?.outcome
        createdAt = evaluation.createdAt
        endedAt = evaluation.endedAt
    }
}

extension PolicyEvaluation {
    /// At the pace since the first judgement.
    fileprivate func secondsLeft(now: Date) -> Int? {
        guard status == .open, let first = progress.firstJudgedAt, progress.judgements > 1 else { return nil }
        let left = wantedJudgements - progress.judgements
        guard left > 0 else { return nil }
        return Int(max(0, now.timeIntervalSince(first)) / Double(progress.judgements) * Double(left))
    }
}
