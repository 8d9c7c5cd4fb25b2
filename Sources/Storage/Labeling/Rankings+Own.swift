public import Foundation
internal import GRDB
public import Preferences

extension Rankings {
    /// The most items of a page of one's own work.
    public static let mostOwnWork = 100
    /// How many rows one search looks at before it gives what it has found and where it goes on.
    static let mostSearched = 1_000

    /// The labeler's own rankings and skips, the newest first.
    ///
    /// - Parameter search: only what has this in a message of its prompt or in the task's external id, in any case. Its cost
    ///   is bounded: a page ends after `mostSearched` rows or `Connection.pageBytes` of prompts.
    public func ownWork(
        project: ID<Project>, user: ID<User>, search: String? = nil, after place: OwnWorkPlace = .newest,
        limit: Int = 20
    ) async throws -> OwnWorkPage {
        let limit = min(limit, Self.mostOwnWork)
        return try await database.read { connection in
            var rankings = OwnWorkStream(
                search: search, limit: limit, place: .init(key: place.ranking, id: place.ranking))
            var skips = OwnWorkStream(
                search: search, limit: limit, place: .init(key: place.skip.at, id: place.skip.assignment))
            let owner: [any Bindable] = [project.rawValue, user.rawValue]
            let isSearch = search != nil
            try connection.forEachRow(Self.ownRankingQuery, owner + [place.ranking, isSearch]) { try rankings.take($0) }
            try connection.forEachRow(
                Self.ownSkipQuery, owner + [place.skip.at, isSearch, place.skip.assignment]
            ) { try skips.take($0) }
            var items: [OwnWork] = []
            while items.count < limit {
                switch (rankings.first, skips.first) {
                case (let row?, let other) where other.map { row.finishedAt >= $0.finishedAt } ?? true:
                    items.append(try connection.ownRanking(rankings.pop()))
                case (_, .some): items.append(try OwnWork(skip: skips.pop()))
                default:
                    return OwnWorkPage(items: items, next: Self.next(rankings, skips))
                }
            }
            return OwnWorkPage(items: items, next: Self.next(rankings, skips))
        }
    }

    /// The most tasks that are counted as left.
    static let mostLeft = 500

    /// What the labeler has done since `start`, and what is left for them.
    public func day(project: ID<Project>, user: ID<User>, since start: Date) async throws -> OwnDay {
        var (day, versions) = try await database.read { connection in
            var rankings = 0
            var versions: Set<Int> = []
            var workedMs = 0
            try connection.forEachRow(Self.dayQuery, [project.rawValue, user.rawValue]) { row in
                guard row.date("createdAt") >= start else { return false }
                if row.date("submittedAt") >= start {
                    rankings += 1
                    versions.insert(row["formVersion"])
                }
                workedMs += row["durationMs"] as Int? ?? 0
                return true
            }
            var left = try TaskQueue(connection, project: project).left(for: user, most: Self.mostLeft)
            let standing = try connection.project(project)
            // A number that does not fall after a task would tell that this one was gold.
            if standing.goldShare + standing.repeatShare > 0 { left = Self.roughly(left) }
            if versions.isEmpty { versions = [standing.formVersion] }
            return (OwnDay(rankings: rankings, workedMs: workedMs, left: left.count, isMoreLeft: left.isMore), versions)
        }
        var kinds: Set<AskedJudgement.Kind> = []
        for version in versions {
            kinds.insert(try await Forms(database).find(project, version: version).form.judgement.kind)
        }
        day.judgement = kinds.count == 1 ? kinds.first : nil
        return day
    }

    /// At least so many, in tens.
    static func roughly(_ left: (count: Int, isMore: Bool)) -> (count: Int, isMore: Bool) {
        (left.count < 10 ? min(left.count, 1) : left.count / 10 * 10, left.isMore || left.count > 0)
    }

    private static func next(_ rankings: OwnWorkStream, _ skips: OwnWorkStream) -> OwnWorkPlace? {
        guard !rankings.isOver || !skips.isOver else { return nil }
        return OwnWorkPlace(
            ranking: rankings.place.id, skip: .init(at: skips.place.key, assignment: skips.place.id))
    }

    /// Gold tasks and repeats have no name from outside, and are never set aside: neither may tell them from other work.
    private static let hasProbes = "(SELECT hasProbes FROM project WHERE id = ?1)"
    // The whole prompt is read only where it is searched: it may be long.
    private static let promptColumns = """
        \(PromptExcerpt.columns(withPromptWhere: "?4")),
        CASE WHEN ?4 AND NOT \(hasProbes) THEN task.externalId END AS externalId
        """
    /// `?1` project, `?2` labeler, `?3` what is below, `?4` whether to search.
    static let ownRankingQuery = """
        SELECT ranking.id, ranking.id AS place, ranking.assignmentId, ranking.taskId, ranking.revision,
            ranking.counted OR assignment.requeueId IS NOT NULL AND \(hasProbes) AS counted, ranking.tiers, ranking.note, ranking.createdAt AS finishedAt, assignment.shown,
            coalesce(assignment.finishedAt, ranking.createdAt) AS submittedAt, \(promptColumns)
        FROM ranking
            CROSS JOIN assignment ON assignment.id = ranking.assignmentId
            CROSS JOIN task ON task.id = ranking.taskId
            CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE ranking.projectId = ?1 AND ranking.userId = ?2 AND ranking.isCurrent = 1 AND ranking.id < ?3
        ORDER BY ranking.id DESC
        """
    static let ownSkipQuery = """
        SELECT assignment.id, assignment.finishedAt AS place, assignment.id AS assignmentId, assignment.finishedAt, assignment.skipReason,
            assignment.skipComment, task.hasFreeSlot OR task.probe IS NOT NULL AS hasFreeSlot, \(promptColumns)
        FROM assignment
            CROSS JOIN task ON task.id = assignment.taskId
            CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE assignment.projectId = ?1 AND assignment.userId = ?2 AND assignment.status = 'skipped'
            AND (assignment.finishedAt, assignment.id) < (?3, ?5)
        ORDER BY assignment.finishedAt DESC, assignment.id DESC
        """
    // The newest first, so that the walk ends with the day; a day has an end even where somebody asks for a year.
    static let dayQuery = """
        SELECT ranking.createdAt, ranking.durationMs, ranking.formVersion,
            coalesce(assignment.finishedAt, ranking.createdAt) AS submittedAt
        FROM ranking CROSS JOIN assignment ON assignment.id = ranking.assignmentId
        WHERE ranking.projectId = ? AND ranking.userId = ? AND ranking.isCurrent = 1
        ORDER BY ranking.id DESC LIMIT 10000
        """
    static let ownAnswersQuery = """
        SELECT id, substr(text, 1, \(OwnWork.excerptLength)) AS excerpt FROM completion WHERE taskId = ?
        """
}

/// What one query of a labeler's own work has found, and how far it has come.
private struct OwnWorkStream {
    /// Where a row stands in its list; of two with the same key the higher id is the newer.
    struct Place {
        let key: Int64
        let id: Int64
    }

    struct Found {
        let row: Row
        let place: Place
        let finishedAt: Date
    }

    private let needle: String?
    private let limit: Int
    private var found: [Found] = []
    private var taken = 0
    private var looked = 0
    private var bytes = 0
    /// The last row that was looked at, given or not.
    private var reached: Place
    private var hasEnded = true
    /// Everything newer was given.
    private(set) var place: Place

    init(search: String?, limit: Int, place: Place) {
        needle = search?.lowercased()
        self.limit = limit
        self.place = place
        reached = place
    }

    var first: Found? { taken < found.count ? found[taken] : nil }
    var isOver: Bool { hasEnded && first == nil }

    /// - Returns: whether to go on.
    mutating func take(_ row: Row) throws -> Bool {
        let here = Place(key: row["place"], id: row["id"])
        guard found.count < limit, looked < Rankings.mostSearched, bytes < Connection.pageBytes else {
            hasEnded = false
            return false
        }
        reached = here
        if let needle {
            let messages = try JSONColumn.messages(row["promptMessages"])
            let texts = messages.map(\.content) + [row["externalId"] as String? ?? ""]
            looked += 1
            bytes += texts.reduce(0) { $0 + $1.utf8.count }
            guard texts.contains(where: { $0.lowercased().contains(needle) }) else {
                if first == nil { place = here }
                return true
            }
        }
        found.append(Found(row: row, place: here, finishedAt: row.date("finishedAt")))
        return true
    }

    mutating func pop() -> Row {
        let next = found[taken]
        taken += 1
        place = first == nil ? reached : next.place
        return next.row
    }
}

extension OwnWork {
    fileprivate init(skip row: Row) throws {
        self.init(
            assignmentID: row.id("assignmentId"), finishedAt: row.date("finishedAt"),
            promptExcerpt: try PromptExcerpt.of(row),
            outcome: .skipped(
                Skipped(
                    reason: row["skipReason"], comment: row["skipComment"], hasFreeSlot: row["hasFreeSlot"])))
    }
}

extension Connection {
    fileprivate func ownRanking(_ row: Row) throws -> OwnWork {
        let tiers: [[ID<Completion>]] = try JSONColumn.tiers(row["tiers"] as String)
        let ranks = Dictionary(
            tiers.enumerated().flatMap { rank, tier in tier.map { ($0, rank + 1) } }, uniquingKeysWith: min)
        let texts = try rows(Rankings.ownAnswersQuery, [row["taskId"] as Int64]).reduce(into: [Int64: String]()) {
            $0[$1["id"]] = $1["excerpt"]
        }
        let shown = try JSONColumn.ids(row["shown"] as String) as [ID<Completion>]
        return OwnWork(
            assignmentID: row.id("assignmentId"), finishedAt: row.date("finishedAt"),
            promptExcerpt: try PromptExcerpt.of(row),
            outcome: .ranked(
                OwnWork.Ranked(
                    revision: row["revision"], counted: row["counted"],
                    answers: shown.compactMap { id in
                        ranks[id].map {
                            OwnWork.Answer(rank: $0, excerpt: texts[id.rawValue, default: ""])
                        }
                    },
                    note: row["note"], submittedAt: row.date("submittedAt"))))
    }
}
