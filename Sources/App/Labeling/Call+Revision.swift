import HTTPServer
import Storage

extension Call {
    /// The revisions that the caller's work was made on, from `If-Match`, one of which must be the present one; nil where
    /// it does not matter. A tag that is no revision is that of none.
    ///
    /// - Throws: `HTTPError` 412 for `If-None-Match`: whether a draft or a ranking is there, no revision tells.
    var baseRevisions: Set<Int>? {
        get throws {
            try request.expectNone(of: .ifNoneMatch)
            let named: Set<Version<Assignment>>? = try versions()
            return named.map { Set($0.compactMap { Int($0.description) }) }
        }
    }
}

extension Response {
    /// The same with its revision as `ETag`, for the `If-Match` of the next change.
    func tagged(_ revision: Int) -> Response {
        tagged(Version<Assignment>("\(revision)"))
    }
}
