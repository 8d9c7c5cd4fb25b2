import Foundation
import Logging
import Preferences
import Storage

/// Puts a project's open tasks in the order of what a judgement of them would tell the promoted model, as a kind of job.
///
/// What is to be done follows from what is stored when the job begins (`AcquisitionTurn`), so it can be broken off and
/// begun again, and one too many does nothing.
package struct AcquisitionJob: Job {
    package static let kind = "acquisition"
    package static let summary = "Puts first what the reward model is unsure of"

    let stores: Stores
    let folder: TrainingFolder
    /// The program that has the `score-tasks` command: this one.
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
        guard let id = job.projectID else { return }
        let project = try await stores.projects.find(id)
        switch try await stores.acquisitions.turn(of: project, doneBy: Self.kind, now: clock.now()) {
        case .rest:
            return
        case .clear:
            try await stores.acquisitions.clear(id, now: clock.now())
        case .place(let model):
            try await place(project, by: model) { try await context.progress($0, $1) }
        }
    }

    /// - Parameter onProgress: called with how far it is, 0 … 1, and what it is doing.
    package func place(
        _ project: Project, by model: ID<RewardModelRecord>,
        onProgress: @Sendable (Double, String) async throws -> Void = { _, _ in }
    ) async throws {
        let newest = try await stores.acquisitions.newestTask(of: project.id)
        let count = try await stores.acquisitions.openCount(of: project.id)
        let pace = ReportPace()
        @Sendable func report(_ fraction: Double, _ message: WorkMessage) async throws {
            if pace.isDue() { try await onProgress(min(1, fraction), message.sentence(count)) }
        }
        let total = Double(max(1, count))
        let candidates = try await AcquisitionProcess(
            executable: executable, dataFolder: folder.dataFolder, project: project.id, model: model
        ).run { try await report(0.7 * Double($0) / total, .scoringTasks) }
        let levels = Acquisition.levels(of: candidates, projectSeed: project.splitSeed)
        try await stores.acquisitions.place(
            candidates, on: levels, in: project.id, by: model, upTo: newest, now: clock.now()
        ) { try await report(0.7 + 0.3 * Double($0) / total, .placingTasks) }
    }
}
