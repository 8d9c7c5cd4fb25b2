import Foundation

/// A time of day on the server's clock, as "HH:MM".
package struct TimeOfDay: Equatable, Sendable {
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

    /// The first moment after `date` at which the clock of `calendar` shows this time. On the day that skips it
    /// (daylight saving) it is the next moment that exists.
    package func next(after date: Date, in calendar: Calendar) -> Date? {
        calendar.nextDate(
            after: date, matching: DateComponents(hour: hour, minute: minute, second: 0), matchingPolicy: .nextTime)
    }
}
