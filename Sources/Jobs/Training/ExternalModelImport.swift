import Exchange
import Foundation
import Preferences
import RewardModel
import Storage
import Subprocess
import SystemPackage
import Wire

/// Registers a reward model that was trained elsewhere: measures its scores in a child process and stores what came of it.
/// Used alike by the API and `podium models import`.
package struct ExternalModelImport: Sendable {
    let stores: Stores
    let folder: TrainingFolder
    /// The program that has the `held-out-worker` command: this one.
    let executable: String
    let clock: WallClock

    package init(
        stores: Stores, folder: TrainingFolder, executable: String = "/proc/self/exe", clock: WallClock
    ) {
        self.stores = stores
        self.folder = folder
        self.executable = executable
        self.clock = clock
    }

    /// Nothing is stored unless all of it is.
    ///
    /// - Parameter bytes: a file of scores.
    /// - Throws: `ValidationError` with what is wrong with the file; `StorageError` (conflict) where it is here already or
    ///   another is being measured; `TrainingFailure` where the child process fails; `CancellationError`, which ends the
    ///   child too.
    package func add(_ bytes: [UInt8], to project: Project) async throws -> ExternalModelRecord {
        let file = try ScoreFile(bytes)
        try await stores.externalModels.requireNew(file.sha256, in: project.id)
        // One at a time: each trains a model.
        guard let lock = try FileLock(path: folder.measuringLock) else {
            throw StorageError(
                .measuring, "Another model from elsewhere is being measured. Try again when that has ended.")
        }
        defer { lock.release() }
        let path = folder.scores
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        let measured = try await measure(path, of: project)
        return try await stores.externalModels.add(
            NewExternalModel(
                snapshot: file.head.manifest.snapshot.id, name: file.head.name, sha256: file.sha256,
                head: Data(try JSON.encode(file.head, sorted: true)),
                report: Data(try JSON.encode(measured, sorted: true)),
                scores: file.lines.map { ($0.line.taskId, $0.line.scores) }),
            to: project.id, now: clock.now())
    }

    private func measure(_ path: String, of project: Project) async throws -> HeldOutComparison {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        let result = try await Subprocess.run(
            .path(FilePath(executable)),
            arguments: [
                "held-out-worker", "--data", folder.dataFolder, "--project", "\(project.id)", "--scores", path,
            ],
            platformOptions: options, input: .none, output: .string(limit: 8 << 20), error: .string(limit: 64 << 10))
        try Task.checkCancellation()
        let outcome = try? JSONDecoder().decode(HeldOutWorker.Outcome.self, from: Data(result.standardOutput.utf8))
        if let fault = outcome?.fault { throw ValidationError([fault]) }
        guard let measured = outcome?.measured, result.terminationStatus.isSuccess else {
            throw TrainingFailure(
                message: outcome?.failure ?? TrainingProcess.explanation(of: result.terminationStatus),
                log: result.standardError)
        }
        return measured
    }
}

/// What is stored of a model from elsewhere, read.
package struct ExternalModel: Sendable {
    package let record: ExternalModelRecord
    package let head: ScoreFile.Head
    package let report: HeldOutComparison

    package init(_ record: ExternalModelRecord) throws {
        self.record = record
        head = try JSON.decode(ScoreFile.Head.self, from: Array(record.head))
        report = try JSONDecoder().decode(HeldOutComparison.self, from: record.report)
    }
}
