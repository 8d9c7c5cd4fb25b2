package import Foundation

/// When something that is done once a night is due: a time of day in a time zone.
///
/// Each night is done once, also where clocks change. A time that the clock skips in spring is the moment at which it
/// jumps (02:30 becomes 03:00); of an hour that the clock shows twice in autumn, the first counts. Time is an argument.
package struct NightlySchedule: Hashable, Sendable, CustomStringConvertible {
    package let time: TimeOfDay
    package let timeZone: TimeZone

    package init(time: TimeOfDay, timeZone: TimeZone) {
        self.time = time
        self.timeZone = timeZone
    }

    /// Whether a name is that of a time zone, such as `Europe/Berlin`. Bare offsets and abbreviations are not: their clocks
    /// do not change as those of places do.
    package static func isTimeZone(_ name: String) -> Bool {
        TimeZone.knownTimeZoneIdentifiers.contains(name) || name == "UTC"
    }

    /// "02:30 Europe/Berlin".
    package var description: String { "\(time) \(timeZone.identifier)" }

    /// The night to be done now, if one is: the latest that has come, unless it was done. Of several nights that were
    /// missed only the last is made up for.
    ///
    /// - Parameter last: the night that was done last.
    package func due(after last: CalendarDay, now: Date) -> CalendarDay? {
        let night = latest(now: now)
        return night > last ? night : nil
    }

    /// The latest night that has come.
    package func latest(now: Date) -> CalendarDay {
        // Where clocks change at midnight, tomorrow's time may have come while it is still today.
        var night = day(of: now) + 1
        while moment(of: night).map({ $0 > now }) ?? true { night = night + -1 }
        return night
    }

    /// The next moment after `now` at which a night is due.
    package func next(after now: Date) -> Date {
        var night = latest(now: now) + 1
        while true {
            if let moment = moment(of: night), moment > now { return moment }
            night = night + 1
        }
    }

    /// The moment at which the local clock first reaches the time on that day.
    ///
    /// - Returns: nil for a day that the calendar leaves out, as Samoa's did on 30 December 2011.
    package func moment(of night: CalendarDay) -> Date? {
        let midnight = night.daysSince1970 * Self.secondsOfDay
        guard day(of: Self.date(firstInstant(showing: midnight))) == night else { return nil }
        return Self.date(firstInstant(showing: midnight + time.secondsSinceMidnight))
    }

    private static let secondsOfDay = 86_400
    /// No zone is, or ever was, as far from UTC.
    private static let furthestOffset = 86_400
    /// No zone changes its clock twice within this time.
    private static let step = 3 * 3600

    private static func date(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }

    private func offset(at instant: Int) -> Int { timeZone.secondsFromGMT(for: Self.date(instant)) }

    private func day(of date: Date) -> CalendarDay {
        let instant = Int(date.timeIntervalSince1970.rounded(.down))
        return CalendarDay(
            daysSince1970: CalendarDay.floorDivide(instant + offset(at: instant), Self.secondsOfDay))
    }

    /// The first instant, in seconds since 1970, at which the local clock has reached `local`, counted alike but as if
    /// the clock showed UTC.
    ///
    /// Between two changes the clock goes evenly, so it is enough to look at each stretch in turn: the clock reaches
    /// `local` within it, or jumps past it at its start.
    private func firstInstant(showing local: Int) -> Int {
        var start = local - Self.furthestOffset
        while true {
            let offset = offset(at: start)
            let end = change(from: start, offset)
            let instant = max(start, local - offset)
            if instant < end { return instant }
            start = end
        }
    }

    /// The first instant after `start` at which the offset is another than `old`, or one step further if there is none.
    private func change(from start: Int, _ old: Int) -> Int {
        var (same, other) = (start, start + Self.step)
        guard offset(at: other) != old else { return other }
        while other - same > 1 {
            let middle = (same + other) / 2
            if offset(at: middle) == old { same = middle } else { other = middle }
        }
        return other
    }
}
