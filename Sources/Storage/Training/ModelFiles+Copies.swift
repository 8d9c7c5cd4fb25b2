internal import Foundation
internal import GRDB
internal import Glibc

extension ModelFiles {
    /// The folder of the models that belong to a copy of a database: `COPY.models` beside it.
    init(copy path: String) {
        self.init(folder: path + ".models")
    }

    /// Puts the files that a database needs into another folder too. A file never changes, so it is given a second name
    /// where the file system can do that, and copied elsewhere.
    ///
    /// - Parameter connection: of the database, which may have a schema from before models were files.
    /// - Returns: how many of its models are in the other folder now, and how many are in neither.
    @discardableResult
    func copy(neededBy connection: Connection, to other: ModelFiles) throws -> (present: Int, missing: Int) {
        var result = (present: 0, missing: 0)
        for name in try Self.names(neededBy: connection) {
            if try other.has(name) || other.take(name, from: self) { result.present += 1 } else { result.missing += 1 }
        }
        return result
    }

    private static func names(neededBy connection: Connection) throws -> [String] {
        let areFiles = try connection.count(
            "SELECT count(*) FROM pragma_table_info('rewardModel') WHERE name = 'prunedAt'")
        return areFiles > 0 ? try connection.modelFiles(pruned: false).sorted() : []
    }

    private func has(_ name: String) -> Bool { access("\(folder)/\(name)", F_OK) == 0 }

    /// - Returns: false when `source` has no such file.
    private func take(_ name: String, from source: ModelFiles) throws -> Bool {
        guard source.has(name) else { return false }
        let (from, to) = ("\(source.folder)/\(name)", "\(folder)/\(name)")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        if link(from, to) != 0 {
            let partial = "\(folder)/.\(name).partial"
            try? FileManager.default.removeItem(atPath: partial)
            try FileManager.default.copyItem(atPath: from, toPath: partial)
            try DatabaseCopy.sync(partial)
            guard rename(partial, to) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        }
        try DatabaseCopy.sync(folder)
        return true
    }
}
