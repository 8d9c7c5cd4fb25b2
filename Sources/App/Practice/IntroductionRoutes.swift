import Foundation
import HTTPServer
import Preferences
import Storage

/// What the caller has been shown of a project: kept by the server, so that nobody is shown it again in another browser.
struct IntroductionRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/my-introduction"
        routes.get(
            path, for: .labeler, "What you have been shown of the project, and what comes before the work",
            .gives(IntroductionBody.self), show)
        routes.patch(
            path, for: .labeler, "Note that you have seen the guidelines, or left the practice task",
            .takes(Noted.self).gives(IntroductionBody.self).leavingAccess, note)
    }

    private struct IntroductionBody: Codable {
        struct Practice: Codable {
            /// Whether it comes before the work.
            var isDue: Bool
            var doneAt: Date?
            var leftAt: Date?
        }

        /// The version of the guidelines that holds.
        var guidelines: Int
        var guidelinesSeen: Int?
        /// Absent: there is nothing to practise.
        var practice: Practice?

        init(_ introduction: Introduction) {
            guidelines = introduction.guidelines
            guidelinesSeen = introduction.guidelinesSeen
            guard introduction.hasPractice else { return }
            practice = Practice(
                isDue: introduction.isPracticeDue, doneAt: introduction.practiceDoneAt,
                leftAt: introduction.practiceLeftAt)
        }
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try .json(
            IntroductionBody(await call.stores.introductions.find(project: call.project.id, user: call.user.id)))
    }

    private struct Noted: Decodable {
        var guidelinesSeen: Int?
        var leavesPractice: Bool?
    }

    @Sendable private func note(_ call: Call) async throws -> Response {
        let noted = try await call.decode(Noted.self)
        return try .json(
            IntroductionBody(
                await call.stores.introductions.note(
                    project: call.project.id, user: call.user.id, guidelines: noted.guidelinesSeen,
                    leavesPractice: noted.leavesPractice ?? false, now: clock.now())))
    }
}
