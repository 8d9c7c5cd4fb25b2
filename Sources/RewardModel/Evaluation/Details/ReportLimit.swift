import Foundation
import Statistics

/// Something that a report cannot tell yet, what there is of what it takes, and how much it would take.
public struct ReportLimit: Codable, Sendable, Equatable {
    /// What cannot be told, in the order in which a report says it; the names are stable.
    public enum About: String, Codable, Sendable, CaseIterable {
        /// Whether the model is better than a coin toss.
        case chance
        /// Whether it is better than the completions' lengths alone.
        case length
        /// Whether it is better or worse than the promoted model.
        case promoted
        /// How often people agree.
        case people
        /// How the model does on labelers from whom it has not learned, for want of labelers.
        case labelers
        /// The same, for want of prompts.
        case labelerPrompts
        /// What more prompts would bring.
        case learning
        /// Whether probabilities hold.
        case calibration
        /// How well single rows of a breakdown are predicted.
        case rows
    }

    /// What cannot be told.
    public var about: About
    /// How many there are: groups of prompts, or what the sentence names.
    public var have: Int
    /// From how many on it can be told, if what was measured so far holds; nil where no number that anybody labels would do.
    /// Of groups of prompts 10 is not such a number, but the fewest of which anything is told.
    public var needed: Int?

    /// A limit of its parts.
    public init(_ about: About, have: Int, needed: Int?) {
        self.about = about
        self.have = have
        self.needed = needed
    }
}

extension ReportLimit {
    /// More prompts than this nobody labels to tell two models apart.
    static let most = 100_000

    /// - Parameter measured: all prompts, of which some may stand for all.
    static func all(_ report: TrainingReport, _ details: ReportDetails, _ measured: Measured) -> [ReportLimit] {
        var limits: [ReportLimit] = []
        let groups = report.heldOut.promptGroups
        func compare(_ about: About, _ comparison: ModelComparison) {
            guard !comparison.tells else { return }
            limits.append(ReportLimit(about, have: comparison.groups, needed: comparison.groupsNeeded))
        }
        compare(.chance, report.coin)
        compare(.length, report.length)
        if let promoted = report.promoted { compare(.promoted, promoted) }
        let shared = HumanCeiling.groups(measured.sampled)
        if shared < Double(PromotionGate.fewestGroups) {
            limits.append(ReportLimit(.people, have: Int(shared), needed: PromotionGate.fewestGroups))
        }
        if details.labelerGroups == nil {
            limits.append(
                LabelerTurns(measured).map {
                    ReportLimit(.labelerPrompts, have: $0.promptGroups, needed: PromotionGate.fewestGroups)
                } ?? ReportLimit(.labelers, have: measured.labelerCount, needed: LabelerGroups.parts))
        }
        if details.learningCurve == nil {
            limits.append(
                ReportLimit(.learning, have: LearningCurve.groups(measured), needed: LearningCurve.fewestGroups))
        }
        let calibration = details.calibration
        if calibration.error < 2 * calibration.errorByChance {
            // Chance alone falls with the root of the number; an error of two points or more would then show.
            let ratio = 2 * calibration.errorByChance / Self.tellingError
            let needed = Int((Double(groups) * ratio * ratio).rounded(.up))
            if ratio > 1 {
                limits.append(
                    ReportLimit(.calibration, have: groups, needed: max(PromotionGate.fewestGroups, needed)))
            }
        }
        let rows = details.breakdowns.flatMap(\.rows)
        let few = rows.count { $0.measured == nil }
        if few > 0 { limits.append(ReportLimit(.rows, have: few, needed: PromotionGate.fewestGroups)) }
        return limits
    }

    /// A calibration error that matters.
    private static let tellingError = 0.02
}

extension ModelComparison {
    /// How often as many prompts as are asked for would show a difference that is there.
    private static let power = 0.8

    fileprivate var groups: Int { Int(trustedGroups) }

    /// Whether it shows which of the two is better.
    fileprivate var tells: Bool {
        guard groups >= PromotionGate.fewestGroups else { return false }
        return [accuracyDifference, logLossDifference].contains { difference in
            difference.map { !$0.interval.contains(0) } ?? false
        }
    }

    /// Groups of prompts from which on a difference as large as one seen so far would be found to be more than chance gives
    /// with a probability of `power`: intervals narrow with the root of their number.
    var groupsNeeded: Int? {
        guard groups >= PromotionGate.fewestGroups else { return PromotionGate.fewestGroups }
        let needed = [accuracyDifference, logLossDifference].compactMap { difference -> Double? in
            guard let difference, difference.value != 0 else { return nil }
            let z = normalQuantile((1 + difference.interval.level) / 2)
            // Without the second term the interval's end would be at 0 on average, and every other time short of it.
            let ratio = (z + normalQuantile(Self.power)) * difference.standardError / abs(difference.value)
            return Double(difference.clusters) * ratio * ratio
        }.min()
        guard let needed, needed.isFinite, needed <= Double(ReportLimit.most) else { return nil }
        return max(groups + 1, Int(needed.rounded(.up)))
    }
}
