import Foundation
import Logging
import Preferences
import RewardModel
import Storage
import Subprocess
import SystemPackage
import Wire

/// One training run from snapshot to promotion, used alike by the scheduler, the API and `podium retrain`.
package struct TrainingJob: Sendable {
    let stores: Stores
    let folder: DataFolder
    /// The program that has the `train-worker` command: this one.
    let executable: String
    let clock: Clock
    let logger: Logger

    package init(
        stores: Stores, folder: DataFolder, executable: String = "/proc/self/exe", clock: Clock, logger: Logger
    ) {
        self.stores = stores
        self.folder = folder
        self.executable = executable
        self.clock = clock
        self.logger = logger
    }

    /// A run that may begin: its snapshot is frozen, and no other run of the project can start while it is held.
    package struct Ticket: Sendable {
        package let run: TrainingRun
        package let project: Project
        let snapshot: Snapshot
        let lock: FileLock
    }

    /// What came of a run.
    package struct Outcome: Sendable {
        package var report: TrainingRunReport
        package var model: ID<RewardModelRecord>
    }

    /// Freezes the snapshot and enters the run as queued.
    ///
    /// - Parameter onlyIfNew: refuse a snapshot that a successful run has trained from already.
    /// - Throws: `StorageError` (conflict) while another run of the project is active; `ValidationError` when nothing
    ///   was ranked yet, or nothing new.
    package func start(
        _ project: Project, trigger: TrainingRun.Trigger, by user: ID<User>?, onlyIfNew: Bool = false
    ) async throws -> Ticket {
        guard let lock = try FileLock(path: folder.trainingLock(of: project)) else {
            throw StorageError(.conflict, "A training run of \"\(project.slug)\" is under way; wait for it to end.")
        }
        // Whoever held the lock before is gone: a run that still counts as active was killed.
        try await stores.trainingRuns.failInterrupted(project: project.id, now: clock.now())
        let snapshot = try await stores.snapshots.freeze(project: project.id, now: clock.now())
        guard snapshot.rankings > 0 else {
            throw ValidationError(
                pointer: "", code: "notEnoughData",
                message: "Nothing in \"\(project.slug)\" has been ranked yet. Rank some tasks, or import rankings.")
        }
        if onlyIfNew {
            let earlier = try await stores.trainingRuns.list(project: project.id)
            if earlier.contains(where: { $0.snapshotID == snapshot.id && $0.status == .succeeded }) {
                throw ValidationError(
                    pointer: "", code: "nothingNew", message: "Nothing was ranked since the last training run.")
            }
        }
        let run = try await stores.trainingRuns.create(
            project: project.id, snapshot: snapshot.id, trigger: trigger, by: user, now: clock.now())
        return Ticket(run: run, project: project, snapshot: snapshot, lock: lock)
    }

    /// Trains in a child process, stores the model, and promotes it when it is not worse.
    ///
    /// The run is recorded as failed, and the promoted model stays, whatever goes wrong.
    package func run(
        _ ticket: Ticket, onProgress: @Sendable (TrainingProgress) -> Void = { _ in }
    ) async throws -> Outcome {
        defer { ticket.lock.release() }
        do {
            return try await train(ticket, onProgress)
        } catch {
            let message = Self.explanation(of: error)
            logger.error("training run failed", metadata: ["run": "\(ticket.run.id)", "error": "\(error)"])
            // Cancelled work must still be recorded as ended, so this runs outside the cancelled task.
            let stores = stores
            let now = clock.now()
            await Task.detached { try? await stores.trainingRuns.fail(ticket.run.id, message: message, now: now) }.value
            throw error
        }
    }

    /// Fails the runs that a process which is gone left behind. Called when a server starts, so that pages do not show
    /// them as running.
    package func failInterrupted() async throws {
        for project in try await stores.projects.list() {
            guard let lock = try FileLock(path: folder.trainingLock(of: project)) else { continue }
            try await stores.trainingRuns.failInterrupted(project: project.id, now: clock.now())
            lock.release()
        }
    }

    private func train(_ ticket: Ticket, _ onProgress: @Sendable (TrainingProgress) -> Void) async throws -> Outcome {
        let started = clock.now()
        try await stores.trainingRuns.start(ticket.run.id, now: started)
        let promoted = try await stores.rewardModels.promotedID(project: ticket.project.id)
        let output = folder.trainingOutput(of: ticket.run)
        defer { try? FileManager.default.removeItem(atPath: output) }
        let training = try await work(ticket, promoted: promoted, output: output, onProgress)
        let bytes = try Data(contentsOf: URL(filePath: output))
        let kind = try RewardModelFile(bytes: Array(bytes)).kind
        let finished = clock.now()

        // Promotion is judged against the model that was promoted when the run began; if an admin promoted another
        // meanwhile, theirs stays.
        @Sendable func report(isStillPromoted: Bool) -> TrainingRunReport {
            TrainingRunReport(
                training, seconds: finished.timeIntervalSince(started),
                promotion: isStillPromoted
                    ? .init(promoted: training.verdict.notWorse, reason: training.verdict.reason)
                    : .init(
                        promoted: false, reason: "Another model was promoted while this one was trained; it stays."))
        }
        let model = try await stores.trainingRuns.complete(
            ticket.run, kind: kind.rawValue, bytes: bytes, comparedWith: promoted, now: finished
        ) { isStillPromoted in
            let report = report(isStillPromoted: isStillPromoted)
            return (Data(try JSON.encode(report)), report.promotion.promoted ? report.promotion.reason : nil)
        }
        let stored = try await stores.rewardModels.find(model)
        return Outcome(report: report(isStillPromoted: stored.isPromoted || !training.verdict.notWorse), model: model)
    }

    /// Runs the child and follows what it says.
    private func work(
        _ ticket: Ticket, promoted: ID<RewardModelRecord>?, output: String,
        _ onProgress: @Sendable (TrainingProgress) -> Void
    ) async throws -> TrainingReport {
        var arguments = [
            "train-worker", "--data", folder.path, "--snapshot", "\(ticket.snapshot.id)", "--output", output,
        ]
        if let promoted { arguments += ["--promoted", "\(promoted)"] }
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        let stores = stores
        let result = try await Subprocess.run(
            .path(FilePath(executable)), arguments: Arguments(arguments), platformOptions: options,
            input: .none, output: .sequence, error: .string(limit: 64 << 10)
        ) { execution in
            var last = TrainingWorker.Event()
            var reported = Date.distantPast
            for try await line in execution.standardOutput.strings() {
                guard let event = try? JSONDecoder().decode(TrainingWorker.Event.self, from: Data(line.utf8)) else {
                    continue
                }
                last = event
                guard let progress = event.progress else { continue }
                onProgress(progress)
                // A row four times a second is enough for eyes, and does not compete with labelers' writes.
                if Date().timeIntervalSince(reported) >= 0.25 {
                    reported = Date()
                    try await stores.trainingRuns.progress(
                        ticket.run.id, phase: progress.phase.rawValue, fraction: progress.fraction,
                        message: progress.message)
                }
            }
            return last
        }
        // The child ends early too when this work was stopped, which is another thing than a crash.
        try Task.checkCancellation()
        let last = result.closureResult
        if let report = last.report, result.terminationStatus.isSuccess { return report }
        throw TrainingFailure(
            message: last.failure ?? "The training process ended early (\(result.terminationStatus)).",
            log: result.standardError)
    }

    private static func explanation(of error: any Error) -> String {
        switch error {
        case let failure as TrainingFailure: failure.message
        case let error as StorageError: error.message
        case is CancellationError: "The run was stopped before it ended; start it again."
        default: "The run failed; the server's log has the cause."
        }
    }
}

/// The child's own account of why it failed.
package struct TrainingFailure: Error, CustomStringConvertible {
    package var message: String
    /// What it wrote to standard error; for the log.
    var log: String

    package var description: String { log.isEmpty ? message : "\(message)\n\(log)" }
}
