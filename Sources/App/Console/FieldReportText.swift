import Foundation
import Preferences
import RewardModel
import Statistics

/// What labelers answer to a form's fields, and how far that is predicted, as a person reads it on a terminal.
enum FieldReportText {
    static func rows(_ fields: [FieldReport]) -> [(String, String)] {
        fields.map { (Text.plain($0.field.name), sentence($0)) }
    }

    static func sentence(_ report: FieldReport) -> String {
        let completions = Text.count(report.completions, "completion")
        let said =
            report.field.scale.map {
                "\(decimals(report.mean)) on average, from \($0.lowerBound) to \($0.upperBound), of \(completions)"
            } ?? "raised for \(decimals(100 * report.mean)) % of \(completions)"
        if let head = report.head { return "\(said); \(predicted(head, isFlag: report.field.isFlag))" }
        return report.lack.map { "\(said); not predicted yet: \(sentence($0))" } ?? said
    }

    private static func predicted(_ head: FieldReport.Head, isFlag: Bool) -> String {
        let order = head.order.map { "\(isFlag ? "AUC" : "Spearman's ρ") \(estimate($0))" }
        let gain =
            isFlag
            ? "log loss \(Text.decimals(head.error)), \(Text.decimals(head.baseError)) of the rate alone, which is "
                + "\(estimate(head.gain)) more"
            : "off by \(decimals(head.error)) as a rule, R² \(estimate(head.gain))"
        let base = "the \(isFlag ? "rate" : "mean") alone"
        let interval = head.gain.interval
        let doubt: String? =
            if interval.lower > 0 {
                nil
            } else if interval.upper < 0 {
                "worse than \(base)"
            } else {
                "whether that is better than \(base) cannot be told"
            }
        return [gain, order, doubt].compactMap(\.self).joined(separator: "; ")
    }

    private static func sentence(_ lack: FieldReport.Lack) -> String {
        let have = Text.count(lack.have)
        let needed = lack.needed.map { Text.count($0) } ?? ""
        return switch lack.about {
        case .completions: "it takes \(needed) completions"
        case .prompts: "they are of \(Text.count(lack.have, "group")) of prompts, it takes \(needed)"
        case .rarer: "the rarer answer comes to \(Text.count(lack.have, "completion")), it takes \(needed)"
        case .rarerPrompts:
            "the rarer answer was given in \(Text.count(lack.have, "group")) of prompts, it takes \(needed)"
        case .same: "all \(have) have the same"
        case .otherScale: "more was said of it on another scale"
        }
    }

    private static func estimate(_ estimate: Estimate) -> String {
        let interval = estimate.interval
        return "\(Text.decimals(estimate.value)) (\(Text.decimals(interval.lower)) to \(Text.decimals(interval.upper)))"
    }

    private static func decimals(_ value: Double) -> String { String(format: "%.1f", value) }
}
