import HTTPTypes

/// The request line and fields of one request, already checked: framing and authority are settled before a handler
/// or a router sees them.
struct RequestHead: Sendable {
    var method: HTTPRequest.Method
    /// As received.
    var target: String
    /// Still percent-encoded, always starting with "/" (or the asterisk of `OPTIONS *`).
    var path: String
    /// Still encoded; without the question mark.
    var query: String
    /// Minor version: 0 or 1. HTTP/1.2 and later count as 1 (RFC 9110 §2.5).
    var minorVersion: Int
    var fields: HTTPFields
    /// Of an absolute target, else of the Host field (RFC 9112 §3.2.2).
    var authority: String
    var framing: BodyFraming
    /// Whether the client lets the connection live on (RFC 9112 §9.3).
    var keepAlive: Bool
    /// The client waits for `100 Continue` before it sends the body (RFC 9110 §10.1.1).
    var expectsContinue: Bool
}

/// How the length of the request body is known (RFC 9112 §6.3).
enum BodyFraming: Sendable, Equatable {
    case none
    case fixed(Int)
    case chunked
}
