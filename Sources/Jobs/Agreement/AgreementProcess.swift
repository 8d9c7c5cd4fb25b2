import Foundation
import Preferences
import Storage
import Subprocess
import SystemPackage

/// The child process that measures agreement, seen from its parent.
struct AgreementProcess: Sendable {
    var executable: String
    var dataFolder: String
    var project: ID<Project>

    /// Runs the child and hands on what it says.
    ///
    /// - Throws: `JobError` when it ends before it is done; `CancellationError` when this task was cancelled, which ends the
    ///   child too.
    func run(onEvent: @Sendable (AgreementWorker.Event) async throws -> Void) async throws {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        let result = try await Subprocess.run(
            .path(FilePath(executable)),
            arguments: ["measure-agreement", "--data", dataFolder, "--project-id", "\(project)"],
            platformOptions: options, input: .none, output: .sequence, error: .string(limit: 64 << 10)
        ) { execution in
            var last = AgreementWorker.Event()
            for try await line in execution.standardOutput.strings(bufferingPolicy: .unbounded) {
                guard let event = try? JSONDecoder().decode(AgreementWorker.Event.self, from: Data(line.utf8)) else {
                    continue
                }
                try await onEvent(event)
                last = event
            }
            return last
        }
        // The child ends early too when this work was stopped, which is another thing than a crash.
        try Task.checkCancellation()
        let last = result.closureResult
        if last.basis != nil, result.terminationStatus.isSuccess { return }
        throw JobError.failed(
            last.failure ?? TrainingProcess.explanation(of: result.terminationStatus), mayRetry: true)
    }
}
