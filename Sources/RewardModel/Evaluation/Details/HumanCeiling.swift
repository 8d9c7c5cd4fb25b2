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
            for vote in measured.outcomes[index].votesOnPairs where vote.first + vote.second > 1 {
                let (first, second) = (Double(vote.first), Double(vote.second))
                let all = first + second
                let rewards = measured.rewards[index]
                let margin = rewards[vote.pair.first] - rewards[vote.pair.second]
                // Each pair of people is a unit; the model takes part in as many, spread evenly over the people.
                let unit = all * (all - 1) / 2
                agreeing[group] += first * (first - 1) / 2 + second * (second - 1) / 2
                right[group] += unit * (margin > 0 ? first : margin < 0 ? second : all / 2) / all
                units[group] += unit
                pairs += 1
            }
        }
        guard Self.groups(measured) >= PromotionGate.fewestGroups,
            let people = measured.ratio(agreeing, of: units), let model = measured.ratio(right, of: units)
        else { return nil }
        self.init(
            people: people, model: model,
            difference: measured.ratio(zip(right, agreeing).map { $0 - $1 }, of: units), pairs: pairs)
    }

    /// How many groups of prompts have a pair that two people put in strict order.
    static func groups(_ measured: Measured) -> Int {
        let shared = zip(measured.outcomes, measured.groups).filter { outcome, _ in
            outcome.votesOnPairs.contains { $0.first + $0.second > 1 }
        }
        return Set(shared.map(\.1)).count
    }
}
