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

    /// - Parameters:
    ///   - method: what the project's managers chose.
    ///   - status: of the project.
    ///   - promoted: the model that answers; nil: there is none yet.
    ///   - last: nil: no level was given, or all were taken back.
    ///   - newestTask: the id of the project's newest task; 0: there is none.
    public init(
        _ method: AcquisitionMethod, status: ProjectStatus, promoted: Model?, last: Placement?, newestTask: Int64,
        now: Date
    ) {
        switch method {
        case .off:
            self = last == nil ? .rest : .clear
        case .uncertainty:
            guard let promoted, status != .archived, newestTask > 0 else {
                self = .rest
                return
            }
            guard let last, last.model == promoted else {
                self = .place(by: promoted)
                return
            }
            let waited = now.timeIntervalSince(last.date)
            // A clock that was set back must not keep new tasks waiting.
            let isDue = waited >= Self.patience || waited < 0
            self = newestTask > last.lastTask && isDue ? .place(by: promoted) : .rest
        }
    }
}
