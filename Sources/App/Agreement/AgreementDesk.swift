import Foundation
import Jobs
import Preferences
import Statistics
import Storage

/// Answers what is asked of a project's figures of agreement: for the API and the command line alike.
struct AgreementDesk: Sendable {
    let stores: Stores
    let project: Project

    private var agreements: Agreements { stores.agreements }

    /// A page of rows.
    ///
    /// - Throws: `ValidationError` for a place in figures that have been replaced.
    func body(_ question: AgreementQuestion, from place: AgreementPlace, limit: Int) async throws -> AgreementBody {
        let job = try await AgreementJob.underWay(project.id, stores.jobs)
        var body = AgreementBody(
            by: question.by, ties: question.ties,
            job: job.map { JobBody($0, summary: AgreementJob.summary, project: project.slug) }, items: [])
        guard let newest = try await agreements.newest(of: project.id) else { return body }
        // Whoever began to read the figures before these reads on in them, for as long as they are kept.
        let run =
            place.run == 0
            ? newest
            : try await agreements.done(ID(place.run), of: project.id).orThrow(
                ValidationError(
                    pointer: "?cursor", code: "staleCursor",
                    message:
                        "Agreement was measured anew meanwhile, and pages of both do not fit together. Begin again."))
        body.measured = .init(run, now: try await agreements.stamp(of: project.id))
        let page = try await figures(question, run, offset: place.offset, limit: limit)
        let groups = page.figures.map(\.group)
        let others = try await agreements.figures(
            of: run.id, groups, question.measures.filter { !AgreementMeasure.shares.contains($0) })
        let names = try await AgreementNames(run, groups, stores.users)
        let all = try await agreements.figures(of: run.id, by: .project, question.ties, limit: 1).figures.first?.value
        let isOfLabelers = question.by == .labeler
        let changes = isOfLabelers ? try await agreements.changes(in: run.id) : [:]
        body.items = zip(page.figures, others).map { share, others in
            names.row(
                share.group, share, others,
                differs: isOfLabelers ? Self.differs(share, from: all, among: run.basis.labelers) : nil,
                changedOn: isOfLabelers ? changes[ID(share.group.first)] : nil)
        }
        body.nextCursor = page.nextOffset.map { AgreementPlace(run: run.id, offset: $0).description }
        return body
    }

    /// How a labeler has judged over time.
    func history(of labeler: LabelerBody) async throws -> LabelerHistoryBody {
        guard let run = try await agreements.newest(of: project.id) else {
            return LabelerHistoryBody(labeler, nil, nil)
        }
        let measured = AgreementBody.Measured(run, now: try await agreements.stamp(of: project.id))
        return LabelerHistoryBody(labeler, measured, try await agreements.history(of: labeler.id, in: run.id))
    }

    private func figures(
        _ question: AgreementQuestion, _ run: AgreementRun, offset: Int, limit: Int
    ) async throws -> (figures: [AgreementFigure], nextOffset: Int?) {
        guard let labeler = question.labeler else {
            return try await agreements.figures(
                of: run.id, by: question.by, question.share, in: question.sort, offset: offset, limit: limit)
        }
        let pairs = question.sort.sorted(try await agreements.pairs(of: run.id, with: labeler, question.share))
        let end = min(pairs.count, offset + limit)
        return (Array(pairs[min(offset, end)..<end]), end < pairs.count ? end : nil)
    }

    /// Whether somebody agrees with others less often than the project's labelers do. Somebody among many is always far from
    /// them by chance: the bound allows for how many there are (Bonferroni), so that it names nobody in 39 of 40 projects where
    /// all are alike. So far out a standard error of few tasks is no measure: of them nothing is said.
    static func differs(
        _ figure: AgreementFigure, from all: AgreementFigure.Value?, among labelers: Int
    ) -> Bool? {
        guard let value = figure.value, let all, figure.tasks >= AgreementRules.sparseTasks else { return nil }
        let quantile = studentQuantile(1 - 0.025 / Double(max(1, labelers)), freedom: Double(figure.tasks - 1))
        return value.estimate + quantile * value.standardError < all.estimate
    }

    /// All figures of a grouping as CSV, a row for each, in parts.
    func csv(_ question: AgreementQuestion, _ write: ([UInt8]) async throws -> Void) async throws {
        try await write(CSVTable(Self.columns, []).bytes)
        guard let run = try await agreements.newest(of: project.id) else { return }
        for measure in question.measures {
            var offset: Int? = 0
            while let start = offset {
                let page = try await agreements.figures(
                    of: run.id, by: question.by, measure, offset: start, limit: PageRequest.mostItems)
                let names = try await AgreementNames(run, page.figures.map(\.group), stores.users)
                try await write(CSVTable([], page.figures.map { Self.cells($0, names) }).bytes)
                offset = page.nextOffset
            }
        }
    }

    private static let columns = [
        "by", "formVersion", "week", "labeler", "otherLabeler", "field", "heldOut", "measure", "estimate",
        "standardError",
        "lower",
        "upper", "units", "tasks",
    ]

    private static func cells(_ figure: AgreementFigure, _ names: AgreementNames) -> [CSVTable.Cell] {
        let (group, value) = (figure.group, figure.value)
        let labelers = group.labelers.map { CSVTable.Cell.text(names.name($0)) }
        func number(_ number: Double?) -> CSVTable.Cell { number.map { .number($0) } ?? .nothing }
        return [
            .text(group.grouping.rawValue), group.grouping == .formVersion ? .count(Int(group.first)) : .nothing,
            group.week.map { .text($0) } ?? .nothing, labelers.first ?? .nothing,
            labelers.dropFirst().first ?? .nothing,
            names.field(group).map { .text($0.name) } ?? .nothing,
            group.grouping == .heldOut ? .count(Int(group.first)) : .nothing, .text(figure.measure.rawValue),
            number(value?.estimate), number(value?.standardError), number(value?.lower), number(value?.upper),
            .count(figure.units), .count(figure.tasks),
        ]
    }
}

extension Agreements.Order {
    /// As the store lists them.
    fileprivate func sorted(_ figures: [AgreementFigure]) -> [AgreementFigure] {
        let byGroup = figures.sorted { ($0.group.first, $0.group.second) < ($1.group.first, $1.group.second) }
        // Those without a figure have the lowest.
        func estimate(_ figure: AgreementFigure) -> Double { figure.value?.estimate ?? -.infinity }
        switch self {
        case .group: return byGroup
        case .lowest: return byGroup.sorted { estimate($0) < estimate($1) }
        case .highest: return byGroup.reversed().sorted { estimate($0) > estimate($1) }
        case .mostTasks: return byGroup.reversed().sorted { $0.tasks > $1.tasks }
        case .fewestTasks: return byGroup.sorted { $0.tasks < $1.tasks }
        }
    }
}
