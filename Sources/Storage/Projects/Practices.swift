public import Foundation
internal import GRDB
public import Preferences

/// The practice tasks of the projects. What labelers answer to them is compared and told, and never stored: no judgement,
/// no slot and no count comes of it.
public struct Practices: Sendable {
    /// A practice task that can be given: with the form that it is answered on.
    public struct Offer: Hashable, Sendable {
        /// Of the practice task.
        public let version: Int
        /// What is done.
        public let task: PracticeTask
        /// What is asked.
        public let form: FormVersion
    }

    /// What the version is called while there is none, whether there has been one or not.
    public static let noVersion = "0"

    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// What the project has now; nil: it never had one.
    public func current(_ project: ID<Project>) async throws -> PracticeVersion? {
        try await database.read { try $0.practice(of: project) }
    }

    /// What labelers can be given now: nothing, where the project has none or is archived, or its form has changed so that
    /// the answer fits no more.
    public func offer(_ project: ID<Project>) async throws -> Offer? {
        try await database.read { try $0.practiceOffer(of: project) }
    }

    /// By version. `after`: the last of the page before.
    public func list(_ project: ID<Project>, after: Int = 0, limit: Int = 100) async throws -> Page<PracticeVersion> {
        try await database.read { connection in
            try connection.page(
                Self.listQuery, [project.rawValue, after, limit], limit: limit,
                bytes: { $0.task?.byteCount ?? 0 }, id: { Int64($0.version) }, PracticeVersion.init)
        }
    }

    /// Makes a practice task the project's; nil takes it away.
    ///
    /// - Parameter versions: one of which the change was made on; nil takes it whatever has changed meanwhile.
    /// - Returns: the version, and whether it is new: the same task makes none.
    /// - Throws: `ValidationError` for a task that breaks a rule or does not fit the project's form; `changed` where the
    ///   project's practice task is of another version by now.
    public func set(
        _ project: ID<Project>, _ task: PracticeTask?, from versions: Set<Version<PracticeTask>>? = nil, now: Date
    ) async throws -> (practice: PracticeVersion?, isNew: Bool) {
        // What was sent can be long, and everybody waits for the one writer: there only what is sound is looked at again.
        if let task { try await database.read { _ = try task.validated(for: $0.currentForm(of: project).form) } }
        return try await database.write { [origin] connection in
            let old = try connection.practice(of: project)
            let isNone = old?.task == nil && versions?.contains(Version(Self.noVersion)) ?? false
            if !isNone { try Version<PracticeTask>("\(old?.version ?? 0)").check(isAmong: versions, "practice task") }
            let task = try task?.validated(for: connection.currentForm(of: project).form)
            // Byte for byte: Swift takes texts for equal that are composed of other characters.
            let bytes = { (task: PracticeTask) in Array(try JSONColumn.encode(task).utf8) }
            guard try task.map(bytes) != old?.task.map(bytes) else { return (old, false) }
            let version = (old?.version ?? 0) + 1
            try connection.run(
                "INSERT INTO practice (projectId, version, body, userId, createdAt) VALUES (?, ?, ?, ?, ?)",
                [
                    project.rawValue, version, task.map { try JSONColumn.encode($0) }, origin.user?.rawValue,
                    now.milliseconds,
                ])
            try connection.audit(
                origin, task == nil ? "removePractice" : "setPractice", "project", project.rawValue,
                ["version": "\(version)"], now: now)
            return (try connection.practice(of: project), true)
        }
    }

    /// Compares somebody's answer with what is expected, and notes that they have practised.
    ///
    /// - Parameter version: that of the practice task which they were given.
    /// - Throws: `ValidationError` for an answer that the form would not take; `notFound` where nothing can be practised;
    ///   `changed` where the practice task is of another version by now; `conflict` where the project is archived.
    public func answer(
        _ project: ID<Project>, user: ID<User>, version: Int, _ draft: SubmissionDraft, now: Date
    ) async throws -> (offer: Offer, comparison: PracticeComparison) {
        try await database.write { connection in
            try connection.expectNotArchived(project, "nobody practises for it any more")
            guard let offer = try connection.practiceOffer(of: project) else {
                throw StorageError(.notFound, "This project has no practice task now.")
            }
            guard offer.version == version else {
                throw StorageError(.changed, "The practice task has changed in the meantime. Open it again.")
            }
            let submission = try draft.validated(for: offer.form.form, of: offer.task.names)
            try connection.run(Introductions.doneQuery, [project.rawValue, user.rawValue, now.milliseconds])
            return (offer, offer.task.compared(with: submission, on: offer.form.form))
        }
    }

    private static let selection = """
        SELECT practice.*, user.username FROM practice LEFT JOIN user ON user.id = practice.userId WHERE projectId = ?
        """
    static let currentQuery = selection + " ORDER BY version DESC LIMIT 1"
    static let listQuery = selection + " AND version > ? ORDER BY version LIMIT ?"
}

extension Connection {
    fileprivate func practice(of project: ID<Project>) throws -> PracticeVersion? {
        try row(Practices.currentQuery, [project.rawValue]).map(PracticeVersion.init)
    }

    fileprivate func currentForm(of project: ID<Project>) throws -> FormVersion {
        try form(of: project, version: self.project(project).formVersion)
    }

    func practiceOffer(of project: ID<Project>) throws -> Practices.Offer? {
        guard let practice = try practice(of: project), let task = practice.task else { return nil }
        guard try status(of: project) != .archived else { return nil }
        let form = try currentForm(of: project)
        guard (try? task.validated(for: form.form)) != nil else { return nil }
        return Practices.Offer(version: practice.version, task: task, form: form)
    }
}
