import Foundation
import Preferences
import Storage

/// What some work comes to, on the wire.
struct PayBody: Codable {
    /// In minor units of the currency.
    var amount: Int
    /// How many decimals a minor unit is.
    var minorDigits: Int
    var currency: String
    /// For one `per`, in minor units.
    var rate: Int
    var per: PayUnit

    init?(_ work: LabelerWork, rate: Int?, _ settings: ProjectSettings) {
        self.rate = rate ?? settings.payRate
        per = settings.payPer
        guard
            let pay = Pay(
                settings.payPer, rate: self.rate, currency: settings.payCurrency, judgements: work.judgements,
                activeMs: work.activeMs)
        else { return nil }
        (amount, currency) = (pay.amount, pay.currency)
        minorDigits = Pay.minorDigits(of: pay.currency)
    }
}

/// What a labeler did in a week, by UTC.
struct LabelerWeekBody: Codable {
    struct Person: Codable {
        var id: ID<User>
        var username: String
    }

    var labeler: Person
    /// Of ISO 8601: "2026-W48".
    var week: String
    /// Tasks that were judged, surplus too.
    var judgements: Int
    /// Changes of judgements.
    var revisions: Int
    /// Tasks that were skipped and are still.
    var skips: Int
    /// Active time over these three.
    var activeMs: Int
    /// How many of the three came without their time.
    var untimed: Int
    /// Absent: the project pays for nothing.
    var pay: PayBody?

    init(_ record: LabelerWeekRecord, _ settings: ProjectSettings) {
        labeler = Person(id: record.labelerID, username: record.labeler)
        week = ISOWeek(monday: record.monday).description
        judgements = record.work.judgements
        revisions = record.work.revisions
        skips = record.work.skips
        activeMs = record.work.activeMs
        untimed = record.work.untimed
        pay = PayBody(record.work, rate: record.rate, settings)
    }
}

/// How long a project's labelers worked and what that comes to: for the API and the command line alike.
struct LabelerTimeDesk: Sendable {
    let stores: Stores
    let project: Project

    /// A week of `?week=`; nil: all.
    static func week(_ text: String?, pointer: String = "?week") throws(ValidationError) -> ISOWeek? {
        guard let text else { return nil }
        guard let week = ISOWeek(text) else {
            throw ValidationError(
                pointer: pointer, code: "invalidWeek", message: "week is one of ISO 8601, such as 2027-W02.")
        }
        return week
    }

    func weeks(
        _ week: ISOWeek?, of labeler: ID<User>? = nil, after place: LabelerWeekPlace = .first, limit: Int
    ) async throws -> PageBody<LabelerWeekBody> {
        let page = try await stores.labelerTimes.weeks(
            of: project.id, monday: week?.monday, labeler: labeler, after: place, limit: limit)
        return PageBody(page.weeks, next: page.next) { LabelerWeekBody($0, project.settings) }
    }

    /// All of them as CSV, a row for each labeler and week, in parts.
    func csv(
        _ week: ISOWeek?, of labeler: ID<User>? = nil, _ write: ([UInt8]) async throws -> Void
    ) async throws {
        try await write(CSVTable(Self.columns, []).bytes)
        var place: LabelerWeekPlace? = .first
        while let start = place {
            let page = try await stores.labelerTimes.weeks(
                of: project.id, monday: week?.monday, labeler: labeler, after: start, limit: PageRequest.mostItems)
            try await write(CSVTable([], page.weeks.map(cells)).bytes)
            place = page.next
        }
    }

    private static let columns = [
        "week", "labelerId", "labeler", "judgements", "revisions", "skips", "untimed", "activeMs", "activeHours", "per",
        "rateMinor", "currency", "amountMinor", "amount",
    ]

    private func cells(_ record: LabelerWeekRecord) -> [CSVTable.Cell] {
        let (settings, work) = (project.settings, record.work)
        let rate = record.rate ?? settings.payRate
        let pay = Pay(
            settings.payPer, rate: rate, currency: settings.payCurrency, judgements: work.judgements,
            activeMs: work.activeMs)
        let money: [CSVTable.Cell] =
            pay.map {
                [
                    .text(settings.payPer.rawValue), .count(rate), .text($0.currency), .count($0.amount),
                    .text($0.decimal),
                ]
            } ?? Array(repeating: .nothing, count: 5)
        return [
            .text(ISOWeek(monday: record.monday).description), .count(Int(record.labelerID.rawValue)),
            .text(record.labeler), .count(work.judgements), .count(work.revisions), .count(work.skips),
            .count(work.untimed), .count(work.activeMs), .text(Self.hours(work.activeMs)),
        ] + money
    }

    /// "12.3456", rounded half up.
    static func hours(_ milliseconds: Int) -> String {
        // 360 ms are a ten-thousandth of an hour.
        let parts = (milliseconds + 180) / 360
        let fraction = String(parts % 10_000)
        return "\(parts / 10_000)." + String(repeating: "0", count: 4 - fraction.count) + fraction
    }
}
