import Foundation
import Preferences

/// Something in a completion that moves its reward, as a person can read it.
public struct TellingFeature: Codable, Sendable, Equatable {
    /// What it is; the names are stable.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A measure of the text's form, by its name in `DenseFeatures.names`.
        case form
        /// Letters within a word; a blank stands for the word's beginning or end.
        case characters
        /// One word, or two next to each other.
        case words
    }

    /// What it is.
    public var kind: Kind
    /// The letters, the words or the measure's name.
    public var text: String
    /// A word that the letters are of, where they are less than one.
    public var example: String?
    /// Nats that the reward rises by, or falls by below 0: of letters and words, on average where they occur; of a measure,
    /// where it is larger by a standard deviation.
    public var effect: Double
    /// Share of the completions in which they occur; nil of a measure.
    public var share: Double?
}

extension TellingFeature {
    /// How many measures of form a report names, each way.
    static let mostForms = 6
    /// How many letters and words.
    static let mostTexts = 12

    /// Of all features those that explain most of the rewards' spread: effect times standard deviation. Of letters and
    /// words that lie within one another only the strongest, for they are mostly the same thing; one letter or two of an
    /// alphabet tell a reader nothing, and are left out.
    static func strongest(_ found: [(feature: TellingFeature, spread: Double)]) -> [TellingFeature] {
        let order = found.sorted { ($0.spread, $1.feature.text) > ($1.spread, $0.feature.text) }.map(\.feature)
        func distinct(_ isUp: Bool) -> [TellingFeature] {
            let oneWay = order.filter { ($0.effect > 0) == isUp }
            var texts: [TellingFeature] = []
            for feature in oneWay where feature.kind != .form && !feature.isScrap && texts.count < mostTexts {
                let text = feature.core
                let isKnown = texts.contains { $0.core.contains(text) || text.contains($0.core) }
                if !isKnown { texts.append(feature) }
            }
            return oneWay.filter { $0.kind == .form }.prefix(mostForms) + texts
        }
        return distinct(true) + distinct(false)
    }

    private var isScrap: Bool {
        kind == .characters && core.utf8.count < 3 && core.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
    }

    /// The letters without the blanks around them.
    private var core: String { text.trimmingCharacters(in: .whitespaces) }
}

/// A model that can say what moves its rewards.
public protocol ExplainedRewardModel: RewardScoring {
    /// What moves its rewards most, as seen in `completions`: those that raise them first. Words and letters are named only
    /// where completions of two groups have them.
    ///
    /// - Parameter groups: the group of nearly equal prompts that each completion belongs to; shape `(completions)`.
    func tellingFeatures(in completions: [String], groups: [Int]) -> [TellingFeature]
}
