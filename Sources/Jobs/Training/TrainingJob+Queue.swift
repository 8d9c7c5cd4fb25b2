import Foundation
import Logging
import Preferences
import Storage
import Wire

/// Training as a kind of job: one run at a time, so that two projects' runs do not compete for the processor.
///
/// A run that the end of the server broke off has failed, and people see it so; one that waited waits on.
extension TrainingJob: Job {
    private struct Payload: Codable {
        var trainingRunId: ID<TrainingRun>
    }

    package static let kind = "training"
    package static let summary = "Trains a reward model"
    package var interruption: InterruptionRule { .fail }

    /// Puts a run at the end of the line; it stands as queued until its turn comes.
    package func enqueue(_ ticket: Ticket, in queue: JobQueue) async throws {
        waiting.hold(ticket)
        do {
            try await queue.add(
                Self.self, project: ticket.project.id,
                payload: JSON.encode(Payload(trainingRunId: ticket.run.id)), by: ticket.run.requestedBy)
        } catch {
            _ = waiting.take(ticket.run.id)
            ticket.lock.release()
            await fail(ticket, WorkMessage.runNotQueued.sentence())
            throw error
        }
    }

    /// Takes up the runs that wait, and fails those that a process which is gone left behind.
    package func recover(_ queued: [JobRecord]) async throws {
        for job in queued {
            if let ticket = try await resume(run(of: job)) { waiting.hold(ticket) }
        }
        for project in try await stores.projects.list() {
            // Held: its run waits here, or `podium retrain` is at work on it.
            guard let lock = try FileLock(path: folder.lock(of: project)) else { continue }
            try await stores.trainingRuns.failInterrupted(project: project.id, now: clock.now())
            lock.release()
        }
    }

    package func run(_ job: JobRecord, _ context: JobContext) async throws {
        let run = try run(of: job)
        guard let ticket = try await takeUp(run) else {
            throw JobError.cancelled(WorkMessage.runEndedBefore.sentence(run))
        }
        do {
            let outcome = try await self.run(ticket) { try await context.progress($0.fraction, $0.message) }
            logger.info(
                "training run finished",
                metadata: [
                    "project": "\(ticket.project.slug)", "run": "\(run)",
                    "accuracy": "\(outcome.report.training.heldOut.accuracy)",
                    "promoted": "\(outcome.report.promotion.promoted)",
                ])
        } catch let failure as TrainingFailure {
            throw JobError.failed(failure.message, mayRetry: false)
        }
    }

    private func run(of job: JobRecord) throws -> ID<TrainingRun> {
        try JSON.decode(Payload.self, from: Array(job.payload)).trainingRunId
    }

    private func takeUp(_ run: ID<TrainingRun>) async throws -> Ticket? {
        if let ticket = waiting.take(run) { return ticket }
        return try await resume(run)
    }

    /// The ticket of a run that waits since before this server started; nil when it has ended, or somebody else has it.
    private func resume(_ id: ID<TrainingRun>) async throws -> Ticket? {
        let project = try await stores.projects.find(stores.trainingRuns.find(id).projectID)
        guard let lock = try FileLock(path: folder.lock(of: project)) else { return nil }
        let run = try await stores.trainingRuns.find(id)
        guard run.status == .queued else { return nil }
        let snapshot = try await stores.snapshots.find(run.snapshotID)
        return Ticket(run: run, project: project, snapshot: snapshot, lock: lock)
    }
}
