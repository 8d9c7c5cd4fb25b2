import Foundation
import Preferences
import Storage
import Wire

/// `podium labeler figures`, `time` and `rate`.
package struct TerminalLabelers: Sendable {
    private let installation: Installation
    private let project: Project

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    private var desk: LabelerDesk { LabelerDesk(stores: installation.stores, project: project) }
    private var times: LabelerTimeDesk { LabelerTimeDesk(stores: installation.stores, project: project) }

    /// All labelers as CSV.
    package func csv(_ question: LabelerQuestion) async throws -> [UInt8] {
        try await desk.csv(question, now: installation.clock.now())
    }

    /// One JSON object, or a line for each labeler.
    package func lines(_ question: LabelerQuestion, json: Bool) async throws -> [String] {
        let body = try await desk.body(
            question, from: LabelerPlace(), limit: .max, now: installation.clock.now())
        if json { return [String(decoding: try JSON.encode(body, sorted: true), as: UTF8.self)] }
        guard !body.items.isEmpty else { return ["Nobody labels in \"\(project.slug)\" yet."] }
        return body.items.map { row in
            let figures = [
                ("agrees", row.agreement), ("follows", row.reliability), ("first", row.firstPlace), ("ties", row.ties),
                ("speed", row.speed),
            ].compactMap { label, figure in
                figure?.value.map { value in
                    "\(label) \(Text.decimals(value.estimate)) "
                        + "[\(Text.decimals(value.lower)), \(Text.decimals(value.upper))]"
                }
            }
            let hours = row.activeMs.map { "\(LabelerTimeDesk.hours($0)) h" }
            return
                ([Text.plain(row.labeler.username), Text.count(row.judgements, "judgement"), hours].compactMap(\.self)
                + figures + row.remarks.map(Self.words)).joined(separator: "\t")
        }
    }

    private static func words(_ remark: LabelerRow.Remark) -> String {
        switch remark {
        case .differs: "differs from others more often than chance explains"
        case .fast: "much faster than others with texts of the same length, by more than chance explains"
        case .hasty: "hands in sooner than completions can be read"
        }
    }

    /// - Parameters:
    ///   - text: a week of ISO 8601; nil: all.
    ///   - write: called with parts of the table.
    /// - Throws: `ValidationError` for what is no week.
    package func timeCSV(_ text: String?, _ write: ([UInt8]) throws -> Void) async throws {
        try await times.csv(LabelerTimeDesk.week(text, pointer: "--week")) { try write($0) }
    }

    /// A line for each labeler and week, or one JSON object with all of them.
    package func timeLines(_ text: String?, json: Bool) async throws -> [String] {
        let week = try LabelerTimeDesk.week(text, pointer: "--week")
        var all: [LabelerWeekBody] = []
        var place: LabelerWeekPlace? = .first
        while let start = place {
            let page = try await times.weeks(week, after: start, limit: PageRequest.mostItems)
            all += page.items
            place = page.nextCursor.flatMap(LabelerWeekPlace.init)
        }
        if json {
            return [String(decoding: try JSON.encode(PageBody(items: all), sorted: true), as: UTF8.self)]
        }
        guard !all.isEmpty else { return ["Nobody has worked in \"\(project.slug)\" then."] }
        return all.map { week in
            let pay = week.pay.flatMap {
                Pay(
                    $0.per, rate: $0.rate, currency: $0.currency, judgements: week.judgements, activeMs: week.activeMs)
            }
            return [
                week.week, Text.plain(week.labeler.username), Text.count(week.judgements, "judgement"),
                "\(LabelerTimeDesk.hours(week.activeMs)) h", pay.map { "\($0.decimal) \(Text.plain($0.currency))" },
            ].compactMap(\.self).joined(separator: "\t")
        }
    }

    /// Pays a labeler another rate, or the project's again.
    ///
    /// - Throws: `ConfigurationError` where there is no such labeler.
    package func setRate(_ rate: Int?, of name: String) async throws -> String {
        let now = installation.clock.now()
        let labelers = try await installation.stores.labelerWeights.labelers(project: project.id, now: now)
        let labeler = try labelers.first { $0.username == name }.orThrow(
            ConfigurationError(
                "\"\(project.slug)\" has no labeler \"\(name)\"; podium labeler figures shows them."))
        try await installation.stores.labelerTimes.setRate(rate, of: labeler.id, in: project.id, now: now)
        return rate.map { "\(Text.plain(name)) is paid \($0) minor units from now on, past weeks too." }
            ?? "\(Text.plain(name)) is paid the project's rate."
    }
}
