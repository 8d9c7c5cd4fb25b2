import Foundation
import Jobs
import Preferences
import Storage
import Wire

/// `podium agreement`.
package struct TerminalAgreement: Sendable {
    private let installation: Installation
    private let project: Project
    private let desk: AgreementDesk

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
        desk = AgreementDesk(stores: installation.stores, project: project)
    }

    /// Measures now, in this process, with progress on the terminal.
    package func measure() async throws {
        let line = ProgressLine()
        defer { line.clear() }
        let (project, stores) = (project.id, installation.stores)
        let recorder = try await AgreementRecorder(stores, project, clock: installation.clock)
        let worker = AgreementWorker(database: installation.database, project: project)
        try await Interruption.cancelling {
            try await worker.measure { event in
                if let (fraction, message) = recorder.progress(event) {
                    line.show("\(message), \(Int(100 * fraction)) %")
                }
                try Task.checkCancellation()
                try await recorder.record(event)
            }
        }
    }

    /// All figures of a grouping as CSV.
    package func csv(_ question: AgreementQuestion, _ write: ([UInt8]) throws -> Void) async throws {
        try await desk.csv(question) { try write($0) }
    }

    /// How a labeler has judged over time: one JSON object, or lines for people.
    package func history(of name: String, json: Bool) async throws -> [String] {
        let labelers = try await installation.stores.labelerWeights.labelers(
            project: project.id, now: installation.clock.now())
        let labeler = try labelers.first { $0.username == name }.orThrow(
            ConfigurationError(
                "\"\(project.slug)\" has no labeler \"\(name)\"; podium labeler weight list shows them."))
        let history = try await desk.history(
            of: LabelerBody(id: labeler.id, username: labeler.username, isImport: labeler.isImport))
        if json { return [String(decoding: try JSON.encode(history, sorted: true), as: UTF8.self)] }
        return history.lines
    }

    /// One JSON object, or a table for people.
    package func lines(_ question: AgreementQuestion, json: Bool) async throws -> [String] {
        var body = try await desk.body(question, from: AgreementPlace(), limit: PageRequest.mostItems)
        while let next = body.nextCursor.flatMap(AgreementPlace.init) {
            let page = try await desk.body(question, from: next, limit: PageRequest.mostItems)
            body.items += page.items
            body.nextCursor = page.nextCursor
        }
        if json { return [String(decoding: try JSON.encode(body, sorted: true), as: UTF8.self)] }
        guard let measured = body.measured else {
            return ["Nothing was measured yet; podium agreement --project \(project.slug) --now does it."]
        }
        return [Self.basis(measured)] + (body.items.isEmpty ? [Self.nothing] : [""] + table(body.items))
    }

    private static let nothing = """
        No two people judged the same task. With a higher overlap each task goes to several: podium project set, or the \
        project's settings.
        """

    private static func basis(_ measured: AgreementBody.Measured) -> String {
        let since =
            measured.isCurrent
            ? "nothing has changed since"
            : "\(Text.count(measured.newJudgements, "judgement")) more since; --now measures again"
        return
            "Measured \(measured.startedAt.formatted(.iso8601)) on \(Text.count(measured.judgements, "judgement")) of "
            + "\(Text.count(measured.tasks, "task")) by \(Text.count(measured.labelers, "labeler")); two or more people "
            + "judged \(Text.count(measured.repeatedTasks)) of the tasks; \(since)."
    }

    private func table(_ rows: [AgreementRow]) -> [String] {
        let names = rows.map(\.name)
        let width = min(48, (names.map(\.count).max() ?? 0) + 2)
        return zip(names, rows).flatMap { name, row in
            let compared = [
                ("agree", row.agreement), ("τ-b", row.tau), ("α", row.alpha), ("α by steps", row.intervalAlpha),
            ]
            let judged = [
                ("follows", row.reliability), ("first", row.firstPlace), ("longer", row.length), ("marks", row.marks),
                ("verdicts", row.verdicts),
            ]
            let lines =
                compared.compactMap { label, figure in figure.map { (label, Self.text($0, unit: "pair")) } }
                + judged.compactMap { label, figure in figure.map { (label, Self.text($0, unit: "judgement")) } }
            let since = row.changedSince.map { [("since", "\($0) otherwise than before")] } ?? []
            return (lines + since).map { label, text in
                "\(Self.padded(label == "agree" ? name : "", width))\(Self.padded(label, 11))\(text)"
            }
        }
    }

    private static func text(_ figure: AgreementFigureBody, unit: String) -> String {
        let basis = "\(Text.count(figure.units, unit)) of \(Text.count(figure.tasks, "task"))"
        guard let value = figure.value else { return "too few: \(basis)" }
        return "\(Text.decimals(value.estimate)) ± \(Text.decimals(value.standardError)) "
            + "[\(Text.decimals(value.lower)), \(Text.decimals(value.upper))]  \(basis)"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}

extension AgreementRow {
    /// What it is about, on a terminal.
    fileprivate var name: String {
        if let formVersion { return "form \(formVersion)" }
        if let week { return week }
        if let heldOut {
            return ["others with others", "held-out with others", "held-out with held-out"][min(2, Int(heldOut))]
        }
        if let field { return Text.plain(field.name) }
        if let labelers { return labelers.map { Text.plain($0.username) }.joined(separator: " – ") }
        return "project"
    }
}

extension LabelerHistoryBody {
    /// For people.
    fileprivate var lines: [String] {
        guard measured != nil else {
            return ["Nothing was measured yet; podium agreement --now measures."]
        }
        guard !weeks.isEmpty else { return ["Too few of their tasks were judged by others, too."] }
        let table = weeks.map { week in
            "\(week.monday)  \(Self.text(week.manner.reliability))  \(Text.count(week.manner.judgements, "judgement"))"
        }
        return ["How far they follow the consensus, by week:"] + table + [verdict]
    }

    private var verdict: String {
        guard let change else {
            return isTested
                ? "There is no change that chance does not explain."
                : "There are too few judgements, or all are of one day, to look for a change."
        }
        let cost = change.cost
        return """
            Since \(change.since) (\(change.earliest) to \(change.latest)) they judge otherwise than before: \
            \(Self.text(change.before.reliability)) before, \(Self.text(change.after.reliability)) since. On \
            \(Text.count(cost.judgements, "judgement")) since hang \(Text.count(cost.alone, "task")) that nobody else \
            judged; without them \(Text.count(cost.changed)) of \(Text.count(cost.pairs, "pair")) would be another way.
            """
    }

    private static func text(_ value: AgreementFigure.Value) -> String {
        "\(Text.decimals(value.estimate)) [\(Text.decimals(value.lower)), \(Text.decimals(value.upper))]"
    }
}
