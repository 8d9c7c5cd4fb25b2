import Exchange
import Foundation
import Preferences

extension ImportFormat {
    private static let chunkBytes = 1 << 20

    /// - Throws: `ConfigurationError` where there is no such file, it is a folder, or it may not be read.
    static func open(_ path: String) throws -> FileHandle {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: path)
        else { throw ConfigurationError("\(path) is not a file that can be read. Is the path right?") }
        return handle
    }

    /// A whole labeled file, for `evaluate`: its prompts, and what is wrong with the other lines.
    ///
    /// - Parameter format: nil: the one that the first record looks like.
    package static func read(
        path: String, as format: ImportFormat?
    ) throws -> (tasks: [NewTask], rejected: [Importer.Summary.Note]) {
        let handle = try Self.open(path)
        defer { try? handle.close() }
        var format = format
        var reader = format?.reader() ?? JSONRecords()
        var asked = AskedForms()
        var tasks: [NewTask] = []
        var rejected: [Importer.Summary.Note] = []
        func take(_ line: LineReader.Line) throws {
            if line.isBlank { return }
            let known = try format ?? recognised(in: line.bytes)
            format = known
            do {
                tasks += try known.parse(line.content(), for: &asked)
            } catch let error as ValidationError {
                rejected.append(.init(line: line.number, error))
            }
        }
        while let chunk = try handle.read(upToCount: Self.chunkBytes), !chunk.isEmpty {
            for line in try reader.append(Array(chunk)) { try take(line) }
        }
        for line in try reader.finish() { try take(line) }
        return (tasks, rejected)
    }
}
