import Exchange
import Foundation
import Preferences
import Storage

/// `podium export`: a project's data to a file or standard output.
package struct FileExport: Sendable {
    package struct Summary: Sendable {
        package var tasks = 0
        package var rankings = 0
        package var lines = 0
    }

    let installation: Installation
    let project: Project
    let format: ExportFormat
    /// Whether withdrawn tasks are exported too.
    let withdrawn: Bool
    /// Whether tasks of evaluations are.
    let evaluations: Bool

    package init(
        installation: Installation, project: Project, format: ExportFormat, withdrawn: Bool = false,
        evaluations: Bool = false
    ) {
        self.installation = installation
        self.project = project
        self.format = format
        self.withdrawn = withdrawn
        self.evaluations = evaluations
    }

    /// - Parameter folder: where `SLUG-FORMAT.ndjson` is written, replacing it once it is complete; nil is standard output.
    /// - Returns: what was written, and the file's path.
    package func run(folder: String?) async throws -> (summary: Summary, path: String?) {
        guard let folder else { return (try await write(to: .standardOutput), nil) }
        let (summary, path) = try await CompleteFile.write("\(project.slug)-\(format.name).ndjson", in: folder) {
            try await write(to: $0)
        }
        return (summary, path)
    }

    private func write(to handle: FileHandle) async throws -> Summary {
        var summary = Summary()
        let forms = ExportedForms(of: project.id, in: installation.stores.forms)
        let tasks = installation.stores.rankings.stream(
            project: project.id, withdrawn: withdrawn, evaluations: evaluations)
        for try await task in tasks {
            let lines = try format.lines(task, await forms.first(in: task))
            try handle.write(contentsOf: Data(lines))
            summary.tasks += 1
            summary.rankings += task.rankings.count
            summary.lines += lines.count { $0 == UInt8(ascii: "\n") }
        }
        return summary
    }
}

extension FileExport {
    /// Exports, and says what was written; nothing is said where the data itself goes to standard output.
    package func report(folder: String?) async throws -> [String] {
        let (summary, path) = try await run(folder: folder)
        guard let path else { return [] }
        return [
            "Wrote \(Text.count(summary.lines, "line")) (\(Text.count(summary.tasks, "task")), \(Text.count(summary.rankings, "ranking"))) to \(path)"
        ]
    }
}
