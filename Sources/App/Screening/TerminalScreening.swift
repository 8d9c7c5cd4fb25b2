import Foundation
import Preferences
import Storage
import Wire

/// `podium screening`.
package struct TerminalScreening: Sendable {
    private let installation: Installation
    private let project: Project

    private var screenings: Screenings { installation.stores.screenings }

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    /// Makes a screening for the project.
    ///
    /// - Parameter slug: of the project that is made.
    package func make(_ slug: String, name: String?, withDemonstrations: Bool) async throws -> [String] {
        let made = try await screenings.make(
            for: project, slug: slug, name: name ?? "\(project.settings.name): screening",
            withDemonstrations: withDemonstrations, now: installation.clock.now())
        return ["Made the screening \"\(made.project.slug)\" for \"\(project.slug)\"."]
            + (made.writing.map { ["Candidates write in \"\($0.slug)\"."] } ?? [])
    }

    /// Makes somebody a candidate.
    package func add(_ username: String) async throws -> String {
        let unknown = ConfigurationError("There is nobody called \"\(username)\"; podium user create makes somebody.")
        let user = try await installation.stores.users.find(username: username).orThrow(unknown).user
        try await screenings.add(user.id, to: project.id, now: installation.clock.now())
        return "\(Text.plain(user.username)) is a candidate of \"\(project.slug)\"."
    }

    /// Everybody in the order of the page: one JSON object, or a table for people.
    package func lines(json: Bool) async throws -> [String] {
        let screening = try await screenings.find(project.id)
        let report = try await report(screening)
        let body = ScreeningCandidatesBody(report, of: screening)
        if json { return [String(decoding: try JSON.encode(body, sorted: true), as: UTF8.self)] }
        guard !body.candidates.isEmpty else { return ["Nobody is screened in \"\(project.slug)\" yet."] }
        let cutOffs = screening.cutOffs
        return [
            "Cut-offs: flags \(Text.decimals(cutOffs.flags, 2)), rankings \(Text.decimals(cutOffs.rankings, 2)), "
                + "demonstrations \(Text.decimals(cutOffs.demonstrations, 2)). Figures decide nothing; you do."
        ] + body.candidates.flatMap(Self.text)
    }

    /// Admits candidates to a project, or declines them.
    ///
    /// - Parameter slug: nil where there is only one project.
    package func decide(
        _ kind: ScreeningDecisionDraft.Kind, _ usernames: [String], project slug: String?, reason: String?
    ) async throws -> [String] {
        let screening = try await screenings.find(project.id)
        guard let target = slug ?? (screening.targets.count == 1 ? screening.targets[0].slug : nil) else {
            let known = screening.targets.map(\.slug).joined(separator: ", ")
            throw ConfigurationError("Say with --to which project it is about: \(known).")
        }
        let report = try await report(screening)
        let ids = try usernames.map { name in
            try report.candidates.first { $0.candidate.username == name }.orThrow(
                ConfigurationError(
                    "\"\(name)\" is no candidate of \"\(project.slug)\"; podium screening list shows them.")
            ).candidate.id
        }
        let draft = try ScreeningDecisionDraft(
            candidates: ids.map(\.rawValue), project: target, kind: kind, reason: reason
        ).validated()
        let figures = Dictionary(
            report.candidates.map { ($0.candidate.id, $0.figures) }, uniquingKeysWith: { first, _ in first })
        let made = try await screenings.decide(
            draft, figures: figures, in: project.id, now: installation.clock.now())
        return zip(usernames, made).map { name, decision in
            "Decision \(decision.id): \(Text.plain(name)) is \(decision.kind == .admit ? "admitted to" : "declined for") "
                + "\"\(target)\"."
        }
    }

    /// Takes a decision back.
    package func takeBack(_ id: Int64) async throws -> String {
        let decision = try await screenings.takeBack(ID(id), in: project.id, now: installation.clock.now())
        return "Decision \(decision.id) is taken back."
    }

    private func report(_ screening: ScreeningRecord) async throws -> ScreeningDesk.Report {
        try await ScreeningDesk(installation.stores).report(screening, now: installation.clock.now())
    }

    private static func text(_ candidate: ScreeningCandidateBody) -> [String] {
        let progress = candidate.progress.map { "\($0.judged)/\($0.tasks)" }.joined(separator: " ")
        let standing = candidate.decisions.filter { $0.takenBackAt == nil }.map { decision in
            "\(decision.kind == .admit ? "admitted to" : "declined for") \(decision.project) (\(decision.id))"
        }
        return ["\(Text.plain(candidate.username))\t\(progress) tasks\t\(standing.joined(separator: ", "))"]
            + candidate.figures.map { figure in
                let name = figure.measure.rawValue.padding(toLength: 16, withPad: " ", startingAt: 0)
                guard let value = figure.value else {
                    return "\t\(name)too few: \(Text.count(figure.tasks, "task"))"
                }
                return "\t\(name)\(Text.decimals(value.estimate)) [\(Text.decimals(value.lower)), "
                    + "\(Text.decimals(value.upper))]  \(Text.count(figure.tasks, "task"))"
                    + (figure.standing.map { "  \(words[$0] ?? $0.rawValue)" } ?? "")
            }
    }

    private static let words: [ScreeningStanding: String] = [
        .above: "above the cut-off", .below: "below the cut-off", .untold: "cannot be told yet",
    ]
}
