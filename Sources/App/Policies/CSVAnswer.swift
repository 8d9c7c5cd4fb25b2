import HTTPServer
import HTTPTypes
import Preferences

extension Call {
    /// Whether the caller wants a table: by `?format=csv`, or else by what it accepts.
    ///
    /// - Throws: `ValidationError` for another format.
    var wantsCSV: Bool {
        get throws {
            switch request.query["format"] {
            case "csv": return true
            case "json": return false
            case nil: return request.headerFields[.accept]?.contains("text/csv") == true
            default:
                throw ValidationError(pointer: "?format", code: "invalidValue", message: "format is json or csv.")
            }
        }
    }
}

extension Response {
    /// A table as a download.
    static func csv(_ bytes: [UInt8], name: String) -> Response {
        Response(
            headerFields: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name).csv\"",
            ],
            body: .bytes(bytes))
    }
}
