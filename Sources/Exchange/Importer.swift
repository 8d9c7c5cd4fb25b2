import Foundation
import Preferences
import Storage

/// Takes a stream of lines into a project: good lines are stored in batches, bad ones are reported with number and reason.
///
/// Memory is bounded by one batch, however long the stream is. Batches are short transactions, so labelers are not kept
/// waiting; an import that is cut off keeps what it stored, and running it again adds only the rest.
package struct Importer: Sendable {
    private struct Item {
        var task: NewTask
        var rankings: [ImportedPrompt.LabeledRanks]
    }

    private static let batchLines = 100
    private static let batchBytes = 1 << 20
    /// Items of an array that are parsed between two looks at the other connections of the event loop.
    private static let itemsAtOnce = 64

    private let tasks: Tasks
    private let project: Project
    private let format: ImportFormat
    /// Under whose names the file's own preferences are stored; nil leaves them out.
    private var labelers: ImportLabelers?
    private let clock: Clock

    private var reader = LineReader()
    private var batch: [Item] = []
    private var bytes = 0
    /// What was done so far.
    package private(set) var summary = Summary()

    /// - Parameter name: of the pseudo-labeler that gets the file's own preferences, made when there are any; those of
    ///   labelers that the file tells apart go to `name/labeler`. Nil leaves them out.
    package init(
        into project: Project, format: ImportFormat, labeledBy name: String?, stores: Stores, clock: Clock
    ) {
        self.init(
            into: project, format: format,
            labelers: name.map { ImportLabelers(name: $0, users: stores.users, clock: clock) }, tasks: stores.tasks,
            clock: clock)
    }

    init(into project: Project, format: ImportFormat, labelers: ImportLabelers?, tasks: Tasks, clock: Clock) {
        self.tasks = tasks
        self.project = project
        self.format = format
        self.labelers = labelers
        self.clock = clock
    }

    /// Takes the next bytes of the stream; a line may be cut anywhere.
    package mutating func append(_ chunk: [UInt8]) async throws {
        for line in reader.append(chunk) { try await take(line) }
    }

    /// Takes a JSON array of the same objects, as programs like to send it.
    package mutating func append(array items: [[UInt8]]) async throws {
        for (index, item) in items.enumerated() {
            try await take(LineReader.Line(number: index + 1, bytes: item))
            if index % Self.itemsAtOnce == Self.itemsAtOnce - 1 { await Task.yield() }
        }
    }

    /// Stores the rest.
    package mutating func finish() async throws -> Summary {
        if let line = reader.finish() { try await take(line) }
        try await store()
        summary.rejected.sort { $0.line < $1.line }
        return summary
    }

    private mutating func take(_ line: LineReader.Line) async throws {
        if line.isBlank { return }
        do {
            let parsed = try format.parse(line.content())
            let isLabeled = labelers != nil
            batch.append(
                Item(
                    task: NewTask(
                        line: line.number, externalID: parsed.externalId, prompt: parsed.prompt,
                        completions: parsed.completions, ranks: isLabeled ? parsed.ranks : nil,
                        priority: parsed.priority, overlap: parsed.overlap),
                    rankings: isLabeled ? parsed.rankings : []))
            bytes += line.bytes.count
        } catch let error as ValidationError {
            summary.reject(.init(line: line.number, error))
        }
        if batch.count >= Self.batchLines || bytes >= Self.batchBytes { try await store() }
    }

    private mutating func store() async throws {
        guard !batch.isEmpty else { return }
        let isRanked = batch.contains { $0.task.ranks != nil }
        let outcomes = try await tasks.add(
            project: project.id, batch.map(\.task), labeledBy: isRanked ? labelers?.id() : nil, now: clock.now())
        var stored: [Item] = []
        for (item, outcome) in zip(batch, outcomes) {
            switch outcome {
            case .created:
                summary.created += 1
                summary.completions += item.task.completions.count
                stored.append(item)
            case .duplicate:
                summary.duplicates += 1
                stored.append(item)
            case .rejected(let code, let message):
                summary.reject(.init(line: item.task.line, code: code, message: message))
            }
        }
        try await storeRankings(of: stored)
        batch = []
        bytes = 0
    }

    /// One call for each labeler: every task is there by now, and a known task takes one more labeler's ranking.
    private mutating func storeRankings(of items: [Item]) async throws {
        var names: [String] = []
        var ranked: [String: [NewTask]] = [:]
        for item in items {
            for ranking in item.rankings {
                if ranked[ranking.labeler] == nil { names.append(ranking.labeler) }
                var task = item.task
                task.ranks = ranking.ranks
                ranked[ranking.labeler, default: []].append(task)
            }
        }
        for name in names {
            let labeler = try await labelers?.id(of: name)
            _ = try await tasks.add(project: project.id, ranked[name] ?? [], labeledBy: labeler, now: clock.now())
        }
    }
}
