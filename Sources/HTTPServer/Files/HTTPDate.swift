import Glibc

/// Dates in fields: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7). Whole seconds since 1970.
enum HTTPDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ seconds: Int) -> String {
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let second = seconds - days * 86_400
        let (year, month, day) = civil(days)
        return "\(weekdays[((days % 7) + 7) % 7]), \(two(day)) \(months[month - 1]) \(year) "
            + "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) GMT"
    }

    /// RFC 3339 without a fraction, for the log.
    static func timestamp(_ seconds: Int) -> String {
        let (year, month, day) = civil(seconds / 86_400)
        let second = seconds % 86_400
        return "\(year)-\(two(month))-\(two(day))T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    /// Reads the three forms that a recipient must know: that of `text`, `Sunday, 06-Nov-94 08:49:37 GMT` and
    /// `Sun Nov  6 08:49:37 1994`.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split { " ,-:".contains($0) }
        let isAsctime = parts.count == 7
        guard isAsctime || (parts.count == 8 && parts[7] == "GMT"), let day = Int(parts[isAsctime ? 2 : 1]),
            let month = months.firstIndex(of: String(parts[isAsctime ? 1 : 2])),
            let year = year(parts[isAsctime ? 6 : 3]), (1...31).contains(day), (1600...9999).contains(year)
        else { return nil }
        let clock = parts[(isAsctime ? 3 : 4)...].prefix(3).compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        return days(year, month + 1, day) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }

    /// Two digits mean the past where they would be more than 50 years ahead.
    private static func year(_ text: Substring) -> Int? {
        guard let year = Int(text), text.utf8.count == 2 else { return Int(text) }
        return 2000 + year > civil(now() / 86_400).year + 50 ? 1900 + year : 2000 + year
    }

    static func now() -> Int { time(nil) }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// Days since 1970 to the proleptic Gregorian calendar, in eras of 400 years that begin in March.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
