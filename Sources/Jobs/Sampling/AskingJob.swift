import Foundation
import Preferences
import Storage
import Wire

/// A job that carries out a run of asking policies. The run has a row of its own, is carried out by one process at a time, and
/// goes on wherever it was broken off; so does its job when the server is started again.
package protocol AskingJob: Job {
    associatedtype Runs: AskingRuns

    var asking: Asking { get }
    var runs: Runs { get }

    /// - Returns: false: it is over, or another job or process is at it.
    func carryOut(_ id: ID<Runs.Run>, _ context: JobContext) async throws -> Bool
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
        for id in try await runs.unfinished() where !waiting.contains(id) { try await asking.giveUp(id, of: runs) }
    }

    package func run(_ job: JobRecord, _ context: JobContext) async throws {
        guard let id = Self.run(of: job) else { throw JobError.failed("It names no run.", mayRetry: false) }
        // A terminal is at it, or the run before it is still ending; or it was stopped and at once resumed.
        while try await !carryOut(id, context), try await runs.find(id).status.isActive {
            try await Task.sleep(for: .milliseconds(200))
        }
        let run = try await runs.find(id)
        switch run.status {
        case .failed: throw JobError.failed(run.message ?? "", mayRetry: false)
        case .stopped: throw JobError.cancelled("Somebody stopped it.")
        case .queued, .running, .succeeded: return
        }
    }

    fileprivate static func run(of job: JobRecord) -> ID<Runs.Run>? {
        try? JSON.decode(Payload<Runs.Run>.self, from: Array(job.payload)).run
    }
}

extension JobQueue {
    /// Adds the job of a run, unless one is there that has it. The job of a run that waits may be about to end, as somebody
    /// stopped the run and resumed it at once, so only one that waits as well counts then.
    package func add<Kind: AskingJob>(
        _ kind: Kind.Type, _ run: Kind.Runs.Run, by user: ID<User>? = nil
    ) async throws {
        let counts: Set<JobRecord.Status> = run.status == .running ? [.queued, .running] : [.queued]
        try await add(
            kind, project: run.projectID, payload: JSON.encode(Payload(run: run.id)), by: user,
            unless: { counts.contains($0.status) && Kind.run(of: $0) == run.id })
    }
}
