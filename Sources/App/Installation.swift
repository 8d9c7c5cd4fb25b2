import Foundation
import Jobs
import Logging
import Preferences
import Storage

/// An opened data folder: what every command of the command line works on.
package struct Installation: Sendable {
    package let folder: DataFolder
    package let resources: ResourceFolders
    package let database: Database
    package let clock: Clock

    /// Opens the database, making the folder and the schema where they are missing.
    ///
    /// - Parameters:
    ///   - createIfMissing: false refuses a folder without a database, which is most often a mistyped path.
    ///   - log: who copies the database's write-ahead log into its file.
    package init(
        folder: DataFolder, resources: ResourceFolders, createIfMissing: Bool = true, readOnly: Bool = false,
        log: LogKeeping = .command, clock: Clock = Clock()
    ) throws {
        if !FileManager.default.fileExists(atPath: folder.database) {
            guard createIfMissing else {
                throw ConfigurationError(
                    "There is no Podium database in \(folder.path). Give its folder with --data, or start with podium demo."
                )
            }
            try folder.create()
            folder.createDatabaseFile()
        }
        self.folder = folder
        self.resources = resources
        self.clock = clock
        database = try Database(
            path: folder.database, migrations: resources.migrations, readOnly: readOnly, log: log,
            now: clock.now())
    }

    /// The stores, acting for the command line.
    package var stores: Stores { Stores(database, by: Origin(address: "cli")) }

    package func project(_ slug: String) async throws -> Project {
        do {
            return try await stores.projects.find(slug)
        } catch let error as StorageError where error.code == .notFound {
            let known = try await stores.projects.list().map(\.slug)
            throw ConfigurationError(
                "There is no project \"\(slug)\". "
                    + (known.isEmpty
                        ? "Create it with: podium project create \(slug)"
                        : "There are: \(known.joined(separator: ", ")).")
            )
        }
    }

    /// One training job on this installation.
    package func trainingJob(logger: Logger) -> TrainingJob {
        TrainingJob(stores: stores, folder: folder.training, clock: clock, logger: logger)
    }
}
