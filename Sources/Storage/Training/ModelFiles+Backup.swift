internal import Foundation
internal import Preferences

extension Database {
    /// The folder of models that belongs to a backup of this name.
    public static func modelFolder(ofBackup file: String) -> String { file + "-models" }

    /// Writes a consistent copy of the database, and beside it the files of its models, while labeling goes on.
    ///
    /// - Parameter target: must not exist yet, nor the folder `target-models`. It appears only when all is complete.
    /// - Returns: the models that the backup lacks, by their file's name, because their file is missing or damaged.
    public func backupWithModels(to target: String) async throws -> [String] {
        let folder = Self.modelFolder(ofBackup: target)
        let manager = FileManager.default
        guard !manager.fileExists(atPath: target), !manager.fileExists(atPath: folder) else {
            throw StorageError(.conflict, "\(target) or \(folder) already exists. Name a new file.")
        }
        let copy = ModelFiles(folder: folder + ".partial")
        let file = target + ".unfinished"
        for old in [copy.folder, file] { try? manager.removeItem(atPath: old) }
        do {
            // What is pruned from here on may be missing in the files, but is pruned in the copy of the database too.
            let before = try await neededModelHashes()
            var lacking = try await copyModels(before, to: copy)
            try await backup(to: file)
            // What came in between is in the copy of the database.
            let after = try await neededModelHashes().subtracting(before)
            lacking += try await copyModels(after, to: copy)
            if manager.fileExists(atPath: copy.folder) { try manager.moveItem(atPath: copy.folder, toPath: folder) }
            try manager.moveItem(atPath: file, toPath: target)
            return lacking.sorted()
        } catch {
            for unfinished in [copy.folder, file] { try? manager.removeItem(atPath: unfinished) }
            throw error as? StorageError
                ?? StorageError(
                    .unavailable, "The backup could not be written to \(target). Check the folder and the free space.",
                    cause: error)
        }
    }

    /// Copies a backup's models beside the database at `path`, each held against its hash. Those that are there already,
    /// and those of a backup without models, need nothing. Before the database itself is put in place.
    ///
    /// - Throws: `StorageError` (corrupt) when a file of the backup is damaged.
    public static func restoreModels(ofBackup file: String, to path: String) throws {
        let backup = ModelFiles(folder: modelFolder(ofBackup: file))
        let files = ModelFiles(database: path)
        for name in try backup.names() {
            guard let sha256 = Data(hexadecimal: name) else { continue }
            _ = try files.store(backup.bytes(sha256))
        }
    }

    private func neededModelHashes() async throws -> Set<Data> {
        try await read { Set(try $0.values("SELECT DISTINCT sha256 FROM rewardModel WHERE prunedAt IS NULL")) }
    }

    /// - Returns: the names of those that could not be copied because they are missing or damaged here.
    private func copyModels(_ hashes: Set<Data>, to copy: ModelFiles) async throws -> [String] {
        try await readingFiles { files in
            try hashes.filter { sha256 in
                guard try files.state(of: sha256) == .intact else { return true }
                _ = try copy.store(files.bytes(sha256))
                return false
            }.map(\.hexadecimal)
        }
    }
}

extension Data {
    /// The bytes that 64 lower-case hexadecimal digits name; `nil` for anything else.
    fileprivate init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, text.utf8.count == 64, text == text.lowercased() else { return nil }
        self = Data(stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }
}
