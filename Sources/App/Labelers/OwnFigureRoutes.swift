import Foundation
import HTTPServer
import Preferences
import Storage

/// What labelers see of themselves: how many judgements they made always, the rest as far as the project allows. Never what
/// anybody else did, with whom they agree, or how far they are trusted.
struct OwnFigureRoutes {
    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/my-figures", for: .labeler,
            "Your own work by week and, where the project allows, your hours, pay and figures",
            .gives(OwnFiguresBody.self), show)
    }

    private struct OwnFiguresBody: Codable {
        /// What the project lets its labelers see.
        struct Visibility: Codable {
            var time: Bool
            var pay: Bool
            var agreement: Bool
            var habits: Bool
        }

        struct Week: Codable {
            var week: String
            var judgements: Int
            var revisions: Int
            var skips: Int
            /// Absent where the project does not show it.
            var activeMs: Int?
            var pay: PayBody?
        }

        /// One of your figures, and what the project's labelers are like.
        struct Figure: Codable {
            /// As in a row of `labeler-figures`.
            var figure: LabelerFigureName
            var own: AgreementFigureBody
            /// Of all labelers, the middle one; absent where there are too few to hide anybody.
            var median: Double?
        }

        var sees: Visibility
        /// The newest first, a year of them at most.
        var weeks: [Week]
        /// When figures were measured; absent: never, or none are shown.
        var measuredAt: Date?
        var figures: [Figure]
    }

    /// As many weeks as are shown.
    private static let mostWeeks = 53
    /// A middle one of fewer would tell what single people are like.
    private static let fewestInCrowd = 5

    @Sendable private func show(_ call: Call) async throws -> Response {
        let (project, user) = (try call.project, try call.user.id)
        let settings = project.settings
        // Candidates are told how they stand to researchers where their screening says so, and not here.
        let isScreened = try await call.stores.screenings.screening(withPart: project.id) != nil
        let sees = OwnFiguresBody.Visibility(
            time: settings.labelersSeeTime || settings.labelersSeePay,
            pay: settings.labelersSeePay && settings.payPer != .nothing,
            agreement: settings.labelersSeeAgreement && !isScreened,
            habits: settings.labelersSeeHabits && !isScreened)
        let weeks = try await call.stores.labelerTimes.weeks(of: project.id, labeler: user, limit: Self.mostWeeks).weeks
        var body = OwnFiguresBody(
            sees: sees,
            weeks: weeks.map { record in
                .init(
                    week: ISOWeek(monday: record.monday).description, judgements: record.work.judgements,
                    revisions: record.work.revisions, skips: record.work.skips,
                    activeMs: sees.time ? record.work.activeMs : nil,
                    pay: sees.pay ? PayBody(record.work, rate: record.rate, settings) : nil)
            }, figures: [])
        guard sees.agreement || sees.habits, let run = try await call.stores.agreements.newest(of: project.id) else {
            return try .json(body)
        }
        body.measuredAt = run.startedAt
        let all = try await call.stores.agreements.figuresOfLabelers(of: run.id)
        body.figures = LabelerFigureName.allCases.compactMap { name in
            guard name == .agreement ? sees.agreement : sees.habits && name.isHabit,
                let own = all[user]?[name.measure]
            else { return nil }
            let estimates = all.values.compactMap { $0[name.measure]?.value?.estimate }.sorted()
            return .init(
                figure: name, own: AgreementFigureBody(own),
                median: estimates.count < Self.fewestInCrowd ? nil : estimates[estimates.count / 2])
        }
        return try .json(body)
    }
}
