package import Foundation

/// A week of ISO 8601, by UTC: it begins on Monday, and the first of a year has its first Thursday.
package struct ISOWeek: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Its Monday, in days since 1970.
    package let monday: Int

    package init(monday: Int) {
        self.monday = monday
    }

    package init(of date: Date) {
        self.init(of: CalendarDay(of: date))
    }

    package init(of calendarDay: CalendarDay) {
        let day = calendarDay.daysSince1970
        // 1 January 1970 was a Thursday.
        let weekday = ((day + 3) % 7 + 7) % 7
        monday = day - weekday
    }

    /// "2026-W48".
    ///
    /// - Returns: nil where there is no such week.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 3, parts[1].first == "W",
            let year = Int(parts[0]), let number = Int(parts[1].dropFirst()), (1970...9998).contains(year)
        else { return nil }
        // The fourth of January is always in the first week.
        let fourth = CalendarDay(year: year, month: 1, day: 4).daysSince1970
        monday = fourth - (fourth + 3) % 7 + 7 * (number - 1)
        guard number >= 1, description == text else { return nil }
    }

    /// "2026-W48".
    package var description: String {
        let thursday = monday + 3
        let year = Int(CalendarDay(daysSince1970: thursday).description.prefix(4)) ?? 0
        let number = (thursday - CalendarDay(year: year, month: 1, day: 1).daysSince1970) / 7 + 1
        return "\(year)-W\(number < 10 ? "0" : "")\(number)"
    }

    package static func < (left: ISOWeek, right: ISOWeek) -> Bool { left.monday < right.monday }
}
