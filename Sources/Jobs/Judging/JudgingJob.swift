import Preferences
import Storage

/// Asks an AI judge, as a kind of job.
package struct JudgingJob: AskingJob {
    package static let kind = "judging"
    package static let summary = "Asks an AI judge about completions"

    let judging: Judging

    package init(_ judging: Judging) {
        self.judging = judging
    }

    package var asking: Asking { judging.asking }
    package var runs: JudgingRuns { asking.stores.judgingRuns }

    package func carryOut(_ id: ID<JudgingRun>, _ context: JobContext) async throws -> Bool {
        try await judging.run(id) { run in
            let progress = run.progress
            let ended = progress.done + progress.failed
            try await context.progress(
                Double(ended) / Double(max(1, progress.tasks)),
                WorkMessage.askingJudge.sentence(ended, progress.tasks))
        }
    }
}
