import Foundation
import Testing

@testable import Preferences

@Suite("Nightly schedule")
struct NightlyScheduleTests {
    private func schedule(_ time: String, _ zone: String) throws -> NightlySchedule {
        NightlySchedule(
            time: try #require(TimeOfDay(time)), timeZone: try #require(TimeZone(identifier: zone)))
    }

    private func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    /// A night on which clocks change, and when its work is due.
    struct Case: Sendable, CustomTestStringConvertible {
        var zone: String
        var time: String
        var night: String
        var due: String?
        var testDescription: String { "\(night) \(time) \(zone)" }

        init(_ zone: String, _ time: String, _ night: String, _ due: String?) {
            (self.zone, self.time, self.night, self.due) = (zone, time, night, due)
        }
    }

    @Test(
        "a time that the clock skips is the moment of the jump, and of an hour shown twice the first counts",
        arguments: [
            Case("Europe/Berlin", "02:30", "2026-11-24", "2026-11-24T01:30:00Z"),
            Case("Europe/Berlin", "02:30", "2026-03-29", "2026-03-29T01:00:00Z"),
            Case("Europe/Berlin", "02:30", "2026-10-25", "2026-10-25T00:30:00Z"),
            Case("Europe/Berlin", "03:00", "2026-10-25", "2026-10-25T02:00:00Z"),
            // Half an hour, in both directions.
            Case("Australia/Lord_Howe", "02:15", "2026-10-04", "2026-10-03T15:30:00Z"),
            Case("Australia/Lord_Howe", "01:45", "2026-04-05", "2026-04-04T14:45:00Z"),
            // Midnight itself is skipped, or comes twice.
            Case("Africa/Cairo", "00:00", "2026-04-24", "2026-04-23T22:00:00Z"),
            Case("Africa/Cairo", "23:30", "2026-10-29", "2026-10-29T20:30:00Z"),
            Case("America/Asuncion", "00:00", "2023-03-26", "2023-03-26T04:00:00Z"),
            // Not every day is in every calendar.
            Case("Pacific/Apia", "02:30", "2011-12-30", nil),
            Case("Pacific/Apia", "02:30", "2011-12-31", "2011-12-30T12:30:00Z"),
        ])
    func changes(_ example: Case) throws {
        let schedule = try schedule(example.time, example.zone)
        let night = try #require(CalendarDay(example.night))
        #expect(schedule.moment(of: night) == (try example.due.map(date)))
    }

    @Test("a night is due once, from its moment on, and the last of several that were missed is made up for")
    func due() throws {
        let schedule = try schedule("02:30", "Europe/Berlin")
        let last = try #require(CalendarDay("2026-11-22"))
        #expect(schedule.due(after: last, now: try date("2026-11-23T01:29:59Z")) == nil)
        #expect(schedule.due(after: last, now: try date("2026-11-23T01:30:00Z")) == last + 1)
        #expect(schedule.due(after: last + 1, now: try date("2026-11-23T23:00:00Z")) == nil)
        #expect(schedule.due(after: last, now: try date("2026-11-26T10:00:00Z")) == last + 4)
        #expect(schedule.next(after: try date("2026-11-23T01:30:00Z")) == (try date("2026-11-24T01:30:00Z")))
    }

    @Test("days are written as they are read, and only days that exist are read")
    func days() throws {
        for text in ["1970-01-01", "2000-02-29", "2026-11-26", "2100-03-01", "0001-01-01"] {
            #expect(CalendarDay(text)?.description == text)
        }
        #expect(CalendarDay("1970-01-01")?.daysSince1970 == 0)
        for text in ["2026-02-29", "2026-13-01", "2026-1-1", "", "2026-00-10"] { #expect(CalendarDay(text) == nil) }
    }

    /// The changes of all zones' clocks from 2000 to 2040, one of each kind: equal offsets at an equal time of day.
    private static func kindsOfChange() -> [(zone: TimeZone, at: Date)] {
        struct Kind: Hashable {
            var before: Int
            var after: Int
            var timeOfDay: Int
        }
        var kinds: [Kind: (TimeZone, Date)] = [:]
        for name in TimeZone.knownTimeZoneIdentifiers {
            guard let zone = TimeZone(identifier: name) else { continue }
            var day = 10_957 * 86_400
            var before = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(day)))
            while day < 25_567 * 86_400 {
                // A change that is taken back within ten days would be missed; there is none.
                let next = day + 10 * 86_400
                let after = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(next)))
                if after != before {
                    var (same, other) = (day, next)
                    while other - same > 1 {
                        let middle = (same + other) / 2
                        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(middle)))
                        if offset == before { same = middle } else { other = middle }
                    }
                    let kind = Kind(before: before, after: after, timeOfDay: other % 86_400)
                    if kinds[kind] == nil { kinds[kind] = (zone, Date(timeIntervalSince1970: Double(other))) }
                }
                (day, before) = (next, after)
            }
        }
        return kinds.values.map { ($0.0, $0.1) }
    }

    @Test("in every zone and at every change of the clock, each local night is due once, when its clock first says so")
    func everyZone() throws {
        let changes = Self.kindsOfChange()
        #expect(changes.count > 50)
        let times = try ["00:00", "00:30", "01:45", "02:15", "02:30", "03:00", "23:30", "23:59"].map {
            try #require(TimeOfDay($0))
        }
        for change in changes {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = change.zone
            // What Foundation's calendar shows, each minute of the days around the change.
            let start = change.at.addingTimeInterval(-40 * 3600)
            let shown = (0..<80 * 60).map { minute -> (at: Date, day: CalendarDay, minutes: Int) in
                let at = start.addingTimeInterval(Double(minute) * 60)
                let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: at)
                let day = CalendarDay(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
                return (at, day, (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
            }
            let days = Set(shown.map(\.day)).sorted().dropFirst().dropLast()
            for time in times {
                let schedule = NightlySchedule(time: time, timeZone: change.zone)
                for night in days {
                    let wanted = time.secondsSinceMidnight / 60
                    // Reached on that day, or jumped over at its end.
                    let reached = shown.first { ($0.day == night && $0.minutes >= wanted) || $0.day > night }
                    let moment = try #require(schedule.moment(of: night), "\(night) \(schedule)")
                    #expect(moment == reached?.at, "\(night) \(schedule)")
                    let before = moment.addingTimeInterval(-1)
                    #expect(schedule.latest(now: before) < night, "\(night) \(schedule)")
                    #expect(schedule.due(after: schedule.latest(now: before), now: moment) == night)
                    #expect(schedule.due(after: night, now: schedule.next(after: moment).addingTimeInterval(-1)) == nil)
                }
            }
        }
    }
}
