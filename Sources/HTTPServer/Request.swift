import HTTPTypes

/// A request as handlers see it: checked, decoded, and with the captures of its route.
public struct Request: Sendable {
    private let storage: Storage
    /// Captures of the route pattern, percent-decoded.
    public internal(set) var parameters: RouteParameters
    /// The body; read it with `collect()` or `for try await`.
    public internal(set) var body: RequestBody

    /// Request id, also in the `X-Request-Id` field of the response and in the log.
    public var id: String { storage.id }
    /// The method.
    public var method: HTTPRequest.Method { storage.head.method }
    /// Percent-decoded once, without the query and without the base path.
    public var path: String { storage.path }
    /// As received.
    public var target: String { storage.head.target }
    /// Decoded items of the query.
    public var query: QueryItems { QueryItems(encoded: storage.head.query) }
    /// Header fields as received.
    public var headerFields: HTTPFields { storage.head.fields }
    /// Address of the client, as a trusted proxy tells it or as the socket has it: `127.0.0.1`.
    public var remoteAddress: String { storage.client.address }
    /// Whether the client speaks TLS, to this server or to a trusted proxy.
    public var isSecure: Bool { storage.client.isSecure }
    /// Authority that the client asked for, as a trusted proxy tells it or as the `Host` field has it:
    /// `example.org:8080`.
    public var host: String { storage.client.host }
    /// Where on its host the client finds the service.
    public var basePath: BasePath { storage.client.basePath }
    /// Whether a proxy on the way has left a trace, trusted or not. A proxy may leave none.
    public var isForwarded: Bool {
        [.forwarded, .via, .xForwardedFor, .xForwardedHost, .xForwardedProto, .xRealIP].contains {
            storage.head.fields.contains($0)
        }
    }

    /// An absolute URL of the service, as this client can open it: `https://example.org/podium/login.html`.
    /// - Parameter path: Absolute, as the routes have it: `/login.html`.
    public func url(_ path: String) -> String {
        "\(isSecure ? "https" : "http")://\(host)\(basePath.path(path))"
    }

    /// A request in memory, for ``Router/respond(to:)``.
    /// - Parameters:
    ///   - path: As on the wire: percent-encoded, with the query if any.
    public init(
        method: HTTPRequest.Method = .get, path: String, headerFields: HTTPFields = [:], body: [UInt8] = [],
        remoteAddress: String = "127.0.0.1", isSecure: Bool = false, basePath: BasePath = .root
    ) {
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let rawPath = parts.first.map(String.init) ?? "/"
        let head = RequestHead(
            method: method, target: path, path: rawPath, query: parts.count > 1 ? String(parts[1]) : "",
            minorVersion: 1, fields: headerFields, authority: headerFields[.hostField] ?? "localhost",
            framing: body.isEmpty ? .none : .fixed(body.count), keepAlive: true, expectsContinue: false)
        self.init(
            id: RequestID.random(), head: head, path: PercentEncoding.decode(rawPath) ?? rawPath,
            client: Client(
                address: remoteAddress, isSecure: isSecure, host: head.authority, basePath: basePath),
            parameters: .init(), body: RequestBody(body))
    }

    init(
        id: String, head: RequestHead, path: String, client: Client, parameters: RouteParameters, body: RequestBody
    ) {
        storage = Storage(id: id, head: head, path: path, client: client)
        self.parameters = parameters
        self.body = body
    }

    /// Still percent-encoded, for matching segment by segment.
    var encodedPath: String { storage.head.path }

    private final class Storage: Sendable {
        let id: String
        let head: RequestHead
        let path: String
        let client: Client

        init(id: String, head: RequestHead, path: String, client: Client) {
            self.id = id
            self.head = head
            self.path = path
            self.client = client
        }
    }
}

/// Ids that fit into a `String` without an allocation: 13 characters, 64 bits.
enum RequestID {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func random() -> String { text(UInt64.random(in: .min ... .max)) }

    /// A bijection of the counter that looks random (the finaliser of SplitMix64, Steele et al. 2014): ids of one
    /// sequence never repeat.
    static func mixed(_ counter: UInt64) -> String {
        var mixed = counter &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return text(mixed ^ (mixed >> 31))
    }

    private static func text(_ value: UInt64) -> String {
        String(unsafeUninitializedCapacity: 13) { buffer in
            for position in 0..<13 {
                buffer[position] = alphabet[Int(value >> (5 * UInt64(position)) & 31)]
            }
            return 13
        }
    }
}
