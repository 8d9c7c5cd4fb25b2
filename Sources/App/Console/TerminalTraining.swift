import Jobs
import Preferences
import Storage
import Wire

/// `podium retrain`: one run with progress on the terminal. Ctrl-C stops it and leaves the promoted model as it was.
package struct TerminalTraining: Sendable {
    let job: TrainingJob

    package init(job: TrainingJob) {
        self.job = job
    }

    /// - Parameter snapshot: trains again from this one.
    /// - Returns: the lines of the report.
    package func run(_ project: Project, from snapshot: ID<Snapshot>? = nil, json: Bool) async throws -> [String] {
        let line = ProgressLine()
        let ticket = try await job.ticket(project, from: snapshot, trigger: .commandLine, by: nil)
        let outcome = try await Interruption.cancelling {
            try await job.run(ticket) { progress in
                line.show("Training \(Int(progress.fraction * 100)) %: \(progress.message)")
            }
        }
        line.clear()
        if json { return [String(decoding: try JSON.encode(outcome.report, sorted: true), as: UTF8.self)] }
        return TrainingReportText.lines(outcome.report, model: "\(outcome.model)")
    }
}
