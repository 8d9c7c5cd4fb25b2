import Foundation
import Preferences
import Statistics
import Storage

/// Answers what is asked of a project's labelers: for the API and the command line alike.
struct LabelerDesk: Sendable {
    let stores: Stores
    let project: Project

    /// A page of labelers.
    ///
    /// - Throws: `ValidationError` for a place in figures that have been replaced.
    func body(
        _ question: LabelerQuestion, from place: LabelerPlace, limit: Int, now: Date
    ) async throws -> LabelerFiguresBody {
        let (all, run) = try await rows(now: now)
        let number = run?.id.rawValue ?? 0
        guard place.offset == 0 || place.run == number else {
            throw ValidationError(
                pointer: "?cursor", code: "staleCursor",
                message: "Labelers were measured anew meanwhile, and pages of both do not fit together. Begin again.")
        }
        let rows = question.chosen(all)
        let end = min(rows.count, place.offset + limit)
        return LabelerFiguresBody(
            measured: try await measured(run), all: rows.count, items: Array(rows[min(place.offset, end)..<end]),
            nextCursor: end < rows.count ? LabelerPlace(run: number, offset: end).description : nil)
    }

    /// One labeler beside the others.
    ///
    /// - Throws: `StorageError.notFound` for whoever neither is a labeler nor has judged.
    func report(of labeler: ID<User>, now: Date) async throws -> LabelerReportBody {
        let (rows, run) = try await rows(now: now)
        guard let row = rows.first(where: { $0.labeler.id == labeler }) else {
            throw StorageError(.notFound, "Nobody of this id labels in this project, or has.")
        }
        return LabelerReportBody(measured: try await measured(run), labeler: row, crowd: Self.crowd(rows))
    }

    /// The middle and the ends of what the project's labelers are like.
    static func crowd(_ rows: [LabelerRow]) -> [LabelerReportBody.Crowd] {
        LabelerFigureName.allCases.compactMap { name in
            let sorted = rows.compactMap { $0[name]?.value?.estimate }.sorted()
            guard let lowest = sorted.first, let highest = sorted.last else { return nil }
            let middle = sorted.count / 2
            let median = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
            return .init(figure: name, median: median, lowest: lowest, highest: highest, labelers: sorted.count)
        }
    }

    /// All of the project's labelers, by id.
    func rows(now: Date) async throws -> (rows: [LabelerRow], run: AgreementRun?) {
        let labelers = try await stores.labelerWeights.labelers(project: project.id, now: now)
        let totals = try await stores.labelerTimes.totals(of: project.id)
        let run = try await stores.agreements.newest(of: project.id)
        var figures: [ID<User>: [AgreementMeasure: AgreementFigure]] = [:]
        var all: AgreementFigure.Value?
        if let run {
            figures = try await stores.agreements.figuresOfLabelers(of: run.id)
            all = try await stores.agreements.figures(of: run.id, by: .project, .excluded, limit: 1).figures.first?
                .value
        }
        let rows = labelers.map { labeler in
            let own = figures[labeler.id] ?? [:]
            return LabelerRow(
                labeler, totals[labeler.id], own,
                remarks: Self.remarks(own, all: all, among: run?.basis.labelers ?? 1))
        }
        return (rows, run)
    }

    private func measured(_ run: AgreementRun?) async throws -> AgreementBody.Measured? {
        guard let run else { return nil }
        return .init(run, now: try await stores.agreements.stamp(of: project.id))
    }

    /// Somebody among many is always far from the others by chance: every bound allows for how many there are, and of few
    /// tasks nothing is said.
    private static func remarks(
        _ figures: [AgreementMeasure: AgreementFigure], all: AgreementFigure.Value?, among labelers: Int
    ) -> [LabelerRow.Remark] {
        var remarks: [LabelerRow.Remark] = []
        if let figure = figures[.excluded], AgreementDesk.differs(figure, from: all, among: labelers) == true {
            remarks.append(.differs)
        }
        func reach(_ figure: AgreementFigure) -> Double {
            studentQuantile(1 - 0.025 / Double(max(1, labelers)), freedom: Double(figure.tasks - 1))
        }
        if let speed = figures[.speed], let value = speed.value, speed.tasks >= AgreementRules.sparseTasks {
            // The error is of the logarithm, times the value.
            let lowest = log(value.estimate) - reach(speed) * value.standardError / value.estimate
            if lowest > log(AgreementRules.fastFactor) { remarks.append(.fast) }
        }
        if let hasty = figures[.hasty], let value = hasty.value, hasty.tasks >= AgreementRules.sparseTasks,
            min(value.lower, value.estimate - reach(hasty) * value.standardError) > AgreementRules.hastyShare
        {
            remarks.append(.hasty)
        }
        return remarks
    }

    /// Those that were asked for as CSV, a row for each.
    func csv(_ question: LabelerQuestion, now: Date) async throws -> [UInt8] {
        let rows = question.chosen(try await rows(now: now).rows)
        let columns =
            ["labeler", "judgements", "surplus", "lastAt", "weight", "questions", "activeMs", "untimed", "remarks"]
            + LabelerFigureName.allCases.map(\.rawValue).flatMap { [$0, "\($0)Lower", "\($0)Upper"] }
        return CSVTable(columns, rows.map(Self.cells)).bytes
    }

    private static func cells(_ row: LabelerRow) -> [CSVTable.Cell] {
        [
            .text(row.labeler.username), .count(row.judgements), .count(row.surplus),
            row.lastAt.map { .text($0.formatted(.iso8601)) } ?? .nothing, .number(row.weight), .count(row.questions),
            row.activeMs.map { .count($0) } ?? .nothing, .count(row.untimed),
            .text(row.remarks.map(\.rawValue).joined(separator: " ")),
        ]
            + LabelerFigureName.allCases.flatMap { name -> [CSVTable.Cell] in
                guard let value = row[name]?.value else { return [.nothing, .nothing, .nothing] }
                return [.number(value.estimate), .number(value.lower), .number(value.upper)]
            }
    }
}
