import HTTPServer
import HTTPTypes
import Storage

/// The versions of what is changed: sent as `ETag`, and sent back as `If-Match` with a change that must not undo somebody
/// else's (RFC 9110, section 13.1.1), or left out for `If-None-Match: *` by whoever means to make something new (13.1.2). A
/// route that does so says `versioned` in its contract.
extension Call {
    /// The versions that the caller made the change on, one of which must be the present one; nil: any will do.
    ///
    /// - Parameter none: the version while there is nothing yet; nil: there is always something.
    /// - Throws: `HTTPError` 412 for `If-None-Match` with anything but `*`, beside `If-Match`, or where there is always
    ///   something.
    func versions<Owner>(ofNone none: String? = nil) throws -> Set<Version<Owner>>? {
        if let condition = request.headerFields[.ifNoneMatch] {
            guard Substring(condition).trimmingBlanks() == "*", let none, request.headerFields[.ifMatch] == nil else {
                throw HTTPError.notSupported(.ifNoneMatch)
            }
            return [Version(none)]
        }
        guard let list = request.headerFields[.ifMatch] else { return nil }
        let tags = list.split(separator: ",").map { $0.trimmingBlanks() }
        // Whatever is found at all fits.
        guard tags != ["*"] else { return nil }
        return Set(tags.compactMap(Self.version))
    }

    /// A weak tag stands for the same version: proxies that compress an answer weaken its tag, and it is a version of
    /// values, not of bytes.
    private static func version<Owner>(of tag: Substring) -> Version<Owner>? {
        let quoted = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
        guard quoted.count >= 2, quoted.hasPrefix("\""), quoted.hasSuffix("\"") else { return nil }
        return Version(String(quoted.dropFirst().dropLast()))
    }
}

extension Response {
    /// The same with the version of what it shows.
    func tagged<Owner>(_ version: Version<Owner>) -> Response {
        var response = self
        response.headerFields[.eTag] = "\"\(version)\""
        return response
    }
}

extension Request {
    /// A condition that a route does not look at would be ignored in silence, and somebody else's change undone.
    ///
    /// - Throws: `HTTPError` 412, as for a condition that does not hold.
    func expectNone(of conditions: HTTPField.Name...) throws {
        if let condition = conditions.first(where: { headerFields[$0] != nil }) {
            throw HTTPError.notSupported(condition)
        }
    }
}

extension HTTPError {
    fileprivate static func notSupported(_ condition: HTTPField.Name) -> HTTPError {
        HTTPError(
            status: .preconditionFailed, code: "conditionNotSupported",
            message: "This route cannot keep to this \(condition). Leave it out.")
    }
}

private extension Substring {
    func trimmingBlanks() -> Substring {
        var text = self
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
