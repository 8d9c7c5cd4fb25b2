import Foundation
import Preferences
import Storage

/// Takes a stream of lines into a project: good lines are stored in batches, bad ones are reported with number and reason.
///
/// Memory is bounded by one batch, however long the stream is. Batches are short transactions, so labelers are not kept
/// waiting; an import that is cut off keeps what it stored, and running it again adds only the rest.
package struct Importer: Sendable {
    /// What came of an import.
    package struct Summary: Encodable, Sendable, Equatable {
        package struct Rejection: Encodable, Sendable, Equatable {
            package var line: Int
            package var code: String
            package var message: String
        }

        package var created = 0
        package var duplicates = 0
        /// The first `maximumListed` bad lines; `rejectedCount` counts them all.
        package var rejected: [Rejection] = []
        package var rejectedCount = 0
        /// Completions in the created tasks.
        package var completions = 0

        /// So that a file of another format does not answer with a line for each of its lines.
        package static let maximumListed = 1_000
    }

    private static let batchLines = 500
    private static let batchBytes = 4 << 20

    private let tasks: Tasks
    private let project: Project
    private let format: ImportFormat
    /// Under whose name the file's own preferences are stored; nil leaves them out.
    private let labeler: User?
    private let clock: Clock

    private var reader = LineReader()
    private var batch: [NewTask] = []
    private var bytes = 0
    package private(set) var summary = Summary()

    package init(into project: Project, format: ImportFormat, labeler: User?, tasks: Tasks, clock: Clock) {
        self.tasks = tasks
        self.project = project
        self.format = format
        self.labeler = labeler
        self.clock = clock
    }

    package mutating func append(_ chunk: some RandomAccessCollection<UInt8> & Sendable) async throws {
        do {
            for line in try reader.append(chunk) { try await take(line) }
        } catch let overflow as LineReader.Overflow {
            throw ValidationError(
                pointer: "", code: "lineTooLong",
                message: "Line \(overflow.line) is longer than 16 MiB. Is this file NDJSON, one JSON object a line?")
        }
    }

    /// Takes a JSON array of the same objects, as programs like to send it.
    package mutating func append(array items: [[UInt8]]) async throws {
        for (index, item) in items.enumerated() {
            try await take(LineReader.Line(number: index + 1, bytes: item))
        }
    }

    package mutating func finish() async throws -> Summary {
        if let line = reader.finish() { try await take(line) }
        try await store()
        summary.rejected.sort { $0.line < $1.line }
        return summary
    }

    private mutating func take(_ line: LineReader.Line) async throws {
        var content = line.bytes[...]
        // Files from Windows editors begin with a byte order mark.
        if line.number == 1, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        if content.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { return }
        do {
            let parsed = try format.parse(Array(content))
            batch.append(
                NewTask(
                    line: line.number, externalID: parsed.externalId, prompt: parsed.prompt,
                    completions: parsed.completions, ranks: labeler == nil ? nil : parsed.ranks,
                    priority: parsed.priority))
            bytes += content.count
        } catch let error as ValidationError {
            reject(line: line.number, code: error.issues.first?.code ?? "invalidLine", message: error.message)
        }
        if batch.count >= Self.batchLines || bytes >= Self.batchBytes { try await store() }
    }

    private mutating func store() async throws {
        guard !batch.isEmpty else { return }
        let outcomes = try await tasks.add(project: project.id, batch, labeledBy: labeler?.id, now: clock.now())
        for (task, outcome) in zip(batch, outcomes) {
            switch outcome {
            case .created:
                summary.created += 1
                summary.completions += task.completions.count
            case .duplicate:
                summary.duplicates += 1
            case .rejected(let code, let message):
                reject(line: task.line, code: code, message: message)
            }
        }
        batch = []
        bytes = 0
    }

    private mutating func reject(line: Int, code: String, message: String) {
        summary.rejectedCount += 1
        if summary.rejected.count < Summary.maximumListed {
            summary.rejected.append(.init(line: line, code: code, message: message))
        }
    }
}
