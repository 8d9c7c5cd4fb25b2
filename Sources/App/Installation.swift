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
    /// Which Podium opened it; reports of training runs say so.
    package let version: String
    package let clock: WallClock
    /// There was no database in the folder before.
    package let isNew: Bool
    /// Held by the server until the process ends.
    private let serverLock: ServerLock?

    /// Opens the database, making the folder and the schema where they are missing.
    ///
    /// - Parameters:
    ///   - createIfMissing: false refuses a folder without a database, which is most often a mistyped path.
    ///   - asServer: refuse when a server is running already; only then may the schema change under commands.
    ///   - log: who copies the database's write-ahead log into its file.
    package init(
        folder: DataFolder, resources: ResourceFolders, createIfMissing: Bool = true, readOnly: Bool = false,
        asServer: Bool = false, log: LogKeeping = .command, version: String = PodiumVersion.number,
        clock: WallClock = WallClock()
    ) throws {
        isNew = try !folder.hasDatabase()
        if isNew {
            guard createIfMissing else {
                throw ConfigurationError(
                    "There is no Podium database in \(folder.path). Give its folder with --data, or start with podium demo."
                )
            }
            try folder.create()
        }
        // Before the database is opened: that may change its schema.
        serverLock = try asServer ? ServerLock(database: folder.database) : nil
        self.folder = folder
        self.resources = resources
        self.version = version
        self.clock = clock
        database = try Database(
            path: folder.database, migrations: resources.migrations, readOnly: readOnly, serverLock: serverLock,
            log: log,
            podiumVersion: PodiumVersion.number, now: clock.now())
    }

    /// The stores, acting for the command line.
    package var stores: Stores { Stores(database, by: Origin(address: Audit.commandLine)) }

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
        TrainingJob(stores: stores, folder: folder.training, version: version, clock: clock, logger: logger)
    }
}
