import Crypto
import Foundation
import Glibc
import Storage

/// The file that opens the keys of policies' endpoints, beside the database and not in it: a copied database, or a backup,
/// alone opens none.
package struct EndpointKeyFile: Sendable {
    package let path: String

    /// - Throws: `ConfigurationError` where others may read it, or it is no key.
    /// - Returns: nil where there is none, because no key was stored yet.
    package func read() throws -> SealingKey? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw ConfigurationError("\(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw ConfigurationError(
                "Others may read \(path), which opens the keys of endpoints. Run: chmod 600 \(path)")
        }
        var bytes = [UInt8](repeating: 0, count: SealingKey.count + 1)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard let key = SealingKey(bytes.prefix(max(0, count))) else {
            throw ConfigurationError(
                "\(path) is no key of keys: it has to be \(SealingKey.count) bytes. Put the right one back, or remove it "
                    + "and set the endpoints' keys again.")
        }
        return key
    }

    /// The key, made where there is none. Of two processes that make it at once both get the same.
    package func readOrMake() throws -> SealingKey {
        if let key = try read() { return key }
        let new = SealingKey()
        let draft = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw ConfigurationError("\(draft) cannot be written: \(String(cString: strerror(errno))).")
        }
        defer { unlink(draft) }
        let bytes = Array(new.data)
        let isWritten = write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        close(file)
        guard isWritten else { throw ConfigurationError("\(draft) cannot be written; is the disk full?") }
        // Takes the name only where nobody has it.
        if link(draft, path) != 0, errno != EEXIST {
            throw ConfigurationError("\(path) cannot be made: \(String(cString: strerror(errno))).")
        }
        try syncFolder()
        return try read() ?? new
    }

    /// Before anything is sealed with the key, its name is on the disk, too: a power cut leaves no sealed key that nothing
    /// opens.
    private func syncFolder() throws {
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0, fsync(folder) == 0 else {
            throw ConfigurationError("The folder of \(path) cannot be written: \(String(cString: strerror(errno))).")
        }
        close(folder)
    }
}
