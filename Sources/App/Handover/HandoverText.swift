import Exchange
import Foundation
import Jobs
import Preferences
import Statistics
import Storage

/// What is measured, in the sentences of a data set's card, and what was written, in those of a terminal.
enum HandoverText {
    static func agreement(_ agreement: Estimate?) -> String {
        guard let agreement else {
            return "How often labelers agree is not known: fewer than two tasks were put in order by two of them."
        }
        let (value, error) = (Text.decimals(agreement.value), Text.decimals(agreement.standardError))
        let (lower, upper) = (Text.decimals(agreement.interval.lower), Text.decimals(agreement.interval.upper))
        return """
            Two labelers who both put a pair of completions in strict order agree on \(value) ± \(error) of the pairs \
            (95 % interval \(lower) to \(upper), \(Text.count(agreement.clusters, "task")), resampled by task).
            """
    }

    static func reward(_ model: RewardModelRecord?, snapshot: ID<Snapshot>) -> String {
        guard let model else {
            return """
                No reward model answers in this project yet. Train one (`podium retrain`) and hand over again before you \
                tune a policy on its rewards.
                """
        }
        let heldOut = (try? TrainingRunReport(stored: model.report))?.training.heldOut
        let accuracy = heldOut.map {
            """
             On prompts that it had not seen it puts the preferred completion of a pair first with probability \
            \(Text.decimals($0.accuracy)) (95 % interval \(Text.decimals($0.accuracyInterval.lower)) to \
            \(Text.decimals($0.accuracyInterval.upper)); the longer one is preferred with \
            \(Text.decimals($0.lengthBaseline))).
            """
        }
        let source =
            switch model.snapshotID {
            case snapshot?: "the same snapshot"
            case let other?: "snapshot \(other), which is not this one"
            case nil: "an unknown snapshot"
            }
        return
            "Reward model \(model.id) answers, trained from \(source).\(accuracy ?? "") It learned from all parts, so "
            + "its reward says nothing about the test part; people do."
    }

    /// What a terminal says when all is written.
    static func summary(of manifest: HandoverManifest, in path: String, kept old: String?) -> [String] {
        let sets = HandoverConfiguration.allCases.filter { manifest.counts[$0] > 0 }.map {
            "\($0.rawValue) \(Text.count(manifest.counts[$0]))"
        }
        var lines = ["Handed over to \(manifest.engine) in \(path): \(sets.joined(separator: ", "))."]
        lines += manifest.emptyParts
        if manifest.counts.weightless > 0 {
            lines.append(
                "\(Text.count(manifest.counts.weightless, "judgement")) of labelers who weigh nothing "
                    + "\(manifest.counts.weightless == 1 ? "is" : "are") left out.")
        }
        if let heldOut = manifest.counts.heldOut, heldOut > 0 {
            lines.append(
                "\(Text.count(heldOut, "judgement")) of labelers who are held out \(heldOut == 1 ? "is" : "are") left out: "
                    + "they measure and never train.")
        }
        if manifest.rewardModel == nil {
            lines.append(
                "No reward model answers yet: run podium retrain --project \(manifest.project) before a policy is tuned on it."
            )
        }
        if let old { lines.append("The folder that was there is kept as \(old).") }
        return lines + ["How to go on stands in \(path)/\(HandoverManifest.cardPath)."]
    }

    static func progress(_ progress: Handover.Progress) -> String {
        switch progress {
        case .freezing: "Freezing the judgements"
        case .dealing(.reading(let count)): "Reading prompts: \(Text.count(count))"
        case .dealing(.grouping(let count)): "Looking for nearly equal prompts among \(Text.count(count))"
        case .writing(let done, let all): "Writing prompts: \(Text.count(done)) of \(Text.count(all))"
        }
    }
}
