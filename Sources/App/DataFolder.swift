import Foundation
import Glibc
import Jobs

/// The folder of one installation: the database, and what training needs for the length of a run.
package struct DataFolder: Sendable {
    package let path: String

    package init(path: String) {
        self.path = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    }

    package var database: String { path + "/podium.sqlite" }

    /// Opens the keys of policies' endpoints.
    var endpointKeys: String { path + "/endpoint-keys.key" }

    var training: TrainingFolder { TrainingFolder(dataFolder: path) }

    /// Whether there is a database.
    /// - Throws: `ConfigurationError` when that cannot be known, because the folder may not be looked into.
    package func hasDatabase() throws -> Bool {
        var status = stat()
        if stat(database, &status) == 0 { return true }
        let reason = errno
        if reason == ENOENT || reason == ENOTDIR { return false }
        throw ConfigurationError(
            """
            The folder \(path) cannot be looked into (\(String(cString: strerror(reason)))). Run Podium as the user whose \
            it is, or name another folder with --data.
            """)
    }

    /// Makes the folder, readable by its owner only: it holds password hashes and people's work.
    package func create() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ConfigurationError(
                "The folder \(path) cannot be created. Name one that Podium can write to with --data.")
        }
    }
}
