import HTTPServer
import HTTPTypes

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
