public import Foundation
internal import GRDB
public import Preferences

/// The figures of how far a project's labelers agree. A measurement adds its figures in short transactions and shows them
/// when all are there. Those of the one before it are kept for whoever is still reading them, page by page; those of all
/// before that are deleted.
public struct Agreements: Sendable {
    /// In which order figures are listed.
    public enum Order: String, Codable, Sendable, CaseIterable {
        /// By what they are about.
        case group
        /// The lowest first; those without one before them.
        case lowest
        /// The highest first.
        case highest
        /// Those that rest on the most tasks first.
        case mostTasks
        /// Those that rest on the fewest tasks first.
        case fewestTasks
    }

    let database: Database

    /// Figures of one transaction.
    static let batch = 500
    /// A measurement that was begun so long ago, in seconds, and is not done, was broken off.
    static let longest: TimeInterval = 86_400

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// What a measurement that is made now would be made of.
    public func stamp(of project: ID<Project>) async throws -> AgreementStamp {
        try await database.read { connection in
            guard let row = try connection.row(Self.stampQuery, [project.rawValue]) else {
                throw StorageError(.notFound, "There is no project \(project).")
            }
            return AgreementStamp(text: row["stamp"], judgements: row["judgements"])
        }
    }

    /// The newest measurement that is done; nil: there is none.
    public func newest(of project: ID<Project>) async throws -> AgreementRun? {
        try await database.read { try $0.row(Self.doneQuery, [project.rawValue]).map(AgreementRun.init) }
    }

    /// A measurement that is done; nil: there is none of that id, or its figures were deleted.
    public func done(_ run: ID<AgreementRun>, of project: ID<Project>) async throws -> AgreementRun? {
        try await database.read {
            try $0.row(Self.runQuery, [run.rawValue, project.rawValue]).map(AgreementRun.init)
        }
    }

    /// The newest measurement, done or not; nil: there is none.
    public func begun(of project: ID<Project>) async throws -> AgreementRun? {
        try await database.read { try $0.row(Self.begunQuery, [project.rawValue]).map(AgreementRun.init) }
    }

    /// Begins a measurement.
    public func begin(_ stamp: AgreementStamp, of project: ID<Project>, now: Date) async throws -> ID<AgreementRun> {
        try await database.write { connection in
            try connection.insert(
                "INSERT INTO agreementRun (projectId, stamp, known, startedAt) VALUES (?, ?, ?, ?)",
                [project.rawValue, stamp.text, stamp.judgements, now.milliseconds])
        }
    }

    /// Adds figures to a measurement.
    public func add(_ figures: [AgreementFigure], to run: ID<AgreementRun>) async throws {
        for start in stride(from: 0, to: figures.count, by: Self.batch) {
            let batch = figures[start..<min(start + Self.batch, figures.count)]
            try await database.write { connection in
                for figure in batch {
                    try connection.run(
                        """
                        INSERT INTO agreementFigure (runId, grouping, measure, first, second, estimate, standardError,
                            lower, upper, units, tasks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        [
                            run.rawValue, figure.group.grouping.rawValue, figure.measure.rawValue, figure.group.first,
                            figure.group.second, figure.value?.estimate, figure.value?.standardError,
                            figure.value?.lower, figure.value?.upper, figure.units, figure.tasks,
                        ])
                }
            }
        }
    }

    /// Ends a measurement: from now on its figures are shown. Older ones are deleted, but for those shown until now, which
    /// somebody may be reading, and for measurements that may still be going on.
    public func finish(_ run: ID<AgreementRun>, _ basis: AgreementBasis, now: Date) async throws {
        let project: ID<Project>? = try await database.write { connection in
            try connection.run(
                """
                UPDATE agreementRun SET finishedAt = ?, judgements = ?, tasks = ?, repeatedTasks = ?, labelers = ?,
                    fields = ? WHERE id = ?
                """,
                [
                    now.milliseconds, basis.judgements, basis.tasks, basis.repeatedTasks, basis.labelers,
                    try JSONColumn.encode(basis.fields), run.rawValue,
                ])
            return try connection.row("SELECT projectId FROM agreementRun WHERE id = ?", [run.rawValue])?.id(
                "projectId")
        }
        guard let project else { return }
        var isDone = false
        while !isDone {
            isDone = try await database.write { connection in
                let last = now.addingTimeInterval(-Self.longest).milliseconds
                guard let row = try connection.row(Self.olderQuery, [project.rawValue, run.rawValue, last]) else {
                    return true
                }
                let older: Int64 = row["id"]
                try connection.run("DELETE FROM labelerHistory WHERE runId = ?", [older])
                try connection.run(Self.deleteQuery, [older, Self.batch])
                if connection.changesCount == 0 {
                    try connection.run("DELETE FROM agreementRun WHERE id = ?", [older])
                }
                return false
            }
        }
    }

    /// Figures of one measure, and where the next page of them begins.
    ///
    /// - Parameters:
    ///   - offset: how many to pass over.
    ///   - limit: how many at most.
    public func figures(
        of run: ID<AgreementRun>, by grouping: AgreementGrouping, _ measure: AgreementMeasure, in order: Order = .group,
        offset: Int = 0, limit: Int
    ) async throws -> (figures: [AgreementFigure], nextOffset: Int?) {
        try await database.read { connection in
            let rows = try connection.rows(
                Self.listQuery(order), [run.rawValue, grouping.rawValue, measure.rawValue, limit + 1, offset])
            let figures = try rows.prefix(limit).map(AgreementFigure.init)
            return (figures, rows.count > limit ? offset + limit : nil)
        }
    }

    /// What else is measured of groups, in their order.
    public func figures(
        of run: ID<AgreementRun>, _ groups: [AgreementGroup], _ measures: [AgreementMeasure]
    ) async throws -> [[AgreementMeasure: AgreementFigure]] {
        try await database.read { connection in
            try groups.map { group in
                var found: [AgreementMeasure: AgreementFigure] = [:]
                for measure in measures {
                    let row = try connection.row(
                        Self.oneQuery,
                        [run.rawValue, group.grouping.rawValue, measure.rawValue, group.first, group.second])
                    if let row { found[measure] = try AgreementFigure(row) }
                }
                return found
            }
        }
    }

    /// Everything that is measured of each labeler.
    public func figuresOfLabelers(
        of run: ID<AgreementRun>
    ) async throws -> [ID<User>: [AgreementMeasure: AgreementFigure]] {
        try await database.read { connection in
            var found: [ID<User>: [AgreementMeasure: AgreementFigure]] = [:]
            for row in try connection.rows(Self.labelersQuery, [run.rawValue]) {
                let figure = try AgreementFigure(row)
                found[ID(figure.group.first), default: [:]][figure.measure] = figure
            }
            return found
        }
    }

    /// One measure of each pair that a labeler is one of: no more than there are labelers.
    public func pairs(
        of run: ID<AgreementRun>, with labeler: ID<User>, _ measure: AgreementMeasure
    ) async throws -> [AgreementFigure] {
        try await database.read { connection in
            try connection.rows(Self.pairsQuery, [run.rawValue, measure.rawValue, labeler.rawValue]).map(
                AgreementFigure.init)
        }
    }

    static let labelersQuery = "SELECT * FROM agreementFigure WHERE runId = ? AND grouping = 'labeler'"
    static let pairsQuery = """
        SELECT * FROM agreementFigure WHERE runId = ?1 AND grouping = 'pair' AND measure = ?2 AND first = ?3
        UNION ALL SELECT * FROM agreementFigure INDEXED BY agreementFigureSecond
            WHERE runId = ?1 AND grouping = 'pair' AND measure = ?2 AND second = ?3
        """
    static let stampQuery = """
        SELECT coalesce((SELECT max(id) FROM ranking WHERE projectId = ?1), 0) || ' ' || coalesce(sum(counted), 0) || ' '
                || coalesce(sum(surplus), 0) || ' '
                || (SELECT count(*) || ' ' || count(takenBackAt) FROM labelerWeight WHERE projectId = ?1) || ' '
                || (SELECT count(*) || ' ' || count(takenBackAt) FROM labelerHoldout WHERE projectId = ?1) || ' '
                || coalesce((SELECT count FROM taskCount WHERE projectId = ?1 AND status = 'withdrawn'), 0) || ' '
                || (SELECT coalesce(max(id), 0) || ' ' || count(*) FROM verdict WHERE projectId = ?1 AND isCurrent = 1)
                AS stamp,
            coalesce(sum(counted), 0) + coalesce(sum(surplus), 0) AS judgements
        FROM labelerDay WHERE projectId = ?1
        """
    static let begunQuery = "SELECT * FROM agreementRun WHERE projectId = ? ORDER BY id DESC LIMIT 1"
    static let doneQuery = """
        SELECT * FROM agreementRun WHERE projectId = ? AND finishedAt IS NOT NULL ORDER BY id DESC LIMIT 1
        """
    /// A measurement that nobody reads any more: done, and not the last one done before `?2`; or begun before `?3` and not done.
    static let olderQuery = """
        SELECT id FROM agreementRun WHERE projectId = ?1 AND id < ?2 AND CASE
            WHEN finishedAt IS NULL THEN startedAt < ?3
            ELSE id < (
                SELECT max(id) FROM agreementRun WHERE projectId = ?1 AND id < ?2 AND finishedAt IS NOT NULL)
            END
        ORDER BY id LIMIT 1
        """
    static let deleteQuery = """
        DELETE FROM agreementFigure WHERE (runId, grouping, measure, first, second) IN (
            SELECT runId, grouping, measure, first, second FROM agreementFigure WHERE runId = ? LIMIT ?)
        """
    static let runQuery = "SELECT * FROM agreementRun WHERE id = ? AND projectId = ? AND finishedAt IS NOT NULL"
    static let oneQuery = """
        SELECT * FROM agreementFigure WHERE runId = ? AND grouping = ? AND measure = ? AND first = ? AND second = ?
        """

    static func listQuery(_ order: Order) -> String {
        let columns =
            switch order {
            case .group: "first, second"
            case .lowest: "estimate, first, second"
            case .highest: "estimate DESC, first DESC, second DESC"
            case .mostTasks: "tasks DESC, first DESC, second DESC"
            case .fewestTasks: "tasks, first, second"
            }
        return """
            SELECT * FROM agreementFigure WHERE runId = ? AND grouping = ? AND measure = ?
            ORDER BY \(columns) LIMIT ? OFFSET ?
            """
    }
}

extension AgreementRun {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), stamp: row["stamp"], known: row["known"],
            startedAt: row.date("startedAt"),
            finishedAt: row.optionalDate("finishedAt"),
            basis: AgreementBasis(
                judgements: row["judgements"], tasks: row["tasks"], repeatedTasks: row["repeatedTasks"],
                labelers: row["labelers"], fields: try JSONColumn.decode(row["fields"])))
    }
}

extension AgreementFigure {
    fileprivate init(_ row: Row) throws {
        var value: Value?
        if let estimate = row["estimate"] as Double? {
            value = Value(
                estimate: estimate, standardError: row["standardError"], lower: row["lower"], upper: row["upper"])
        }
        self.init(
            AgreementGroup(try row.word("grouping"), row["first"], row["second"]), try row.word("measure"), value,
            units: row["units"], tasks: row["tasks"])
    }
}
