import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// A project's labelers and what is known of each: for managers. What labelers see of themselves is `OwnFigureRoutes`'.
struct LabelerRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/labelers/{user}"
        routes.get(
            "/api/v1/projects/{slug}/labeler-figures", for: .manager,
            "A project's labelers with all that is measured of them; CSV of all by Accept or ?format=csv",
            .plain.query("sort", .words(LabelerSort.allCases.map(\.rawValue)), "By what; name, when left out")
                .query("order", .words(["ascending", "descending"]), "Which end first; ascending, when left out")
                .query("q", .string(maximumLength: LabelerQuestion.longestName), "Only names with this in them")
                .query("limit", .integer(minimum: 1, maximum: PageRequest.mostItems), "How many at most")
                .query("cursor", .string(), "The nextCursor of the page before")
                .query("format", .words(["json", "csv"]), "csv: a table with a row for each labeler")
                .gives(LabelerFiguresBody.self).gives("text/csv"), list)
        routes.get(
            path, for: .manager, "One labeler with all that is measured of them, beside the project's labelers",
            .gives(LabelerReportBody.self), show)
        routes.get(
            path + "/work", for: .manager, "What a labeler said, beside what others said of the same tasks",
            .lists(JudgedWorkBody.self, most: JudgedWork.mostListed), listWork)
        routes.get(
            path + "/questions", for: .manager, "What a labeler asked, the newest message first",
            .lists(QuestionBody.self, most: Questions.mostListed), listQuestions)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let question = try LabelerQuestion(call.request.query)
        let page = try PlaceRequest(call.request, first: LabelerPlace(), most: PageRequest.mostItems, defaultLimit: 100)
        let desk = LabelerDesk(stores: call.stores, project: try call.project)
        guard try call.request.wantsCSV else {
            return try .json(await desk.body(question, from: page.after, limit: page.limit, now: clock.now()))
        }
        return .csv(try await desk.csv(question, now: clock.now()), name: "\(desk.project.slug)-labelers")
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let desk = LabelerDesk(stores: call.stores, project: try call.project)
        return try .json(await desk.report(of: call.id("user"), now: clock.now()))
    }

    @Sendable private func listWork(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request, defaultLimit: 20)
        let labeler: ID<User> = try call.id("user")
        try await call.stores.labelerTimes.expectLabeler(labeler, in: call.project.id)
        let work = try await call.stores.judgedWork.list(
            of: call.project.id, by: labeler, before: page.after, limit: page.limit)
        return try await call.json { PageBody(work, JudgedWorkBody.init) }
    }

    @Sendable private func listQuestions(_ call: Call) async throws -> Response {
        let request = try PlaceRequest<QuestionPlace>(call.request, first: .first, most: Questions.mostListed)
        let labeler: ID<User> = try call.id("user")
        try await call.stores.labelerTimes.expectLabeler(labeler, in: call.project.id)
        let page = try await call.stores.questions.own(
            project: call.project.id, user: labeler, after: request.after, limit: request.limit)
        return try .json(PageBody(page.items, next: page.next, QuestionBody.init))
    }
}
