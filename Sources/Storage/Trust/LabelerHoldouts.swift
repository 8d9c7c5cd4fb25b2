public import Foundation
internal import GRDB
public import Preferences

/// That a labeler's judgements measure and never train, in a project.
public struct LabelerHoldoutRecord: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<LabelerHoldoutRecord>
    /// Whose judgements it is about.
    public let labelerID: ID<User>
    /// Their name; of a deleted person, a number.
    public let labeler: String
    /// Judgements made then or later; nil: all of the labeler's.
    public let heldFrom: Date?
    /// Why; empty once the labeler is deleted.
    public let reason: String
    /// Who said it; nil: the command line.
    public let createdBy: LabelerWeightRecord.Person?
    /// When it was said.
    public let createdAt: Date
    /// Who took it back; nil beside a time: the command line.
    public let takenBackBy: LabelerWeightRecord.Person?
    /// When it was taken back; nil: it was not.
    public let takenBackAt: Date?
}

/// Labelers of a project whose judgements measure and never train: rows that are added and taken back, and never changed.
/// Snapshots freeze who is held out; rankings know nothing of it, and take slots as everybody's do.
public struct LabelerHoldouts: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Every time that a labeler was held out, the last first.
    public func list(project: ID<Project>, labeler: ID<User>) async throws -> [LabelerHoldoutRecord] {
        try await database.read { connection in
            try connection.rows(Self.listQuery, [project.rawValue, labeler.rawValue]).map(LabelerHoldoutRecord.init)
        }
    }

    /// Everything that was said in a project, by labeler, and of each the first first.
    public func all(project: ID<Project>) async throws -> [LabelerHoldoutRecord] {
        try await database.read { try $0.rows(Self.ofProjectQuery, [project.rawValue]).map(LabelerHoldoutRecord.init) }
    }

    /// Holds a labeler out.
    ///
    /// - Throws: `notFound` for whoever neither is a member nor has judged; `tooManyWeights` for whoever was held out
    ///   `LabelerHoldoutDraft.mostOfLabeler` times.
    @discardableResult
    public func add(
        _ holdout: NewLabelerHoldout, of labeler: ID<User>, in project: ID<Project>, now: Date
    ) async throws -> LabelerHoldoutRecord {
        try await database.write { [origin] connection in
            _ = try connection.project(project)
            try connection.expectLabeler(labeler, in: project)
            let given: Int? = try connection.value(Self.numberQuery, [project.rawValue, labeler.rawValue])
            guard given ?? 0 < LabelerHoldoutDraft.mostOfLabeler else {
                throw StorageError(
                    .tooManyWeights,
                    "A labeler can be held out \(LabelerHoldoutDraft.mostOfLabeler) times in a project.")
            }
            let id: ID<LabelerHoldoutRecord> = try connection.insert(
                """
                INSERT INTO labelerHoldout (projectId, userId, heldFrom, reason, createdBy, createdAt)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    project.rawValue, labeler.rawValue, holdout.heldFrom?.milliseconds, holdout.reason,
                    origin.user?.rawValue, now.milliseconds,
                ])
            // Without the reason, which can be forgotten; what is in the log cannot.
            var detail = ["projectId": project.description, "userId": labeler.description]
            if let from = holdout.heldFrom { detail["heldFrom"] = "\(from.milliseconds)" }
            try connection.audit(origin, "hold", "labelerHoldout", id.rawValue, detail, now: now)
            return try connection.labelerHoldout(id)
        }
    }

    /// Takes it back: what it covered trains again. Repeating it is no error.
    ///
    /// - Throws: `notFound` where the labeler was never held out so in the project.
    @discardableResult
    public func takeBack(
        _ id: ID<LabelerHoldoutRecord>, of labeler: ID<User>, in project: ID<Project>, now: Date
    ) async throws -> LabelerHoldoutRecord {
        try await database.write { [origin] connection in
            let found = try connection.row(Self.oneQuery, [id.rawValue]).flatMap { row in
                row.id("projectId") == project && row.id("userId") == labeler ? try LabelerHoldoutRecord(row) : nil
            }
            guard let found else {
                throw StorageError(.notFound, "This labeler was not held out so in this project.")
            }
            guard found.takenBackAt == nil else { return found }
            try connection.run(
                "UPDATE labelerHoldout SET takenBackBy = ?, takenBackAt = ? WHERE id = ?",
                [origin.user?.rawValue, now.milliseconds, id.rawValue])
            try connection.audit(
                origin, "takeBack", "labelerHoldout", id.rawValue,
                ["projectId": project.description, "userId": labeler.description], now: now)
            return try connection.labelerHoldout(id)
        }
    }

    private static let selection = """
        SELECT labelerHoldout.*, labeler.username AS labeler, creator.username AS creator, taker.username AS taker
        FROM labelerHoldout CROSS JOIN user AS labeler ON labeler.id = labelerHoldout.userId
            LEFT JOIN user AS creator ON creator.id = labelerHoldout.createdBy
            LEFT JOIN user AS taker ON taker.id = labelerHoldout.takenBackBy
        """
    static let oneQuery = selection + " WHERE labelerHoldout.id = ?"
    static let listQuery = """
        \(selection)
        WHERE labelerHoldout.projectId = ? AND labelerHoldout.userId = ? ORDER BY labelerHoldout.id DESC
        """
    static let ofProjectQuery =
        selection + " WHERE labelerHoldout.projectId = ? ORDER BY labelerHoldout.userId, labelerHoldout.id"
    static let historyQuery = """
        SELECT userId, heldFrom FROM labelerHoldout WHERE projectId = ? AND takenBackAt IS NULL ORDER BY userId, id
        """
    static let numberQuery = "SELECT count(*) FROM labelerHoldout WHERE projectId = ? AND userId = ?"
}

extension LabelerHoldoutRecord {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: row.id("id"), labelerID: row.id("userId"), labeler: row["labeler"],
            heldFrom: row.optionalDate("heldFrom"), reason: row["reason"],
            createdBy: LabelerWeightRecord.Person(row, "createdBy", "creator"), createdAt: row.date("createdAt"),
            takenBackBy: LabelerWeightRecord.Person(row, "takenBackBy", "taker"),
            takenBackAt: row.optionalDate("takenBackAt"))
    }
}

extension Connection {
    /// When the judgements of every labeler were held out, of those who were.
    func labelerHoldouts(in project: ID<Project>) throws -> [ID<User>: LabelerHoldoutHistory] {
        var found: [ID<User>: LabelerHoldoutHistory] = [:]
        for row in try rows(LabelerHoldouts.historyQuery, [project.rawValue]) {
            found[row.id("userId"), default: .init()].starts.append(row.optionalDate("heldFrom"))
        }
        return found
    }

    fileprivate func labelerHoldout(_ id: ID<LabelerHoldoutRecord>) throws -> LabelerHoldoutRecord {
        guard let row = try row(LabelerHoldouts.oneQuery, [id.rawValue]) else {
            throw StorageError(.notFound, "There is no such time of being held out.")
        }
        return try LabelerHoldoutRecord(row)
    }
}
