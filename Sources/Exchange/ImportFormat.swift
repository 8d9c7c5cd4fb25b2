import Foundation
import Preferences
import Wire

/// A file format that can be read: its name, what it is, how a stream of bytes falls into records, and what a record says.
///
/// To add one, write a file with a `static let` of this type and put it into `all`. The command line's help, the API's
/// parameter and messages, and the page's choice come from here; a test compares the README.
package struct ImportFormat: Sendable {
    /// What `--format` and `?format=` take.
    package let name: String
    /// What it is, in one line.
    package let summary: String
    /// What it looks like, for a help text: lines of at most 64 characters.
    package let shape: String
    /// How a stream is cut into records.
    package let reader: @Sendable () -> any RecordReader
    /// Fields that exports have, and that are not read: `rankings.note`.
    let unreadFields: Set<String>
    /// Whether a file that begins with such an object is of this format.
    let recognises: @Sendable (_ object: [String: KeptValue]) -> Bool
    /// What one record says, and which fields of it are not read.
    ///
    /// - Throws: `ValidationError` that says what is wrong with it.
    let read: @Sendable (_ record: [UInt8]) throws -> ReadRecord

    init(
        name: String, summary: String, shape: String,
        reader: @escaping @Sendable () -> any RecordReader = { JSONRecords() },
        unreadFields: Set<String> = [], recognises: @escaping @Sendable (_ object: [String: KeptValue]) -> Bool,
        read: @escaping @Sendable (_ record: [UInt8]) throws -> ReadRecord
    ) {
        self.name = name
        self.summary = summary
        self.shape = shape
        self.reader = reader
        self.unreadFields = unreadFields
        self.recognises = recognises
        self.read = read
    }

    /// Every format, in the order in which they are offered.
    package static let all: [ImportFormat] = [
        .podium, .hh, .trl, .sft, .arena55k, .arena140k, .helpSteer2, .helpSteer3, .nectar, .ultraFeedback, .shp,
        .webGPT,
        .summarize, .safeRLHFBetter, .safeRLHFSafer, .oasst, .argilla, .labelStudio,
    ]

    /// The format of a file that begins with this record; Podium's own where it looks like none, whose reader then says what
    /// is missing.
    ///
    /// - Throws: `ValidationError` where several fit, which whoever imports has to choose from.
    package static func recognised(in record: [UInt8]) throws(ValidationError) -> ImportFormat {
        guard let object = try? JSON.decodeTelling([String: KeptValue].self, from: record, words: .ofPython).value
        else {
            return .podium
        }
        let fitting = all.filter { $0.recognises(object) }
        guard fitting.count < 2 else {
            throw ValidationError(
                pointer: "?format", code: "ambiguousFormat",
                message:
                    "This may be \(fitting.map(\.name).joined(separator: " or ")), which mean different things. Say which "
                    + "format it is.", values: fitting.map(\.name))
        }
        return fitting.first ?? .podium
    }

    /// One record as tasks that keep every rule: one, but for trees of conversations.
    ///
    /// - Parameter asked: what the labelers of the project, and of the records before, were asked; what this record says
    ///   of that is added.
    /// - Throws: `ValidationError` that says what is wrong with the record.
    package func parse(_ record: [UInt8], for asked: inout AskedForms) throws -> [NewTask] {
        try read(record).drafts.map { draft in
            for (number, form) in draft.forms { asked.add(try form.validated(), ofFile: number) }
            return try draft.validated(for: asked)
        }
    }

    /// A record that is a file of its own.
    package func parse(_ record: [UInt8]) throws -> [NewTask] {
        var asked = AskedForms()
        return try parse(record, for: &asked)
    }

    /// The format of that name.
    ///
    /// - Throws: `ValidationError` that lists the names.
    package static func named(_ name: String) throws(ValidationError) -> ImportFormat {
        guard let format = all.first(where: { $0.name == name }) else {
            throw ValidationError(
                pointer: "?format", code: "unknownFormat",
                message: "There is no import format ‘\(name.prefix(40))’. Use \(names).")
        }
        return format
    }

    /// "podium, hh or trl"
    package static var names: String {
        all.dropLast().map(\.name).joined(separator: ", ") + " or " + (all.last?.name ?? "")
    }

    /// Every format with its shape, for a help text.
    package static var help: String { FormatHelp.table(all.map { ($0.name, $0.summary + "\n" + $0.shape) }) }
}

/// Formats as a table of two columns for a terminal.
enum FormatHelp {
    static func table(_ rows: [(name: String, text: String)]) -> String {
        let width = 1 + (rows.map(\.name.count).max() ?? 0)
        return rows.map { name, text in
            let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
            return lines.enumerated().map { index, line in
                (index == 0 ? name : "").padding(toLength: width, withPad: " ", startingAt: 0) + line
            }.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}

extension [String: KeptValue] {
    /// Whether it has all of these fields, be they null.
    func has(_ names: [String]) -> Bool { names.allSatisfy { self[$0] != nil } }
}
