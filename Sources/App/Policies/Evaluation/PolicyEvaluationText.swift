import Preferences
import Storage

/// Evaluations of policies as lines for a terminal.
struct PolicyEvaluationText {
    private let body: EvaluationBody
    private let project: String

    /// - Parameter project: its slug.
    init(_ body: EvaluationBody, of project: String) {
        self.body = body
        self.project = project
    }

    private var names: String {
        "\(Text.plain(body.candidate.label)) against \(Text.plain(body.baseline.label))"
    }

    /// One line of a list.
    var line: String { "\(body.id)  \(names): \(Text.plain(body.sentence ?? standing))" }

    /// How far it is: "answered 40 of 100 prompts, judged 12 of 180".
    var standing: String {
        let progress = body.progress
        if body.sampling.status == .failed || body.sampling.status == .stopped, body.status == .open {
            return
                "its policies are asked no more: \(Text.plain(body.sampling.message ?? body.sampling.status.rawValue)) "
                + "Go on with: podium sample --project \(project) --resume \(body.sampling.id)"
        }
        if body.isUnanswered, body.status == .open {
            return
                "\(Text.count(progress.failed)) of \(Text.count(progress.prompts, "prompt")) could not be answered, so "
                + "there is no verdict. Ask again with: podium sample --project \(project) --resume \(body.sampling.id)"
        }
        let judged =
            "\(Text.count(progress.judgements)) of \(Text.count(progress.wanted, "judgement")) made"
            + (progress.secondsLeft.map { ", about \(Text.seconds(Double($0))) left" } ?? "")
        return progress.answered + progress.failed < progress.prompts
            ? "\(Text.count(progress.answered)) of \(Text.count(progress.prompts, "prompt")) answered, \(judged)"
            : judged
    }

    /// The whole of it: plan, verdict, and what that rests on.
    func lines(_ report: PolicyEvaluationReport) -> [String] {
        ["Evaluation \(body.id): \(names)", Text.plain(report.sentence)]
            + (body.status == .open ? [standing] : []) + ["", "Before it began: " + body.plan.sentence]
            + [basis(report)] + losses(report) + [side(report.baseline), side(report.candidate), ""]
            + ComparisonText(report.comparison).lines
    }

    private func basis(_ report: PolicyEvaluationReport) -> String {
        "It rests on \(Text.count(report.judgements, "judgement")) of \(Text.count(report.prompts, "prompt")) by "
            + "\(Text.count(report.labelers, "labeler"))"
            + (report.equalPrompts > 0
                ? ", with \(Text.count(report.equalPrompts, "prompt")) to which both gave the same answer" : "")
            + "; intervals know that judgements of one prompt, and of one labeler, hang together."
    }

    private func losses(_ report: PolicyEvaluationReport) -> [String] {
        var lines: [String] = []
        if report.failedPrompts > 0 {
            lines.append("\(Text.count(report.failedPrompts, "prompt")) came to no task, and nothing is said of them:")
            lines += report.losses.map { "  \(Text.count($0.prompts)): \(Text.plain($0.message))" }
        }
        if report.withdrawnTasks > 0 { lines.append("\(Text.count(report.withdrawnTasks, "task")) were withdrawn.") }
        if report.abandonedTasks > 0 {
            lines.append("\(Text.count(report.abandonedTasks, "task")) nobody is left to judge.")
        }
        return lines
    }

    private func side(_ side: PolicyEvaluationReport.Side) -> String {
        "\(Text.plain(side.label)): \(Text.count(side.answers, "answer")), \(Text.count(side.tokens, "token")), "
            + "\(Text.count(side.truncated)) cut off, \(Text.count(side.refused, "refusal"))"
    }
}
