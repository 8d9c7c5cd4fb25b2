public import Foundation
internal import GRDB
public import Preferences

/// What is to be done beside the answers to requests, what is being done, and what became of it.
public struct JobRecords: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Adds a job to the queue. A server that runs on the same data folder begins it within a second.
    ///
    /// - Parameters:
    ///   - payload: JSON that the kind reads.
    ///   - runAfter: it is not begun before; `nil`: at once.
    ///   - isTheSame: of the unfinished jobs of this kind, which one does this work already. That one is returned then, and
    ///     none is added.
    public func add(
        kind: String, project: ID<Project>? = nil, payload: Data, runAfter: Date? = nil, by user: ID<User>? = nil,
        unless isTheSame: (@Sendable (JobRecord) -> Bool)? = nil, now: Date
    ) async throws -> JobRecord {
        try await database.write { [origin] connection in
            if let isTheSame, let known = try connection.unfinishedJobs(kind).first(where: isTheSame) { return known }
            let id: ID<JobRecord> = try connection.insert(
                """
                INSERT INTO job (kind, projectId, requestedBy, payload, status, runAfter, createdAt)
                VALUES (?, ?, ?, ?, 'queued', ?, ?)
                """,
                [
                    kind, project?.rawValue, (user ?? origin.user)?.rawValue, String(decoding: payload, as: UTF8.self),
                    (runAfter ?? now).milliseconds, now.milliseconds,
                ])
            return try connection.job(id)
        }
    }

    /// Those of `kinds` of which a job is due. For each it is one look into an index, so it may be done each second.
    public func due(_ kinds: [String], now: Date) async throws -> [String] {
        try await database.read { connection in
            try kinds.filter { try connection.row(Self.nextQuery, [$0, now.milliseconds]) != nil }
        }
    }

    /// Begins the job of this kind that has been due for longest.
    ///
    /// - Returns: `nil` when none is due.
    public func take(kind: String, now: Date) async throws -> JobRecord? {
        try await database.write { connection in
            guard let row = try connection.row(Self.nextQuery, [kind, now.milliseconds]) else { return nil }
            let id: ID<JobRecord> = row.id("id")
            try connection.run(
                """
                UPDATE job SET status = 'running', startedAt = ?, attempts = attempts + 1, fraction = NULL, message = NULL
                WHERE id = ?
                """, [now.milliseconds, id.rawValue])
            return try connection.job(id)
        }
    }

    /// Notes how far a running job is; `fraction` is 0 … 1.
    public func progress(_ id: ID<JobRecord>, fraction: Double?, message: String?) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE job SET fraction = ?, message = coalesce(?, message) WHERE id = ? AND status = 'running'",
                [fraction.map { $0.isNaN ? 0 : min(max($0, 0), 1) }, message, id.rawValue])
        }
    }

    /// Ends a job for good. One that has ended already stays as it is.
    ///
    /// - Parameter error: why it failed or was cancelled; safe to show.
    public func finish(_ id: ID<JobRecord>, as status: JobRecord.Status, error: String? = nil, now: Date) async throws {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE job SET status = ?, lastError = ?, finishedAt = ?,
                    fraction = CASE ? WHEN 'succeeded' THEN 1 ELSE fraction END
                WHERE id = ? AND finishedAt IS NULL
                """,
                [status.rawValue, error, now.milliseconds, status.rawValue, id.rawValue])
        }
    }

    /// Puts a running job back into the queue, to be begun again after `runAfter`.
    ///
    /// - Parameter error: why the attempt failed; safe to show.
    public func requeue(_ id: ID<JobRecord>, after runAfter: Date, error: String) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE job SET status = 'queued', runAfter = ?, lastError = ? WHERE id = ? AND status = 'running'",
                [runAfter.milliseconds, error, id.rawValue])
        }
    }

    /// The running jobs of a kind. When a server starts, these are what the one before it left behind.
    public func running(kind: String) async throws -> [JobRecord] {
        try await database.read { try $0.rows(Self.runningQuery, [kind]).map(JobRecord.init) }
    }

    /// The jobs of a kind that wait, due or not.
    public func queued(kind: String) async throws -> [JobRecord] {
        try await database.read { try $0.rows(Self.queuedQuery, [kind]).map(JobRecord.init) }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<JobRecord>) async throws -> JobRecord {
        try await database.read { try $0.job(id) }
    }

    /// The jobs of a kind that are being done or wait, as they were at one moment: read one after the other, a job that is
    /// begun in between would be in neither list.
    public func unfinished(kind: String) async throws -> [JobRecord] {
        try await database.read { try $0.unfinishedJobs(kind) }
    }

    /// A page of all jobs, the newest first.
    ///
    /// - Parameter last: the last one of the page before.
    public func list(after last: ID<JobRecord>? = nil, limit: Int) async throws -> Page<JobRecord> {
        try await database.read { connection in
            let rows = try connection.rows(Self.listQuery, [last?.rawValue ?? Int64.max, limit + 1])
            let items = try rows.prefix(limit).map(JobRecord.init)
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    /// Moves what waits by so many seconds, because the clock was set by as many.
    public func move(by seconds: TimeInterval) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE job SET runAfter = runAfter + ? WHERE status = 'queued'", [Int64((seconds * 1000).rounded())])
        }
    }

    /// Forgets jobs that ended before `date`.
    ///
    /// - Returns: how many.
    @discardableResult
    public func deleteEnded(before date: Date) async throws -> Int {
        try await database.write { connection in
            try connection.run(Self.deleteQuery, [date.milliseconds])
            return connection.changesCount
        }
    }

    static let nextQuery = """
        SELECT id FROM job WHERE kind = ? AND status = 'queued' AND runAfter <= ? ORDER BY runAfter, id LIMIT 1
        """
    static let runningQuery = "SELECT * FROM job WHERE kind = ? AND status = 'running'"
    static let queuedQuery = "SELECT * FROM job WHERE kind = ? AND status = 'queued' ORDER BY runAfter, id"
    static let listQuery = "SELECT * FROM job WHERE id < ? ORDER BY id DESC LIMIT ?"
    static let deleteQuery = "DELETE FROM job WHERE finishedAt < ?"
}

extension JobRecord {
    init(_ row: Row) throws {
        self.init(
            id: row.id("id"), kind: row["kind"], projectID: row.optionalID("projectId"),
            requestedBy: row.optionalID("requestedBy"), payload: Data((row["payload"] as String).utf8),
            status: try row.word("status"), runAfter: row.date("runAfter"), attempts: row["attempts"],
            lastError: row["lastError"], fraction: row["fraction"], message: row["message"],
            createdAt: row.date("createdAt"), startedAt: row.optionalDate("startedAt"),
            finishedAt: row.optionalDate("finishedAt"))
    }
}

extension Connection {
    fileprivate func unfinishedJobs(_ kind: String) throws -> [JobRecord] {
        try (rows(JobRecords.runningQuery, [kind]) + rows(JobRecords.queuedQuery, [kind])).map(JobRecord.init)
    }

    fileprivate func job(_ id: ID<JobRecord>) throws -> JobRecord {
        guard let row = try row("SELECT * FROM job WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no job \(id).")
        }
        return try JobRecord(row)
    }
}
