import HTTPTypes

/// A failure as the client sees it: an RFC 9457 problem. The one error type of this target.
public struct HTTPError: Error {
    /// What is wrong with one value of a request.
    public struct Issue: Codable, Sendable, Hashable {
        /// JSON pointer into the request body (RFC 6901), "" for all of it.
        public var pointer: String
        /// Stable, camelCase.
        public var code: String
        /// What is wrong and what to do.
        public var message: String

        /// One issue.
        public init(pointer: String, code: String, message: String) {
            self.pointer = pointer
            self.code = code
            self.message = message
        }
    }

    /// Status of the response.
    public var status: HTTPResponse.Status
    /// Stable, camelCase: for programs, logs and metrics.
    public var code: String
    /// What went wrong and what to do; safe to show.
    public var message: String
    /// Values that are wrong (422); the `errors` member of the problem.
    public var issues: [Issue]
    /// Fields for the response, such as `Allow` or `Retry-After`.
    public var headerFields: HTTPFields
    /// Logged with the request id, never sent.
    public var cause: (any Error)?

    /// A failure.
    public init(
        status: HTTPResponse.Status, code: String, message: String, issues: [Issue] = [],
        headerFields: HTTPFields = [:], cause: (any Error)? = nil
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.issues = issues
        self.headerFields = headerFields
        self.cause = cause
    }

    /// The problem document: `type`, `title`, `status`, `detail`, `code`, `requestId` and, if any, `errors`
    /// (RFC 9457 §3).
    public func response(requestID: String) -> Response {
        var json = JSONBytes()
        json.object { json in
            json.member("type", "about:blank")
            json.member("title", status.reasonPhrase)
            json.member("status", status.code)
            json.member("detail", message)
            json.member("code", code)
            json.member("requestId", requestID)
            if !issues.isEmpty {
                json.array("errors", issues) { json, issue in
                    json.object { json in
                        json.member("pointer", issue.pointer)
                        json.member("code", issue.code)
                        json.member("detail", issue.message)
                    }
                }
            }
        }
        var fields = headerFields
        fields[.contentType] = "application/problem+json"
        fields[.cacheControl] = "no-store"
        return Response(status: status, headerFields: fields, body: .bytes(json.bytes))
    }
}

extension HTTPError {
    /// Whether the server failed, and not the client. A method or version that nobody promised (501, 505) is the client's
    /// matter, although its status begins with a 5: any stranger may ask for one.
    var isOurs: Bool { status.code >= 500 && status != .notImplemented && status != .httpVersionNotSupported }

    /// 400: the request is not HTTP as RFC 9112 has it.
    static func malformed(_ what: String, code: String = "malformedRequest") -> HTTPError {
        HTTPError(status: .badRequest, code: code, message: "The request is malformed: \(what).")
    }

    static func fieldsTooLarge(_ advice: String) -> HTTPError {
        HTTPError(
            status: .requestHeaderFieldsTooLarge, code: "fieldsTooLarge",
            message: "The header is too large: \(advice).")
    }

    static func bodyTooLarge(_ limit: Int) -> HTTPError {
        HTTPError(
            status: .contentTooLarge, code: "bodyTooLarge", message: "The body may have at most \(limit) bytes here.")
    }

    static let notFound = HTTPError(status: .notFound, code: "notFound", message: "There is nothing at this address.")

    static func methodNotAllowed(_ allowed: String) -> HTTPError {
        HTTPError(
            status: .methodNotAllowed, code: "methodNotAllowed", message: "Use \(allowed) at this address.",
            headerFields: [.allow: allowed])
    }

    static let overloaded = HTTPError(
        status: .serviceUnavailable, code: "overloaded", message: "The server is busy: try again in a second.",
        headerFields: [.retryAfter: "1"])

    static let requestTimeout = HTTPError(
        status: .requestTimeout, code: "requestTimeout", message: "The request did not arrive in time: send it again.")

    static let plainOnSecurePort = HTTPError(
        status: .badRequest, code: "plainOnSecurePort",
        message: "This port speaks HTTPS and the request came as plain HTTP: use https:// in the address.")

    static let secureOnPlainPort = HTTPError(
        status: .badRequest, code: "secureOnPlainPort",
        message: "This port speaks plain HTTP and the request came as HTTPS: use http:// in the address.")

    static let disconnected = HTTPError(
        status: .badRequest, code: "disconnected", message: "The connection ended before the request was complete.")
}
