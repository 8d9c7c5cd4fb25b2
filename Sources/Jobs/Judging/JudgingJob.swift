import Foundation
import Preferences
import Storage
import Wire

/// Asks an AI judge, as a kind of job.
package struct JudgingJob: Job {
    package static let kind = "judging"
    package static let summary = "Asks an AI judge about completions"

    let judging: Judging

    /// What the job is told.
    package struct Payload: Codable, Sendable {
        package var run: ID<JudgingRun>

        package init(run: ID<JudgingRun>) {
            self.run = run
        }
    }

    package init(_ judging: Judging) {
        self.judging = judging
    }

    package var limit: Int { 2 }

    package func run(_ job: JobRecord, _ context: JobContext) async throws {
        let payload = try JSON.decode(Payload.self, from: Array(job.payload))
        try await judging.run(payload.run) { run in
            let progress = run.progress
            let ended = progress.done + progress.failed
            try await context.progress(
                Double(ended) / Double(max(1, progress.tasks)),
                WorkMessage.askingJudge.sentence(ended, progress.tasks))
        }
        let run = try await judging.stores.judgingRuns.find(payload.run)
        switch run.status {
        case .failed: throw JobError.failed(run.message ?? "", mayRetry: false)
        case .stopped: throw JobError.cancelled("Somebody stopped it.")
        case .queued, .running, .succeeded: return
        }
    }
}
