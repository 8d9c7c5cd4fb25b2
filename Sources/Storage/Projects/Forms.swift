public import Foundation
internal import GRDB
public import Preferences
internal import Synchronization

/// The forms of the projects. A version is never changed: what was judged on it stays readable.
public struct Forms: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// What the project asks now.
    ///
    /// - Throws: `notFound`.
    public func current(_ project: ID<Project>) async throws -> FormVersion {
        try await find(project, version: database.read { try $0.project(project).formVersion })
    }

    /// - Throws: `notFound`.
    public func find(_ project: ID<Project>, version: Int) async throws -> FormVersion {
        if let known = database.forms.find(project, version) { return known }
        let found = try await database.read { try $0.form(of: project, version: version) }
        database.forms.keep(found, of: project)
        return found
    }

    /// By version. `after`: the last of the page before.
    public func list(_ project: ID<Project>, after: Int = 0, limit: Int = 100) async throws -> Page<FormVersion> {
        try await database.read { connection in
            try connection.page(
                Self.listQuery, [project.rawValue, after, limit], limit: limit, bytes: { $0.json.utf8.count },
                id: { Int64($0.version) }, FormVersion.init)
        }
    }

    /// Makes a form the project's. Work in hand goes on with the version that it was claimed with.
    ///
    /// - Parameter versions: one of which the change was made on; nil takes it whatever has changed meanwhile.
    /// - Returns: the version, and whether it is new: the form that the project has already makes none.
    /// - Throws: `ValidationError` for a form that breaks a rule, or that a task of the project does not fit;
    ///   `changed` where the project's form is of another version by now.
    public func set(
        _ project: ID<Project>, _ form: Form, from versions: Set<Version<Form>>? = nil, now: Date
    ) async throws -> (form: FormVersion, isNew: Bool) {
        let form = try form.validated()
        let kind = form.judgement.kind
        // A walk over a million tasks, for which the writer's transaction would make labelers wait.
        let checked = try await database.read { try $0.checkTasks(of: project, fit: kind) }
        let (number, isNew) = try await database.write { [origin] connection in
            let current = try connection.project(project).formVersion
            try Version<Form>("\(current)").check(isAmong: versions, "form")
            let old = try connection.form(of: project, version: current).form
            guard form != old else { return (current, false) }
            try connection.checkTasks(of: project, fit: kind, after: checked)
            let number = try connection.addForm(form, to: project, by: origin, now: now)
            try connection.run("UPDATE project SET formVersion = ? WHERE id = ?", [number, project.rawValue])
            try connection.audit(origin, "setForm", "project", project.rawValue, ["version": "\(number)"], now: now)
            return (number, true)
        }
        return (try await find(project, version: number), isNew)
    }

    private static let selection = "SELECT form.*, user.username FROM form LEFT JOIN user ON user.id = form.userId"
    static let listQuery = selection + " WHERE projectId = ? AND version > ? ORDER BY version LIMIT ?"
    static let findQuery = selection + " WHERE projectId = ? AND version = ?"
    static let sameQuery = "SELECT version FROM form WHERE projectId = ? AND body = ? ORDER BY version LIMIT 1"
    /// How many of the project's tasks have fewer or more completions, and the first of them. Nobody is asked a withdrawn
    /// one.
    static let misfitQuery = """
        SELECT count(*) AS misfits, min(id) AS id, completions FROM (
            SELECT task.id, (SELECT count(*) FROM completion WHERE completion.taskId = task.id) AS completions
            FROM task WHERE task.projectId = ? AND task.id > ? AND task.withdrawnAt IS NULL)
        WHERE completions NOT BETWEEN ? AND ?
        """
    /// The same of those that have several completions, all of one text.
    static let equalQuery = """
        SELECT count(*) AS misfits, min(task.id) AS id
        FROM task CROSS JOIN completion AS first ON first.taskId = task.id AND first.position = 0
        WHERE task.projectId = ? AND task.id > ? AND task.withdrawnAt IS NULL
            AND EXISTS (SELECT 1 FROM completion WHERE taskId = task.id AND position = 1)
            AND NOT EXISTS (
                SELECT 1 FROM completion AS other
                WHERE other.taskId = task.id AND other.position > 0 AND other.text <> first.text)
        """
}

extension Connection {
    /// - Throws: `notFound`.
    func form(of project: ID<Project>, version: Int) throws -> FormVersion {
        guard let row = try row(Forms.findQuery, [project.rawValue, version]) else {
            throw StorageError(.notFound, "There is no version \(version) of this project's form.")
        }
        return try FormVersion(row)
    }

    /// - Returns: the new version.
    func addForm(_ form: Form, to project: ID<Project>, by origin: Origin, now: Date) throws -> Int {
        let last: Int? = try value("SELECT max(version) FROM form WHERE projectId = ?", [project.rawValue])
        let version = (last ?? 0) + 1
        try run(
            "INSERT INTO form (projectId, version, body, userId, createdAt) VALUES (?, ?, ?, ?, ?)",
            [project.rawValue, version, JSONColumn.encode(form), origin.user?.rawValue, now.milliseconds])
        return version
    }

    /// Keeps a form that a file's judgements were given on, without making it the project's.
    ///
    /// - Returns: its version: that of the same form, where the project has or had it.
    func keep(_ form: Form, in project: ID<Project>, by origin: Origin, now: Date) throws -> Int {
        let json = try JSONColumn.encode(form)
        if let known: Int = try value(Forms.sameQuery, [project.rawValue, json]) { return known }
        let number = try addForm(form, to: project, by: origin, now: now)
        try audit(origin, "keepForm", "project", project.rawValue, ["version": "\(number)"], now: now)
        return number
    }

    /// What is wrong with a task where such a judgement is asked of it; nil: nothing.
    func misfit(_ task: ID<LabelingTask>, _ kind: AskedJudgement.Kind) throws -> ValidationError.Issue? {
        let texts: [String] = try values("SELECT text FROM completion WHERE taskId = ?", [task.rawValue])
        let pointer = "/judgement/kind"
        if let issue = kind.issue(withCompletions: texts.count, of: "Task \(task)", at: pointer) { return issue }
        let areEqual = texts.count > 1 && texts.allSatisfy { $0.utf8.elementsEqual(texts[0].utf8) }
        return areEqual ? kind.issue(withEqualCompletionsOf: "task \(task)", at: pointer) : nil
    }

    /// What the project's form asks for now its tasks have, so most changes need no walk over them.
    ///
    /// - Returns: the last task that there is: none up to it is a misfit, whatever comes later.
    /// - Throws: `ValidationError` that says how many tasks there are of which this cannot be asked, and names one.
    fileprivate func checkTasks(of project: ID<Project>, fit kind: AskedJudgement.Kind) throws -> Int64 {
        let last: Int64 = try value("SELECT max(id) FROM task") ?? 0
        let current = try form(of: project, version: self.project(project).formVersion).form
        let (fits, fitted) = (kind.completions, current.judgement.kind.completions)
        if fits.lowerBound > fitted.lowerBound || fitted.upperBound > fits.upperBound
            || (kind.hasTiers && !current.judgement.kind.hasTiers)
        {
            try checkTasks(of: project, fit: kind, after: 0)
        }
        return last
    }

    /// - Throws: `ValidationError` of the tasks after `id` of which this cannot be asked.
    fileprivate func checkTasks(of project: ID<Project>, fit kind: AskedJudgement.Kind, after id: Int64) throws {
        let (fits, pointer) = (kind.completions, "/judgement/kind")
        var issues: [ValidationError.Issue?] = []
        if let row = try row(Forms.misfitQuery, [project.rawValue, id, fits.lowerBound, fits.upperBound]),
            let misfits = Misfits(row)
        {
            issues.append(
                kind.issue(withCompletions: row["completions"], of: misfits.name("Task"), at: pointer)
                    .map(misfits.explained))
        }
        if kind.hasTiers, let row = try row(Forms.equalQuery, [project.rawValue, id]), let misfits = Misfits(row) {
            issues.append(
                kind.issue(withEqualCompletionsOf: misfits.name("task"), at: pointer).map(misfits.explained))
        }
        let found = issues.compactMap(\.self)
        guard found.isEmpty else { throw ValidationError(found) }
    }
}

/// Tasks of which a form cannot be asked.
private struct Misfits {
    private let count: Int
    private let first: Int64

    /// Of a query's `misfits` and `id`; nil: none.
    init?(_ row: Row) {
        count = row["misfits"]
        guard count > 0 else { return nil }
        first = row["id"]
    }

    func name(_ task: String) -> String {
        count == 1 ? "\(task) \(first)" : "\(task) \(first), the first of \(count) such tasks,"
    }

    /// Says what to do, too.
    func explained(_ issue: ValidationError.Issue) -> ValidationError.Issue {
        .init(
            pointer: issue.pointer, code: issue.code,
            message: "\(issue.message) Withdraw \(count == 1 ? "it" : "them") first, or make another project.")
    }
}

/// Forms that were read before. A version never changes, so what is here is never wrong.
///
/// Only what is committed gets in: a version that was taken back would leave its number to another form.
final class FormCache: Sendable {
    private struct Key: Hashable {
        let project: ID<Project>
        let version: Int
    }

    /// Forms are a few kilobytes; a server with more live ones reads some again.
    private static let capacity = 1_000

    private let known = Mutex<[Key: FormVersion]>([:])

    func find(_ project: ID<Project>, _ version: Int) -> FormVersion? {
        known.withLock { $0[Key(project: project, version: version)] }
    }

    func keep(_ form: FormVersion, of project: ID<Project>) {
        known.withLock { known in
            if known.count >= Self.capacity { known.removeAll() }
            known[Key(project: project, version: form.version)] = form
        }
    }
}
