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
    /// How many labelers preferred it.
    public var votes: Int
    /// How many preferred the other.
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
            var votes: [[Int]: Int] = [:]
            for pair in item.pairs { votes[[pair.preferred, pair.rejected], default: 0] += 1 }
            for pair in item.pairs {
                let count = votes[[pair.preferred, pair.rejected], default: 0]
                let against = votes[[pair.rejected, pair.preferred], default: 0]
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

extension CompletionOrigin {
    fileprivate var place: Disagreement.Place? {
        guard let task, let completion else { return nil }
        return .init(task: task, completion: completion)
    }
}
