import Foundation
import Preferences
import Storage

/// A kind of work that the queue carries out. Each kind has a file of its own; `Application` lists them.
package protocol Job: Sendable {
    /// Names the kind in the table `job`: stable.
    static var kind: String { get }
    /// What it does, for people.
    static var summary: String { get }
    /// How many jobs of this kind go on at the same time.
    var limit: Int { get }
    /// What is done about an attempt that failed.
    var retries: RetryRule { get }
    /// What is done about an attempt that the end of the server broke off.
    var interruption: InterruptionRule { get }

    /// Called once when the server starts, before the first job is begun: puts in order what the server before it left.
    ///
    /// - Parameter queued: the jobs of this kind that wait.
    func recover(_ queued: [JobRecord]) async throws

    /// Does the work. It returns when all is done, and ends early when its task is cancelled.
    ///
    /// - Throws: `JobError` to say what becomes of the job; any other error is an attempt that failed.
    func run(_ job: JobRecord, _ context: JobContext) async throws
}

extension Job {
    package var limit: Int { 1 }
    package var retries: RetryRule { .never }
    package var interruption: InterruptionRule { .requeue }
    package func recover(_ queued: [JobRecord]) async throws {}
}

/// What is done about a job that was running when the server ended, by `kill -9`, power loss or an orderly shutdown.
package enum InterruptionRule: Sendable {
    /// It is begun again: for work that may be done twice. It fails once it was begun as often as `retries` allows.
    case requeue
    /// It has failed: for work that people start again, or that leaves a record of its own.
    case fail
}

/// How often a job is tried, and how long is waited in between: twice as long each time.
package struct RetryRule: Hashable, Sendable {
    /// Attempts in all, at least 1.
    package var attempts: Int
    /// Seconds between the first attempt and the second.
    package var firstPause: TimeInterval
    /// The longest pause, in seconds.
    package var longestPause: TimeInterval

    package init(attempts: Int, firstPause: TimeInterval, longestPause: TimeInterval = 3600) {
        self.attempts = attempts
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// Of a question to an endpoint.
    package static let asking = RetryRule(attempts: 6, firstPause: 1, longestPause: 60)

    /// One attempt.
    package static let never = RetryRule(attempts: 1, firstPause: 0)

    /// - Returns: how many seconds to wait before the next attempt; nil when there is none.
    package func pause(after attempt: Int) -> TimeInterval? {
        guard attempt < attempts else { return nil }
        return min(firstPause * pow(2, Double(attempt - 1)), longestPause)
    }
}

/// How an attempt ended that did not succeed. The messages are stored and shown.
package enum JobError: Error {
    /// It failed. With `mayRetry` it is tried again as the kind's `RetryRule` says.
    case failed(String, mayRetry: Bool)
    /// It is no longer wanted.
    case cancelled(String)
}

/// What a running job can tell.
package struct JobContext: Sendable {
    let id: ID<JobRecord>
    let jobs: JobRecords

    /// Notes how far the job is, 0 … 1, and what it is doing. A row for each call: a few times a second is plenty.
    package func progress(_ fraction: Double, _ message: String) async throws {
        try await jobs.progress(id, fraction: fraction, message: message)
    }
}
