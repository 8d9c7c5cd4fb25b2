import Foundation
import Preferences

/// Two completions of which most people preferred the one, and models that had not seen the prompt the other: a mistake of
/// the model's, of the people's, or something that the model cannot see. Texts are looked up by the ids.
public struct Disagreement: Codable, Sendable, Equatable {
    /// What people preferred.
    public var preferred: Place
    /// What the model prefers.
    public var rejected: Place
    /// The modelled probability of what people said.
    public var probability: Double
    /// How many people preferred it by their last word.
    public var votes: Int
    /// How many people preferred the other.
    public var votesAgainst: Int

    /// Where a completion stands.
    public struct Place: Codable, Sendable, Equatable {
        /// The task's id.
        public var task: Int64
        /// The completion's id.
        public var completion: Int64
    }
}

extension Disagreement {
    /// How many a report names.
    static let most = 20

    /// The pairs with the lowest probability of what was said, at most one of each group of nearly equal prompts.
    static func strongest(_ measured: Measured) -> [Disagreement] {
        var worst: [Int: (margin: Double, found: Disagreement)] = [:]
        for (index, item) in measured.prompts.items.enumerated() {
            let rewards = measured.rewards[index]
            let words = item.lastWords
            for pair in item.pairs {
                let said = words[[pair.preferred, pair.rejected].sorted(), default: [:]].values
                let count = said.count { $0 == pair.preferred }
                let against = said.count - count
                let margin = rewards[pair.preferred] - rewards[pair.rejected]
                let group = measured.groups[index]
                guard count > against, margin < worst[group]?.margin ?? 0,
                    let preferred = item.origins[pair.preferred].place,
                    let rejected = item.origins[pair.rejected].place
                else { continue }
                worst[group] = (
                    margin,
                    Disagreement(
                        preferred: preferred, rejected: rejected, probability: BradleyTerryLoss.sigmoid(margin),
                        votes: count, votesAgainst: against)
                )
            }
        }
        return worst.sorted { ($0.value.margin, $0.key) < ($1.value.margin, $1.key) }.prefix(most).map(\.value.found)
    }
}

extension PromptSet.Item {
    /// Of each two completions, the lower index first, which one each person preferred at last: a person who judged several
    /// times, in whatever task, has one vote.
    fileprivate var lastWords: [[Int]: [ID<Labeler>: Int]] {
        let people = people
        return pairs.reduce(into: [:]) { words, pair in
            let person = people[pair.labeler] ?? pair.labeler
            words[[pair.preferred, pair.rejected].sorted(), default: [:]][person] = pair.preferred
        }
    }
}

extension CompletionOrigin {
    fileprivate var place: Disagreement.Place? {
        guard let task, let completion else { return nil }
        return .init(task: task, completion: completion)
    }
}
