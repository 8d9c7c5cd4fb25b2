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

    /// What kind of failure it is.
    public let code: Code
    /// What went wrong and what to do; safe to show.
    public let message: String
    /// What was behind it: logged, never sent.
    public let cause: (any Error)?

    /// A failure with a message that says what to do.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// Code, message and cause, for the log.
    public var description: String {
        cause.map { "\(code.rawValue): \(message) [\($0)]" } ?? "\(code.rawValue): \(message)"
    }
}
