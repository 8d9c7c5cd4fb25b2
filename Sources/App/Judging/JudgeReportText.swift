import Foundation
import Preferences
import Statistics

/// A judge's report in lines for a terminal.
struct JudgeReportText {
    private let body: JudgeReportBody

    init(_ body: JudgeReportBody) {
        self.body = body
    }

    var lines: [String] {
        var lines = [
            "\(Text.plain(body.name)), template \(body.templateVersion): \(Text.count(body.judgements, "answer")) on "
                + "\(Text.count(body.tasks, "task")); \(Text.count(body.pairs, "pair")) judged in both orders."
        ]
        for unread in body.unread {
            lines.append("  \(Text.count(unread.count, "answer")) without a verdict: \(unread.reason)")
        }
        lines.append(
            "  \(body.withheldPercent) % of the prompts are kept from it; of their tasks people judged "
                + "\(Text.count(body.withheldTasksJudgedByPeople)).")
        lines += [""] + agreement
        lines += ["", "What sways it"]
        lines += [
            row("the first shown wins", body.position.firstWins),
            row("one order contradicts the other", body.position.contradictions),
            row("the longer one wins", body.length.judge),
            row("  on pairs that people judged", body.length.judgeOnSamePairs),
            row("  there by people", body.length.people),
        ]
        return lines + winRates
    }

    /// How often people say what it says.
    var agreement: [String] {
        [
            "Agreement on \(Text.count(body.agreement.pairs, "pair")) that people judged, too",
            row("with each person", body.agreement.withEach), row("with most people", body.agreement.withMajority),
            row("two people with one another", body.agreement.amongPeople),
        ]
    }

    /// Of each pair by people, by the judge, and by people with its help; each begins with an empty line.
    var winRates: [String] {
        var lines: [String] = []
        let labels = Dictionary(uniqueKeysWithValues: body.policies.map { ($0.policyId, Text.plain($0.label)) })
        for pair in body.winRates {
            let (first, second) = (labels[pair.first] ?? "\(pair.first)", labels[pair.second] ?? "\(pair.second)")
            lines += ["", "\(first) against \(second)\(pair.isOwn ? ", of which one is the judge's own" : "")"]
            lines += [
                row("by people alone", pair.people?.rate), row("by the judge alone", pair.judge?.rate),
                row("by people, with the judge's help", pair.corrected?.rate), "  \(Text.plain(pair.sentence))",
            ]
        }
        return lines
    }

    private func row(_ name: String, _ rate: MeasuredRate?) -> String {
        let name = name.padding(toLength: 36, withPad: " ", startingAt: 0)
        guard let rate else { return "  \(name)–" }
        let (value, lower, upper) = (
            Text.decimals(rate.value), Text.decimals(rate.interval.lower), Text.decimals(rate.interval.upper)
        )
        return "  \(name)\(value) [\(lower), \(upper)]  \(Text.count(rate.judgements, "judgement")) of "
            + Text.count(rate.prompts, "prompt")
    }
}
