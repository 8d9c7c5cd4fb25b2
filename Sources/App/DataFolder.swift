import Foundation
import Jobs

/// The folder of one installation: the database, and what training needs for the length of a run.
package struct DataFolder: Sendable {
    package let path: String

    package init(path: String) {
        self.path = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    }

    package var database: String { path + "/podium.sqlite" }

    var training: TrainingFolder { TrainingFolder(dataFolder: path) }

    /// Makes an empty database file that only its owner may read; SQLite gives its log files the same rights.
    package func createDatabaseFile() {
        _ = FileManager.default.createFile(atPath: database, contents: nil, attributes: [.posixPermissions: 0o600])
    }

    /// Makes the folder, readable by its owner only: it holds password hashes and people's work.
    package func create() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ConfigurationError("The folder \(path) cannot be made. Name one that can be written with --data.")
        }
    }
}
