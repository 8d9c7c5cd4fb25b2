import Preferences
import Statistics

/// The model and people in one unit: how often do two people agree on a pair of completions, and how often does the model
/// agree with one of them on the very same pairs?
///
/// How often people agree is no limit to a model. Where each says what most would say with probability 0.8, two agree in
/// 0.8² + 0.2² = 0.68 of the cases, and a model that always says what most would say agrees with one of them in 0.8.
public struct HumanCeiling: Codable, Sendable, Equatable {
    /// How often two people agree.
    public var people: Estimate
    /// How often the model agrees with a person.
    public var model: Estimate
    /// `model − people`.
    public var difference: Estimate?
    /// Pairs of completions that two or more people put in strict order.
    public var pairs: Int
}

extension HumanCeiling {
    init?(_ measured: Measured) {
        let count = measured.groupCount
        var agreeing = [Double](repeating: 0, count: count)
        var right = [Double](repeating: 0, count: count)
        var units = [Double](repeating: 0, count: count)
        var pairs = 0
        for (index, group) in measured.groups.enumerated() {
            for vote in measured.outcomes[index].votesOnPairs where vote.all.count > 1 {
                let (first, second, all) = (vote.first.weight, vote.second.weight, vote.all.weight)
                let rewards = measured.rewards[index]
                let margin = rewards[vote.pair.first] - rewards[vote.pair.second]
                // Each pair of people is a unit, or as much of one as their votes weigh; the model takes part in as
                // many, spread over the people by their weights.
                let unit = vote.all.pairs
                agreeing[group] += vote.first.pairs + vote.second.pairs
                right[group] += unit * (margin > 0 ? first : margin < 0 ? second : all / 2) / all
                units[group] += unit
                pairs += 1
            }
        }
        guard Self.groups(measured) >= Double(PromotionGate.fewestGroups),
            let people = measured.ratio(agreeing, of: units), let model = measured.ratio(right, of: units)
        else { return nil }
        self.init(
            people: people, model: model,
            difference: measured.ratio(zip(right, agreeing).map { $0 - $1 }, of: units), pairs: pairs)
    }

    /// How many groups of prompts have a pair that two people put in strict order; one of people who are trusted less
    /// counts less.
    static func groups(_ measured: Measured) -> Double {
        var weights = [Double](repeating: 0, count: measured.groupCount)
        for (outcome, group) in zip(measured.outcomes, measured.groups) {
            for vote in outcome.votesOnPairs { weights[group] = max(weights[group], min(1, vote.all.pairs)) }
        }
        return weights.reduce(0, +)
    }
}
