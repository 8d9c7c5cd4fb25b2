import HTTPTypes

/// Fields that tell browsers to be strict; a handler that sets one of them wins. `X-Content-Type-Options: nosniff` is sent
/// always.
public struct SecurityHeaders: Sendable {
    /// On `text/html`: what a page may load and run, and that no one frames it (CSP Level 3).
    public var contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    /// On `text/html`: features that a page may use.
    public var permissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), usb=()"
    /// On `text/html`: what other sites learn from links.
    public var referrerPolicy = "same-origin"
    /// Under TLS on everything: for how long browsers come back by TLS only (RFC 6797 §6.1). Nil to leave it out.
    public var strictTransportSecurity: String? = "max-age=31536000"

    /// The defaults.
    public init() {}
}

/// ``SecurityHeaders`` as bytes.
struct EncodedSecurityHeaders: Sendable {
    private let page: [(name: HTTPField.Name, line: [UInt8])]
    private let strictTransport: [UInt8]

    init(_ headers: SecurityHeaders) {
        page = [
            (.contentSecurityPolicy, headers.contentSecurityPolicy), (.permissionsPolicy, headers.permissionsPolicy),
            (.referrerPolicy, headers.referrerPolicy), (.xFrameOptions, "DENY"),
        ].map { ($0, Array("\($0.rawName): \($1)\r\n".utf8)) }
        strictTransport =
            headers.strictTransportSecurity.map { Array("Strict-Transport-Security: \($0)\r\n".utf8) } ?? []
    }

    func append(to output: inout [UInt8], beside fields: HTTPFields, isSecure: Bool) {
        if isSecure, !fields.contains(.strictTransportSecurity) { output.append(contentsOf: strictTransport) }
        guard let type = fields.first(.contentType), type.utf8.starts(with: "text/html".utf8) else { return }
        for (name, line) in page where !fields.contains(name) { output.append(contentsOf: line) }
    }
}

extension HTTPFields {
    /// Value of the first field of this name, without joining several.
    func first(_ name: HTTPField.Name) -> String? {
        for field in self where field.name == name { return field.value }
        return nil
    }
}
