import Foundation
import Preferences
import Storage
import Wire

/// A run of asking policies, as its job sees it.
package protocol AskingRun: Sendable {
    var status: SamplingRun.Status { get }
    /// Why it failed or was stopped.
    var message: String? { get }
}

extension SamplingRun: AskingRun {
    /// Why a run failed whose program was killed.
    static let brokenOff = "It was broken off. What was answered is stored; it can go on."
}
extension JudgingRun: AskingRun {}

/// A job that carries out a run of asking policies. The run has a row of its own, is carried out by one process at a time, and
/// goes on wherever it was broken off; so does its job when the server is started again.
package protocol AskingJob: Job {
    associatedtype Run: AskingRun

    func find(_ id: ID<Run>) async throws -> Run

    /// - Returns: false: it is over, or another job or process is at it.
    func carryOut(_ id: ID<Run>, _ context: JobContext) async throws -> Bool

    /// The runs that wait or go on.
    func unfinished() async throws -> [ID<Run>]

    /// Ends a run that nobody carries out; it can go on.
    func giveUp(_ id: ID<Run>) async throws
}

/// What the job of a run is told.
private struct Payload<Run>: Codable {
    var run: ID<Run>
}

extension AskingJob {
    package var limit: Int { 2 }
    /// So often a server may end in the middle of a run, which goes on by itself; one that ends servers stops doing so.
    package var retries: RetryRule { RetryRule(attempts: 20, firstPause: 1, longestPause: 60) }

    /// What a server does not know of, a terminal asked for; whatever that was, it is gone where nobody holds the run's lock.
    package func recover(_ queued: [JobRecord]) async throws {
        let waiting = Set(queued.compactMap(Self.run(of:)))
        for id in try await unfinished() where !waiting.contains(id) { try await giveUp(id) }
    }

    package func run(_ job: JobRecord, _ context: JobContext) async throws {
        guard let id = Self.run(of: job) else { throw JobError.failed("It names no run.", mayRetry: false) }
        while try await !carryOut(id, context) {
            guard try await find(id).status.isActive else { break }
            // A terminal is at it, or the run before it is still ending.
            try await Task.sleep(for: .milliseconds(200))
        }
        let run = try await find(id)
        switch run.status {
        case .failed: throw JobError.failed(run.message ?? "", mayRetry: false)
        case .stopped: throw JobError.cancelled("Somebody stopped it.")
        case .queued, .running, .succeeded: return
        }
    }

    fileprivate static func run(of job: JobRecord) -> ID<Run>? {
        try? JSON.decode(Payload<Run>.self, from: Array(job.payload)).run
    }
}

extension JobQueue {
    /// Adds the job of a run, unless one is there that has it.
    package func add<Kind: AskingJob>(
        _ kind: Kind.Type, run: ID<Kind.Run>, project: ID<Project>, by user: ID<User>? = nil
    ) async throws {
        let jobs = try await jobs.queued(kind: kind.kind) + jobs.running(kind: kind.kind)
        if jobs.contains(where: { Kind.run(of: $0) == run }) { return }
        try await add(kind, project: project, payload: JSON.encode(Payload(run: run)), by: user)
    }
}
