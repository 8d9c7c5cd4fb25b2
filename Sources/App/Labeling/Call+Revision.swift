import HTTPServer
import Storage

extension Call {
    /// The revision that the caller's work was made on, from `If-Match`; nil where it does not matter. Of several the
    /// newest; a tag that is no revision is that of none.
    var baseRevision: Int? {
        let named: Set<Version<Assignment>>? = versions()
        return named.map { $0.compactMap { Int($0.description) }.max() ?? -1 }
    }
}

extension Response {
    /// The same with its revision as `ETag`, for the `If-Match` of the next change.
    func tagged(_ revision: Int) -> Response {
        tagged(Version<Assignment>("\(revision)"))
    }
}
