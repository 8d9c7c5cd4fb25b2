import Preferences
import Statistics

/// A comparison of policies as lines for a terminal: a table that a newcomer can read, and a sentence for each pair.
struct ComparisonText {
    private let body: ComparisonBody
    private let labels: [ID<Policy>: String]

    init(_ body: ComparisonBody) {
        self.body = body
        labels = Dictionary(uniqueKeysWithValues: body.policies.map { ($0.policyId, Text.plain($0.label)) })
    }

    var lines: [String] {
        guard !body.policies.isEmpty else { return ["Nothing compares two policies yet."] + remarks }
        return head + [""] + policies + remarks + pairs + judges + fields + style + parts
    }

    private var head: [String] {
        let drawn = body.tasks == .random ? ", tasks that chance drew" : ""
        return [
            "Which policy people prefer: \(Text.count(body.judgements, "judgement")) of "
                + "\(Text.count(body.prompts, "prompt")) by \(Text.count(body.labelers, "labeler"))\(drawn)"
        ]
    }

    // MARK: - Tables

    private var policies: [String] {
        let groups = Set(body.policies.compactMap(\.strength?.group)).count
        let isStyled = body.styleLimits != nil
        var rows = [["policy", "preferred to others", "strength"] + (isStyled ? ["of equal style"] : []) + ["rank"]]
        if body.baseline != nil { rows[0].append("preferred to \(labels[body.baseline ?? ID(0)] ?? "")") }
        for policy in body.policies {
            var row = [
                Text.plain(policy.label), policy.winRate.map { Self.percent($0.rate) } ?? "–",
                policy.strength.map(Self.strength) ?? "–",
            ]
            if isStyled { row.append(policy.styledStrength.map(Self.strength) ?? "–") }
            row.append(policy.strength.map { Self.rank($0) + (groups > 1 ? " of group \($0.group + 1)" : "") } ?? "–")
            if body.baseline != nil { row.append(policy.againstBaseline.map { Self.percent($0.rate) } ?? "–") }
            rows.append(row)
        }
        return Self.table(rows)
            + [
                "In brackets: 95 % intervals. Strengths are in nats against the mean: one that is stronger by 1 is "
                    + "preferred 73 % of the time."
            ]
    }

    private var pairs: [String] {
        guard !body.pairs.isEmpty else { return [] }
        let shown = body.pairs.prefix(Self.mostPairs)
        var lines = ["", "Pairs"] + shown.flatMap(pair)
        if shown.count < body.pairs.count {
            lines.append("  … and \(body.pairs.count - shown.count) more: --csv and --json have all of them")
        }
        if let model = body.rewardModel {
            if model.share < 1 {
                lines.append("Reward model \(model.modelId) was asked about \(Self.share(model.share)) of all prompts.")
            }
        } else {
            lines.append("No reward model answers in this project, so nothing stands beside what people say.")
        }
        return lines
    }

    private static let mostPairs = 30

    private func pair(_ pair: ComparisonBody.Pair) -> [String] {
        var lines = ["  " + Text.plain(pair.verdict.sentence)]
        guard let machine = pair.rewardModel else { return lines }
        let agreement = machine.agreement.map { ", and agrees with \(Self.percent($0)) of judgements" } ?? ""
        lines.append(
            "    the reward model: \(Self.percent(machine.winRate)), where people say \(Self.percent(machine.people)) of the "
                + "same \(Text.count(machine.people.prompts, "prompt"))\(agreement)")
        lines += Self.remark(machine, label).map { ["    \($0)"] } ?? []
        return lines
    }

    /// What is to be said of a reward model's view; nil: nothing.
    private static func remark(_ view: ComparisonBody.MachineView, _ label: (ID<Policy>) -> String) -> String? {
        if view.verdict == .alarm, let loved = view.favours {
            return "ALARM: it prefers \(label(loved)), and people do not: a sign of over-optimisation."
        }
        if !view.isIndependent {
            return "it was trained on these prompts, so that it agrees says nothing."
        }
        guard view.verdict == .overstated, let loved = view.favours else { return nil }
        return "it likes \(label(loved)) more than people do."
    }

    private var fields: [String] {
        body.fields.flatMap { field -> [String] in
            let scale = field.lowest.map { ", \($0) to \(field.highest ?? $0)" } ?? ", share of completions flagged"
            let rows = field.policies.map { figure in
                [
                    label(figure.policyId),
                    field.lowest == nil ? Self.percent(figure.mean) : Self.decimals(figure.mean),
                    "\(Text.count(figure.mean.prompts, "prompt"))",
                ]
            }
            return ["", "\(Text.plain(field.name))\(scale)"] + Self.table(rows)
        }
    }

    private var style: [String] {
        guard let effects = body.styleEffects, !effects.isEmpty else { return [] }
        let rows = effects.map { [$0.measure, Self.signed($0.value, $0.interval)] }
        return ["", "What style adds to a completion's strength, for one standard deviation more of it"]
            + Self.table(rows)
    }

    private var parts: [String] {
        (body.parts ?? []).flatMap { part -> [String] in
            let rows = part.policies.map {
                [label($0.policyId), Self.percent($0.winRate.rate), "jointly \(Self.range($0.joint))"]
            }
            return [
                "",
                "\(Text.plain(part.name)): \(Text.count(part.judgements, "judgement")) of "
                    + Text.count(part.prompts, "prompt"),
            ] + Self.table(rows)
        } + (body.partsRemark.map { ["", $0] } ?? [])
    }

    // MARK: - AI judges

    private var judges: [String] {
        body.judges.flatMap { judge in
            let text = JudgeReportText(judge)
            return ["", "AI judge \(Text.plain(judge.name)), whose word is nobody's and is never added to people's"]
                + text.agreement + text.winRates
        }
    }

    // MARK: - Remarks

    private var remarks: [String] {
        var lines = (body.limits + (body.styleLimits ?? [])).map { Text.plain($0.sentence) }
        // What cannot be told with style alone mostly cannot be told without it either.
        lines = lines.enumerated().filter { lines.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        if body.tasks == .random, body.chosenJudgements > 0 {
            lines.append(
                "\(Text.count(body.chosenJudgements, "judgement")) of tasks that a reward model chose are left out; --all "
                    + "counts them.")
        }
        if body.withoutComparison > 0 {
            lines.append(
                "\(Text.count(body.withoutComparison, "judgement")) compare no two policies: files did not say who wrote "
                    + "the completions, or one wrote all.")
        }
        if body.omittedPolicies > 0 {
            lines.append(
                "\(Text.count(body.omittedPolicies, "more policy").replacing("policys", with: "policies")) with fewer "
                    + "judgements are left out.")
        }
        if body.labelers == 1 {
            lines.append(
                "One labeler judged: the intervals say what this one would say of other prompts, not what others would."
            )
        }
        return lines
    }

    // MARK: - Numbers

    private func label(_ id: ID<Policy>) -> String { labels[id] ?? "policy \(id)" }

    private static func percent(_ rate: MeasuredRate) -> String {
        "\(share(rate.value)) \(range(rate.interval))"
    }

    private static func range(_ interval: Interval) -> String {
        "[\(share(interval.lower, "")), \(share(interval.upper, ""))]"
    }

    private static func share(_ share: Double, _ unit: String = " %") -> String { Text.decimals(100 * share, 1) + unit }

    private static func decimals(_ rate: MeasuredRate) -> String {
        "\(Text.decimals(rate.value, 2)) [\(Text.decimals(rate.interval.lower, 2)), "
            + "\(Text.decimals(rate.interval.upper, 2))]"
    }

    private static func strength(_ strength: ComparisonBody.Strength) -> String {
        signed(strength.value, strength.interval)
    }

    private static func signed(_ value: Double, _ interval: Interval) -> String {
        func sign(_ number: Double) -> String { (number < 0 ? "−" : "+") + Text.decimals(abs(number), 2) }
        return "\(sign(value)) [\(sign(interval.lower)), \(sign(interval.upper))]"
    }

    private static func rank(_ strength: ComparisonBody.Strength) -> String {
        strength.best == strength.worst ? "\(strength.best)" : "\(strength.best) to \(strength.worst)"
    }

    /// Columns as wide as their widest cell.
    private static func table(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }
            return "  " + cells.joined(separator: "  ")
        }
    }
}
