import Preferences
import Storage

/// Asks policies for completions, as a kind of job.
package struct SamplingJob: AskingJob {
    package static let kind = "sampling"
    package static let summary = "Asks policies for completions"

    let sampling: Sampling

    package init(_ sampling: Sampling) {
        self.sampling = sampling
    }

    package var asking: Asking { sampling.asking }
    package var runs: SamplingRuns { asking.stores.samplingRuns }

    package func carryOut(_ id: ID<SamplingRun>, _ context: JobContext) async throws -> Bool {
        try await sampling.run(id) { run in
            let progress = run.progress
            let ended = progress.done + progress.failed
            try await context.progress(
                Double(ended) / Double(max(1, progress.prompts)),
                WorkMessage.askingPolicies.sentence(ended, progress.prompts))
        }
    }
}
