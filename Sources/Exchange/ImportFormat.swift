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
    /// What one record says, and which fields of it are not read.
    ///
    /// - Throws: `ValidationError` that says what is wrong with it.
    let draft: @Sendable (_ record: [UInt8]) throws -> (draft: TaskDraft, unknown: [JSON.UnknownField])

    /// Every format, in the order in which they are offered.
    package static let all: [ImportFormat] = [.podium, .hh]

    /// One record as a task that keeps every rule.
    ///
    /// - Parameter asked: what the labelers of the project, and of the records before, were asked; what this record says
    ///   of that is added.
    /// - Throws: `ValidationError` that says what is wrong with the record.
    package func parse(_ record: [UInt8], for asked: inout AskedForms) throws -> NewTask {
        let draft = try draft(record).draft
        for (number, form) in draft.forms { asked.add(try form.validated(), ofFile: number) }
        return try draft.validated(for: asked)
    }

    /// A record that is a file of its own.
    package func parse(_ record: [UInt8]) throws -> NewTask {
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

    /// "podium or hh"
    package static var names: String { all.map(\.name).joined(separator: " or ") }

    /// Every format with its shape, for a help text.
    package static var help: String { FormatHelp.table(all.map { ($0.name, $0.summary + "\n" + $0.shape) }) }
}

/// Formats as a table of two columns for a terminal.
enum FormatHelp {
    static func table(_ rows: [(name: String, text: String)]) -> String {
        rows.map { name, text in
            let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
            return lines.enumerated().map { index, line in
                (index == 0 ? name.padding(toLength: 9, withPad: " ", startingAt: 0) : String(repeating: " ", count: 9))
                    + line
            }.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
