import Foundation
import Logging
import Preferences
import Storage

/// One attempt at a job, and what becomes of the job after it.
extension JobQueue {
    /// What an attempt that did not succeed means for its job.
    private enum Verdict {
        case failed(String)
        case cancelled(String)
        case again(after: TimeInterval, String)
    }

    func perform(_ job: JobRecord, as kind: any Job) async {
        var verdict: Verdict?
        do {
            try await kind.run(job, JobContext(id: job.id, jobs: jobs))
        } catch {
            verdict = Self.verdict(on: error, job, kind, isEnding: Task.isCancelled)
            logger.warning(
                "job did not succeed", metadata: ["job": "\(job.id)", "kind": "\(job.kind)", "error": "\(error)"])
        }
        let ended = verdict
        // What became of it must be noted although the server is ending and this task is cancelled.
        await Task.detached { [self] in await note(ended, of: job) }.value
    }

    /// Deals with what the server before this one left behind.
    func recover() async {
        for kind in kinds {
            do {
                for job in try await jobs.running(kind: type(of: kind).kind) {
                    await note(Self.verdict(onInterrupted: job, kind), of: job)
                }
                try await kind.recover(jobs.queued(kind: type(of: kind).kind))
            } catch {
                logger.error(
                    "jobs of the last run could not be put in order",
                    metadata: ["kind": "\(type(of: kind).kind)", "error": "\(error)"])
            }
        }
    }

    private func note(_ verdict: Verdict?, of job: JobRecord) async {
        do {
            let now = clock.now()
            switch verdict {
            case nil: try await jobs.finish(job.id, as: .succeeded, now: now)
            case .failed(let message): try await jobs.finish(job.id, as: .failed, error: message, now: now)
            case .cancelled(let message): try await jobs.finish(job.id, as: .cancelled, error: message, now: now)
            case .again(let pause, let message):
                try await jobs.requeue(job.id, after: now.addingTimeInterval(pause), error: message)
            }
        } catch {
            // The job stands as running; the next start of the server deals with it as interrupted.
            logger.error("the end of a job could not be recorded", metadata: ["job": "\(job.id)", "error": "\(error)"])
        }
    }

    private static func verdict(
        on error: any Error, _ job: JobRecord, _ kind: any Job, isEnding: Bool
    ) -> Verdict {
        switch error {
        case JobError.cancelled(let message): return .cancelled(message)
        case JobError.failed(let message, mayRetry: false): return .failed(message)
        case JobError.failed(let message, mayRetry: true): return again(message, job, kind)
        case is CancellationError where isEnding: return verdict(onInterrupted: job, kind)
        case let error as StorageError: return again(error.message, job, kind)
        default: return again(WorkMessage.seeLog.sentence(), job, kind)
        }
    }

    private static func again(_ message: String, _ job: JobRecord, _ kind: any Job) -> Verdict {
        guard let pause = kind.retries.pause(after: job.attempts) else { return .failed(message) }
        return .again(after: pause, message)
    }

    private static func verdict(onInterrupted job: JobRecord, _ kind: any Job) -> Verdict {
        let message = WorkMessage.serverEnded.sentence()
        switch kind.interruption {
        case .fail: return .failed(message)
        case .requeue: return again(message, job, kind)
        }
    }
}
