import HTTPTypes

/// The request line and fields of one request, already checked: framing and authority are settled before a handler
/// or a router sees them. A class, since it is handed on several times and never changed.
final class RequestHead: Sendable {
    let method: HTTPRequest.Method
    /// As received.
    let target: String
    /// Still percent-encoded, always starting with "/" (or the asterisk of `OPTIONS *`).
    let path: String
    /// Still encoded; without the question mark.
    let query: String
    /// Minor version: 0 or 1. HTTP/1.2 and later count as 1 (RFC 9110 §2.5).
    let minorVersion: Int
    let fields: HTTPFields
    /// Of an absolute target, else of the Host field (RFC 9112 §3.2.2).
    let authority: String
    let framing: BodyFraming
    /// Whether the client lets the connection live on (RFC 9112 §9.3).
    let keepAlive: Bool
    /// The client waits for `100 Continue` before it sends the body (RFC 9110 §10.1.1).
    let expectsContinue: Bool

    init(
        method: HTTPRequest.Method, target: String, path: String, query: String, minorVersion: Int, fields: HTTPFields,
        authority: String, framing: BodyFraming, keepAlive: Bool, expectsContinue: Bool
    ) {
        self.method = method
        self.target = target
        self.path = path
        self.query = query
        self.minorVersion = minorVersion
        self.fields = fields
        self.authority = authority
        self.framing = framing
        self.keepAlive = keepAlive
        self.expectsContinue = expectsContinue
    }

    /// The same with the path that the routes know.
    func routed(below base: BasePath) -> RequestHead {
        RequestHead(
            method: method, target: target, path: base.routed(path), query: query, minorVersion: minorVersion,
            fields: fields, authority: authority, framing: framing, keepAlive: keepAlive,
            expectsContinue: expectsContinue)
    }
}

/// How the length of the request body is known (RFC 9112 §6.3).
enum BodyFraming: Sendable, Equatable {
    case none
    case fixed(Int)
    case chunked
}
