internal import Foundation
internal import Glibc

/// How SQLite is to open a database file, after a look at what is there: refuses what SQLite would only complain about
/// later, and less clearly.
struct FileOpening {
    /// A path, or a URI for SQLite.
    let location: String
    /// The number in the file's header; see `FileIdentity`.
    let number: Int32

    /// - Parameter readOnly: the file must be there; where nothing can be written beside it, it is opened all the same.
    /// - Throws: `StorageError` that says what to do.
    init(path: String, readOnly: Bool) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard try Self.kind(of: folder) == .folder else {
            throw StorageError(.unavailable, "There is no folder \(folder). Make it, or name another with --data.")
        }
        switch try Self.kind(of: path) {
        case .folder: throw StorageError(.incompatible, "\(path) is a folder, not a database. Move it away.")
        case .file: try Self.checkHeader(path)
        case .nothing where readOnly: throw StorageError(.notFound, "There is no database at \(path).")
        case .nothing: break
        }
        let identity = FileIdentity(path: path)
        try identity.check()
        number = try FileIdentity.number(of: path)
        if readOnly {
            location = try Self.locationForReading(path, folder: folder)
        } else {
            location = path
            try Self.prepareForWriting(path, folder: folder)
            try identity.adopt()
        }
    }

    /// Where a file is that nobody writes to: SQLite takes no locks, makes no files beside it, and looks at no log.
    static func immutable(_ path: String) -> String {
        let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        return "file:\(escaped)?immutable=1"
    }

    // MARK: - What is there

    private enum Kind {
        case nothing
        case file
        case folder
    }

    private static func kind(of path: String) throws -> Kind {
        var status = stat()
        if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file }
        let reason = errno
        if reason == ENOENT || reason == ENOTDIR { return .nothing }
        throw Self.unreadable(path, reason)
    }

    private static func checkHeader(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        var head = [UInt8](repeating: 0, count: 16)
        let count = read(descriptor, &head, head.count)
        guard count >= 0 else { throw unreadable(path, errno) }
        guard count == 0 || head == Array("SQLite format 3\0".utf8) else {
            throw StorageError(
                .incompatible, "\(path) is not a Podium database. Move it away, or name another folder with --data.")
        }
    }

    private static func unreadable(_ path: String, _ reason: Int32) -> StorageError {
        StorageError(
            .unavailable,
            "\(path) cannot be read (\(String(cString: strerror(reason)))). Run Podium as the user whose it is.")
    }

    // MARK: - What can be done there

    private static func prepareForWriting(_ path: String, folder: String) throws {
        let isThere = access(path, F_OK) == 0
        do {
            guard access(folder, W_OK) == 0, !isThere || access(path, W_OK) == 0 else {
                throw POSIXError(.init(rawValue: errno) ?? .EACCES)
            }
            if !isThere { try DatabaseCopy.createFile(path) }
        } catch let error as POSIXError where error.code == .EEXIST {
            // Another process made it meanwhile.
        } catch {
            throw StorageError(
                .unavailable, "\(path) cannot be written. Make the folder and its files writable for Podium's user.",
                cause: error)
        }
    }

    /// A database in WAL mode is read with the help of files beside it, which SQLite makes. Where it cannot, the file is
    /// enough as long as it has no log: nobody can be writing to it.
    private static func locationForReading(_ path: String, folder: String) throws -> String {
        if access(folder, W_OK) == 0 { return path }
        guard FileIdentity.hasLog(path) else { return immutable(path) }
        // With the log's index, SQLite reads both as they are.
        guard access(path + "-shm", R_OK) == 0 else {
            throw StorageError(
                .unavailable,
                """
                \(path)-wal holds changes that are not in the database yet, and \(folder) cannot be written. Copy both \
                files to a folder that can, and name it with --data.
                """)
        }
        return path
    }
}
