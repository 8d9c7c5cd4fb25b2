import Logging
import ServiceLifecycle

/// Carries out training runs one after another, so that two projects' runs do not compete for the processor.
package struct TrainingQueue: Service {
    private let job: TrainingJob
    private let tickets: AsyncStream<TrainingJob.Ticket>
    private let entrance: AsyncStream<TrainingJob.Ticket>.Continuation
    private let logger: Logger

    package init(job: TrainingJob, logger: Logger) {
        self.job = job
        self.logger = logger
        (tickets, entrance) = AsyncStream.makeStream()
    }

    /// Puts a run at the end of the line; it stands as queued until its turn comes.
    func enqueue(_ ticket: TrainingJob.Ticket) {
        entrance.yield(ticket)
    }

    /// Works until shut down; a run under way is then stopped and recorded as failed.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            for await ticket in tickets {
                do {
                    let outcome = try await job.run(ticket)
                    logger.info(
                        "training run finished",
                        metadata: [
                            "project": "\(ticket.project.slug)", "run": "\(ticket.run.id)",
                            "accuracy": "\(outcome.report.training.heldOut.accuracy)",
                            "promoted": "\(outcome.report.promotion.promoted)",
                        ])
                } catch is CancellationError {
                    break
                } catch {
                    // The job has logged and recorded it; the next run is another matter.
                    continue
                }
            }
        }
    }
}
