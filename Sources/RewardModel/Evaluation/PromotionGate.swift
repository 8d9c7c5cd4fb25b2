import Foundation
import Statistics

/// Whether a candidate takes the promoted model's place, and why, in one sentence with its numbers.
public struct PromotionDecision: Codable, Sendable, Equatable {
    /// Every reason there is; the names are stable.
    public enum Grounds: String, Codable, Sendable, CaseIterable {
        /// Another model was promoted while this one was trained.
        case overtaken
        /// No model was promoted before.
        case first
        /// The promoted model cannot be read.
        case unreadable
        /// Too few prompts are held out to show anything.
        case tooFewPrompts
        case worse
        case notWorse
    }

    /// Whether it does.
    public var promoted: Bool
    /// `nil` in reports of a Podium that did not tell them yet.
    public var grounds: Grounds?
    /// For people.
    public var reason: String

    /// A decision with its reason.
    public init(promoted: Bool, _ grounds: Grounds, reason: String) {
        self.promoted = promoted
        self.grounds = grounds
        self.reason = reason
    }
}

/// The promotion gate: the one place where it is decided whether a candidate is promoted. Training only measures.
///
/// A candidate is kept back only when the held-out prompts show it to be worse: the paired bootstrap interval of the
/// log-loss difference lies wholly above 0, or that of the accuracy difference wholly below.
public enum PromotionGate {
    /// The decision on a candidate, to be made when it is stored.
    ///
    /// - Parameters:
    ///   - report: what was measured of the candidate, and of the promoted model beside it.
    ///   - incumbent: names the model that was promoted when the training began; `nil`: none was.
    ///   - isStillPromoted: whether nothing was promoted since.
    public static func decide(
        _ report: TrainingReport, comparedWith incumbent: String?, isStillPromoted: Bool
    ) -> PromotionDecision {
        guard isStillPromoted else {
            return .init(
                promoted: false, .overtaken, reason: "Another model was promoted while this one was trained; it stays.")
        }
        guard let incumbent else {
            return .init(
                promoted: true, .first, reason: "No model is promoted yet, so there is nothing to be worse than.")
        }
        guard let comparison = report.promoted else {
            // A damaged model must not keep every later one from taking its place.
            return .init(
                promoted: true, .unreadable,
                reason: "The promoted model \(incumbent) cannot be read, so this one takes its place uncompared.")
        }
        return decide(comparison)
    }

    private static func decide(_ comparison: TrainingReport.PromotedComparison) -> PromotionDecision {
        guard let accuracy = comparison.accuracyDifference, let logLoss = comparison.logLossDifference else {
            return .init(
                promoted: true, .tooFewPrompts,
                reason: "Fewer than two prompts are held out, too few to show that the new model is worse.")
        }
        let numbers =
            "accuracy \(signed(100 * accuracy.value, 1)) points "
            + "(\(range(accuracy.interval, scale: 100, digits: 1))), "
            + "log loss \(signed(logLoss.value, 4)) (\(range(logLoss.interval, scale: 1, digits: 4))) "
            + "on \(accuracy.clusters) held-out prompts"
        let note =
            comparison.sameSplit
            ? "" : " The promoted model was trained with another split and may have seen some of these prompts."
        var worse: [String] = []
        if accuracy.interval.upper < 0 { worse.append("accuracy") }
        if logLoss.interval.lower > 0 { worse.append("log loss") }
        guard worse.isEmpty else {
            return .init(
                promoted: false, .worse,
                reason: "Worse than the promoted model in \(worse.joined(separator: " and ")): \(numbers).\(note)")
        }
        return .init(promoted: true, .notWorse, reason: "Not worse than the promoted model: \(numbers).\(note)")
    }

    private static func signed(_ value: Double, _ digits: Int) -> String {
        String(format: "%+.\(digits)f", value)
    }

    private static func range(_ interval: Interval, scale: Double, digits: Int) -> String {
        "\(Int((100 * interval.level).rounded())) % interval \(signed(scale * interval.lower, digits)) … "
            + signed(scale * interval.upper, digits)
    }
}
