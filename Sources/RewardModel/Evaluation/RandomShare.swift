import Preferences
import Statistics
import Synchronization

/// What was measured on the prompts that no model chose.
///
/// Where a model chooses what is labeled, the labeled prompts are those that it was unsure of, and figures of all of them
/// are no figures of the prompts that will be asked. Those that chance drew are a fair sample of all, and so is what was
/// labeled before a model began to choose.
public struct RandomShareReport: Codable, Sendable, Equatable {
    /// Prompts that a model chose.
    public var chosenPrompts: Int
    /// The others that have a strict comparison.
    public var prompts: Int
    /// How many groups these are when prompts that are nearly the same are one.
    public var promptGroups: Int
    /// Their strict comparisons.
    public var pairs: Int
    /// By models that had seen neither them nor their like; nil with too few groups to tell.
    public var measured: MeasuredShare?
}

/// Trains as another way does, and measures what came of it on the random share, too.
public final class RandomShareTraining: RewardTraining {
    private let base: any RewardTraining
    private let chosen: Set<Int64>
    private let last = Mutex<RandomShareReport?>(nil)

    /// - Parameters:
    ///   - base: how models are fitted.
    ///   - chosen: the tasks that a model chose, as `CompletionOrigin.task` names them. A prompt of one of them counts as
    ///     chosen.
    public init(_ base: any RewardTraining = LinearTraining(), chosen: Set<Int64>) {
        self.base = base
        self.chosen = chosen
    }

    /// What was measured by the last fit; nil where there was none, or where nothing was chosen.
    public var report: RandomShareReport? { last.withLock { $0 } }

    /// As `base` fits.
    public func fit(
        _ prompts: PromptSet, folds: [Int], seed: UInt64, progress: (TrainingProgress) -> Void
    ) throws(RewardModelError) -> RewardFit {
        let fit = try base.fit(prompts, folds: folds, seed: seed, progress: progress)
        let report =
            chosen.isEmpty ? nil : RandomShareReport(prompts, rewards: fit.outOfFold, chosen: chosen, seed: seed)
        last.withLock { $0 = report }
        return fit
    }

    /// As `base` predicts.
    public func predict(_ prompts: PromptSet, roles: [[PromptRole]], as fit: RewardFit) -> [[[Double]]] {
        base.predict(prompts, roles: roles, as: fit)
    }
}

extension RandomShareReport {
    init(_ prompts: PromptSet, rewards: [[Double]], chosen: Set<Int64>, seed: UInt64) {
        let isChosen = prompts.items.map { $0.tasks.contains(where: chosen.contains) }
        var sums = GroupSums()
        var groups: [UInt64: Int] = [:]
        var random = 0
        for (index, outcome) in PromptOutcome.of(prompts, rewards: rewards).enumerated()
        where !isChosen[index] && !outcome.margins.isEmpty {
            random += 1
            let group = groups[outcome.group] ?? groups.count
            groups[outcome.group] = group
            for margin in outcome.margins { sums.add(margin: margin, group: group) }
        }
        self.init(
            chosenPrompts: isChosen.count { $0 }, prompts: random, promptGroups: groups.count, pairs: Int(sums.pairs),
            measured: sums.share(TrainingOptions().bootstrap(of: max(1, groups.count)), seed: seed))
    }
}
