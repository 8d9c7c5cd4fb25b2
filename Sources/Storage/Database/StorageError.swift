/// The one type of failure of this target.
///
/// `message` says what went wrong and what to do and is safe to show; `cause` is for the log and is never sent.
public struct StorageError: Error, CustomStringConvertible {
    /// Stable: on the wire, in logs, as a metric label.
    public enum Code: String, Sendable, CaseIterable {
        /// There is no such row, or it is not this person's to see.
        case notFound
        /// The request is understood and does not fit what is stored.
        case conflict
        /// What the request was made on has changed meanwhile.
        case changed
        /// The person may not do this.
        case forbidden
        /// A value that can never be stored.
        case invalid
        /// Not now: disk full, read-only, locked. Trying again later may work.
        case unavailable
        /// The file was written by another program or by a newer Podium, or a landed migration was edited.
        case incompatible
        /// The file is damaged, or the program is wrong.
        case corrupt
    }

    /// What exactly does not fit, where callers treat it in a way of its own: a closed list, so that nobody guesses it
    /// from the code or the message.
    public enum Reason: String, Sendable, CaseIterable {
        /// The lease ran out, and the slot went to someone else or the labeler holds another task.
        case leaseExpired
        /// The assignment was submitted, skipped or released; it takes no more signs of life.
        case assignmentFinished
        /// Another training run of the project has not ended.
        case trainingRunning
        /// There is nothing to train from.
        case nothingRanked
        /// The project has no reward model that answers.
        case noPromotedModel
        /// The reward model's file was removed, for newer candidates.
        case modelPruned
        /// Nobody who can sign in would be left to manage the installation.
        case lastAdmin
        /// Another project has that slug.
        case slugTaken
        /// Another person has that name.
        case usernameTaken
        /// A labeler was given as many weights as there may be.
        case tooManyWeights
        /// Nothing that others are to be asked for again weighs nothing.
        case nothingExcluded
        /// A model from elsewhere is being measured.
        case measuring
        /// The labeler gets nothing new until a manager lifts it.
        case workPaused

        /// What kind of failure it is.
        public var code: Code {
            switch self {
            case .leaseExpired, .assignmentFinished, .trainingRunning, .noPromotedModel, .modelPruned,
                .lastAdmin, .slugTaken, .usernameTaken, .tooManyWeights, .nothingExcluded, .measuring,
                .workPaused:
                .conflict
            case .nothingRanked: .invalid
            }
        }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What exactly it is, where that matters.
    public let reason: Reason?
    /// What went wrong and what to do; safe to show.
    public let message: String
    /// What was behind it: logged, never sent.
    public let cause: (any Error)?

    /// A failure with a message that says what to do.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        reason = nil
        self.message = message
        self.cause = cause
    }

    /// A failure of which callers know what exactly it is.
    public init(_ reason: Reason, _ message: String) {
        code = reason.code
        self.reason = reason
        self.message = message
        cause = nil
    }

    /// Code, message and cause, for the log.
    public var description: String {
        cause.map { "\(code.rawValue): \(message) [\($0)]" } ?? "\(code.rawValue): \(message)"
    }
}
