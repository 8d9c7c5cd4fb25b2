import Exchange
import Foundation
import Preferences
import Storage

/// `podium import`: a file, or standard input, into a project.
package struct FileImport: Sendable {
    private static let chunkBytes = 1 << 20

    let installation: Installation
    let project: Project
    /// Nil: the one that the first record looks like.
    let format: ImportFormat?
    /// "-" is standard input.
    let path: String
    /// Where the records come from: the file's name without its folder.
    let source: String
    /// Nil leaves the file's own preferences out.
    let labeler: ImportLabeler?

    /// - Parameter name: of the pseudo-labeler for the file's preferences; nil: the file's name.
    /// - Throws: `ValidationError` where it cannot be one.
    package init(
        installation: Installation, project: Project, format: ImportFormat?, path: String,
        labeledBy name: String? = nil,
        isUnlabeled: Bool = false
    ) throws {
        self.installation = installation
        self.project = project
        self.format = format
        self.path = path
        source = path == "-" ? "stdin" : URL(filePath: path).lastPathComponent
        labeler = isUnlabeled ? nil : try ImportLabeler(name ?? source)
    }

    /// - Parameter progress: called after each chunk with what was done so far and the share of the file, if known.
    package func run(progress: (Importer.Summary, Double?) -> Void) async throws -> Importer.Summary {
        let handle: FileHandle
        var size: Int?
        if path == "-" {
            handle = .standardInput
        } else {
            handle = try ImportFormat.open(path)
            size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        }
        defer { try? handle.close() }
        var importer = Importer(
            into: project, format: format, source: source, labeledBy: labeler, stores: installation.stores,
            clock: installation.clock)
        var done = 0
        while let chunk = try handle.read(upToCount: Self.chunkBytes), !chunk.isEmpty {
            try await importer.append(Array(chunk))
            done += chunk.count
            progress(importer.summary, size.map { $0 > 0 ? Double(done) / Double($0) : 1 })
        }
        return try await importer.finish()
    }
}
