import Foundation
import Preferences
import Storage

/// Work that the server does by itself, again and again. `Application.recurring` lists all of it; each has a file here.
package struct RecurringWork: Sendable {
    /// Does one turn.
    package typealias Turn = @Sendable (_ now: Date) async throws -> RecurringOutcome
    /// Does one project's turn.
    package typealias ProjectTurn = @Sendable (_ project: Project, _ now: Date) async throws -> RecurringOutcome

    /// How often, and what is done.
    package enum Rhythm: Sendable {
        /// Each time that so many seconds have passed.
        case every(seconds: TimeInterval, Turn)
        /// Once each night of each project that has a schedule for it; a night on which the server was down is made up
        /// for when it starts.
        case nightly(@Sendable (Project) -> NightlySchedule?, ProjectTurn)
    }

    /// Names it in the table `recurringWork`: stable.
    package var name: String
    /// What it does, for people.
    package var summary: String
    package var rhythm: Rhythm
    /// Whether a server that starts does it whenever it was done last.
    package var atStart: Bool

    package init(_ name: String, _ summary: String, _ rhythm: Rhythm, atStart: Bool = false) {
        self.name = name
        self.summary = summary
        self.rhythm = rhythm
        self.atStart = atStart
    }
}

extension RecurringWork.Rhythm: CustomStringConvertible {
    /// "every minute", "every 20 seconds", "every night".
    package var description: String {
        switch self {
        case .every(let seconds, _):
            let units = [("day", 86_400), ("hour", 3600), ("minute", 60)]
            let (unit, size) = units.first { Int(seconds).isMultiple(of: $0.1) } ?? ("second", 1)
            let number = Int(seconds) / size
            return number == 1 ? "every \(unit)" : "every \(number) \(unit)s"
        case .nightly: return "every night"
        }
    }
}
