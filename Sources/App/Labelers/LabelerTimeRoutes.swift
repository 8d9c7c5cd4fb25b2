import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// How long a project's labelers worked, week by week, and what they are paid.
struct LabelerTimeRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let own = "it is your own rate"
        routes.get(
            "/api/v1/projects/{slug}/labeler-weeks", for: .manager,
            "Active time and pay by labeler and week of ISO 8601, the newest first; CSV by Accept or ?format=csv",
            .lists(LabelerWeekBody.self)
                .query("week", .string(), "Only this week, such as 2027-W02")
                .query("labeler", .integer(minimum: 1), "Only this labeler's")
                .query("format", .words(["json", "csv"]), "csv: a table of all of them").gives("text/csv"), list)
        routes.put(
            "/api/v1/projects/{slug}/labelers/{user}/rate", for: .manager,
            "Pay a labeler another rate than the project's: past weeks, too, come to what it makes of them",
            .takes(RateBody.self).givesNothing().fails(.conflict, "ownAccount", own).leavingAccess, setRate)
        routes.delete(
            "/api/v1/projects/{slug}/labelers/{user}/rate", for: .manager, "Pay a labeler the project's rate",
            .plain.givesNothing().fails(.conflict, "ownAccount", own).leavingAccess, deleteRate)
    }

    private struct RateBody: Decodable {
        /// For one hour or one judgement, in minor units of the project's currency.
        var rate: Int
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PlaceRequest<LabelerWeekPlace>(
            call.request, first: .first, most: PageRequest.mostItems, defaultLimit: 100)
        let week = try LabelerTimeDesk.week(call.request.query["week"])
        let labeler = try call.request.query["labeler"].map { text in
            try Int64(text).map { ID<User>($0) }.orThrow(
                ValidationError(pointer: "?labeler", code: "invalidValue", message: "labeler is the id of one."))
        }
        let desk = LabelerTimeDesk(stores: call.stores, project: try call.project)
        guard try call.request.wantsCSV else {
            return try .json(await desk.weeks(week, of: labeler, after: page.after, limit: page.limit))
        }
        let name = [desk.project.slug, "time", week?.description].compactMap(\.self).joined(separator: "-")
        return Response(
            headerFields: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name).csv\"",
            ],
            body: .stream { writer in
                try await desk.csv(week, of: labeler) { try await writer.write($0) }
            })
    }

    @Sendable private func setRate(_ call: Call) async throws -> Response {
        let labeler: ID<User> = try call.id("user")
        let rate = try await call.decode(RateBody.self).rate
        return try await change(call, rate, of: labeler)
    }

    @Sendable private func deleteRate(_ call: Call) async throws -> Response {
        try await change(call, nil, of: call.id("user"))
    }

    /// Nobody decides what they are paid themselves. Admins could anyway.
    private func change(_ call: Call, _ rate: Int?, of labeler: ID<User>) async throws -> Response {
        let caller = try call.user
        guard caller.id != labeler || caller.role == .admin else {
            throw HTTPError.conflict(
                "ownAccount", "You cannot change what you are paid yourself; another manager or an admin can.")
        }
        try await call.stores.labelerTimes.setRate(rate, of: labeler, in: call.project.id, now: clock.now())
        return .noContent
    }
}
