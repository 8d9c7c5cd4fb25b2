import Foundation
import Preferences
import Storage
import Wire

/// Asks policies for completions, as a kind of job.
package struct SamplingJob: Job {
    package static let kind = "sampling"
    package static let summary = "Asks policies for completions"

    let sampling: Sampling

    /// What the job is told.
    package struct Payload: Codable, Sendable {
        package var run: ID<SamplingRun>

        package init(run: ID<SamplingRun>) {
            self.run = run
        }
    }

    package init(_ sampling: Sampling) {
        self.sampling = sampling
    }

    package var limit: Int { 2 }

    package func run(_ job: JobRecord, _ context: JobContext) async throws {
        let payload = try JSON.decode(Payload.self, from: Array(job.payload))
        try await sampling.run(payload.run) { run in
            let progress = run.progress
            let ended = progress.done + progress.failed
            try await context.progress(
                Double(ended) / Double(max(1, progress.prompts)),
                WorkMessage.askingPolicies.sentence(ended, progress.prompts))
        }
        let run = try await sampling.stores.samplingRuns.find(payload.run)
        switch run.status {
        case .failed: throw JobError.failed(run.message ?? "", mayRetry: false)
        case .stopped: throw JobError.cancelled("Somebody stopped it.")
        case .queued, .running, .succeeded: return
        }
    }
}
