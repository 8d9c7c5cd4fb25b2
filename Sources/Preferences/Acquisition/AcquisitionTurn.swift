public import Foundation

/// What is to be done so that a project's queue stands as its settings and its models ask.
///
/// - Note: a value without memory: it follows from what is stored, so it is the same after a restart, and heeds what a
///   command did beside the server.
public enum AcquisitionTurn<Model: Hashable & Sendable>: Hashable, Sendable {
    /// Nothing, for now.
    case rest
    /// Give every open task its level, by this model.
    case place(by: Model)
    /// Take all levels back: tasks are handed out by chance again.
    case clear

    /// How the queue was put in order last.
    public struct Placement: Hashable, Sendable {
        /// By which model.
        public let model: Model
        /// The last task that there was.
        public let lastTask: Int64
        /// When.
        public let date: Date

        /// A placement that has been made.
        public init(model: Model, lastTask: Int64, date: Date) {
            self.model = model
            self.lastTask = lastTask
            self.date = date
        }
    }

    /// For how long tasks that were added wait on the lowest level for those that may still come, in seconds: everything is
    /// scored anew for them.
    public static var patience: TimeInterval { 600 }

    /// A job that was to do it and failed for good.
    public struct Failure: Hashable, Sendable {
        /// When its last attempt looked at what is stored.
        public let began: Date
        /// When it was given up.
        public let ended: Date

        /// What is stored of a job.
        public init(began: Date, ended: Date) {
            self.began = began
            self.ended = ended
        }
    }

    /// For how long nothing is tried again after a failure, in seconds: a model that cannot be read will mostly be as
    /// unreadable a minute later.
    public static var pauseAfterFailure: TimeInterval { 3600 }

    /// - Parameters:
    ///   - method: what the project's managers chose.
    ///   - status: of the project.
    ///   - promoted: the model that answers; nil: there is none yet.
    ///   - last: nil: no level was given, or all were taken back.
    ///   - newestTask: the id of the project's newest task; 0: there is none.
    ///   - failure: what became of the last job that ended, where that was a failure.
    ///   - changed: when a model was last promoted, or the method chosen, whichever is later; nil: neither is known.
    public init(
        _ method: AcquisitionMethod, status: ProjectStatus, promoted: Model?, last: Placement?, newestTask: Int64,
        failure: Failure? = nil, changed: Date? = nil, now: Date
    ) {
        let asked = Self.asked(
            method, status: status, promoted: promoted, last: last, newestTask: newestTask, now: now)
        self = Self.isPausing(after: failure, changed: changed, now: now) ? .rest : asked
    }

    /// What would be done if nothing had failed.
    private static func asked(
        _ method: AcquisitionMethod, status: ProjectStatus, promoted: Model?, last: Placement?, newestTask: Int64,
        now: Date
    ) -> Self {
        switch method {
        case .off:
            return last == nil ? .rest : .clear
        case .uncertainty:
            guard let promoted, status != .archived, newestTask > 0 else { return .rest }
            guard let last, last.model == promoted else { return .place(by: promoted) }
            return newestTask > last.lastTask && hasPassed(patience, since: last.date, now: now)
                ? .place(by: promoted) : .rest
        }
    }

    private static func isPausing(after failure: Failure?, changed: Date?, now: Date) -> Bool {
        guard let failure else { return false }
        // What the failed attempt did not know may be what it failed for the want of.
        if let changed, changed > failure.began { return false }
        return !hasPassed(pauseAfterFailure, since: failure.ended, now: now)
    }

    /// A clock that was set back must not keep anything waiting.
    private static func hasPassed(_ seconds: TimeInterval, since date: Date, now: Date) -> Bool {
        let waited = now.timeIntervalSince(date)
        return waited >= seconds || waited < 0
    }
}
