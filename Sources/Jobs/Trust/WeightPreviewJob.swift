import Foundation
import Preferences
import Storage
import Subprocess
import SystemPackage
import Wire

/// Measures what a weight would change, as a kind of job: one at a time, in a child process at idle priority.
package struct WeightPreviewJob: Job {
    package static let kind = "weightPreview"
    package static let summary = "Measures what a weight would change"

    private struct Payload: Codable {
        var previewId: ID<WeightPreviewRecord>
    }

    let stores: Stores
    let folder: TrainingFolder
    /// The program that has the `preview-weight` command: this one.
    let executable: String
    let clock: WallClock

    package var retries: RetryRule { RetryRule(attempts: 3, firstPause: 10) }

    package init(
        stores: Stores, folder: TrainingFolder, executable: String = "/proc/self/exe", clock: WallClock
    ) {
        self.stores = stores
        self.folder = folder
        self.executable = executable
        self.clock = clock
    }

    /// Puts a preview at the end of the line.
    package static func enqueue(
        _ preview: WeightPreviewRecord, in queue: JobQueue, by user: ID<User>?
    ) async throws -> JobRecord {
        try await queue.add(
            Self.self, project: preview.projectID, payload: JSON.encode(Payload(previewId: preview.id)), by: user)
    }

    /// Which preview a job is of.
    package static func preview(of job: JobRecord) -> ID<WeightPreviewRecord>? {
        try? JSON.decode(Payload.self, from: Array(job.payload)).previewId
    }

    package func run(_ job: JobRecord, _ context: JobContext) async throws {
        guard let project = job.projectID, let id = Self.preview(of: job) else {
            throw JobError.failed("It names no preview.", mayRetry: false)
        }
        let stamp = try await stores.agreements.stamp(of: project)
        let result = try await measure(id, of: project, context)
        try await stores.weightPreviews.finish(
            id, result: Data(try JSON.encode(result)), stamp: stamp.text, now: clock.now())
    }

    private func measure(
        _ id: ID<WeightPreviewRecord>, of project: ID<Project>, _ context: JobContext
    ) async throws -> WeightPreviewResult {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        let ended = try await Subprocess.run(
            .path(FilePath(executable)),
            arguments: [
                "preview-weight", "--data", folder.dataFolder, "--project-id", "\(project)", "--preview", "\(id)",
            ],
            platformOptions: options, input: .none, output: .sequence, error: .string(limit: 64 << 10)
        ) { execution in
            var last = WeightPreviewWorker.Event()
            for try await line in execution.standardOutput.strings(bufferingPolicy: .unbounded) {
                guard let event = try? JSONDecoder().decode(WeightPreviewWorker.Event.self, from: Data(line.utf8))
                else { continue }
                last = event
                if let fraction = event.fraction, let message = event.message {
                    try await context.progress(fraction, message)
                }
            }
            return last
        }
        // The child ends early too when this work was stopped, which is another thing than a crash.
        try Task.checkCancellation()
        let last = ended.closureResult
        if let result = last.result, ended.terminationStatus.isSuccess { return result }
        throw JobError.failed(
            last.failure ?? TrainingProcess.explanation(of: ended.terminationStatus), mayRetry: last.failure == nil)
    }
}
