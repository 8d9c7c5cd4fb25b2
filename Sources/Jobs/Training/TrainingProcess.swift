import Foundation
import Preferences
import RewardModel
import Storage
import Subprocess
import SystemPackage

/// The child process of a training run, seen from its parent.
struct TrainingProcess: Sendable {
    var executable: String
    var dataFolder: String
    var snapshot: ID<Snapshot>
    /// The promoted model that the new one is measured beside.
    var promoted: ID<RewardModelRecord>?
    /// The file that the model is written to.
    var output: String

    /// Eyes need no more than four reports a second, and each is a write beside the labelers'.
    private static let reportInterval = Duration.milliseconds(250)

    /// Runs the child and follows what it says.
    ///
    /// - Parameter onProgress: called four times a second at most.
    /// - Returns: the report, and what was measured on the random share where a model chose some of what was labeled.
    /// - Throws: `TrainingFailure` when it ends without a report; `CancellationError` when this task was cancelled, which
    ///   ends the child too.
    func run(
        onProgress: @Sendable (TrainingProgress) async throws -> Void
    ) async throws -> (report: TrainingReport, randomShare: RandomShareReport?) {
        var arguments = ["train-worker", "--data", dataFolder, "--snapshot", "\(snapshot)", "--output", output]
        if let promoted { arguments += ["--promoted", "\(promoted)"] }
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        let result = try await Subprocess.run(
            .path(FilePath(executable)), arguments: Arguments(arguments), platformOptions: options,
            input: .none, output: .sequence, error: .string(limit: 64 << 10)
        ) { execution in
            var last = TrainingWorker.Event()
            var reported: ContinuousClock.Instant?
            for try await line in execution.standardOutput.strings(bufferingPolicy: .unbounded) {
                guard let event = try? JSONDecoder().decode(TrainingWorker.Event.self, from: Data(line.utf8)) else {
                    continue
                }
                last = event
                guard let progress = event.progress else { continue }
                if reported.map({ $0 + Self.reportInterval > .now }) ?? false { continue }
                reported = .now
                try await onProgress(progress)
            }
            return last
        }
        // The child ends early too when this work was stopped, which is another thing than a crash.
        try Task.checkCancellation()
        let last = result.closureResult
        if let report = last.report, result.terminationStatus.isSuccess { return (report, last.randomShare) }
        throw TrainingFailure(
            message: last.failure ?? Self.explanation(of: result.terminationStatus),
            log: result.standardError)
    }

    static func explanation(of status: TerminationStatus) -> String {
        switch status {
        case .exited(let code): WorkMessage.processExited.sentence(code)
        case .signaled(let signal): WorkMessage.processKilled.sentence(signal)
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
