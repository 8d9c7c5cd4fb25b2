import Exchange
import Foundation
import Jobs
import Preferences
import RewardModel
import Statistics
import Storage

/// `podium models import` and `remove`, and what `podium models` says of models that were trained elsewhere.
package struct ExternalModelList: Sendable {
    let installation: Installation
    let project: Project

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    private var models: ExternalModels { installation.stores.externalModels }

    /// Measures a model from the file of its scores.
    ///
    /// - Returns: what came of it.
    package func add(_ path: String) async throws -> [String] {
        let bytes: [UInt8]
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? file.close() }
            bytes = Array(try file.read(upToCount: ExternalModelRules.mostBytes + 1) ?? Data())
        } catch {
            throw ConfigurationError("\(path) cannot be read: \(error.localizedDescription)")
        }
        guard bytes.count <= ExternalModelRules.mostBytes else {
            throw ConfigurationError(
                "\(path) is larger than \(ExternalModelRules.mostBytes >> 20) MiB; is it a file of scores?")
        }
        let adding = ExternalModelImport(
            stores: installation.stores, folder: installation.folder.training, clock: installation.clock)
        let line = ProgressLine()
        line.show("Training Podium's own model on the training part, and measuring both")
        defer { line.clear() }
        let record = try await Interruption.cancelling { try await adding.add(bytes, to: project) }
        return ExternalModelText.lines(try ExternalModel(record))
    }

    package func remove(_ id: Int64) async throws -> String {
        try await models.remove(ID(id), in: project.id, now: installation.clock.now())
        return "Removed model \(id) from elsewhere, with its scores."
    }

    /// Each of them beside Podium's own, the newest first; empty where there is none.
    func lines(most: Int) async throws -> [String] {
        let records = try await models.list(project: project.id, limit: most).items
        return try records.flatMap { ExternalModelText.lines(try ExternalModel($0)) }
    }
}

/// A model that was trained elsewhere, in a table with Podium's own, for a terminal.
enum ExternalModelText {
    static func lines(_ model: ExternalModel) -> [String] {
        let report = model.report
        let external = report.external
        let parts = model.head.parts.map(\.rawValue).joined(separator: " and ")
        var rows = [["", "accuracy", "95 % interval", "log loss"]]
        rows.append(row(model.head.name, external))
        rows.append(row("Podium's n-gram model", report.own))
        rows.append(["the longer one wins", Text.decimals(external.lengthBaseline), "", ""])
        if let human = external.humanAgreement {
            rows.append(["two people agree", Text.decimals(human.value), interval(human.interval), ""])
        }
        return [
            "Model \(model.record.id) from elsewhere, “\(Text.plain(model.head.name))”, beside Podium's own "
                + "(\(model.record.createdAt.formatted(.iso8601))):",
            "  Both measured on \(Text.count(external.prompts, "prompt")) in \(Text.count(external.promptGroups, "group")), "
                + "\(Text.count(external.pairs, "comparison")): the \(parts) part of snapshot \(model.record.snapshotID).",
            "  Podium's was trained for this on the \(Text.count(report.trainingPrompts, "prompt")) of the train part alone, "
                + "so it has seen none of them. It is not the model that answers.",
        ] + table(rows) + [
            "  " + difference(report.difference.accuracyDifference, of: "accuracy"),
            "  " + difference(report.difference.logLossDifference, of: "log loss"),
            "  Podium cannot run it: it gives no rewards and cannot be promoted.",
        ]
    }

    private static func row(_ name: String, _ report: EvaluationReport) -> [String] {
        [
            Text.plain(name), Text.decimals(report.accuracy), interval(report.accuracyInterval),
            Text.decimals(report.logLoss),
        ]
    }

    private static func interval(_ interval: Interval) -> String {
        "\(Text.decimals(interval.lower)) to \(Text.decimals(interval.upper))"
    }

    private static func table(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
            return "    " + cells.joined(separator: "  ").replacing(/[ ]+$/, with: "")
        }
    }

    /// "Difference of accuracy, its own minus Podium's: +0.012 (95 % interval −0.030 to 0.051), which …"
    private static func difference(_ estimate: Estimate?, of what: String) -> String {
        guard let estimate else { return "Difference of \(what): unknown, for there are too few groups of prompts." }
        let sign = estimate.value > 0 ? "+" : ""
        return "Difference of \(what), its minus Podium's: \(sign)\(Text.decimals(estimate.value)) "
            + "(95 % interval \(interval(estimate.interval)), by groups of prompts)"
            + (estimate.interval.contains(0) ? ", which may be chance." : ".")
    }
}
