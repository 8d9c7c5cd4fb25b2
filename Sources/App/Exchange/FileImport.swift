import Foundation
import Preferences
import Storage

/// `podium import`: a file, or standard input, into a project.
package struct FileImport: Sendable {
    private static let chunkBytes = 1 << 20

    let installation: Installation
    let project: Project
    let format: ImportFormat
    /// Leave the file's own preferences out.
    let isUnlabeled: Bool

    package init(installation: Installation, project: Project, format: ImportFormat, isUnlabeled: Bool) {
        self.installation = installation
        self.project = project
        self.format = format
        self.isUnlabeled = isUnlabeled
    }

    /// - Parameter path: the file; "-" is standard input.
    /// - Parameter progress: called after each chunk with what was done so far and the share of the file, if known.
    package func run(
        path: String, progress: (Importer.Summary, Double?) -> Void
    ) async throws -> Importer.Summary {
        let handle: FileHandle
        var size: Int?
        if path == "-" {
            handle = .standardInput
        } else {
            handle = try ImportFormat.open(path)
            size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        }
        defer { try? handle.close() }
        let stores = installation.stores
        let labeler =
            isUnlabeled
            ? nil
            : try await stores.users.pseudoLabeler(named: Self.labelerName(of: path), now: installation.clock.now())
        var importer = Importer(
            into: project, format: format, labeler: labeler, tasks: stores.tasks, clock: installation.clock)
        var done = 0
        while let chunk = try handle.read(upToCount: Self.chunkBytes), !chunk.isEmpty {
            try await importer.append(Array(chunk))
            done += chunk.count
            progress(importer.summary, size.map { $0 > 0 ? Double(done) / Double($0) : 1 })
        }
        return try await importer.finish()
    }

    /// Rankings that a file carries are stored under a pseudo-labeler of the file's name.
    private static func labelerName(of path: String) -> String {
        path == "-" ? "import:stdin" : "import:" + URL(filePath: path).lastPathComponent
    }
}

extension ImportFormat {
    /// - Throws: `ConfigurationError` where there is no such file, it is a folder, or it may not be read.
    static func open(_ path: String) throws -> FileHandle {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: path)
        else { throw ConfigurationError("\(path) is no file that can be read. Is the path right?") }
        return handle
    }

    /// A whole labeled file, for `evaluate`: its prompts, and what is wrong with the other lines.
    package func read(path: String) throws -> (prompts: [ImportedPrompt], rejected: [Importer.Summary.Rejection]) {
        let data = try Self.open(path).readToEnd() ?? Data()
        var reader = LineReader()
        var lines = try reader.append(Array(data))
        if let last = reader.finish() { lines.append(last) }
        var prompts: [ImportedPrompt] = []
        var rejected: [Importer.Summary.Rejection] = []
        for line in lines where !line.bytes.isEmpty {
            do {
                prompts.append(try parse(line.bytes))
            } catch let error as ValidationError {
                rejected.append(
                    .init(line: line.number, code: error.issues.first?.code ?? "invalidLine", message: error.message))
            }
        }
        return (prompts, rejected)
    }
}
