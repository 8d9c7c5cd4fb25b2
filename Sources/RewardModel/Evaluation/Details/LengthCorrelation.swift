import Preferences
import Statistics

/// How far rewards follow the completions' lengths: Spearman's ρ between the two among a prompt's completions, the mean over
/// prompts. Prompts in which all completions have the same length say nothing and are left out.
///
/// Some of it is what labelers want; so the same is told of what they said. The two do not compare: ρ counts only the sign of
/// the model's margins, while single votes are noisy, which pulls theirs towards 0. Where the longer is preferred with
/// probability 0.6, a model that says just that has a ρ of 1, and people of 0.2. What compares is `excess`. A model that
/// likes length more than people do has learned a short cut (Singhal et al. 2023, "A long way to go").
public struct LengthCorrelation: Codable, Sendable, Equatable {
    /// Of the rewards.
    public var model: Estimate
    /// Of labelers' preferences: of each completion, in how many comparisons it was preferred less in how many it was not.
    public var people: Estimate
    /// By what share of the comparisons of different lengths the model expects the longer to be preferred more often than it
    /// was; nil with too few groups of prompts to tell.
    public var excess: Estimate?
    /// Prompts that say something.
    public var prompts: Int
}

extension LengthCorrelation {
    init?(_ measured: Measured) {
        let count = measured.groupCount
        var model = [Double](repeating: 0, count: count)
        var people = [Double](repeating: 0, count: count)
        var prompts = [Double](repeating: 0, count: count)
        var excess = [Double](repeating: 0, count: count)
        var pairs = [Double](repeating: 0, count: count)
        var telling = 0
        for (index, item) in measured.prompts.items.enumerated() {
            let lengths = item.completions.map { Double($0.scalarCount) }
            var wins = [Double](repeating: 0, count: lengths.count)
            for pair in item.pairs {
                wins[pair.preferred] += pair.weight.value
                wins[pair.rejected] -= pair.weight.value
            }
            for (pair, margin) in zip(item.pairs, measured.outcomes[index].margins) {
                let longer = lengths[pair.preferred] - lengths[pair.rejected]
                guard longer != 0 else { continue }
                excess[measured.groups[index]] +=
                    pair.weight.value
                    * (longer > 0 ? BradleyTerryLoss.sigmoid(margin) - 1 : BradleyTerryLoss.sigmoid(-margin))
                pairs[measured.groups[index]] += pair.weight.value
            }
            // Without a strict preference, as where rewards are all the same, nothing is ordered.
            guard let said = spearman(wins, lengths) else { continue }
            let weight = measured.outcomes[index].promptWeight
            model[measured.groups[index]] += weight * (spearman(measured.rewards[index], lengths) ?? 0)
            people[measured.groups[index]] += weight * said
            prompts[measured.groups[index]] += weight
            telling += 1
        }
        guard let ofModel = measured.ratio(model, of: prompts), let ofPeople = measured.ratio(people, of: prompts)
        else { return nil }
        self.init(
            model: ofModel, people: ofPeople,
            excess: measured.ratio(excess, of: pairs).flatMap { $0.clusters < PromotionGate.fewestGroups ? nil : $0 },
            prompts: telling)
    }
}
