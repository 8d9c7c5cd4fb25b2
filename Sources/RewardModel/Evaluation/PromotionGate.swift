import Foundation
import Statistics

/// Whether a candidate takes the promoted model's place, and why, in one sentence with its numbers.
public struct PromotionDecision: Codable, Sendable, Equatable {
    /// Every reason there is; the names are stable.
    public enum Grounds: String, Codable, Sendable, CaseIterable {
        /// Another model was promoted while this one was trained.
        case overtaken
        /// Somebody rolled back, and has not promoted a model since.
        case held
        /// It, or what of it a project gives as rewards, is not better than a coin toss by more than chance allows for.
        case noBetterThanChance
        /// It is not better than a model of the completions' lengths by more than chance allows for.
        case noBetterThanLength
        /// No model was promoted before.
        case first
        /// The promoted model cannot be read.
        case unreadable
        /// Too few prompts are new since the promoted model to show anything.
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
    /// Whether what fell short was its rewards without form; nil where it was not.
    public var isOfRewardsWithoutForm: Bool?

    /// A decision with its reason.
    public init(promoted: Bool, _ grounds: Grounds, isOfRewardsWithoutForm: Bool? = nil, reason: String) {
        self.promoted = promoted
        self.grounds = grounds
        self.isOfRewardsWithoutForm = isOfRewardsWithoutForm
        self.reason = reason
    }
}

/// The promotion gate: the one place where it is decided whether a candidate is promoted. Training only measures.
///
/// All figures are of prompts that the measured models had not seen, and what is no more than chance would give is no
/// difference: paired bootstrap intervals over groups of nearly equal prompts.
///
/// - A candidate that is not shown to be better than a coin toss, and than the lengths of the completions alone, is never
///   promoted: better in log loss or in accuracy, and worse in neither.
/// - Where a project gives rewards without form, these are what answers, so they have to be better than a coin toss, too.
/// - While a roll-back holds, none is promoted: see `decide`.
/// - One that is shown to be worse than the promoted model, in log loss or in accuracy, is kept back. That takes prompts
///   that are new since the promoted model was trained: on others it would be measured on what it has learned by heart.
public enum PromotionGate {
    /// Groups of prompts below which an interval is not believed. One that is trusted less counts less.
    static let fewestGroups = 10

    /// The decision on a candidate, to be made when it is stored.
    ///
    /// - Parameters:
    ///   - report: what was measured of the candidate, and of other models beside it.
    ///   - incumbent: names the model that was promoted when the training began; `nil`: none was.
    ///   - givesRewardsWithoutForm: whether the project leaves out of its rewards what form explains of them.
    ///   - isStillPromoted: whether nothing was promoted since.
    ///   - isHeld: whether somebody rolled back to it, which counts as long as it can be read. What they saw, no
    ///     figure here shows; so a model of nearly the same data does not come back by itself.
    public static func decide(
        _ report: TrainingReport, comparedWith incumbent: String?, givesRewardsWithoutForm: Bool = false,
        isStillPromoted: Bool, isHeld: Bool = false
    ) -> PromotionDecision {
        guard isStillPromoted else {
            return .init(
                promoted: false, .overtaken, reason: "Another model was promoted while this one was trained; it stays.")
        }
        // A hold keeps a model that works; where the promoted one cannot be read, there is nothing to keep.
        let isReadable = incumbent == nil || report.promoted != nil
        guard !isHeld || !isReadable else {
            return .init(
                promoted: false, .held,
                reason:
                    "Somebody went back to an earlier model, so nothing is promoted by itself until somebody promotes "
                    + "a model. This one can be.")
        }
        guard report.coin.showsCandidateBetter else {
            return .init(
                promoted: false, .noBetterThanChance,
                reason:
                    "No better than a coin toss as far as \(prompts(report.coin)) can tell: \(losses(report.coin)). "
                    + "Rank more prompts, and look whether labelers agree.")
        }
        // A report that says nothing of them is of a Podium that did not measure them, and of no run that ends today.
        if givesRewardsWithoutForm, let measured = report.coinWithoutForm, !measured.showsCandidateBetter {
            return .init(
                promoted: false, .noBetterThanChance, isOfRewardsWithoutForm: true,
                reason:
                    "Without what length and form explain, which this project leaves out of all rewards, it is no better than "
                    + "a coin toss as far as \(prompts(measured)) can tell: \(losses(measured)). Rank more prompts, or give "
                    + "rewards with length and form.")
        }
        guard report.length.showsCandidateBetter else {
            return .init(
                promoted: false, .noBetterThanLength,
                reason:
                    "No better than the lengths of the completions alone as far as \(prompts(report.length)) can tell: "
                    + "\(losses(report.length)). Rank more prompts.")
        }
        guard let incumbent else {
            return .init(
                promoted: true, .first,
                reason: "No model is promoted yet, and this one is better than a coin toss and than length alone.")
        }
        guard let comparison = report.promoted else {
            // A damaged model must not keep every later one from taking its place.
            return .init(
                promoted: true, .unreadable,
                reason: "The promoted model \(incumbent) cannot be read, so this one takes its place uncompared.")
        }
        return decide(comparison)
    }

    private static func decide(_ comparison: ModelComparison) -> PromotionDecision {
        guard let accuracy = comparison.accuracyDifference, let logLoss = comparison.logLossDifference,
            comparison.trustedGroups >= Double(fewestGroups)
        else {
            return .init(
                promoted: true, .tooFewPrompts,
                reason: "\(new(comparison)), too few to show that the new model is worse.")
        }
        let numbers =
            "accuracy \(signed(100 * accuracy.value, 1)) points "
            + "(\(range(accuracy.interval, scale: 100, digits: 1))), "
            + "log loss \(signed(logLoss.value, 4)) (\(range(logLoss.interval, scale: 1, digits: 4))) "
            + "on \(comparison.prompts) prompts that neither had seen"
        var worse: [String] = []
        if accuracy.interval.upper < 0 { worse.append("accuracy") }
        if logLoss.interval.lower > 0 { worse.append("log loss") }
        guard worse.isEmpty else {
            return .init(
                promoted: false, .worse,
                reason: "Worse than the promoted model in \(worse.joined(separator: " and ")): \(numbers).")
        }
        return .init(promoted: true, .notWorse, reason: "Not worse than the promoted model: \(numbers).")
    }

    private static func new(_ comparison: ModelComparison) -> String {
        let (prompts, groups) = (comparison.prompts, comparison.accuracyDifference?.clusters ?? comparison.prompts)
        let since = "new since the promoted model was trained"
        if prompts == 0 { return "No prompt is \(since)" }
        if groups >= fewestGroups {
            return "The \(groups) groups of nearly equal prompts that are \(since) weigh only as much as "
                + String(format: "%.1f", comparison.trustedGroups)
        }
        if groups < prompts { return "Only \(groups) groups of nearly equal prompts are \(since)" }
        return "Only \(prompts) prompt\(prompts == 1 ? " is" : "s are") \(since)"
    }

    private static func prompts(_ comparison: ModelComparison) -> String {
        comparison.prompts == 1 ? "1 prompt" : "\(comparison.prompts) prompts"
    }

    private static func losses(_ comparison: ModelComparison) -> String {
        guard let logLoss = comparison.logLossDifference, let accuracy = comparison.accuracyDifference,
            let own = comparison.candidateLogLoss, let other = comparison.logLoss
        else { return "too few" }
        return String(format: "log loss %.3f against %.3f, ", own, other)
            + "difference \(signed(logLoss.value, 3)) (\(range(logLoss.interval, scale: 1, digits: 3))), "
            + "accuracy \(signed(100 * accuracy.value, 1)) points (\(range(accuracy.interval, scale: 100, digits: 1)))"
    }

    private static func signed(_ value: Double, _ digits: Int) -> String {
        String(format: "%+.\(digits)f", value)
    }

    private static func range(_ interval: Interval, scale: Double, digits: Int) -> String {
        "\(Int((100 * interval.level).rounded())) % interval \(signed(scale * interval.lower, digits)) … "
            + signed(scale * interval.upper, digits)
    }
}

extension ModelComparison {
    /// Whether the candidate is better in log loss or in accuracy by more than chance gives, and worse in neither.
    var showsCandidateBetter: Bool {
        guard let logLoss = logLossDifference?.interval, let accuracy = accuracyDifference?.interval,
            trustedGroups >= Double(PromotionGate.fewestGroups)
        else { return false }
        return (logLoss.upper < 0 || accuracy.lower > 0) && logLoss.lower <= 0 && accuracy.upper >= 0
    }

    /// Whether the candidate is worse in log loss or in accuracy by more than chance gives, and better in neither.
    var showsCandidateWorse: Bool {
        guard let logLoss = logLossDifference?.interval, let accuracy = accuracyDifference?.interval,
            trustedGroups >= Double(PromotionGate.fewestGroups)
        else { return false }
        return (logLoss.lower > 0 || accuracy.upper < 0) && logLoss.upper >= 0 && accuracy.lower <= 0
    }
}
