import Foundation
import Preferences
import Storage

/// `podium import list`, `withdraw` and `restore`: what was imported, told for a terminal.
package struct ImportList: Sendable {
    let installation: Installation
    let project: Project

    package init(installation: Installation, project: Project) {
        self.installation = installation
        self.project = project
    }

    /// One line for each import.
    package func lines() async throws -> [String] {
        var lines: [String] = []
        var after: ID<ImportRecord>?
        repeat {
            let page = try await installation.stores.imports.list(project: project.id, after: after)
            lines += page.items.map(Self.line)
            after = page.nextCursor.map { ID($0) }
        } while after != nil
        return lines
    }

    package func withdraw(_ number: Int64) async throws -> String {
        let record = try await installation.stores.imports.withdraw(
            ID(number), in: project.id, now: installation.clock.now())
        let (tasks, rankings) = (record.sums.created, record.withdrawnRankings)
        return "Withdrew import \(record.id): its \(Text.count(tasks, "task")) \(tasks == 1 ? "is" : "are") not handed "
            + "out, trained on or exported, and its \(Text.count(rankings, "ranking")), of whatever tasks, "
            + "\(rankings == 1 ? "does" : "do") not count. What others said of the same tasks stays."
    }

    package func restore(_ number: Int64) async throws -> String {
        let record = try await installation.stores.imports.restore(
            ID(number), in: project.id, now: installation.clock.now())
        return "Restored import \(record.id) with the tasks and rankings that were withdrawn with it. "
            + "Rankings without a free slot are kept as surplus."
    }

    private static func line(_ record: ImportRecord) -> String {
        let sums = record.sums
        var came = [Text.count(sums.created, "task"), Text.count(sums.counted + sums.surplus, "ranking")]
        if sums.waiting > 0 { came.append("\(Text.count(sums.waiting, "prompt")) without completions") }
        return "\(record.id)\t\(record.createdAt.formatted(.iso8601))\t\(record.format)\t\(Text.plain(record.source))\t"
            + came.joined(separator: ", ") + (state(record).map { "\t\($0)" } ?? "")
    }

    private static func state(_ record: ImportRecord) -> String? {
        if record.isMoving { return record.withdrawnAt != nil ? "being withdrawn" : "being restored" }
        if record.withdrawnAt != nil { return "withdrawn with \(Text.count(record.withdrawnRankings, "ranking"))" }
        return record.finishedAt == nil ? "unfinished" : nil
    }
}
