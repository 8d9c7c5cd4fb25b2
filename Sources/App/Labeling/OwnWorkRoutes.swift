import Foundation
import HTTPServer
import Preferences
import Storage

/// A labeler's look back at their own work.
struct OwnWorkRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/my-work", for: .labeler, "Your rankings and skips, the newest first",
            .gives(OwnWorkList.self)
                .query("limit", .integer(minimum: 1, maximum: Rankings.mostOwnWork), "How many at most")
                .query("cursor", .string(), "The nextCursor of the page before")
                .query(
                    "q", .string(maximumLength: Self.longestSearch),
                    "Only what has this in its prompt or external id. A page may end early; nextCursor goes on"), list)
        routes.get(
            "/api/v1/projects/{slug}/my-day", for: .labeler, "What you have done today, and what is left for you",
            .gives(DayBody.self)
                .query("since", .string(format: "date-time"), "When your day began; otherwise midnight UTC"), showDay)
    }

    private struct DayBody: Codable {
        var rankings: Int
        /// What kind all of them are; without any, what the project asks for now. Absent: they are of several kinds.
        var judgement: AskedJudgement.Kind?
        var workedMs: Int
        var left: Int
        var isMoreLeft: Bool
        /// Questions with an answer that you have not read.
        var unseenAnswers: Int
        /// Whether you are asked to look at the guidelines again; for which tasks, nobody says.
        var looksAgain: Bool
    }

    @Sendable private func showDay(_ call: Call) async throws -> Response {
        // A day of UTC has 86,400 seconds.
        let now = clock.now().timeIntervalSince1970
        var since = Date(timeIntervalSince1970: now - now.truncatingRemainder(dividingBy: 86_400))
        if let text = call.request.query["since"] {
            since = try Timestamp.date(text).orThrow(
                ValidationError(
                    pointer: "?since", code: "invalidTime", message: "since is \(Timestamp.demand)."))
        }
        let (project, user) = (try call.project.id, try call.user.id)
        let day = try await call.stores.rankings.day(project: project, user: user, since: since)
        return try .json(
            DayBody(
                rankings: day.rankings, judgement: day.judgement, workedMs: day.workedMs, left: day.left,
                isMoreLeft: day.isMoreLeft,
                unseenAnswers: try await call.stores.questions.unseen(project: project, user: user),
                looksAgain: try await call.stores.goldEvents.isToBeTold(project: project, labeler: user)))
    }

    /// In characters.
    private static let longestSearch = 200

    private struct OwnWorkList: Codable {
        var items: [OwnWorkBody]
        var nextCursor: String?
    }

    private struct OwnWorkBody: Codable {
        enum Kind: String, Codable, CaseIterable {
            case ranking
            case skip
        }

        struct Answer: Codable {
            var rank: Int
            var excerpt: String
        }

        var assignmentId: ID<Assignment>
        var kind: Kind
        var finishedAt: Date
        var promptExcerpt: String
        // Of a ranking; the answers in the order shown.
        var answers: [Answer]?
        var note: String?
        var revision: Int?
        var counted: Bool?
        var editableUntil: Date?
        // Of a skip.
        var reason: String?
        var comment: String?
        var hasFreeSlot: Bool?

        init(_ work: OwnWork, editWindowSeconds: Int) {
            assignmentId = work.assignmentID
            finishedAt = work.finishedAt
            promptExcerpt = work.promptExcerpt
            switch work.outcome {
            case .ranked(let ranking):
                kind = .ranking
                answers = ranking.answers.map { Answer(rank: $0.rank, excerpt: $0.excerpt) }
                note = ranking.note
                revision = ranking.revision
                counted = ranking.counted
                // The window opens with the first submission; an edit does not move it.
                editableUntil = ranking.submittedAt.addingTimeInterval(Double(editWindowSeconds))
            case .skipped(let skip):
                kind = .skip
                reason = skip.reason
                comment = skip.comment
                hasFreeSlot = skip.hasFreeSlot
            }
        }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let project = try call.project
        let request = try PlaceRequest<OwnWorkPlace>(call.request, first: .newest, most: Rankings.mostOwnWork)
        let search = call.request.query["q"]?.trimmingCharacters(in: .whitespaces)
        guard (search?.count ?? 0) <= Self.longestSearch else {
            throw ValidationError(
                pointer: "?q", code: "searchTooLong",
                message: "A search may have at most \(Self.longestSearch) characters.")
        }
        let page = try await call.stores.rankings.ownWork(
            project: project.id, user: call.user.id, search: search?.isEmpty == true ? nil : search,
            after: request.after,
            limit: request.limit)
        return try .json(
            OwnWorkList(
                items: page.items.map { OwnWorkBody($0, editWindowSeconds: project.editWindowSeconds) },
                nextCursor: page.next?.description))
    }
}
