import Exchange
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
        var importer = Importer(
            into: project, format: format, labeledBy: isUnlabeled ? nil : Self.labelerName(of: path),
            stores: installation.stores, clock: installation.clock)
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
