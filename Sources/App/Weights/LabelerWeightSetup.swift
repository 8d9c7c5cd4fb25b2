import Foundation
import Preferences
import Storage

/// What labelers' judgements weigh, from the command line.
package struct LabelerWeightSetup: Sendable {
    let installation: Installation
    let project: Project

    private var weights: LabelerWeights { installation.stores.labelerWeights }

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    /// One line for each labeler with what a judgement weighs that they make now, below it the weights that they were given.
    package func lines() async throws -> [String] {
        let labelers = try await weights.labelers(project: project.id, now: installation.clock.now())
        guard !labelers.isEmpty else { return ["Nobody labels in \"\(project.slug)\" yet."] }
        let given = Dictionary(grouping: try await weights.all(project: project.id), by: \.labelerID)
        return labelers.flatMap { labeler in
            let judgements = Text.count(labeler.judgements, "judgement")
            let heldOut = labeler.isHeldOut ? "\theld out" : ""
            return ["\(Self.text(labeler.weight))\t\(Text.plain(labeler.username))\t\(judgements)\(heldOut)"]
                + (given[labeler.id] ?? []).reversed().map(Self.line)
        }
    }

    /// Gives a labeler's judgements a weight.
    ///
    /// - Parameters:
    ///   - name: as `lines` shows it.
    ///   - from: a time of RFC 3339, or a day, which begins by the project's clock; nil: all judgements have it.
    /// - Throws: `ConfigurationError` where there is no such labeler or time; `ValidationError`.
    package func give(_ weight: Double, to name: String, from: String?, reason: String) async throws -> String {
        let labeler = try await labeler(name)
        let new = try LabelerWeightDraft(weight: weight, appliesFrom: from.map(time), reason: reason).validated()
        let record = try await weights.give(new, to: labeler.id, in: project.id, now: installation.clock.now())
        let about = try await weights.judgements(project: project.id, of: labeler.id, from: record.appliesFrom)
        return "Weight \(record.id): \(about.covered) of \(Text.count(about.all, "judgement")) of "
            + "\(Text.plain(labeler.username)) weigh \(Self.text(record.weight)) from now on when a model is trained."
    }

    /// Takes a weight back.
    ///
    /// - Throws: `ConfigurationError` where the project has no such weight.
    package func takeBack(_ id: Int64) async throws -> String {
        guard let record = try await weights.all(project: project.id).first(where: { $0.id.rawValue == id }) else {
            throw ConfigurationError(
                "\"\(project.slug)\" has no weight \(id); podium labeler weight list shows them.")
        }
        guard record.takenBackAt == nil else { return "Weight \(id) was taken back already." }
        try await weights.takeBack(record.id, of: record.labelerID, in: project.id, now: installation.clock.now())
        return "Weight \(id) is taken back: what it covered weighs what it did before."
    }

    func labeler(_ name: String) async throws -> WeighedLabeler {
        let labelers = try await weights.labelers(project: project.id, now: installation.clock.now())
        // Names of people and of pseudo-labelers are never the same: see `ImportLabeler`.
        return try labelers.first { $0.username == name }.orThrow(
            ConfigurationError(
                "\"\(project.slug)\" has no labeler \"\(name)\"; podium labeler weight list shows them."))
    }

    func time(_ text: String) throws -> Date {
        if let time = Timestamp.date(text) { return time }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = project.timeZone.flatMap(TimeZone.init(identifier:)) ?? .current
        let parts = text.split(separator: "-").compactMap { Int($0) }
        if CalendarDay(text) != nil, parts.count == 3,
            let day = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2])),
            Timestamp.range.contains(day)
        {
            return day
        }
        throw ConfigurationError(
            "\"\(text)\" is no time. Give a day such as 2026-11-23, or \(Timestamp.demand).")
    }

    private static func line(_ record: LabelerWeightRecord) -> String {
        let from = record.appliesFrom.map { "from \($0.formatted(.iso8601))" } ?? "all judgements"
        let by = record.createdBy.map { Text.plain($0.username) } ?? "command line"
        let end = record.takenBackAt.map { "\ttaken back \($0.formatted(.iso8601))" } ?? ""
        return "\t\(record.id)\t\(text(record.weight))\t\(from)\t\(by)\t\(Text.plain(record.reason))\(end)"
    }

    static func text(_ weight: LabelerWeight) -> String { String(format: "%.2f", weight.value) }
}
