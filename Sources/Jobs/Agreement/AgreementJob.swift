import Foundation
import Preferences
import Storage

/// Measures how far a project's labelers agree, as a kind of job.
///
/// It measures all judgements anew each time: what a revision, a weight or a withdrawal changes is then changed everywhere.
/// Its figures are shown when all are there, so it can be broken off at any moment and begun again.
package struct AgreementJob: Job {
    package static let kind = "agreement"
    package static let summary = "Measures how far labelers agree"

    let stores: Stores
    let folder: TrainingFolder
    /// The program that has the `measure-agreement` command: this one.
    let executable: String
    let clock: WallClock

    package var retries: RetryRule { RetryRule(attempts: 3, firstPause: 60) }

    package init(
        stores: Stores, folder: TrainingFolder, executable: String = "/proc/self/exe", clock: WallClock
    ) {
        self.stores = stores
        self.folder = folder
        self.executable = executable
        self.clock = clock
    }

    package func run(_ job: JobRecord, _ context: JobContext) async throws {
        guard let project = job.projectID else { return }
        let process = AgreementProcess(executable: executable, dataFolder: folder.dataFolder, project: project)
        let recorder = try await AgreementRecorder(stores, project, clock: clock)
        let pace = ReportPace()
        try await process.run { event in
            if let (fraction, message) = recorder.progress(event), pace.isDue() {
                try await context.progress(fraction, message)
            }
            try await recorder.record(event)
        }
    }
}

/// Keeps what a measurement says.
package struct AgreementRecorder: Sendable {
    private let agreements: Agreements
    private let disputes: Disputes
    private let project: ID<Project>
    private let run: ID<AgreementRun>
    private let judgements: Int
    private let clock: WallClock

    /// Begins a measurement.
    package init(_ stores: Stores, _ project: ID<Project>, clock: WallClock) async throws {
        agreements = stores.agreements
        disputes = stores.disputes
        self.project = project
        self.clock = clock
        let stamp = try await agreements.stamp(of: project)
        judgements = stamp.judgements
        run = try await agreements.begin(stamp, of: project, now: clock.now())
    }

    /// How far it is, 0 … 1, and what it is doing.
    package func progress(_ event: AgreementWorker.Event) -> (Double, String)? {
        if let compared = event.judgements {
            let share = min(1, Double(compared) / Double(max(1, judgements)))
            return (0.6 * share, WorkMessage.comparingJudgements.sentence(compared, judgements))
        }
        if let tasks = event.disputedOf { return (0.9, WorkMessage.findingDisputes.sentence(tasks)) }
        if let tasks = event.labelerTasks { return (0.8, WorkMessage.weighingLabelers.sentence(tasks)) }
        return event.groups.map { (0.6, WorkMessage.resamplingTasks.sentence($0)) }
    }

    package func record(_ event: AgreementWorker.Event) async throws {
        if let figures = event.figures { try await agreements.add(figures, to: run) }
        if let histories = event.histories { try await agreements.add(histories, to: run) }
        if let found = event.disputes {
            try await disputes.record(found, of: project, now: clock.now())
            try await disputes.addLabelers(to: project, now: clock.now())
        }
        if let basis = event.basis { try await agreements.finish(run, basis, now: clock.now()) }
    }
}
