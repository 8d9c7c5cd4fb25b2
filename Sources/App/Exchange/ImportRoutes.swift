import Foundation
import HTTPServer
import Preferences
import Storage

/// An import, on the wire.
struct ImportBody: Codable {
    struct Rankings: Codable {
        var counted: Int
        var surplus: Int
        var known: Int
        var ignored: Int
    }

    var id: ID<ImportRecord>
    /// Absent: the command line.
    var userId: ID<User>?
    var source: String
    var format: String
    var created: Int
    /// Prompts that came without completions, and waited for them.
    var waiting: Int
    var duplicates: Int
    var rejectedCount: Int
    var rankings: Rankings
    /// Of its rankings, how many are withdrawn now, whosever tasks they are of.
    var withdrawnRankings: Int
    var createdAt: Date
    /// Absent: it goes on, or was cut off.
    var finishedAt: Date?
    /// Absent: it is not withdrawn.
    var withdrawnAt: Date?
    /// Whether some of its tasks still wait to be withdrawn, or to be taken back.
    var isMoving: Bool

    init(_ record: ImportRecord) {
        id = record.id
        userId = record.userID
        source = record.source
        format = record.format
        created = record.sums.created
        waiting = record.sums.waiting
        duplicates = record.sums.duplicates
        rejectedCount = record.sums.rejected
        rankings = Rankings(
            counted: record.sums.counted, surplus: record.sums.surplus, known: record.sums.known,
            ignored: record.sums.ignored)
        withdrawnRankings = record.withdrawnRankings
        createdAt = record.createdAt
        finishedAt = record.finishedAt
        withdrawnAt = record.withdrawnAt
        isMoving = record.isMoving
    }
}

/// The imports of a project, and how one is taken back.
struct ImportRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/imports", for: .manager, "List what was imported",
            .lists(ImportBody.self), list)
        routes.get(
            "/api/v1/projects/{slug}/imports/{import}", for: .manager, "Show an import", .gives(ImportBody.self), show)
        routes.put(
            "/api/v1/projects/{slug}/imports/{import}/withdrawal", for: .manager,
            "Withdraw an import: its tasks, and its rankings of all tasks", .gives(ImportBody.self).leavingAccess,
            withdraw)
        routes.delete(
            "/api/v1/projects/{slug}/imports/{import}/withdrawal", for: .manager,
            "Bring a withdrawn import back: its tasks, and its rankings as far as there are free slots",
            .gives(ImportBody.self).leavingAccess, restore)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let rows = try await call.stores.imports.list(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(rows, ImportBody.init))
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try .json(ImportBody(await call.stores.imports.find(call.id("import"), in: call.project.id)))
    }

    @Sendable private func withdraw(_ call: Call) async throws -> Response {
        try .json(
            ImportBody(await call.stores.imports.withdraw(call.id("import"), in: call.project.id, now: clock.now())))
    }

    @Sendable private func restore(_ call: Call) async throws -> Response {
        try .json(
            ImportBody(await call.stores.imports.restore(call.id("import"), in: call.project.id, now: clock.now())))
    }
}
