/// A time of day on some local clock, as "HH:MM".
package struct TimeOfDay: Hashable, Sendable, CustomStringConvertible {
    package let hour: Int
    package let minute: Int

    /// When projects retrain unless told otherwise.
    package static let defaultRetrain = "02:30"

    package init?(_ text: String) {
        guard let match = text.wholeMatch(of: /([01][0-9]|2[0-3]):([0-5][0-9])/),
            let hour = Int(match.1), let minute = Int(match.2)
        else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// "02:30".
    package var description: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return padded(hour) + ":" + padded(minute)
    }

    package var secondsSinceMidnight: Int { (hour * 60 + minute) * 60 }
}
