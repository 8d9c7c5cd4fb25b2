public import Foundation
internal import GRDB
public import Preferences

/// A task with what each person said of it who judged it: what agreement is made of.
public struct SaidTask: Sendable {
    /// What one person said last.
    public struct Judgement: Sendable {
        /// The labeler, or the pseudo-labeler of an import.
        public let user: ID<User>
        /// What a file calls the labeler, where it names one: the same name in two files is one person.
        public let importedName: String?
        /// Of the task's completions, in the order of their ids, whoever was shown which first; empty where nothing was
        /// ranked, or nobody else judged the task.
        public let ranks: [Int]
        /// The version of the form that the labeler saw.
        public let formVersion: Int
        /// When it was said.
        public let createdAt: Date
        /// What a manager lets it weigh.
        public let weight: LabelerWeight
        /// What was asked that people can agree on.
        public let fields: [MeasuredField]
        /// What was answered.
        public let answers: CheckedAnswers
        /// Whether an open flag is known to be a flag that was not raised; of an import that is only known where it answers
        /// one.
        public let openIsNo: Bool
        /// Whether its labeler is held out: it measures and never trains.
        public let isHeldOut: Bool
        /// Whether it counts: models are trained on those that do.
        public let isCounted: Bool

        /// What was answered, one number for each question of the field; nil where the field was not asked.
        ///
        /// - Parameter thing: nil: the task.
        public func numbers(_ field: MeasuredField, of thing: ID<Completion>?) -> [Int?]? {
            guard fields.contains(field) else { return nil }
            let given = thing.map { answers.completions[$0]?[field.name] } ?? answers.task[field.name]
            return field.numbers(given, openIsNo: openIsNo)
        }
    }

    /// Names the task.
    public let id: ID<LabelingTask>
    /// By id; empty where only one person judged it.
    public let completions: [ID<Completion>]
    /// In the order in which they were made.
    public let judgements: [Judgement]
}

/// What was said of a project's tasks, by whoever said it: the last word of each labeler, also where it was surplus and
/// counts for nothing else.
public struct SaidTasks: Sendable {
    let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// The tasks that anybody judged and that are not withdrawn, by id, in bounded memory.
    ///
    /// - Parameter batch: judgements fetched at a time; more than one task can have.
    public func stream(of project: ID<Project>, batch: Int = 4000) -> PagedSequence<SaidTask> {
        PagedSequence { after in try await page(of: project, after: after, batch: batch) }
    }

    /// Some of them: those behind the task `after`.
    func page(of project: ID<Project>, after: Int64, batch: Int) async throws -> Page<SaidTask> {
        try await database.read { connection in
            let weights = try connection.labelerWeights(in: project)
            let rows = try connection.rows(Self.query, [project.rawValue, after, batch])
            // The last task may go on behind the page.
            let isLast = rows.count < batch
            let cut: Int64? = isLast ? nil : rows.last.map { $0["taskId"] }
            var reader = SaidTaskReader(
                project: project, weights: weights, heldOut: try connection.labelerHoldouts(in: project))
            var tasks: [SaidTask] = []
            var start = 0
            while start < rows.count {
                let task: Int64 = rows[start]["taskId"]
                guard task != cut || start == 0 else { break }
                let end = rows[start...].firstIndex { $0["taskId"] as Int64 != task } ?? rows.count
                tasks.append(try reader.task(ID(task), rows[start..<end], connection))
                start = end
            }
            return Page(items: tasks, nextCursor: isLast ? nil : tasks.last?.id.rawValue)
        }
    }

    /// Two halves, each in the order of its index, so that nothing is sorted. A counted ranking is never withdrawn.
    static let query = """
        SELECT id, taskId, userId, tiers, formVersion, createdAt, counted FROM ranking
        WHERE projectId = ?1 AND taskId > ?2 AND isCurrent = 1 AND counted = 1
            AND EXISTS (SELECT 1 FROM task WHERE task.id = ranking.taskId AND task.withdrawnAt IS NULL)
        UNION ALL
        SELECT id, taskId, userId, tiers, formVersion, createdAt, counted FROM ranking
        WHERE projectId = ?1 AND taskId > ?2 AND isCurrent = 1 AND counted = 0 AND withdrawnAt IS NULL
            AND EXISTS (SELECT 1 FROM task WHERE task.id = ranking.taskId AND task.withdrawnAt IS NULL)
        ORDER BY taskId, id LIMIT ?3
        """
    static let completionQuery = "SELECT id FROM completion WHERE taskId = ? ORDER BY id"
    static let userQuery = "SELECT username, isImport FROM user WHERE id = ?"
}

/// Makes tasks of rows of `SaidTasks.query`, and reads each form and each person once.
struct SaidTaskReader {
    let project: ID<Project>
    let weights: [ID<User>: LabelerWeightHistory]
    let heldOut: [ID<User>: LabelerHoldoutHistory]
    private var forms: [Int: [MeasuredField]] = [:]
    private var people: [ID<User>: (isImport: Bool, importedName: String?)] = [:]

    init(
        project: ID<Project>, weights: [ID<User>: LabelerWeightHistory], heldOut: [ID<User>: LabelerHoldoutHistory]
    ) {
        self.project = project
        self.weights = weights
        self.heldOut = heldOut
    }

    mutating func task(
        _ id: ID<LabelingTask>, _ rows: ArraySlice<Row>, _ connection: Connection
    ) throws -> SaidTask {
        // What only one person said agrees with nothing.
        let isRepeated = rows.count > 1
        var completions: [ID<Completion>] = []
        let judgements = try rows.map { row in
            let user: ID<User> = row.id("userId")
            let person = try person(user, connection)
            let date = row.date("createdAt")
            let version: Int = row["formVersion"]
            var ranks: [Int] = []
            var answers = CheckedAnswers()
            let fields = isRepeated ? try fields(of: version, connection) : []
            if isRepeated {
                let tiers: [[ID<Completion>]] = try JSONColumn.tiers(row["tiers"] as String)
                if completions.isEmpty { completions = tiers.joined().sorted() }
                ranks = tiers.isEmpty ? [] : Ranking.ranks(of: completions, in: tiers)
                if !fields.isEmpty { answers = try connection.answers(of: row["id"]) }
            }
            let answersFlags =
                answers.task.values.contains(where: \.isFlag)
                || answers.completions.values.contains { $0.values.contains(where: \.isFlag) }
            return SaidTask.Judgement(
                user: user, importedName: person.importedName, ranks: ranks, formVersion: version, createdAt: date,
                weight: weights[user]?.weight(at: date) ?? .full, fields: fields, answers: answers,
                openIsNo: !person.isImport || answersFlags, isHeldOut: heldOut[user]?.covers(date) ?? false,
                isCounted: row["counted"])
        }
        // Of what was rated and not ranked, too, fields were answered.
        if isRepeated, completions.isEmpty {
            completions = try connection.rows(SaidTasks.completionQuery, [id.rawValue]).map { $0.id("id") }
        }
        return SaidTask(id: id, completions: completions, judgements: judgements)
    }

    private mutating func person(
        _ id: ID<User>, _ connection: Connection
    ) throws -> (isImport: Bool, importedName: String?) {
        if let known = people[id] { return known }
        let row = try connection.row(SaidTasks.userQuery, [id.rawValue])
        let isImport: Bool = row?["isImport"] ?? false
        let name = isImport ? row.flatMap { ImportLabeler.labeler(in: $0["username"] as String).map(String.init) } : nil
        people[id] = (isImport, name)
        return (isImport, name)
    }

    private mutating func fields(of version: Int, _ connection: Connection) throws -> [MeasuredField] {
        if let known = forms[version] { return known }
        let body: String? = try connection.value(
            "SELECT body FROM form WHERE projectId = ? AND version = ?", [project.rawValue, version])
        // That a form is missing or unreadable, `podium verify` says by itself.
        let form = body.flatMap { try? JSONColumn.decode($0) as Form }
        let fields = form?.measuredFields ?? []
        forms[version] = fields
        return fields
    }
}

extension AnswerValue {
    fileprivate var isFlag: Bool { if case .flag = self { true } else { false } }
}
