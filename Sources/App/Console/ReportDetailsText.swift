import Foundation
import RewardModel
import Statistics

/// The details of a training report as a person reads them on a terminal: the gist; the page and `--json` have all of it.
enum ReportDetailsText {
    static func rows(_ details: ReportDetails) -> [(String, String)] {
        var rows = [
            (
                "calibration",
                "error \(Text.decimals(details.calibration.error)), "
                    + "about \(Text.decimals(details.calibration.errorByChance)) of it by chance alone"
            )
        ]
        if let ceiling = details.ceiling {
            rows.append(
                (
                    "on the same pairs",
                    "this model agrees with a person in \(plusMinus(ceiling.model)), two people in "
                        + "\(plusMinus(ceiling.people)) (\(Text.count(ceiling.pairs, "pair")))"
                ))
        }
        if let curve = details.learningCurve { rows.append(("learning", learning(curve))) }
        if let groups = details.labelerGroups {
            rows.append(
                (
                    "labelers",
                    "\(plusMinus(groups.own)) for those it has learned from, \(plusMinus(groups.heldOut)) for others "
                        + "(\(Text.count(groups.labelers)) in five groups)"
                ))
        }
        if let length = details.length {
            rows.append(
                (
                    "reward and length",
                    "Spearman's ρ \(signed(length.model.value, 2)); of what people preferred "
                        + signed(length.people.value, 2)
                ))
            if let excess = length.excess {
                rows.append(
                    (
                        "likes length",
                        "\(points(excess)): how often it expects the longer to be preferred, less how often it was"
                    ))
            }
        }
        for (name, isUp) in [("raise the reward", true), ("lower the reward", false)] {
            let features = details.features.filter { ($0.effect > 0) == isUp }
            let named = features.filter { $0.kind == .form }.prefix(3) + features.filter { $0.kind != .form }.prefix(5)
            if !named.isEmpty { rows.append((name, named.map(text).joined(separator: ", "))) }
        }
        if let drift = details.drift {
            let promised = drift.promised.map { "; \(Text.decimals($0.accuracy)) when it was trained" } ?? ""
            rows.append(
                (
                    "promoted, on new",
                    "accuracy \(Text.decimals(drift.now.accuracy)) (\(range(drift.now.accuracyInterval))), log loss "
                        + "\(Text.decimals(drift.now.logLoss)) on \(Text.count(drift.now.prompts, "prompt"))\(promised)"
                ))
        }
        if let use = details.rankings {
            let parts = [
                ("surplus", use.surplus), ("replaced", use.replaced), ("withdrawn", use.withdrawn),
                ("without an order", use.withoutOrder), ("of nearly equal texts", use.identical),
                ("all tied", use.tied), ("left out by their labeler's weight", use.leftOutByWeight ?? 0),
                ("weighed less", use.downWeighted ?? 0), ("of held-out labelers, beside these", use.heldOut ?? 0),
            ].filter { $0.1 > 0 }.map { "\(Text.count($0.1)) \($0.0)" }
            rows.append(
                ("rankings", (["\(Text.count(use.counted)) counted"] + parts).joined(separator: ", ")))
        }
        for limit in details.limits { rows.append(("cannot tell", sentence(limit))) }
        return rows
    }

    private static func learning(_ curve: LearningCurve) -> String {
        let points = curve.points.compactMap { point in
            point.measured.map { "\(Text.decimals($0.accuracy)) from \(Text.count(point.trainingPrompts))" }
        }
        let part = curve.isSample ? " (a random part of \(Text.count(curve.prompts, "prompt")))" : " prompts"
        let gain = curve.doubling.map { "; the second half brought \(Self.points($0))" }
        return points.joined(separator: ", ") + part + (gain ?? "")
    }

    private static func text(_ feature: TellingFeature) -> String {
        let said = Text.plain(feature.example ?? feature.text)
        let text = feature.kind == .form ? forms[feature.text] ?? feature.text : "“\(said)”"
        return "\(text) \(signed(feature.effect, 2))"
    }

    /// Measures of form in words; one that has none yet goes by its name.
    private static let forms = [
        "characters": "length", "listItems": "items of lists", "questionMarks": "question marks",
        "endsWithQuestion": "ends with a question", "exclamationMarks": "exclamation marks",
        "endsSentence": "ends with a whole sentence", "distinctWords": "different words", "wordLength": "long words",
        "firstPerson": "“I”", "secondPerson": "“you”",
    ]

    /// What cannot be told, and what it takes.
    static func sentence(_ limit: ReportLimit) -> String {
        let groups = Text.count(limit.have, "group") + " of prompts"
        let enough =
            limit.needed.map { needed in
                needed <= 10 ? "it takes at least 10 to say anything" : "about \(Text.count(needed)) would"
            } ?? "no number that anybody labels would"
        let needed = limit.needed.map { Text.count($0) } ?? ""
        return switch limit.about {
        case .chance: "whether it is better than a coin: \(groups) do not show it, \(enough)"
        case .length: "whether it is better than length alone: \(groups) do not show it, \(enough)"
        case .promoted: "whether it is better than the promoted model: \(groups) new to both do not show it, \(enough)"
        case .people: "how often people agree: \(groups) have pairs that two put in order, it takes \(needed)"
        case .labelers: "how it does on other labelers: there are \(Text.count(limit.have)), it takes \(needed)"
        case .labelerPrompts: "how it does on other labelers: they judged \(groups), it takes \(needed)"
        case .learning: "whether more prompts would help: there are \(groups), it takes \(needed)"
        case .calibration: "whether probabilities are off by a little: \(groups) do not show it, \(enough)"
        case .rows: "\(Text.count(limit.have, "row")) of the breakdowns: each takes \(needed) groups of prompts"
        }
    }

    /// A difference of shares.
    private static func points(_ estimate: Estimate) -> String {
        "\(signed(100 * estimate.value, 1)) points (\(signed(100 * estimate.interval.lower, 1)) to "
            + "\(signed(100 * estimate.interval.upper, 1)))"
    }

    private static func plusMinus(_ estimate: Estimate) -> String {
        "\(Text.decimals(estimate.value)) ± \(Text.decimals(estimate.standardError))"
    }

    private static func range(_ interval: Interval) -> String {
        "\(Text.decimals(interval.lower)) to \(Text.decimals(interval.upper))"
    }

    private static func signed(_ value: Double, _ digits: Int) -> String { String(format: "%+.\(digits)f", value) }
}
