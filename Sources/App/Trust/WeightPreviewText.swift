import Foundation
import Jobs
import Preferences
import RewardModel
import Statistics
import Storage

/// What a weight would change, as a person reads it on a terminal.
enum WeightPreviewText {
    static func lines(_ result: WeightPreviewResult, names: [ID<User>: String]) -> [String] {
        var lines = result.labelers.map { labeler in
            "\(Text.plain(names[labeler.id] ?? "\(labeler.id)")): \(labeler.covered) of "
                + Text.count(labeler.judgements, "judgement")
        }
        lines.append(
            "\(Text.count(result.changed, "judgement")) would weigh something else, of \(Text.count(result.tasks, "task"));"
                + " \(Text.count(result.tasksWithoutWeight, "task")) would have no judgement left that weighs anything."
        )
        if !result.weeks.isEmpty {
            lines.append("By week: " + result.weeks.map { "\($0.week) \($0.judgements)" }.joined(separator: ", "))
        }
        lines.append("Agreement: \(agreement(result.agreement))")
        lines.append("Reward model: \(model(result))")
        if let requeue = result.requeue {
            lines.append(
                "Asking others again would reopen \(Text.count(requeue.tasks, "task")): podium labeler requeue.")
        }
        return lines
    }

    private static func agreement(_ agreement: WeightPreviewResult.Agreement) -> String {
        guard let now = agreement.now, let then = agreement.then, let difference = agreement.difference else {
            return "too little to tell: two people judged \(Text.count(agreement.tasks, "task")) now, and "
                + "\(Text.count(agreement.tasksThen)) would be left."
        }
        return "\(Text.decimals(now.estimate)) now, \(Text.decimals(then.estimate)) then; difference "
            + "\(signed(difference.estimate)) [\(signed(difference.lower)), \(signed(difference.upper))]."
    }

    private static func model(_ result: WeightPreviewResult) -> String {
        guard let model = result.model else {
            return switch result.noModel {
            case .nothingTrained: "no judgement that it learns from would weigh something else."
            case .tooFewPrompts, nil: "there is too little to train one with and one without."
            }
        }
        let comparison = model.comparison
        guard let accuracy = comparison.accuracyDifference, let logLoss = comparison.logLossDifference,
            model.verdict != .tooFew
        else {
            return "there is too little that others judged to tell: \(Text.count(comparison.prompts, "prompt"))."
        }
        let words =
            switch model.verdict {
            case .better: "better by more than chance gives"
            case .worse: "worse by more than chance gives"
            case .noDifference, .tooFew: "no difference can be told"
            }
        return "\(words). Accuracy \(signed(accuracy.value)) [\(signed(accuracy.interval.lower)), "
            + "\(signed(accuracy.interval.upper))], log loss \(signed(logLoss.value)) "
            + "[\(signed(logLoss.interval.lower)), \(signed(logLoss.interval.upper))], by what others said of "
            + "\(Text.count(comparison.prompts, "prompt")) that neither had seen\(model.isSample ? ", a random part" : "")."
    }

    private static func signed(_ value: Double) -> String { String(format: "%+.3f", value) }
}
