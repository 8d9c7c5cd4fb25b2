import Preferences
import Statistics
import Synchronization

/// What was measured on the prompts that no model chose.
///
/// Where a model chooses what is labeled, the labeled prompts are those that it was unsure of, and figures of all of
/// them are no figures of the prompts that will be asked. Those that chance drew are a fair sample of all, and so is
/// what was labeled before a model began to choose. Where they are enough, they stand for all: whatever a report tells
/// of how well the model does is of them alone, but for the comparison with the promoted model where too few of them
/// are new to it. Of all prompts is what was chosen in training (the search for a penalty, ties, strengths, labelers'
/// reliabilities), and in the details what asks for as many as there are and compares like with like: labelers from
/// whom nothing was learned, the disagreements, and what moves the rewards. Heads are measured on what was rated,
/// whoever chose it.
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
    /// Whether how well the model does, which the promotion gate goes by, is measured on these prompts alone, because
    /// they are enough; nil in reports of a Podium that did not do so.
    public var standsForAll: Bool?
    /// Whether the promoted model is compared on all prompts that are new to it nevertheless, because too few of these
    /// are; nil where these do not stand for all, or there is nothing to compare with.
    public var comparesOnAll: Bool?
}

extension RandomShareReport {
    /// Groups of prompts from which on figures of the random share stand for all.
    static let enoughGroups = 100

    /// - Parameters:
    ///   - rewards: by models that had not seen the prompt; shape `(P)(K)`.
    ///   - isChosen: whether a model chose the prompt; shape `(P)`.
    init(_ prompts: PromptSet, rewards: [[Double]], isChosen: [Bool], seed: UInt64) {
        let drawn = zip(PromptOutcome.of(prompts, rewards: rewards), isChosen).filter { outcome, isChosen in
            !isChosen && !outcome.margins.isEmpty
        }.map(\.0)
        let groups = OutcomeGroups(drawn)
        var sums = GroupSums()
        for (outcome, group) in zip(drawn, groups.places) { sums.add(outcome, group: group) }
        self.init(
            chosenPrompts: isChosen.count { $0 }, prompts: drawn.count, promptGroups: groups.count, pairs: sums.pairs,
            measured: sums.share(TrainingOptions().bootstrap(of: max(1, groups.count)), seed: seed),
            standsForAll: OutcomeGroups.weight(drawn) >= Double(Self.enoughGroups))
    }
}
