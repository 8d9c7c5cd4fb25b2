internal import CLinux
import Foundation
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
        /// Beside the report, where a model chose some of what was labeled.
        package var randomShare: RandomShareReport?
        /// Why it failed; safe to show.
        package var failure: String?

        package init(
            progress: TrainingProgress? = nil, report: TrainingReport? = nil, randomShare: RandomShareReport? = nil,
            failure: String? = nil
        ) {
            self.progress = progress
            self.report = report
            self.randomShare = randomShare
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
        IdlePriority.take()
        do {
            let stores = Stores(database)
            let frozen = try await stores.snapshots.find(snapshot)
            var demonstrations: [Demonstration] = []
            var heldOut: [PreferenceGroup] = []
            let groups = try await PreferenceGroups.of(
                snapshot, in: stores.snapshots, takeDemonstration: { demonstrations.append($0) },
                takeHeldOut: { heldOut.append($0) })
            let previous = await promotedModel(in: stores)
            let chosen = try await stores.acquisitions.chosen(in: snapshot)
            let trainer = Trainer(
                method: LinearTraining(
                    scratch: DiskScratch(folder: URL(filePath: output).deletingLastPathComponent())),
                seed: frozen.splitSeed, chosen: Set(chosen.map(\.rawValue)))
            let use = try await use(of: frozen, groups, in: stores)
            // With few completions it would take a quarter longer, and save nothing.
            if groups.reduce(0, { $0 + $1.completions.count }) > TrainingOptions().manyCompletions {
                clinux_return_freed_memory()
            }
            var result = try trainer.train(
                consume groups, heldOut: heldOut, demonstrations: demonstrations, comparedWith: previous
            ) {
                Self.say(Event(progress: $0))
            }
            result.report.details?.rankings = use
            result.report.details?.drift?.promised = await promise(in: stores)
            try Data(result.model.file.bytes).write(to: URL(filePath: output), options: .atomic)
            Self.say(Event(report: result.report, randomShare: result.randomShare))
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

    /// The model to measure the new one beside. A damaged one is left out, and the report then says nothing of it: it must
    /// not keep every later model from being trained.
    private func promotedModel(in stores: Stores) async -> (any TrainedRewardModel)? {
        guard let promoted, let bytes = try? await stores.rewardModels.bytes(promoted) else { return nil }
        return try? RewardModelFile(bytes: Array(bytes)).model()
    }

    /// What became of the project's rankings. They are counted now; what came since the snapshot was frozen is in it.
    private func use(
        of frozen: Snapshot, _ groups: [PreferenceGroup], in stores: Stores
    ) async throws -> RankingUse {
        let counts = try await stores.snapshots.leftOut(project: frozen.projectID)
        let heldOut = try await stores.snapshots.heldOut(in: frozen.id)
        var use = RankingUse(
            counted: frozen.rankings - heldOut, surplus: counts.surplus, replaced: counts.replaced,
            withdrawn: counts.withdrawn)
        use.heldOut = heldOut
        use.add(groups)
        return use
    }

    /// What the promoted model's own report said of it.
    private func promise(in stores: Stores) async -> Drift.Promise? {
        guard let promoted, let record = try? await stores.rewardModels.find(promoted) else { return nil }
        // Of a report of any age only this is read.
        struct Stored: Decodable { var heldOut: EvaluationReport }
        return (try? JSONDecoder().decode(Stored.self, from: record.report)).map { Drift.Promise($0.heldOut) }
    }

    private static func say(_ event: Event) {
        guard let line = try? JSONEncoder().encode(event) else { return }
        FileHandle.standardOutput.write(line + Data("\n".utf8))
    }
}
