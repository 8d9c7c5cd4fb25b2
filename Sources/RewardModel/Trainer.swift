import Foundation
import Preferences
import Statistics

/// Trains a reward model from preferences and measures it honestly, whatever kind of model it is.
///
/// The model that is to answer is fitted to all prompts. What is said of it is measured by cross-fitting: the prompts are
/// dealt into folds, nearly equal ones into the same, and each fold is predicted by a model that a `RewardTraining` fitted
/// to the others. So every prompt is measured once, by a model that had seen neither it nor its like; such a model has had
/// a fold less to learn from than the one that answers. Whether that takes the place of the model that answers today is
/// `PromotionGate`'s to decide. The same groups, options and seed give the same model, byte for byte, in whatever order
/// the groups come and on any number of cores.
public struct Trainer: Sendable {
    /// What was chosen about the run.
    public let options: TrainingOptions
    /// How the model is fitted.
    public let method: any RewardTraining
    /// Deals the folds and draws the bootstrap.
    public let seed: UInt64
    /// The tasks that a model chose to be labeled, as `CompletionOrigin.task` names them. A prompt of one of them counts as
    /// chosen.
    public let chosen: Set<Int64>

    /// A trainer, ready to train.
    public init(
        options: TrainingOptions = .init(), method: any RewardTraining = LinearTraining(), seed: UInt64,
        chosen: Set<Int64> = []
    ) {
        self.options = options
        self.method = method
        self.seed = seed
        self.chosen = chosen
    }

    /// - Parameters:
    ///   - groups: everything that labelers have said. Given away, their memory is used for the training.
    ///   - heldOut: what labelers have said whose judgements measure and never train.
    ///   - demonstrations: what labelers wrote themselves, with what was asked: their rewards have mean 0, as in
    ///     Ouyang et al. 2022, section 3.5, so that 0 means the same from one model to the next, and so has what form
    ///     explains of them, so that it means the same without that. Without any, the training completions'.
    ///   - promoted: the model that answers today, measured on the prompts that it has not seen.
    ///   - progress: called on the calling thread.
    /// - Throws: `RewardModelError` with code `invalidOption`, `invalidJudgement`, `tooFewPrompts` or `noScratchSpace`.
    public func train(
        _ groups: consuming [PreferenceGroup], heldOut: [PreferenceGroup] = [], demonstrations: [Demonstration] = [],
        comparedWith promoted: (any TrainedRewardModel)? = nil,
        progress: (TrainingProgress) -> Void = { _ in }
    ) throws(RewardModelError) -> TrainingResult {
        let everything = try PromptSet(consume groups)
        let pairCount = everything.pairCount
        let (prompts, parts, folds, bootstrap) = try deal(everything)
        let rated = PromptSet(items: (consume everything).items.filter { !$0.answers.isEmpty })

        let fit = try method.fit(prompts, folds: folds, seed: seed, progress: progress)

        if !rated.items.isEmpty {
            progress(.init(phase: .fit, fraction: 0.9, message: WorkMessage.fittingFields.sentence()))
        }
        var model = fit.model
        let heard = demonstrations.filter { $0.weight > .none }
        if !heard.isEmpty { model = model.centred(on: heard) }
        let fields: [FieldReport]
        (model.heads, fields) = HeadTraining(
            options: options.heads, parts: options.folds, seed: seed, bootstrap: options.bootstrap
        ).fit(rated)

        progress(
            .init(
                phase: .evaluation, fraction: 0.95,
                message: WorkMessage.measuring.sentence(prompts.items.count)))
        let outcomes = PromptOutcome.of(prompts, rewards: fit.outOfFold)
        let isChosen = prompts.items.indices.map { prompts.items[$0].tasks.contains(where: chosen.contains) }
        var share =
            chosen.isEmpty
            ? nil : RandomShareReport(prompts, rewards: fit.outOfFold, isChosen: isChosen, seed: seed)
        // What a model chose is no sample of what will be asked.
        let isSampled = isChosen.map { share?.standsForAll != true || !$0 }
        func sample<Value>(_ values: [Value]) -> [Value] { zip(values, isSampled).filter(\.1).map(\.0) }
        func under(_ rewards: [[Double]]) -> [PromptOutcome] {
            PromptOutcome.of(prompts, rewards: rewards, as: outcomes)
        }
        let withoutForm = under(zip(fit.outOfFold, fit.outOfFoldForm).map { zip($0, $1).map(-) })
        let coin = under(fit.outOfFold.map { $0.map { _ in 0 } })
        func comparison(_ candidate: [PromptOutcome]? = nil, with other: [PromptOutcome]) -> ModelComparison {
            ModelComparison(
                candidate: sample(candidate ?? outcomes), other: sample(other), bootstrap: bootstrap, seed: seed)
        }
        let fresh = promoted.map {
            NewPrompts(to: $0, prompts: prompts, candidate: outcomes, isSampled: isSampled)
        }
        if share?.standsForAll == true { share?.comparesOnAll = fresh?.areAll }
        var report = TrainingReport(
            trainingPrompts: prompts.items.count,
            trainingComparisons: prompts.pairCount,
            trainingTies: fit.logTie == nil ? 0 : prompts.tieCount,
            tieProbability: fit.logTie.map { exp($0) / (2 + exp($0)) },
            trainingCompletions: prompts.completionCount,
            demonstrations: heard.count,
            folds: parts,
            identicalComparisons: pairCount - prompts.pairCount,
            columns: fit.columns,
            regularisation: fit.regularisation, wordPairScale: fit.wordPairScale,
            strengthMargin: fit.strengthMargin, labelers: fit.labelers?.estimates,
            crossValidation: fit.crossValidation,
            temperature: fit.temperature,
            iterations: fit.iterations,
            converged: fit.converged,
            heldOut: try EvaluationReport(sample(outcomes), seed: seed, bootstrap: bootstrap),
            coin: comparison(with: coin),
            length: comparison(with: under(LengthModel.outOfFold(prompts, folds: folds))),
            withoutForm: comparison(with: withoutForm),
            coinWithoutForm: comparison(withoutForm, with: coin),
            promoted: fresh.map {
                ModelComparison(candidate: $0.candidate, other: $0.promoted, bootstrap: bootstrap, seed: seed)
            },
            fields: fields.isEmpty ? nil : fields)
        report.heldOutLabelers = try HeldOutLabelersReport(
            heldOut, beside: prompts, fit, outcomes: outcomes, bootstrap: options.bootstrap, seed: seed)
        if options.details {
            let measured = Measured(
                prompts, rewards: fit.outOfFold, outcomes: outcomes, folds: folds, isSampled: isSampled,
                bootstrap: bootstrap, seed: seed)
            var details = ReportDetails(measured, method: method, fit: fit)
            details.drift = fresh.flatMap { fresh in
                (try? EvaluationReport(fresh.promoted, seed: seed, bootstrap: bootstrap)).map { Drift(now: $0) }
            }
            details.limits = ReportLimit.all(report, details, measured)
            report.details = details
        }
        progress(.init(phase: .evaluation, fraction: 1, message: WorkMessage.measured.sentence()))
        return TrainingResult(model: model, report: report, randomShare: share)
    }

    /// What is fitted and measured: the prompts that can be, the parts they are dealt into, the part of each, and how often
    /// groups are drawn for an interval.
    ///
    /// - Throws: `RewardModelError` with code `invalidOption` or `tooFewPrompts`.
    func deal(
        _ everything: PromptSet
    ) throws(RewardModelError) -> (prompts: PromptSet, parts: Int, folds: [Int], bootstrap: BootstrapOptions) {
        try options.validate()
        let prompts = everything.comparable
        let count = try requireEnough(prompts)
        let parts = options.folds(of: prompts.completionCount)
        let folds = dealFolds(prompts.items.map(\.group), folds: parts, seed: seed)
        return (prompts, parts, folds, options.bootstrap(of: count))
    }

    /// - Returns: how many groups of prompts have a strict preference.
    private func requireEnough(_ prompts: PromptSet) throws(RewardModelError) -> Int {
        let strict = prompts.strict
        let count = strict.groupCount
        guard count >= options.minimumPrompts else {
            let all = strict.items.count
            throw RewardModelError(
                .tooFewPrompts,
                count == all
                    ? WorkMessage.tooFewPrompts.sentence(options.minimumPrompts, count)
                    : WorkMessage.tooFewDifferentPrompts.sentence(all, count, options.minimumPrompts))
        }
        return count
    }
}

extension TrainedRewardModel {
    /// The model by whose word the demonstrations have mean 0, each weighing what its labeler's judgements do, with and
    /// without what form explains of them.
    fileprivate func centred(on demonstrations: [Demonstration]) -> Self {
        let scores = score(demonstrations.map(\.item))
        let weights = demonstrations.map(\.weight.value)
        func mean(_ values: [Double]) -> Double { dot(weights, values) / weights.reduce(0, +) }
        return shifted(by: -mean(scores.map(\.reward)), form: -mean(scores.map(\.formReward)))
    }
}

/// A trained model and how it came to be.
public struct TrainingResult: Sendable {
    /// The candidate.
    public var model: any TrainedRewardModel
    /// What was measured on the way.
    public var report: TrainingReport
    /// What was measured on prompts that chance drew; nil where no model chose anything.
    public var randomShare: RandomShareReport?
}
