import Jobs
import RewardModel
import Statistics

/// A training report as a person reads it on a terminal.
package enum TrainingReportText {
    private static func text(_ report: HeldOutLabelersReport) -> String {
        let basis =
            "\(Text.count(report.labelers)) of whom nothing was learned, on \(Text.count(report.prompts, "prompt")) and "
            + Text.count(report.pairs, "comparison")
        guard let measured = report.measured else { return "too few prompts to tell: \(basis)" }
        var text = "accuracy \(Text.decimals(measured.accuracy)) (\(range(measured.accuracyInterval))), log loss "
        text += "\(Text.decimals(measured.logLoss)), of \(basis)"
        if let common = report.common, let training = report.training {
            text += "; on \(Text.count(report.commonPrompts, "prompt")) that others judged, too: "
            text += "\(Text.decimals(common.accuracy)) against \(Text.decimals(training.accuracy)) for those others"
        }
        return text
    }

    private static func range(_ interval: Interval) -> String {
        "\(Text.decimals(interval.lower)) … \(Text.decimals(interval.upper))"
    }

    package static func lines(_ report: TrainingRunReport, model: String) -> [String] {
        let training = report.training
        let heldOut = training.heldOut
        var rows: [(String, String)] = [
            (
                "trained on",
                "\(Text.count(training.trainingPrompts, "prompt")), \(Text.count(training.trainingComparisons, "comparison"))"
            ),
            (
                "measured on",
                "\(Text.count(heldOut.prompts, "prompt"))"
                    + (report.randomShare?.standsForAll == true ? " that no model chose" : "")
                    + ", each by a model that had seen neither it nor its like "
                    + "(\(training.folds) parts)"
            ),
        ]
        if let probability = training.tieProbability {
            rows.append(
                (
                    "ties",
                    "\(Text.count(training.trainingTies)) learned from: two equally good completions are tied with "
                        + "probability \(Text.decimals(probability))"
                ))
        }
        if let demonstrations = training.demonstrations, demonstrations > 0 {
            rows.append(("reward 0", "the mean of \(Text.count(demonstrations, "demonstration"))"))
        }
        if heldOut.promptGroups < heldOut.prompts {
            rows.append(
                ("groups", "\(Text.count(heldOut.promptGroups)), prompts that are nearly the same being one"))
        }
        if training.identicalComparisons > 0 {
            rows.append(
                ("left out", "\(Text.count(training.identicalComparisons, "comparison")) of nearly equal completions"))
        }
        rows += EvaluationText.rows(heldOut)
        if let others = training.heldOutLabelers { rows.append(("held-out labelers", Self.text(others))) }
        if let length = training.length.logLoss {
            rows.append(("length alone", "log loss \(Text.decimals(length)), fitted and measured in the same way"))
        }
        if let accuracy = training.withoutForm.accuracy, let logLoss = training.withoutForm.logLoss {
            rows.append(
                (
                    "without form",
                    "accuracy \(Text.decimals(accuracy)), log loss \(Text.decimals(logLoss)) without what length and form "
                        + "explain of the rewards"
                ))
        }
        let chosen = training.crossValidation.first {
            $0.regularisation == training.regularisation && $0.wordPairScale == training.wordPairScale
                && $0.strengthMargin == training.strengthMargin && $0.weighsLabelers == (training.labelers != nil)
        }
        if let chosen {
            rows.append(
                (
                    "cross-validation",
                    "accuracy \(Text.decimals(chosen.accuracy)), log loss \(Text.decimals(chosen.logLoss)) at λ = \(training.regularisation)"
                        + (training.wordPairScale > 0 ? ", with pairs of words of prompt and completion" : "")
                ))
        }
        if training.strengthMargin > 0 {
            rows.append(
                (
                    "strengths",
                    "the strongest preferences are asked to exceed the weakest by \(Text.decimals(training.strengthMargin)) nats"
                ))
        }
        if let labelers = training.labelers, let least = labelers.map(\.reliability).min(),
            let most = labelers.map(\.reliability).max()
        {
            rows.append(
                (
                    "reliability",
                    "\(Text.count(labelers.count, "labeler")) from \(Text.decimals(least)) to \(Text.decimals(most)), the "
                        + "crowd being 1: unreliable judgements weigh less"
                ))
        }
        if let promoted = training.promoted {
            rows.append(("promoted model", comparison(promoted, onAll: report.randomShare?.comparesOnAll == true)))
        }
        if let share = report.randomShare { rows.append(("random share", text(share))) }
        if let fields = training.fields { rows += FieldReportText.rows(fields) }
        if let details = training.details { rows += ReportDetailsText.rows(details) }
        if let making = report.making { rows += self.rows(making) }
        rows.append((report.promotion.promoted ? "promoted" : "not promoted", report.promotion.reason))
        return ["Reward model \(model), trained in \(Text.seconds(report.seconds))"] + EvaluationText.table(rows)
    }

    private static func text(_ share: RandomShareReport) -> String {
        let prompts =
            "\(Text.count(share.prompts, "prompt")) that chance drew, beside \(Text.count(share.chosenPrompts)) that a model "
            + "chose"
        guard let measured = share.measured else { return "\(prompts): too few to measure on" }
        let interval = measured.accuracyInterval
        return "accuracy \(Text.decimals(measured.accuracy)) (\(Text.decimals(interval.lower)) to "
            + "\(Text.decimals(interval.upper))), log loss \(Text.decimals(measured.logLoss)) on \(prompts)"
    }

    /// What it takes to train it again.
    private static func rows(_ making: Making) -> [(String, String)] {
        var file = "SHA-256 \(making.modelSha256)"
        if let twin = making.sameAs { file += ", the same bytes as reward model \(twin)" }
        if let other = making.differsFrom {
            file +=
                ", other bytes than reward model \(other) has, which was trained from the same snapshot by "
                + "another version of Podium or on another machine"
        }
        return [
            ("snapshot", "\(making.snapshotId), SHA-256 \(making.snapshotSha256)"), ("seed", "\(making.seed)"),
            ("made by", "Podium \(making.podiumVersion)"), ("model file", file),
        ]
    }

    private static func comparison(_ promoted: ModelComparison, onAll: Bool) -> String {
        guard let accuracy = promoted.accuracy, let logLoss = promoted.logLoss,
            let ownAccuracy = promoted.candidateAccuracy, let ownLogLoss = promoted.candidateLogLoss
        else { return "no prompt is new to it, so there is nothing to compare on" }
        return "accuracy \(Text.decimals(accuracy)), log loss \(Text.decimals(logLoss)) on "
            + "\(Text.count(promoted.prompts, "prompt")) that are new to it\(onAll ? ", chosen ones too" : ""); this one "
            + "\(Text.decimals(ownAccuracy)), "
            + Text.decimals(ownLogLoss)
    }
}

/// An evaluation as a person reads it.
package enum EvaluationText {
    package static func lines(_ report: EvaluationReport, model: String, file: String) -> [String] {
        let measured = "\(Text.count(report.prompts, "prompt")), \(Text.count(report.pairs, "comparison"))"
        return ["Reward model \(model) on \(file)"] + table([("measured on", measured)] + rows(report))
    }

    static func rows(_ report: EvaluationReport) -> [(String, String)] {
        let interval = report.accuracyInterval
        let level = Int((interval.level * 100).rounded())
        var rows = [
            (
                "accuracy",
                "\(Text.decimals(report.accuracy))  (\(level) % interval \(Text.decimals(interval.lower)) to \(Text.decimals(interval.upper)))"
            ),
            ("log loss", "\(Text.decimals(report.logLoss))  (a coin has 0.693)"),
            ("length baseline", "\(Text.decimals(report.lengthBaseline))  (the longer one wins)"),
        ]
        if let human = report.humanAgreement {
            rows.append(
                (
                    "human ceiling",
                    "\(Text.decimals(human.value)) ± \(Text.decimals(human.standardError))  (two people agree)"
                ))
        } else {
            rows.append(
                ("human ceiling", "unknown: fewer than two prompts have a pair that two people ordered without a tie"))
        }
        if report.tiesSkipped > 0 {
            rows.append(
                ("not counted", "\(Text.count(report.tiesSkipped, "tied pair")), which ask nothing of the order"))
        }
        return rows
    }

    static func table(_ rows: [(String, String)]) -> [String] {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { "  " + $0.0.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $0.1 }
    }
}
