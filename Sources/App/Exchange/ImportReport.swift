import Exchange
import Foundation
import Preferences

/// Tells a terminal how an import goes and what came of it.
package struct ImportReport {
    let importer: FileImport

    package init(_ importer: FileImport) {
        self.importer = importer
    }

    /// Bad lines and notes go to standard error with their numbers as they are found, the summary to standard output.
    package func run() async throws -> Importer.Summary {
        let started = ContinuousClock.now
        let line = ProgressLine()
        var (rejections, notes) = (0, 0)
        func tell(_ summary: Importer.Summary) {
            guard summary.rejected.count > rejections || summary.notes.count > notes else { return }
            line.clear()
            for note in summary.rejected[rejections...] + summary.notes[notes...] {
                Terminal.error("\(importer.path):\(note.line): \(note.message)")
            }
            (rejections, notes) = (summary.rejected.count, summary.notes.count)
        }
        let summary = try await importer.run { summary, share in
            tell(summary)
            let percent = share.map { "\(Int($0 * 100)) %, " } ?? ""
            line.show("Importing \(percent)\(Text.count(summary.created, "task")) so far")
        }
        line.clear()
        // Storing can reject too (an externalId that is taken), so the last batch may have more to tell.
        tell(summary)
        if importer.format == nil, let name = summary.format, let format = try? ImportFormat.named(name) {
            Terminal.out(["Read as \(name): \(format.summary)."])
        }
        Terminal.out(Self.lines(summary, seconds: (ContinuousClock.now - started) / .seconds(1)))
        return summary
    }

    static func lines(_ summary: Importer.Summary, seconds: Double) -> [String] {
        var lines = [
            "Imported \(Text.count(summary.created, "task")) with \(Text.count(summary.completions, "completion")) "
                + "in \(Text.seconds(max(0.001, seconds))); \(Text.count(summary.duplicates, "duplicate")), "
                + "\(Text.count(summary.rejectedCount, "bad line"))."
        ]
        if summary.waiting > 0 {
            lines.append(
                "\(Text.count(summary.waiting, "prompt")) without completions: waiting until policies are asked for them "
                    + "(podium sample).")
        }
        let rankings = summary.rankings
        let parts = [
            (rankings.counted, "counted"), (rankings.surplus, "surplus"), (rankings.known, "there already"),
            (rankings.ignored, "ignored"),
        ].filter { $0.0 > 0 }.map { "\(Text.count($0.0)) \($0.1)" }
        if !parts.isEmpty { lines.append("Rankings: \(parts.joined(separator: ", ")).") }
        lines += summary.reasons.map { "  \(Text.count($0.count, "ranking")): \($0.message)" }
        lines += summary.remarks.map { "\(Text.count($0.lines, "line")): \($0.message)" }
        for (all, listed, noun) in [
            (summary.rejectedCount, summary.rejected.count, "bad line"),
            (summary.notesCount, summary.notes.count, "note"),
        ] where all > listed {
            lines.append("Only the first \(Text.count(listed, noun)) of \(Text.count(all)) were listed.")
        }
        if let reference = summary.import, summary.created + summary.waiting > 0 {
            lines.append("This is import \(reference.id); ‘podium import withdraw’ takes it back.")
        }
        return lines
    }
}
