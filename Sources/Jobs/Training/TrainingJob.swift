import Foundation
import Logging
import Preferences
import RewardModel
import Storage
import Wire

/// One training run from snapshot to promotion, used alike by the nightly schedule, the API and `podium retrain`.
///
/// In the server it is a kind of job (`TrainingJob+Queue.swift`); the command line runs it by itself. The run has a row
/// of its own, and a lock file that lives as long as the process does says whether anybody is at work on it.
package struct TrainingJob: Sendable {
    let stores: Stores
    let folder: TrainingFolder
    /// The program that has the `train-worker` command: this one.
    let executable: String
    /// Which Podium this is; reports say so.
    let version: String
    let clock: WallClock
    let logger: Logger
    /// Runs that wait in the queue, with their locks.
    let waiting = WaitingTickets()

    package init(
        stores: Stores, folder: TrainingFolder, executable: String = "/proc/self/exe", version: String,
        clock: WallClock, logger: Logger
    ) {
        self.stores = stores
        self.folder = folder
        self.executable = executable
        self.version = version
        self.clock = clock
        self.logger = logger
    }

    /// A run that may begin: its snapshot is frozen, and no other run of the project can start while it is held.
    package struct Ticket: Sendable {
        package let run: TrainingRun
        package let project: Project
        let snapshot: Snapshot
        let lock: FileLock

        /// Lets others start a run of the project, as the end of this process would.
        package func release() { lock.release() }
    }

    /// What came of asking for a run.
    package enum Start: Sendable {
        case started(Ticket)
        /// Nothing is different since the last run that succeeded.
        case nothingNew
        /// Nothing was ranked at all.
        case nothingRanked
        /// Another run of the project has not ended.
        case busy
    }

    /// What came of a run, as the database holds it.
    package struct Outcome: Sendable {
        package var report: TrainingRunReport
        package var model: ID<RewardModelRecord>
    }

    /// Freezes the snapshot and enters the run as queued.
    ///
    /// - Parameters:
    ///   - stored: trains again from this snapshot in the place of freezing one.
    ///   - onlyIfNew: leaves a snapshot alone that the last successful run has trained from.
    /// - Throws: `ValidationError` where the project has no such snapshot.
    package func start(
        _ project: Project, from stored: ID<Snapshot>? = nil, trigger: TrainingRun.Trigger, by user: ID<User>?,
        onlyIfNew: Bool = false
    ) async throws -> Start {
        guard let lock = try FileLock(path: folder.lock(of: project)) else { return .busy }
        // Whoever held the lock before is gone: a run that still counts as active was killed.
        try await stores.trainingRuns.failInterrupted(project: project.id, now: clock.now())
        let snapshot = try await snapshot(stored, of: project)
        guard snapshot.rankings > 0 else { return .nothingRanked }
        if onlyIfNew, try await stores.trainingRuns.wasLastTrained(snapshot.id, project: project.id) {
            return .nothingNew
        }
        let run = try await stores.trainingRuns.create(
            project: project.id, snapshot: snapshot.id, trigger: trigger, by: user, isReproduction: stored != nil,
            now: clock.now())
        return .started(Ticket(run: run, project: project, snapshot: snapshot, lock: lock))
    }

    /// The one that was named, or one of what there is now.
    private func snapshot(_ stored: ID<Snapshot>?, of project: Project) async throws -> Snapshot {
        guard let stored else { return try await stores.snapshots.freeze(project: project.id, now: clock.now()) }
        return try await stores.snapshots.find(stored, in: project.id)
    }

    /// As `start`, for people who asked for a run and want to hear why there is none.
    ///
    /// - Throws: `StorageError` with reason `trainingRunning` or `nothingRanked`; `ValidationError` where the project has no
    ///   such snapshot.
    package func ticket(
        _ project: Project, from stored: ID<Snapshot>? = nil, trigger: TrainingRun.Trigger, by user: ID<User>?
    ) async throws -> Ticket {
        switch try await start(project, from: stored, trigger: trigger, by: user) {
        case .started(let ticket):
            return ticket
        case .busy:
            throw StorageError(
                .trainingRunning, "A training run of \"\(project.slug)\" is under way; wait for it to end.")
        case .nothingRanked, .nothingNew:
            throw StorageError(
                .nothingRanked,
                "Nothing in \"\(project.slug)\" has been ranked yet. Rank some tasks, or import rankings.")
        }
    }

    /// Trains in a child process, stores the model, and promotes it when `PromotionGate` says so.
    ///
    /// The run is recorded as failed, and the promoted model stays, whatever goes wrong.
    package func run(
        _ ticket: Ticket, onProgress: @Sendable (TrainingProgress) async throws -> Void = { _ in }
    ) async throws -> Outcome {
        defer { ticket.lock.release() }
        do {
            return try await train(ticket, onProgress)
        } catch {
            logger.error("training run failed", metadata: ["run": "\(ticket.run.id)", "error": "\(error)"])
            await fail(ticket, Self.explanation(of: error))
            throw error
        }
    }

    /// Records that a run has failed. Work that was cancelled must still be recorded as ended, so this does not end with
    /// its task.
    func fail(_ ticket: Ticket, _ message: String) async {
        let runs = stores.trainingRuns
        let now = clock.now()
        await Task.detached { try? await runs.fail(ticket.run.id, message: message, now: now) }.value
    }

    private func train(
        _ ticket: Ticket, _ onProgress: @Sendable (TrainingProgress) async throws -> Void
    ) async throws -> Outcome {
        let began = ContinuousClock.now
        try await stores.trainingRuns.start(ticket.run.id, now: clock.now())
        let promoted = try await stores.rewardModels.promotedID(project: ticket.project.id)
        let output = folder.output(of: ticket.run)
        defer { try? FileManager.default.removeItem(atPath: output) }
        let (measured, randomShare) = try await TrainingProcess(
            executable: executable, dataFolder: folder.dataFolder, snapshot: ticket.snapshot.id, promoted: promoted,
            output: output
        ).run { progress in
            try await onProgress(progress)
            try await stores.trainingRuns.progress(
                ticket.run.id, phase: progress.phase.rawValue, fraction: progress.fraction, message: progress.message)
        }
        let bytes = try Data(contentsOf: URL(filePath: output))
        let seconds = began.duration(to: .now) / .seconds(1)
        let kind = try RewardModelFile(bytes: Array(bytes)).kind
        // Decided once, inside the transaction: only there is it certain which model is promoted. What comes back is what
        // was stored.
        let completed = try await stores.trainingRuns.complete(
            ticket.run, kind: kind.rawValue, bytes: bytes, comparedWith: promoted, now: clock.now()
        ) { standing in
            let decision =
                ticket.run.isReproduction
                ? .reproduction
                : PromotionGate.decide(
                    measured, comparedWith: promoted.map { "\($0)" },
                    givesRewardsWithoutForm: standing.givesRewardsWithoutForm,
                    isStillPromoted: standing.isStillPromoted, isHeld: standing.isHeld)
            let report = TrainingRunReport(
                measured, seconds: seconds, promotion: decision,
                making: Making(ticket.run, of: ticket.snapshot, by: version, standing), randomShare: randomShare)
            return (
                Data(try JSON.encode(report)), summary: Data(try JSON.encode(report.summary)),
                decision.promoted ? decision.reason : nil
            )
        }
        return Outcome(report: try TrainingRunReport(stored: completed.report), model: completed.model)
    }

    private static func explanation(of error: any Error) -> String {
        switch error {
        case let failure as TrainingFailure: failure.message
        case let error as StorageError: error.message
        case is CancellationError: WorkMessage.runStopped.sentence()
        default: WorkMessage.seeLog.sentence()
        }
    }
}
