import HTTPServer
import Preferences

/// A table as CSV (RFC 4180), in UTF-8.
///
/// Texts that a spreadsheet would take for a formula begin with an apostrophe: names of policies and files are other people's
/// words. Numbers are left as they are.
struct CSVTable {
    /// What stands in a row.
    enum Cell {
        case text(String)
        case number(Double)
        case count(Int)
        case nothing
    }

    let bytes: [UInt8]

    /// - Parameter columns: empty: more rows of a table that has begun.
    init(_ columns: [String], _ rows: [[Cell]]) {
        var text = columns.isEmpty ? "" : columns.map(Self.quoted).joined(separator: ",") + "\r\n"
        for row in rows { text += row.map(Self.written).joined(separator: ",") + "\r\n" }
        bytes = Array(text.utf8)
    }

    private static func written(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(safe(text))
        case .number(let number): "\(number)"
        case .count(let count): "\(count)"
        case .nothing: ""
        }
    }

    /// What begins with one of these is a formula to some spreadsheet, also after white space.
    private static func safe(_ text: String) -> String {
        let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
        guard let first, let start = text.unicodeScalars.first else { return text }
        let isFormula = "=+-@|%\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
        return isFormula || "\t\r\n".unicodeScalars.contains(start) ? "'" + text : text
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

extension Request {
    /// Whether an answer is to be a table: `?format=csv`, or by `Accept`.
    ///
    /// - Throws: `ValidationError` for another format.
    var wantsCSV: Bool {
        get throws(ValidationError) {
            switch query["format"] {
            case "csv": return true
            case "json": return false
            case nil: return headerFields[.accept]?.contains("text/csv") == true
            default:
                throw ValidationError(pointer: "?format", code: "invalidValue", message: "format is json or csv.")
            }
        }
    }
}
