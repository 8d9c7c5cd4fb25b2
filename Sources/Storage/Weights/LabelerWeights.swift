public import Foundation
internal import GRDB
public import Preferences

/// What the judgements of a project's labelers weigh: rows that are added and taken back, and never changed. Snapshots read
/// them; rankings know nothing of them.
public struct LabelerWeights: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Whoever may label in the project, or has, by id: members and former ones, and the pseudo-labelers of imports.
    public func labelers(project: ID<Project>, now: Date) async throws -> [WeighedLabeler] {
        try await database.read { connection in
            // Of most weights only their order matters; reasons and names are read of those alone that are shown.
            let given = try connection.givenWeights(in: project)
            let heldOut = try connection.labelerHoldouts(in: project)
            var found: [ID<User>: WeighedLabeler] = [:]
            func add(_ id: ID<User>, _ username: String, isImport: Bool, judgements: Int) throws {
                let weights = given[id]
                let current = try weights.flatMap { weights in
                    try weights.history.place(at: now).map { try connection.labelerWeight(weights.ids[$0]) }
                }
                found[id] = WeighedLabeler(
                    id: id, username: username, isImport: isImport, judgements: judgements,
                    weight: current?.weight ?? .full, current: current, weights: weights?.ids.count ?? 0,
                    isHeldOut: heldOut[id]?.covers(now) ?? false)
            }
            for row in try connection.rows(Members.listQuery, [project.rawValue])
            where row["memberRole"] == Role.labeler.rawValue {
                try add(row.id("id"), row["username"], isImport: row["isImport"], judgements: 0)
            }
            for (id, weights) in given where found[id] == nil {
                guard let first = weights.ids.first else { continue }
                let record = try connection.labelerWeight(first)
                try add(id, record.labeler, isImport: record.isImport, judgements: 0)
            }
            for id in heldOut.keys where found[id] == nil {
                let user = try connection.user(id)
                try add(id, user.username, isImport: user.username.hasPrefix(ImportLabeler.prefix), judgements: 0)
            }
            for row in try connection.rows(Progress.labelerQuery, [project.rawValue]) {
                let judgements = (row["counted"] as Int) + (row["surplus"] as Int)
                // Of an import that was taken back nothing is left to be weighed.
                guard judgements > 0 else { continue }
                try add(row.id("userId"), row["username"], isImport: row["isImport"], judgements: judgements)
            }
            return found.values.sorted { $0.id < $1.id }
        }
    }

    /// The weights that a labeler was given, the last first.
    ///
    /// - Parameter last: the last one of the page before.
    public func list(
        project: ID<Project>, labeler: ID<User>, after last: ID<LabelerWeightRecord>? = nil, limit: Int = 100
    ) async throws -> Page<LabelerWeightRecord> {
        try await database.read { connection in
            let rows = try connection.rows(
                Self.listQuery, [project.rawValue, labeler.rawValue, last?.rawValue ?? Int64.max, limit + 1])
            let items = try rows.prefix(limit).map(LabelerWeightRecord.init)
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    /// All weights that were given in a project, by labeler, and of each the first first.
    public func all(project: ID<Project>) async throws -> [LabelerWeightRecord] {
        try await database.read { try $0.rows(Self.ofProjectQuery, [project.rawValue]).map(LabelerWeightRecord.init) }
    }

    /// How many judgements of a labeler there are, and how many of them were made at `date` or later; nil: all.
    ///
    /// - Throws: `notFound` for whoever neither is a member nor has judged.
    public func judgements(
        project: ID<Project>, of labeler: ID<User>, from date: Date?
    ) async throws -> WeighedJudgements {
        try await database.read { connection in
            try connection.expectLabeler(labeler, in: project)
            let row = try connection.row(
                Self.countQuery, [project.rawValue, labeler.rawValue, date?.milliseconds ?? Int64.min])
            return WeighedJudgements(covered: row?["covered"] ?? 0, all: row?["judgements"] ?? 0)
        }
    }

    /// Gives a labeler a weight. It comes before those that they were given until then, where it covers the same judgements.
    ///
    /// - Throws: `notFound` for whoever neither is a member nor has judged; `tooManyWeights` for whoever was given
    ///   `LabelerWeightDraft.mostOfLabeler`.
    @discardableResult
    public func give(
        _ weight: NewLabelerWeight, to labeler: ID<User>, in project: ID<Project>, now: Date
    ) async throws -> LabelerWeightRecord {
        try await database.write { [origin] connection in
            _ = try connection.project(project)
            try connection.expectLabeler(labeler, in: project)
            let given: Int? = try connection.value(Self.numberQuery, [project.rawValue, labeler.rawValue])
            guard given ?? 0 < LabelerWeightDraft.mostOfLabeler else {
                throw StorageError(
                    .tooManyWeights,
                    "A labeler can be given \(LabelerWeightDraft.mostOfLabeler) weights in a project. Take one back "
                        + "instead of giving another: what it covered weighs what it did before.")
            }
            let id: ID<LabelerWeightRecord> = try connection.insert(
                """
                INSERT INTO labelerWeight (projectId, userId, weight, appliesFrom, reason, createdBy, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    project.rawValue, labeler.rawValue, Int(weight.weight.hundredths), weight.appliesFrom?.milliseconds,
                    weight.reason, origin.user?.rawValue, now.milliseconds,
                ])
            // Without the reason, which can be forgotten; what is in the log cannot.
            var detail = [
                "projectId": project.description, "userId": labeler.description,
                "hundredths": "\(weight.weight.hundredths)",
            ]
            if let from = weight.appliesFrom { detail["appliesFrom"] = "\(from.milliseconds)" }
            try connection.audit(origin, "give", "labelerWeight", id.rawValue, detail, now: now)
            return try connection.labelerWeight(id)
        }
    }

    /// Takes a weight back: what it covered has again what it had before. Repeating it is no error.
    ///
    /// - Throws: `notFound` where the labeler was given no such weight in the project.
    @discardableResult
    public func takeBack(
        _ id: ID<LabelerWeightRecord>, of labeler: ID<User>, in project: ID<Project>, now: Date
    ) async throws -> LabelerWeightRecord {
        try await database.write { [origin] connection in
            let found = try connection.row(Self.oneQuery, [id.rawValue]).flatMap { row in
                row.id("projectId") == project && row.id("userId") == labeler ? try LabelerWeightRecord(row) : nil
            }
            guard let found else {
                throw StorageError(.notFound, "This labeler was given no such weight in this project.")
            }
            guard found.takenBackAt == nil else { return found }
            try connection.run(
                "UPDATE labelerWeight SET takenBackBy = ?, takenBackAt = ? WHERE id = ?",
                [origin.user?.rawValue, now.milliseconds, id.rawValue])
            try connection.audit(
                origin, "takeBack", "labelerWeight", id.rawValue,
                ["projectId": project.description, "userId": labeler.description], now: now)
            return try connection.labelerWeight(id)
        }
    }

    private static let selection = """
        SELECT labelerWeight.*, labeler.username AS labeler, labeler.isImport, creator.username AS creator,
            taker.username AS taker
        FROM labelerWeight CROSS JOIN user AS labeler ON labeler.id = labelerWeight.userId
            LEFT JOIN user AS creator ON creator.id = labelerWeight.createdBy
            LEFT JOIN user AS taker ON taker.id = labelerWeight.takenBackBy
        """
    static let oneQuery = selection + " WHERE labelerWeight.id = ?"
    static let listQuery = """
        \(selection)
        WHERE labelerWeight.projectId = ? AND labelerWeight.userId = ? AND labelerWeight.id < ?
        ORDER BY labelerWeight.id DESC LIMIT ?
        """
    static let ofProjectQuery =
        selection + " WHERE labelerWeight.projectId = ? ORDER BY labelerWeight.userId, labelerWeight.id"
    static let historyQuery = """
        SELECT id, userId, weight, appliesFrom, takenBackAt FROM labelerWeight WHERE projectId = ? ORDER BY userId, id
        """
    static let numberQuery = "SELECT count(*) FROM labelerWeight WHERE projectId = ? AND userId = ?"
    /// `?3`: in milliseconds.
    static let countQuery = """
        SELECT count(*) AS judgements, count(*) FILTER (WHERE createdAt >= ?3) AS covered FROM ranking
        WHERE projectId = ?1 AND userId = ?2 AND isCurrent = 1 AND withdrawnAt IS NULL
            AND EXISTS (SELECT 1 FROM task WHERE task.id = ranking.taskId AND task.probe IS NULL)
        """
    static let isLabelerQuery = """
        SELECT 1 FROM member WHERE projectId = ?1 AND userId = ?2
        UNION ALL SELECT 1 FROM labelerDay WHERE projectId = ?1 AND userId = ?2 LIMIT 1
        """
}

extension LabelerWeightRecord {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: row.id("id"), labelerID: row.id("userId"), labeler: row["labeler"], isImport: row["isImport"],
            weight: try row.labelerWeight("weight"), appliesFrom: row.optionalDate("appliesFrom"),
            reason: row["reason"], createdBy: Person(row, "createdBy", "creator"), createdAt: row.date("createdAt"),
            takenBackBy: Person(row, "takenBackBy", "taker"), takenBackAt: row.optionalDate("takenBackAt"))
    }

}

extension LabelerWeightRecord.Person {
    init?(_ row: Row, _ id: String, _ name: String) {
        guard let user: ID<User> = row.optionalID(id), let username = row[name] as String? else { return nil }
        self.init(id: user, username: username)
    }
}

extension Row {
    /// The column's hundredths as a weight.
    func labelerWeight(_ column: String) throws -> LabelerWeight {
        let hundredths: Int = self[column]
        return try LabelerWeight(hundredths: hundredths).orThrow(
            StorageError(.corrupt, "The database holds a weight of \(hundredths) hundredths; run podium verify."))
    }
}

extension Connection {
    /// What every labeler of the project was given, of those who were given anything.
    func labelerWeights(in project: ID<Project>) throws -> [ID<User>: LabelerWeightHistory] {
        try givenWeights(in: project).mapValues(\.history)
    }

    /// The same, and the ids of the entries.
    fileprivate func givenWeights(
        in project: ID<Project>
    ) throws -> [ID<User>: (ids: [ID<LabelerWeightRecord>], history: LabelerWeightHistory)] {
        var given: [ID<User>: (ids: [ID<LabelerWeightRecord>], history: LabelerWeightHistory)] = [:]
        for row in try rows(LabelerWeights.historyQuery, [project.rawValue]) {
            let entry = LabelerWeightHistory.Entry(
                try row.labelerWeight("weight"), from: row.optionalDate("appliesFrom"),
                isTakenBack: row.optionalDate("takenBackAt") != nil)
            given[row.id("userId"), default: ([], .init())].ids.append(row.id("id"))
            given[row.id("userId")]?.history.entries.append(entry)
        }
        return given
    }

    fileprivate func labelerWeight(_ id: ID<LabelerWeightRecord>) throws -> LabelerWeightRecord {
        guard let row = try row(LabelerWeights.oneQuery, [id.rawValue]) else {
            throw StorageError(.notFound, "There is no weight \(id).")
        }
        return try LabelerWeightRecord(row)
    }

    /// - Throws: `notFound` for whoever neither is a member of the project nor has judged there.
    func expectLabeler(_ user: ID<User>, in project: ID<Project>) throws {
        guard try row(LabelerWeights.isLabelerQuery, [project.rawValue, user.rawValue]) != nil else {
            throw StorageError(.notFound, "Nobody of this id labels in this project, or has.")
        }
    }
}
