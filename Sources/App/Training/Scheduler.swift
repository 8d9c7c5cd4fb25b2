import Foundation
import Logging
import Preferences
import ServiceLifecycle
import Storage

/// Starts each project's training at its time of day, when there is something new to learn; and sweeps up what time
/// leaves behind: expired leases and sessions.
package struct Scheduler: Service {
    let stores: Stores
    let job: TrainingJob
    let queue: TrainingQueue
    let clock: Clock
    let calendar: Calendar
    let logger: Logger

    private static let interval = Duration.seconds(20)

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await attempt("fail interrupted training runs") { try await job.failInterrupted() }
            var last = clock.now()
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: Self.interval)
                } catch {
                    return
                }
                let now = clock.now()
                await tick(from: last, to: now)
                last = now
            }
        }
    }

    /// Does what became due after `last` and not after `now`. A failure is logged and does not stop the next tick.
    func tick(from last: Date, to now: Date) async {
        await attempt("expire leases") { _ = try await stores.assignments.expireLeases(now: now) }
        await attempt("delete expired sessions") { _ = try await stores.sessions.deleteExpired(now: now) }
        await attempt("list projects") {
            for project in try await stores.projects.list() where isDue(project, from: last, to: now) {
                await attempt("start nightly training of \(project.slug)") { try await start(project) }
            }
        }
    }

    private func isDue(_ project: Project, from last: Date, to now: Date) -> Bool {
        guard project.status == .active, let time = project.retrainAt.flatMap(TimeOfDay.init),
            let due = time.next(after: last, in: calendar)
        else { return false }
        return due <= now
    }

    private func start(_ project: Project) async throws {
        let ticket: TrainingJob.Ticket
        do {
            ticket = try await job.start(project, trigger: .schedule, by: nil, onlyIfNew: true)
        } catch let error as ValidationError {
            logger.info(
                "nightly training skipped", metadata: ["project": "\(project.slug)", "reason": "\(error.message)"])
            return
        }
        queue.enqueue(ticket)
    }

    private func attempt(_ what: String, _ action: () async throws -> Void) async {
        do {
            try await action()
        } catch is CancellationError {
            // The server is ending; that is no failure.
        } catch {
            logger.error("scheduled work failed", metadata: ["work": "\(what)", "error": "\(error)"])
        }
    }
}
