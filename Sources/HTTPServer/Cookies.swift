import HTTPTypes

/// The cookies of a request (RFC 6265 §5.4), by name.
public struct Cookies: Sendable {
    private let fields: [String]

    init(_ headerFields: HTTPFields) { fields = headerFields[values: .cookie] }

    /// Value of the first cookie of this name. A browser sends the one with the longest path first.
    public subscript(name: String) -> String? {
        for field in fields {
            for pair in field.split(separator: ";") {
                let halves = pair.split(separator: "=", maxSplits: 1)
                if halves.count == 2, halves[0].trimmingBlanks() == name { return halves[1].trimmingBlanks() }
            }
        }
        return nil
    }
}

extension Request {
    /// Cookies that the browser sent.
    public var cookies: Cookies { Cookies(headerFields) }
}

/// A cookie that nobody but this service can set or read: not for scripts, not sent along from other sites' pages.
///
/// Under TLS its name has the prefix that browsers guard: `__Host-` at the root of a host, so that neither a sister
/// domain nor a plain connection can plant one, and `__Secure-` below a path, since `__Host-` demands `Path=/`
/// (RFC 6265bis §4.1.3).
public struct PrivateCookie: Sendable {
    /// Name without a prefix: what plain HTTP has.
    public let name: String

    /// - Precondition: `name` is a token (RFC 9110 §5.6.2).
    public init(name: String) {
        precondition(!name.isEmpty && name.utf8.allSatisfy(ByteClass.isToken), "\(name) is not a token")
        self.name = name
    }

    /// The name that holds for a request: it depends on how the client came.
    public func name(for request: Request) -> String {
        guard request.isSecure else { return name }
        return (request.basePath.isRoot ? "__Host-" : "__Secure-") + name
    }

    /// Its value in a request. Only the name that is due counts: under TLS a cookie without a prefix may be anybody's.
    public func value(in request: Request) -> String? { request.cookies[name(for: request)] }

    /// The `Set-Cookie` field of the response to a request.
    /// - Parameters:
    ///   - value: Cookie octets (RFC 6265 §4.1.1): no blanks, quotes, commas, semicolons or backslashes.
    ///   - lifetime: Rounded down to seconds; zero takes the cookie back.
    public func setting(_ value: String, for lifetime: Duration, in request: Request) -> String {
        "\(name(for: request))=\(value); Path=\(request.basePath.folder); Max-Age=\(lifetime.components.seconds); "
            + "HttpOnly; SameSite=Strict" + (request.isSecure ? "; Secure" : "")
    }
}
