import Foundation
import Preferences
import RewardModel
import Storage

/// The child process that measures what a weight would change.
///
/// As a training run's, it opens the database for reading only, runs at idle priority, and speaks to its parent in JSON lines.
package struct WeightPreviewWorker {
    /// What the worker says, one JSON object a line.
    package struct Event: Codable, Sendable {
        /// How far it is, 0 … 1, and what it is doing.
        package var fraction: Double?
        package var message: String?
        /// That was all.
        package var result: WeightPreviewResult?
        /// Why it failed; safe to show.
        package var failure: String?
    }

    package var database: Database
    package var project: ID<Project>
    package var preview: ID<WeightPreviewRecord>
    /// Where a training may put what does not fit into memory.
    package var scratch: URL

    package init(database: Database, project: ID<Project>, preview: ID<WeightPreviewRecord>, scratch: URL) {
        self.database = database
        self.project = project
        self.preview = preview
        self.scratch = scratch
    }

    /// - Returns: whether everything was measured.
    package func run() async -> Bool {
        IdlePriority.take()
        do {
            let stores = Stores(database)
            let proposal = try await stores.weightPreviews.find(preview, in: project).proposal.validated()
            let pace = ReportPace()
            let result = try await WeightPreviewMeasurement(
                stores: stores, project: project, proposal: proposal, scratch: scratch
            ).measure { fraction, message in
                if pace.isDue() { Self.say(Event(fraction: fraction, message: message)) }
            }
            Self.say(Event(result: result))
            return true
        } catch let error as StorageError {
            Self.say(Event(failure: error.message))
        } catch let error as RewardModelError {
            Self.say(Event(failure: error.message))
        } catch {
            Self.say(Event(failure: "\(error)"))
        }
        return false
    }

    private static func say(_ event: Event) {
        guard let line = try? JSONEncoder().encode(event) else { return }
        FileHandle.standardOutput.write(line + Data("\n".utf8))
    }
}
