import Preferences
import Storage

/// What training needs of the data folder for the length of a run.
package struct TrainingFolder: Sendable {
    /// The data folder, which the child process opens by itself.
    package let dataFolder: String

    package init(dataFolder: String) {
        self.dataFolder = dataFolder
    }

    /// Held while a run of the project is queued or goes on, in whichever process.
    func lock(of project: Project) -> String { "\(dataFolder)/training/\(project.slug).lock" }

    /// Held while a model from elsewhere is measured, whichever project's.
    var measuringLock: String { "\(dataFolder)/training/measuring.lock" }

    /// Where its scores lie meanwhile.
    var scores: String { "\(dataFolder)/training/scores.ndjson" }

    /// Where the child process leaves its model.
    func output(of run: TrainingRun) -> String { "\(dataFolder)/training/run-\(run.id).model" }
}
