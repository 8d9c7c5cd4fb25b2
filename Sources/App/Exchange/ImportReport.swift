import Exchange
import Foundation
import Preferences

/// Tells a terminal how an import goes and what came of it.
package struct ImportReport {
    let file: String

    package init(file: String) {
        self.file = file
    }

    /// Bad lines go to standard error with their numbers as they are found, the summary to standard output.
    package func run(_ importer: FileImport) async throws -> Importer.Summary {
        let started = Date()
        let line = ProgressLine()
        var told = 0
        func tell(_ summary: Importer.Summary) {
            guard summary.rejected.count > told else { return }
            line.clear()
            for rejection in summary.rejected[told...] {
                FileHandle.standardError.write(Data("\(file):\(rejection.line): \(rejection.message)\n".utf8))
            }
            told = summary.rejected.count
        }
        let summary = try await importer.run(path: file) { summary, share in
            tell(summary)
            let percent = share.map { "\(Int($0 * 100)) %, " } ?? ""
            line.show("Importing \(percent)\(Text.count(summary.created, "task")) so far")
        }
        line.clear()
        // Storing can reject too (an externalId that is taken), so the last batch may have more to tell.
        tell(summary)
        let seconds = max(0.001, Date().timeIntervalSince(started))
        print(
            "Imported \(Text.count(summary.created, "task")) with \(Text.count(summary.completions, "completion")) in \(Text.seconds(seconds)); "
                + "\(Text.count(summary.duplicates, "duplicate")), \(Text.count(summary.rejectedCount, "bad line")).")
        if summary.rejectedCount > summary.rejected.count {
            print("Only the first \(Text.count(summary.rejected.count)) bad lines were listed.")
        }
        return summary
    }
}

extension FileExport {
    /// Exports, and says what was written; nothing is said where the data itself go to standard output.
    package func report(folder: String?) async throws -> [String] {
        let (summary, path) = try await run(folder: folder)
        guard let path else { return [] }
        return [
            "Wrote \(Text.count(summary.lines, "line")) (\(Text.count(summary.tasks, "task")), \(Text.count(summary.rankings, "ranking"))) to \(path)"
        ]
    }
}
