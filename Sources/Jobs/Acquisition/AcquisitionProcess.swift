import Foundation
import Preferences
import Storage
import Subprocess
import SystemPackage

/// The child process that scores a project's open tasks, seen from its parent.
struct AcquisitionProcess: Sendable {
    var executable: String
    var dataFolder: String
    var project: ID<Project>
    var model: ID<RewardModelRecord>

    /// Runs the child and takes up what it says.
    ///
    /// - Parameter onProgress: called with how many tasks are scored, after each batch.
    /// - Returns: the open tasks, by id.
    /// - Throws: `JobError` when it ends before it is done; `CancellationError` when this task was cancelled, which ends the
    ///   child too.
    func run(onProgress: @Sendable (Int) async throws -> Void) async throws -> [Acquisition.Candidate] {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        let result = try await Subprocess.run(
            .path(FilePath(executable)),
            arguments: ["score-tasks", "--data", dataFolder, "--project-id", "\(project)", "--model", "\(model)"],
            platformOptions: options, input: .none, output: .sequence, error: .string(limit: 64 << 10)
        ) { execution in
            var candidates: [Acquisition.Candidate] = []
            var last = AcquisitionWorker.Event()
            for try await line in execution.standardOutput.strings(bufferingPolicy: .unbounded) {
                guard let event = try? JSONDecoder().decode(AcquisitionWorker.Event.self, from: Data(line.utf8)) else {
                    continue
                }
                last = event
                guard let tasks = event.tasks, let drawn = event.drawn, let information = event.information,
                    tasks.count == drawn.count, tasks.count == information.count
                else { continue }
                candidates += tasks.indices.map {
                    Acquisition.Candidate(
                        task: tasks[$0], isInRandomShare: drawn[$0], information: information[$0])
                }
                try await onProgress(candidates.count)
            }
            return (candidates, last)
        }
        // The child ends early too when this work was stopped, which is another thing than a crash.
        try Task.checkCancellation()
        let (candidates, last) = result.closureResult
        if last.isDone == true, result.terminationStatus.isSuccess { return candidates }
        throw JobError.failed(
            last.failure ?? TrainingProcess.explanation(of: result.terminationStatus), mayRetry: true)
    }
}
