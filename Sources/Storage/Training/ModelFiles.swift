internal import Crypto
internal import Foundation
internal import Glibc

/// The files of reward models, `models/<SHA-256 in hexadecimal>` beside the database: written once, never changed.
///
/// A file comes before the row that names it and goes after the last such row was pruned, so a row always finds its
/// file; what a killed process leaves behind is a file without a row, which `Database.removeModelFiles` takes away.
/// Calls wait for the disk: `Database.readingFiles` keeps them off threads that must not wait.
struct ModelFiles: Sendable {
    /// A file that is there.
    struct Stored: Sendable {
        let sha256: Data
        let byteCount: Int
    }

    let folder: String

    /// The folder that belongs to the database at `path`.
    init(database path: String) {
        folder = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("models").path
    }

    init(folder: String) {
        self.folder = folder
    }

    /// Stores the bytes under their hash and returns once they are on disk, name and all. Equal bytes are stored once.
    ///
    /// - Throws: `StorageError` (unavailable) where the disk refuses them.
    func store(_ bytes: Data) throws -> Stored {
        let stored = Stored(sha256: SHA256.hash(bytes), byteCount: bytes.count)
        if try state(of: stored.sha256) == .intact { return stored }
        let partial = path(of: ".\(UUID().uuidString).partial")
        do {
            try makeFolder()
            try write(bytes, to: partial)
            guard rename(partial, path(of: stored.sha256)) == 0 else { throw SystemFailure("rename") }
            try synchronise(folder)
        } catch {
            unlink(partial)
            throw StorageError(
                .unavailable,
                "The reward model could not be written to \(folder). Check the folder and the free space.", cause: error
            )
        }
        return stored
    }

    /// What stands under a hash.
    enum State {
        case intact, damaged, missing
    }

    /// Reads the whole file, in constant memory. - Throws: `StorageError` (unavailable) where it may not be read.
    func state(of sha256: Data) throws -> State {
        guard exists(sha256) else { return .missing }
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path(of: sha256)))
            defer { try? file.close() }
            let hash = SHA256()
            while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(chunk) }
            return hash.finalize() == sha256 ? .intact : .damaged
        } catch {
            throw StorageError(
                .unavailable, "\(path(of: sha256)) cannot be read. Check whose it is and the disk.", cause: error)
        }
    }

    /// Whether there is a file of this name: one look into the folder.
    func exists(_ sha256: Data) -> Bool {
        access(path(of: sha256), F_OK) == 0
    }

    /// - Throws: `StorageError` (corrupt) when the file is missing or not what was stored.
    func bytes(_ sha256: Data) throws -> Data {
        let file = path(of: sha256)
        guard exists(sha256) else {
            throw StorageError(
                .corrupt, "The reward model's file \(file) is missing. Restore it from a backup, or retrain.")
        }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw StorageError(.unavailable, "\(file) cannot be read. Check whose it is and the disk.", cause: error)
        }
        guard SHA256.hash(bytes) == sha256 else {
            throw StorageError(
                .corrupt, "The reward model's file \(file) is damaged. Restore it from a backup, or retrain.")
        }
        return bytes
    }

    /// The names in the folder, those of unfinished files too; none where there is no folder.
    func names() throws -> [String] {
        guard access(folder, F_OK) == 0 else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw StorageError(.unavailable, "\(folder) cannot be read. Check whose it is.", cause: error)
        }
    }

    /// When the file was written; nil where it is gone.
    func modified(_ name: String) -> Date? {
        try? FileManager.default.attributesOfItem(atPath: path(of: name))[.modificationDate] as? Date
    }

    func remove(_ name: String) {
        unlink(path(of: name))
    }

    private func path(of sha256: Data) -> String { path(of: sha256.hexadecimal) }

    private func path(of name: String) -> String { folder + "/" + name }

    /// Makes the folder, readable by its owner only, and its name durable.
    private func makeFolder() throws {
        if mkdir(folder, 0o700) == 0 {
            try synchronise((folder as NSString).deletingLastPathComponent)
        } else if errno != EEXIST {
            throw SystemFailure("mkdir")
        }
    }

    private func write(_ bytes: Data, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemFailure("open") }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        defer { try? file.close() }
        try file.write(contentsOf: bytes)
        guard fsync(descriptor) == 0 else { throw SystemFailure("fsync") }
    }

    /// A rename is on disk once its folder is.
    private func synchronise(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure("open") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemFailure("fsync") }
    }
}

/// A system call that failed, for the log.
private struct SystemFailure: Error, CustomStringConvertible {
    let description: String

    /// Reads `errno`.
    init(_ call: String) {
        description = "\(call): \(String(cString: strerror(errno)))"
    }
}
