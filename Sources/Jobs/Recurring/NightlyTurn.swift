import Foundation
import Preferences
import Storage

/// What is to be done now about one project's nightly work.
enum NightlyTurn: Equatable {
    /// Nothing.
    case wait
    /// The schedule is new. Counting begins with the night that has come already, so that a project which is made, or
    /// whose time is changed, in the afternoon does not train at once.
    case begin(from: CalendarDay)
    /// This night's work; the last that was done is given too.
    case run(CalendarDay, after: CalendarDay)

    init(_ record: RecurringRecord?, _ schedule: NightlySchedule, now: Date) {
        let last = record?.night.flatMap { CalendarDay($0) }
        guard let record, let last, record.schedule == schedule.description else {
            let latest = schedule.latest(now: now)
            // A night that was done by the old time is not done once more by the new one.
            self = .begin(from: last.map { max($0, latest) } ?? latest)
            return
        }
        guard let night = schedule.due(after: last, now: now) else {
            self = .wait
            return
        }
        // After a failure the next attempt waits a little.
        if case .failed = record.outcome, record.nextRunAt > now {
            self = .wait
        } else {
            self = .run(night, after: last)
        }
    }
}
