package import Foundation

/// A time as others write it to Podium: RFC 3339, and nothing else. Any offset, a fraction of a second, a leap second.
package enum Timestamp {
    /// For messages.
    package static let example = "2026-11-23T08:00:00Z"
    /// What is asked for, for messages.
    package static let demand = "a time of the years 1970 to 9999, such as \(example)"

    /// Every time that may be stored, in UTC: what comes before or after cannot be written back in the form that it
    /// came in, and means nothing to the work of people.
    package static let range = Date(timeIntervalSince1970: 0)..<Date(timeIntervalSince1970: 253_402_300_800)

    /// The time that `text` names, to the millisecond; nil where it is none of RFC 3339's, section 5.6, or of no year
    /// from 1970 to 9999 in UTC.
    ///
    /// A leap second is the first moment of the next day: the time of computers has no other place for it.
    package static func date(_ text: String) -> Date? {
        guard text.utf8.count <= maximumBytes, text.utf8.allSatisfy({ $0 < 0x80 }),
            let match = text.wholeMatch(of: form), let day = CalendarDay("\(match.1)"), let hour = Int(match.2),
            let minute = Int(match.3), let second = Int(match.4), let offset = offset("\(match.6)")
        else { return nil }
        let minutes = (day.daysSince1970 * 24 + hour) * 60 + minute - offset
        guard second < 60 || CalendarDay.floorDivide(minutes + 1, 1_440) * 1_440 == minutes + 1 else { return nil }
        let fraction = (match.5.map(String.init) ?? "").prefix(3)
        guard let milliseconds = Int(fraction + String(repeating: "0", count: 3 - fraction.count)) else { return nil }
        let date = Date(timeIntervalSince1970: Double((minutes * 60 + second) * 1_000 + milliseconds) / 1_000)
        return range.contains(date) ? date : nil
    }

    /// More digits of a fraction than this leaves room for say nothing.
    private static let maximumBytes = 64

    private static var form: Regex<(Substring, Substring, Substring, Substring, Substring, Substring?, Substring)> {
        #/
        ([0-9]{4}-[0-9]{2}-[0-9]{2}) [Tt] ([01][0-9]|2[0-3]) : ([0-5][0-9]) : ([0-5][0-9]|60) (?:\.([0-9]+))?
        ([Zz]|[+-][0-9:]{5})
        /#
    }

    /// In minutes, east positive.
    private static func offset(_ text: String) -> Int? {
        guard text.uppercased() != "Z" else { return 0 }
        guard let time = TimeOfDay(String(text.dropFirst())) else { return nil }
        let minutes = time.secondsSinceMidnight / 60
        return text.hasPrefix("-") ? -minutes : minutes
    }
}
