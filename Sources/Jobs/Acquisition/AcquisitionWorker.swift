import Foundation
import Preferences
import RewardModel
import Storage

/// The child process that asks a reward model what a judgement of each open task would tell.
///
/// As a training run's, it opens the database for reading only, runs at idle priority, and speaks to its parent in JSON
/// lines.
package struct AcquisitionWorker {
    /// What the worker says, one JSON object a line.
    package struct Event: Codable, Sendable {
        /// Tasks that were looked at, by id.
        package var tasks: [Int64]?
        /// Of each, whether chance drew it; shape as `tasks`.
        package var drawn: [Bool]?
        /// Of each that chance did not draw, the expected information in nats, else null; shape as `tasks`.
        package var information: [Double?]?
        /// That was all.
        package var isDone: Bool?
        /// Why it failed; safe to show.
        package var failure: String?
    }

    package var database: Database
    package var project: ID<Project>
    package var model: ID<RewardModelRecord>

    package init(database: Database, project: ID<Project>, model: ID<RewardModelRecord>) {
        self.database = database
        self.project = project
        self.model = model
    }

    /// Tasks that are scored together.
    private static let batch = 200

    /// - Returns: whether all tasks were looked at.
    package func run() async -> Bool {
        IdlePriority.take()
        do {
            let stores = Stores(database)
            let project = try await stores.projects.find(project)
            let scoring = try RewardModelFile(bytes: Array(await stores.rewardModels.bytes(model))).model()
            var batch: [OpenTask] = []
            for try await task in stores.acquisitions.openTasks(of: project.id, batch: Self.batch) {
                batch.append(task)
                if batch.count == Self.batch {
                    Self.say(Self.candidates(batch, of: project, by: scoring))
                    batch.removeAll(keepingCapacity: true)
                }
            }
            Self.say(Self.candidates(batch, of: project, by: scoring))
            Self.say(Event(isDone: true))
            return true
        } catch let error as RewardModelError {
            Self.say(Event(failure: error.message))
        } catch let error as StorageError {
            Self.say(Event(failure: error.message))
        } catch {
            Self.say(Event(failure: "\(error)"))
        }
        return false
    }

    /// What chance drew is not scored: no opinion of it matters.
    private static func candidates(
        _ tasks: [OpenTask], of project: Project, by model: any RewardScoring
    ) -> Event {
        let drawn = tasks.map {
            $0.isInRandomShare
                ?? Acquisition.isDrawn(
                    $0.id.rawValue, projectSeed: project.splitSeed, percent: project.randomShare)
        }
        let information = zip(tasks, drawn).map { task, isDrawn -> Double? in
            if isDrawn { return nil }
            let differences = model.compare(task.completions, of: task.prompt)
            return ExpectedInformation.ofTask(rewards: differences.rewards, variance: differences.variance)
        }
        return Event(tasks: tasks.map(\.id.rawValue), drawn: drawn, information: information)
    }

    private static func say(_ event: Event) {
        guard let line = try? JSONEncoder().encode(event) else { return }
        FileHandle.standardOutput.write(line + Data("\n".utf8))
    }
}
