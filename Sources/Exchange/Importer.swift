import Foundation
import Preferences
import Storage
import Wire

/// Takes a stream of records into a project: good ones are stored in batches, bad ones are reported with number and reason.
///
/// Memory is bounded by one batch, however long the stream is. Batches are short transactions, so labelers are not kept
/// waiting; an import that is cut off keeps what it stored, and running it again adds only the rest.
package struct Importer: Sendable {
    private struct Item {
        var line: Int
        var task: NewTask
        /// What its record says beside; of several tasks of one record, the first has it.
        var record: ReadRecord?
    }

    private static let batchLines = 100
    private static let batchBytes = 1 << 20
    /// Records that are parsed between two looks at what else the thread has to do.
    private static let recordsAtOnce = 64

    private let tasks: Tasks
    private let forms: Forms
    private let imports: Imports
    private let project: Project
    /// Nil until the first record tells which it is.
    private var format: ImportFormat?
    private let source: String
    private let labeler: ImportLabeler?
    private let clock: WallClock

    private var reader: any RecordReader
    private var batch: [Item] = []
    /// What the project's labelers are asked, and the file's were; nil before the first record.
    private var asked: AskedForms?
    private var bytes = 0
    /// Bad records of which the import's record does not know yet.
    private var unreadable = 0
    private var remarks: Remarks
    /// What was done so far.
    package private(set) var summary = Summary()

    /// - Parameters:
    ///   - format: nil: the one that the first record looks like.
    ///   - source: the file's name, or another word for where the records come from.
    ///   - labeler: under whose names the file's own preferences are stored; nil leaves them out.
    package init(
        into project: Project, format: ImportFormat?, source: String, labeledBy labeler: ImportLabeler?, stores: Stores,
        clock: WallClock
    ) {
        tasks = stores.tasks
        forms = stores.forms
        imports = stores.imports
        self.project = project
        self.format = format
        self.source = source
        self.labeler = labeler
        self.clock = clock
        reader = format?.reader() ?? JSONRecords()
        remarks = Remarks(unreadFields: format?.unreadFields ?? [])
    }

    /// Takes the next bytes of the stream; a record may be cut anywhere.
    ///
    /// - Throws: `ValidationError` where the stream begins as something that the format does not read at all.
    package mutating func append(_ chunk: [UInt8]) async throws {
        for (index, line) in try reader.append(chunk).enumerated() {
            try await take(line)
            if index % Self.recordsAtOnce == Self.recordsAtOnce - 1 { await Task.yield() }
        }
    }

    /// Stores the rest.
    ///
    /// - Throws: `ValidationError` where the stream was cut off before anything in it could be read.
    package mutating func finish() async throws -> Summary {
        do {
            for line in try reader.finish() { try await take(line) }
        } catch let error as ValidationError {
            guard summary.import != nil || !batch.isEmpty || unreadable > 0 else { throw error }
            reject(.init(line: (batch.last?.line ?? 0) + 1, error))
        }
        try await store()
        let record = try await record()
        try await imports.finish(record, rejected: unreadable, now: clock.now())
        unreadable = 0
        summary.format = format?.name
        summary.remarks = remarks.all
        summary.rejected.sort { $0.line < $1.line }
        summary.notes.sort { $0.line < $1.line }
        return summary
    }

    private mutating func take(_ line: LineReader.Line) async throws {
        if line.isBlank { return }
        // A file of which it is not clear what it is, is not read at all.
        let format = try format(of: line)
        do {
            let content = try line.content()
            let record = try format.read(content)
            // All tasks of a record or none.
            var items: [Item] = []
            for draft in record.drafts {
                let task = try await draft.validated(for: asked(by: draft))
                items.append(
                    Item(
                        line: line.number, task: labeler == nil ? task.withoutRankings : task,
                        record: items.isEmpty ? record : nil))
            }
            batch += items
            bytes += line.bytes.count
        } catch let error as ValidationError {
            reject(.init(line: line.number, error))
        }
        if batch.count >= Self.batchLines || bytes >= Self.batchBytes { try await store() }
    }

    /// The format that was given, or else the one that the first record looks like.
    private mutating func format(of first: LineReader.Line) throws(ValidationError) -> ImportFormat {
        if let format { return format }
        let recognised = try ImportFormat.recognised(in: first.bytes)
        format = recognised
        remarks = Remarks(unreadFields: recognised.unreadFields)
        return recognised
    }

    /// The forms that judgements are checked against, with those that a record brings. A form that breaks a rule is the
    /// record's fault.
    private mutating func asked(by draft: TaskDraft) async throws -> AskedForms {
        var asked: AskedForms
        if let known = self.asked {
            asked = known
        } else {
            let current = try await forms.current(project.id)
            asked = AskedForms(current.form, version: current.version)
        }
        for (number, form) in draft.forms.sorted(by: { $0.key < $1.key }) {
            asked.add(try form.validated(), ofFile: number)
        }
        self.asked = asked
        return asked
    }

    private mutating func reject(_ rejection: Summary.Note) {
        unreadable += 1
        summary.reject(rejection)
    }

    /// One call, with every labeler's rankings.
    private mutating func store() async throws {
        guard !batch.isEmpty else { return }
        let outcomes = try await tasks.add(
            project: project.id, batch.map(\.task), labeledBy: labeler, import: record(), now: clock.now())
        for (item, outcome) in zip(batch, outcomes) {
            summary.add(outcome, of: item.task, line: item.line, labeler: labeler)
            if let record = item.record { remarks.add(record) }
            remarks.addUnshown(in: item.task)
            if case .duplicate(_, _, _, isWithdrawn: true) = outcome { remarks.addWithdrawn() }
        }
        batch = []
        bytes = 0
    }

    /// The import's record, made when the first task is stored.
    private mutating func record() async throws -> ID<ImportRecord> {
        if let reference = summary.import { return reference.id }
        let id = try await imports.begin(
            project: project.id, source: source, format: format?.name ?? ImportFormat.podium.name, now: clock.now())
        summary.import = .init(id: id)
        return id
    }
}
