import Foundation
import Logging
import Preferences
import ServiceLifecycle
import Storage

/// Does recurring work when it is due, one after another, and notes when, and what came of it.
package struct RecurringRunner: Service, CustomStringConvertible {
    /// For the log: a start would print all that it is made of.
    package var description: String { "recurring work" }

    let work: [RecurringWork]
    let records: RecurringRecords
    let projects: Projects
    let clock: WallClock
    let logger: Logger

    /// Between two looks at what is due.
    private static let interval = Duration.seconds(5)
    /// Between two attempts at a project's turn, in seconds.
    private static let retryPause: TimeInterval = 600

    package init(
        _ work: [RecurringWork], records: RecurringRecords, projects: Projects, clock: WallClock, logger: Logger
    ) {
        self.work = work
        self.records = records
        self.projects = projects
        self.clock = clock
        self.logger = logger
    }

    /// Looks at once, and then again and again until shut down.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var isStart = true
            repeat {
                await tick(now: clock.now(), isStart: isStart)
                isStart = false
            } while (try? await Task.sleep(for: Self.interval)) != nil
        }
    }

    /// Does what is due. A failure is noted and logged, and keeps nothing else from being done.
    ///
    /// - Parameter isStart: whether the server has only just started.
    package func tick(now: Date, isStart: Bool = false) async {
        let known: [RecurringRecord]
        do {
            known = try await records.list()
        } catch {
            if !Task.isCancelled { logger.error("recurring work was not started", metadata: ["error": "\(error)"]) }
            return
        }
        var done: [RecurringRecord] = []
        for work in work {
            let ofWork = known.filter { $0.name == work.name }
            switch work.rhythm {
            case .every(let seconds, let turn):
                let record = isStart && work.atStart ? nil : ofWork.first
                if let record = await tick(work, every: seconds, turn, record, now: now) { done.append(record) }
            case .nightly(let schedule, let turn):
                done += await tick(work, nightly: schedule, turn, ofWork, now: now)
            }
        }
        guard !Task.isCancelled else { return }
        do {
            try await records.record(done)
        } catch {
            logger.error("recurring work was done but could not be recorded", metadata: ["error": "\(error)"])
        }
    }

    private func tick(
        _ work: RecurringWork, every seconds: TimeInterval, _ turn: RecurringWork.Turn, _ record: RecurringRecord?,
        now: Date
    ) async -> RecurringRecord? {
        if let next = record?.nextRunAt {
            // A time further ahead than one turn was noted by a clock that has been set back since.
            guard next <= now || next > now.addingTimeInterval(seconds) else { return nil }
        }
        let outcome = await outcome(of: work.name) { try await turn(now) }
        return RecurringRecord(
            name: work.name, lastRunAt: now, nextRunAt: now.addingTimeInterval(seconds), outcome: outcome)
    }

    private func tick(
        _ work: RecurringWork, nightly schedule: (Project) -> NightlySchedule?, _ turn: RecurringWork.ProjectTurn,
        _ known: [RecurringRecord], now: Date
    ) async -> [RecurringRecord] {
        var done: [RecurringRecord] = []
        do {
            for project in try await projects.list() where project.status == .active {
                guard let schedule = schedule(project) else { continue }
                let record = known.first { $0.projectID == project.id }
                switch NightlyTurn(record, schedule, now: now) {
                case .wait:
                    break
                case .begin(let night):
                    done.append(
                        RecurringRecord(
                            name: work.name, projectID: project.id, schedule: schedule.description,
                            night: night.description, lastRunAt: record?.lastRunAt,
                            nextRunAt: schedule.next(after: now), outcome: record?.outcome))
                case .run(let night, let last):
                    let outcome = await outcome(of: work.name) { try await turn(project, now) }
                    let hasFailed = if case .failed = outcome { true } else { false }
                    done.append(
                        RecurringRecord(
                            name: work.name, projectID: project.id, schedule: schedule.description,
                            night: (hasFailed ? last : night).description, lastRunAt: now,
                            nextRunAt: hasFailed
                                ? now.addingTimeInterval(Self.retryPause) : schedule.next(after: now),
                            outcome: outcome))
                }
            }
        } catch {
            if !Task.isCancelled {
                logger.error("nightly work was not started", metadata: ["work": "\(work.name)", "error": "\(error)"])
            }
        }
        return done
    }

    private func outcome(of name: String, _ turn: () async throws -> RecurringOutcome) async -> RecurringOutcome {
        do {
            return try await turn()
        } catch {
            if !Task.isCancelled {
                logger.error("recurring work failed", metadata: ["work": "\(name)", "error": "\(error)"])
            }
            return .failed((error as? StorageError)?.message ?? WorkMessage.seeLog.sentence())
        }
    }
}
