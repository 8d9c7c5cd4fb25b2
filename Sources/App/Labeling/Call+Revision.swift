import Foundation
import HTTPServer
import HTTPTypes

extension Call {
    /// The revision that the caller's work was made on, from `If-Match` (RFC 9110, section 13.1.1); nil where it does not
    /// matter. A tag that is no revision is that of none.
    var baseRevision: Int? {
        guard let tag = request.headerFields[.ifMatch], tag != "*" else { return nil }
        return Int(tag.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))) ?? -1
    }
}

extension Response {
    /// The same with its revision as `ETag`, for the `If-Match` of the next change.
    func tagged(_ revision: Int) -> Response {
        var response = self
        response.headerFields[.eTag] = "\"\(revision)\""
        return response
    }
}
