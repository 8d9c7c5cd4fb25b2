import Foundation
import Preferences
import Statistics
import Storage

/// What an evaluation comes to: a verdict in a sentence, and what it rests on.
struct PolicyEvaluationReport: Codable, Sendable {
    /// What can be told.
    enum Outcome: String, Codable, Sendable, CaseIterable {
        case candidateIsBetter
        case baselineIsBetter
        /// There is no difference as large as the one that was to be found.
        case noLargeDifference
        /// It cannot be told with so few judgements.
        case undecided
        /// Fewer than two prompts were judged.
        case nothingJudged
    }

    /// One of the two policies.
    struct Side: Codable, Sendable {
        /// By this the comparison calls it: the policy's id, but 0 for a candidate that is the baseline itself.
        var policyId: ID<Policy>
        var label: String
        /// Answers that are compared.
        var answers: Int
        /// Answers that were cut off after maxTokens.
        var truncated: Int
        /// Answers that were refusals.
        var refused: Int
        /// Tokens of the answers, as far as endpoints said.
        var tokens: Int
    }

    /// Why prompts came to no task.
    struct Loss: Codable, Sendable {
        var message: String
        var prompts: Int
    }

    var madeAt: Date
    var outcome: Outcome
    /// The verdict.
    var sentence: String
    /// How often people prefer the candidate, ties counting half; absent with fewer than two prompts.
    var people: MeasuredWinRate?
    /// So many more judgements would show the difference, about.
    var moreJudgements: Int?
    /// So many labelers would, where these are too few.
    var labelersNeeded: Int?
    var baseline: Side
    var candidate: Side
    /// Judgements by people.
    var judgements: Int
    /// Prompts that count: judged ones, and those to which both gave the same answers.
    var prompts: Int
    var labelers: Int
    /// Prompts to which both gave the same answers: ties that nobody had to judge.
    var equalPrompts: Int
    /// Prompts of which no task came, and why.
    var failedPrompts: Int
    var losses: [Loss]
    /// Tasks that were withdrawn, so that they do not count.
    var withdrawnTasks: Int
    /// Tasks that want more judgements, and that everybody has skipped or is done with.
    var abandonedTasks: Int
    /// Tasks that wanted more judgements when it was made.
    var openTasks: Int
    /// The same judgements with all that a comparison of policies tells: strengths, also of equal style, the reward model
    /// beside people, and what fields say.
    var comparison: ComparisonBody
}

extension PolicyEvaluationReport {
    /// - Parameter model: that is asked beside people; nil: none answers.
    init(
        of evaluation: PolicyEvaluation, status: PolicyEvaluation.Status, in project: Project,
        model: PromotedModels.Loaded?, _ stores: Stores, now: Date
    ) async throws {
        let (baseline, candidate) = try await Self.sides(of: evaluation, stores)
        let (progress, sampling) = (evaluation.progress, evaluation.run.progress)
        // Ties are there when the policies have answered, judgements come later: until all do, as large a share of the ones
        // counts as of the others.
        let judged = progress.tasks - progress.withdrawnTasks - progress.abandonedTasks
        let ties = judged > 0 ? progress.ties * min(progress.begunTasks, judged) / judged : progress.ties
        let gathered = try await JudgementGatherer.gather(
            stores.evaluations.judged(evaluation, baseline: baseline.policyId, candidate: candidate.policyId),
            ties: ties, in: project, model: model)
        var comparison = try ProjectComparison(
            gathered, ComparisonQuestion(style: true),
            labels: [baseline.policyId: baseline.label, candidate.policyId: candidate.label],
            difference: evaluation.plan.difference / 100
        ).body(model: model?.id, sources: [:])
        comparison.leaveOut(unjudged: ties)
        let pair = comparison.pairs.first
        let isTurned = pair?.first == baseline.policyId

        madeAt = now
        outcome = pair.map { Self.outcome($0.verdict.outcome, isTurned: isTurned) } ?? .nothingJudged
        people = pair.map { isTurned ? $0.people.turned : $0.people }
        moreJudgements = pair?.verdict.moreJudgements
        labelersNeeded = pair?.verdict.labelersNeeded
        self.baseline = baseline
        self.candidate = candidate
        judgements = comparison.judgements
        prompts = comparison.prompts
        labelers = comparison.labelers
        equalPrompts = ties
        failedPrompts = sampling.failed
        losses = try await stores.evaluations.faults(of: evaluation).map {
            Loss(message: $0.message, prompts: $0.prompts)
        }
        withdrawnTasks = progress.withdrawnTasks
        abandonedTasks = progress.abandonedTasks
        openTasks = progress.openTasks
        self.comparison = comparison
        sentence = Self.sentence(pair?.verdict.sentence, status, progress, ties: ties, evaluation)
    }

    private static func sides(
        of evaluation: PolicyEvaluation, _ stores: Stores
    ) async throws -> (baseline: Side, candidate: Side) {
        let found = try await stores.evaluations.sides(of: evaluation.id)
        let baseline = try await stores.policies.find(evaluation.baselineID).label
        let candidate = try await stores.policies.find(evaluation.candidateID).label
        func side(_ id: ID<Policy>, _ label: String, _ side: EvaluationSide) -> Side {
            Side(
                policyId: id, label: label, answers: side.answers, truncated: side.truncated, refused: side.refused,
                tokens: side.tokens)
        }
        return (
            side(evaluation.baselineID, baseline, found.baseline),
            evaluation.isOfOnePolicy
                ? side(ID(0), "\(candidate) (again)", found.candidate)
                : side(evaluation.candidateID, candidate, found.candidate)
        )
    }

    private static func outcome(_ outcome: ComparisonVerdict.Outcome, isTurned: Bool) -> Outcome {
        switch outcome {
        case .firstIsBetter: isTurned ? .baselineIsBetter : .candidateIsBetter
        case .secondIsBetter: isTurned ? .candidateIsBetter : .baselineIsBetter
        case .noLargeDifference: .noLargeDifference
        case .open: .undecided
        }
    }

    private static func sentence(
        _ verdict: String?, _ status: PolicyEvaluation.Status, _ progress: EvaluationProgress, ties: Int,
        _ evaluation: PolicyEvaluation
    ) -> String {
        var parts: [String] = []
        let judged = "\(Text.count(progress.judgements)) of \(Text.count(evaluation.wantedJudgements, "judgement"))"
        switch status {
        case .open: parts.append("So far, after \(judged):")
        case .stopped: parts.append("Stopped before its end, after \(judged):")
        case .concluded: break
        }
        parts.append(verdict ?? "Nothing can be told, for fewer than two prompts were judged.")
        if ties > 0 {
            parts.append("To \(Text.count(ties, "prompt")) both gave the same answer, which counts as a tie.")
        }
        if evaluation.isOfOnePolicy { parts.append("Both are one policy: whatever differs is chance.") }
        return parts.joined(separator: " ")
    }
}

extension PolicyEvaluation {
    /// Judgements that all prompts want together, as far as it is known: those to which all answers are the same want none,
    /// and of prompts that were not asked about yet it is not known.
    var wantedJudgements: Int {
        let unsampled = run.progress.prompts - run.progress.done - run.progress.failed
        return progress.wanted + (status == .open ? unsampled * overlap : 0)
    }
}

extension MeasuredWinRate {
    /// How often the other one is preferred.
    var turned: MeasuredWinRate {
        var turned = self
        turned.rate.value = 1 - rate.value
        turned.rate.interval = Interval(
            lower: 1 - rate.interval.upper, upper: 1 - rate.interval.lower, level: rate.interval.level)
        return turned
    }

}

extension ComparisonBody {
    /// Counts as judgements of two policies what people made, and not the ties that nobody had to judge.
    fileprivate mutating func leaveOut(unjudged: Int) {
        for place in pairs.indices { pairs[place].people.rate.judgements -= unjudged }
        for place in policies.indices { policies[place].winRate?.rate.judgements -= unjudged }
    }
}
