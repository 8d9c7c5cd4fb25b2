import Foundation
import Glibc
import Preferences
import RewardModel
import Storage

/// The child process of a training run: reads one snapshot, trains, writes the model to a file.
///
/// It opens the database for reading only and speaks to its parent in JSON lines on standard output, so whatever
/// becomes of it, the promoted model stays as it was.
package struct TrainingWorker {
    /// What the worker says, one JSON object a line.
    package struct Event: Codable, Sendable {
        package var progress: TrainingProgress?
        package var report: TrainingReport?
        /// Why it failed; safe to show.
        package var failure: String?

        package init(progress: TrainingProgress? = nil, report: TrainingReport? = nil, failure: String? = nil) {
            self.progress = progress
            self.report = report
            self.failure = failure
        }
    }

    package var database: Database
    package var snapshot: ID<Snapshot>
    /// The promoted model that the new one is compared with.
    package var promoted: ID<RewardModelRecord>?
    package var output: String

    package init(
        database: Database, snapshot: ID<Snapshot>, promoted: ID<RewardModelRecord>?, output: String
    ) {
        self.database = database
        self.snapshot = snapshot
        self.promoted = promoted
        self.output = output
    }

    /// - Returns: whether a model was written.
    package func run() async -> Bool {
        Self.yieldToEverythingElse()
        do {
            let stores = Stores(database)
            let frozen = try await stores.snapshots.find(snapshot)
            let groups = try await PreferenceGroups.of(snapshot, in: stores.snapshots)
            let (previous, obstacle) = await promotedModel(in: stores)
            var options = TrainingOptions()
            options.splitSeed = frozen.splitSeed
            let result = try Trainer(options: options, seed: frozen.splitSeed)
                .train(groups, comparedWith: previous) { Self.say(Event(progress: $0)) }
            try Data(result.model.file.bytes).write(to: URL(filePath: output), options: .atomic)
            var report = result.report
            if let obstacle { report.verdict.reason = obstacle }
            Self.say(Event(report: report))
            return true
        } catch let error as RewardModelError {
            Self.say(Event(failure: error.message))
        } catch let error as StorageError {
            Self.say(Event(failure: error.message))
        } catch {
            Self.say(Event(failure: "\(error)"))
        }
        return false
    }

    /// The model to compare with; or why it cannot be, in which case the new one is to take its place: a damaged model
    /// must not keep every later one from being trained.
    private func promotedModel(in stores: Stores) async -> (model: (any TrainedRewardModel)?, obstacle: String?) {
        guard let promoted else { return (nil, nil) }
        do {
            let bytes = try await stores.rewardModels.bytes(promoted)
            return (try RewardModelFile(bytes: Array(bytes)).model(), nil)
        } catch {
            return (nil, "The promoted model \(promoted) cannot be read, so this one takes its place uncompared.")
        }
    }

    /// Lowest priority for the processor. Where the parent is gone, the next word to it ends this process (SIGPIPE).
    private static func yieldToEverythingElse() {
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
        // SCHED_IDLE, a macro that Swift does not see: a processor that only this process uses counts as free.
        var parameters = sched_param(sched_priority: 0)
        _ = sched_setscheduler(0, 5, &parameters)
    }

    private static func say(_ event: Event) {
        guard let line = try? JSONEncoder().encode(event) else { return }
        FileHandle.standardOutput.write(line + Data("\n".utf8))
    }
}
