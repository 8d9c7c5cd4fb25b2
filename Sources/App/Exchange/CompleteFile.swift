import Foundation

/// A file that is there whole, or as it was before.
enum CompleteFile {
    /// Writes a file beside its place, and puts it there once it is complete.
    ///
    /// - Returns: what `write` gives, and the file's path.
    /// - Throws: `ConfigurationError` where folder or file cannot be written; what `write` throws.
    static func write<Value>(
        _ name: String, in folder: String, _ write: (FileHandle) async throws -> Value
    ) async throws -> (value: Value, path: String) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw ConfigurationError(
                "The folder \(folder) cannot be created. Name one that Podium can write to with --out.")
        }
        let path = "\(folder)/\(name)"
        let partial = path + ".partial"
        guard FileManager.default.createFile(atPath: partial, contents: nil),
            let handle = FileHandle(forWritingAtPath: partial)
        else { throw ConfigurationError("The file \(partial) cannot be written.") }
        let value = try await write(handle)
        try handle.synchronize()
        try handle.close()
        guard rename(partial, path) == 0 else { throw ConfigurationError("The file \(path) cannot be written.") }
        return (value, path)
    }
}
