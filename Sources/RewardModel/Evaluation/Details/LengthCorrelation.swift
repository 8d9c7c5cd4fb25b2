import Preferences
import Statistics

/// How far rewards follow the completions' lengths: Spearman's ρ between the two among a prompt's completions, the mean over
/// prompts. Prompts in which all completions have the same length say nothing and are left out.
///
/// Some of it is what labelers want; so the same is told of what they said. The model that likes length more than they do
/// has learned a short cut (Singhal et al. 2023, "A long way to go").
public struct LengthCorrelation: Codable, Sendable, Equatable {
    /// Of the rewards.
    public var model: Estimate
    /// Of labelers' preferences: of each completion, in how many comparisons it was preferred less in how many it was not.
    public var people: Estimate
    /// `model − people` on the same prompts.
    public var difference: Estimate
    /// Prompts that say something.
    public var prompts: Int
}

extension LengthCorrelation {
    init?(_ measured: Measured) {
        let count = (measured.groups.max() ?? -1) + 1
        var model = [Double](repeating: 0, count: count)
        var people = [Double](repeating: 0, count: count)
        var prompts = [Double](repeating: 0, count: count)
        for (index, item) in measured.prompts.items.enumerated() {
            let lengths = item.completions.map { Double($0.unicodeScalars.count) }
            var wins = [Double](repeating: 0, count: lengths.count)
            for pair in item.pairs {
                wins[pair.preferred] += 1
                wins[pair.rejected] -= 1
            }
            // Without a strict preference, as where rewards are all the same, nothing is ordered.
            guard let said = spearman(wins, lengths) else { continue }
            model[measured.groups[index]] += spearman(measured.rewards[index], lengths) ?? 0
            people[measured.groups[index]] += said
            prompts[measured.groups[index]] += 1
        }
        func mean(_ sums: [Double]) -> Estimate? {
            var generator = SeededGenerator(seed: measured.seed)
            return bootstrapRatio(
                numerators: sums, denominators: prompts, options: measured.bootstrap, using: &generator)
        }
        guard let ofModel = mean(model), let ofPeople = mean(people),
            let difference = mean(zip(model, people).map { $0 - $1 })
        else { return nil }
        self.init(
            model: ofModel, people: ofPeople, difference: difference, prompts: Int(prompts.reduce(0, +)))
    }
}
