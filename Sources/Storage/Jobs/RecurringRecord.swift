public import Foundation
public import Preferences

/// What came of one turn of recurring work.
public enum RecurringOutcome: Hashable, Sendable {
    /// It was done; the text says what, where there is something to say.
    case done(String? = nil)
    /// There was nothing to do, or it could not be done this time; the text says why.
    case skipped(String)
    /// It went wrong; the text says how and is safe to show.
    case failed(String)

    /// The word that is stored.
    public var name: String {
        switch self {
        case .done: "done"
        case .skipped: "skipped"
        case .failed: "failed"
        }
    }

    /// For people.
    public var message: String? {
        switch self {
        case .done(let message): message
        case .skipped(let message), .failed(let message): message
        }
    }
}

/// Where one piece of recurring work stands, for the whole server or for one project.
public struct RecurringRecord: Hashable, Sendable {
    /// Which work.
    public var name: String
    /// The project whose turn it is; `nil`: the whole server's.
    public var projectID: ID<Project>?
    /// By which time `night` was counted, as `NightlySchedule` describes itself.
    public var schedule: String?
    /// The last night that was done, `YYYY-MM-DD`.
    public var night: String?
    /// When it was last done or tried.
    public var lastRunAt: Date?
    /// When it is due next.
    public var nextRunAt: Date
    /// What came of the last turn.
    public var outcome: RecurringOutcome?

    /// A turn of some work.
    public init(
        name: String, projectID: ID<Project>? = nil, schedule: String? = nil, night: String? = nil,
        lastRunAt: Date? = nil, nextRunAt: Date, outcome: RecurringOutcome? = nil
    ) {
        self.name = name
        self.projectID = projectID
        self.schedule = schedule
        self.night = night
        self.lastRunAt = lastRunAt
        self.nextRunAt = nextRunAt
        self.outcome = outcome
    }
}
