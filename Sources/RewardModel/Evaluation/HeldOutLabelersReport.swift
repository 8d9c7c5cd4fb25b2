import Preferences
import Statistics

/// How well a model predicts labelers who are held out: their judgements measure and never train (Ouyang et al. 2022, section
/// 3.4: held-out labelers).
///
/// Everything is of prompts that the measuring model had seen neither as they are nor nearly so: prompts that training labelers
/// judged, too, are predicted by the fit to the other folds, and prompts that only held-out labelers judged by the model that
/// answers. Of a prompt whose like was trained on, and which is not among the trained ones itself, nothing is measured.
public struct HeldOutLabelersReport: Codable, Sendable, Equatable {
    /// People who are held out and have preferred something.
    public var labelers: Int
    /// Prompts that were measured.
    public var prompts: Int
    /// How many groups they are when prompts that are nearly the same are one.
    public var promptGroups: Int
    /// Their strict comparisons.
    public var pairs: Int
    /// Prompts of which nothing could be measured, because a prompt that is nearly the same was trained on.
    public var seenPrompts: Int
    /// Against the held-out labelers; nil with too few groups of prompts to tell.
    public var measured: MeasuredShare?
    /// Prompts that both kinds of labelers judged.
    public var commonPrompts: Int
    /// Against the held-out labelers on these alone; nil with too few.
    public var common: MeasuredShare?
    /// Against the training labelers on the same prompts; nil with too few.
    public var training: MeasuredShare?
    /// Accuracy against the held-out labelers − against the training ones, on the same prompts.
    public var difference: Estimate?
}

extension HeldOutLabelersReport {
    /// - Parameters:
    ///   - groups: what held-out labelers said.
    ///   - prompts: what was trained on.
    ///   - outcomes: of these, by models that had not seen them; shape `(P)`.
    /// - Returns: nil where no held-out labeler preferred anything.
    init?(
        _ groups: [PreferenceGroup], beside prompts: PromptSet, _ fit: RewardFit, outcomes: [PromptOutcome],
        bootstrap: BootstrapOptions, seed: UInt64
    ) throws(RewardModelError) {
        guard !groups.isEmpty else { return nil }
        let said = try PromptSet(groups).comparable.strict
        guard !said.items.isEmpty else { return nil }
        let all = Dictionary(
            (prompts.items + said.items).map { ($0.key, $0.prompt) }, uniquingKeysWith: { first, _ in first }
        ).sorted { $0.key < $1.key }
        let groupOf = Dictionary(
            uniqueKeysWithValues: zip(
                all.map(\.key), PromptGroups(all.map(\.value), keys: all.map(\.key)).keys))
        let trained = Set(prompts.items.compactMap { groupOf[$0.key] })
        let predicted = PredictedRewards(prompts, fit.outOfFold)

        var known: (items: [PromptSet.Item], rewards: [[Double]]) = ([], [])
        var fresh: [PromptSet.Item] = []
        var seen = 0
        for item in said.grouped(as: groupOf).items {
            if let rewards = predicted.of(item) {
                known.items.append(item)
                known.rewards.append(rewards)
            } else if !trained.contains(item.group) {
                fresh.append(item)
            } else {
                seen += 1
            }
        }
        let measured =
            PromptOutcome.of(PromptSet(items: known.items), rewards: known.rewards)
            + PromptOutcome.of(PromptSet(items: fresh), under: fit.model)
        let people = said.items.reduce(into: Set<ID<Labeler>>()) { people, item in
            for judgement in item.judgements { people.insert(judgement.person ?? judgement.labeler) }
        }

        let places = Dictionary(
            uniqueKeysWithValues: prompts.items.indices.map { (prompts.items[$0].key, $0) })
        let pairs = zip(known.items, measured).compactMap { item, held -> (PromptOutcome, PromptOutcome)? in
            guard let place = places[item.key], !outcomes[place].margins.isEmpty else { return nil }
            // Both in the groups that were found among all prompts.
            var own = outcomes[place]
            own.group = held.group
            return (held, own)
        }
        let (heldSums, ownSums) = (Self.sums(pairs.map(\.0)), Self.sums(pairs.map(\.1)))
        let share = Self.sums(measured)
        var generator = SeededGenerator(seed: seed)
        let (common, training) = (heldSums.share(bootstrap, seed: seed), ownSums.share(bootstrap, seed: seed))
        self.init(
            labelers: people.count, prompts: measured.count, promptGroups: Set(measured.map(\.group)).count,
            pairs: share.pairs, seenPrompts: seen, measured: share.share(bootstrap, seed: seed),
            commonPrompts: pairs.count, common: common, training: training,
            difference: common == nil || training == nil
                ? nil
                : bootstrapDifference(
                    first: (heldSums.entries.map(\.right), heldSums.entries.map(\.weight)),
                    second: (ownSums.entries.map(\.right), ownSums.entries.map(\.weight)), options: bootstrap,
                    using: &generator))
    }

    /// Each group of prompts at its place, in the order in which they come.
    private static func sums(_ outcomes: [PromptOutcome]) -> GroupSums {
        var sums = GroupSums()
        for (outcome, place) in zip(outcomes, OutcomeGroups(outcomes).places) { sums.add(outcome, group: place) }
        return sums
    }
}
