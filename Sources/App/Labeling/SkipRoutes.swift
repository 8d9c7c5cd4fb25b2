import Foundation
import HTTPServer
import Preferences
import Storage

/// Passing a task on, and taking that back.
struct SkipRoutes {
    let texts: RenderedTexts
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.put(
            "/api/v1/assignments/{assignment}/skip", for: .user, "Skip the task, with a reason",
            .takes(Skip.self).gives(Skipped.self)
                .fails(.conflict, "conflict", "a ranking was handed in already").leavingAccess, skip)
        routes.delete(
            "/api/v1/assignments/{assignment}/skip", for: .user, "Take a skip back and hold the task again",
            .plain.givesAssignment(.ok)
                .fails(.conflict, "conflict", "others took the task over, or you have begun with another")
                .fails(.serviceUnavailable, "overloaded", "too many long texts are being rendered").leavingAccess,
            takeBack)
    }

    private struct Skipped: Codable {
        var skipped = true
    }

    @Sendable private func skip(_ call: Call) async throws -> Response {
        let skip = try await call.decode(Skip.self)
        try await call.stores.assignments.skip(call.id("assignment"), user: call.user.id, skip, now: clock.now())
        return try .json(Skipped())
    }

    @Sendable private func takeBack(_ call: Call) async throws -> Response {
        try await call.stores.assignments.takeBackSkip(call.id("assignment"), user: call.user.id, now: clock.now())
        return .json(try await call.ownAssignmentBody().json(texts))
    }
}
