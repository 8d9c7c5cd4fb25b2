/// Where on its host a service lies: at the root, or below a path such as `/podium/` that a proxy gave it.
///
/// Proxies either cut the path off before they pass a request on, or leave it there; both reach the same routes. What
/// leaves the service for a browser (redirects, links, the path of cookies) carries it.
public struct BasePath: Sendable, Hashable {
    /// The root of the host.
    public static let root = BasePath(prefix: "")
    /// Longest path that is believed, in bytes.
    private static let maximumBytes = 256

    /// Without a slash at the end; "" for the root.
    let prefix: String

    private init(prefix: String) { self.prefix = prefix }

    /// `/podium/` or `/podium`, `/` for the root. Nil for a text that is not the plain path of a folder: segments of
    /// letters, digits, `-`, `.`, `_` and `~` (RFC 3986 §2.3), none empty and none of dots alone. So it can stand in a
    /// `Location` without naming another host, and in a `Set-Cookie` without beginning another attribute.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.maximumBytes, text.utf8.first == UInt8(ascii: "/") else { return nil }
        var segments = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        if segments.last?.isEmpty == true { segments.removeLast() }
        for segment in segments {
            guard segment.utf8.allSatisfy(ByteClass.isUnreserved), segment.contains(where: { $0 != "." }) else {
                return nil
            }
        }
        prefix = segments.map { "/" + $0 }.joined()
    }

    /// Whether this is the root of the host.
    public var isRoot: Bool { prefix.isEmpty }

    /// With a slash at the end: `/podium/`, or `/`. The `Path` of cookies.
    public var folder: String { prefix + "/" }

    /// An absolute path of the service as browsers know it: `/podium/login.html` for `/login.html`.
    public func path(_ path: String) -> String { prefix + path }

    /// The path of a request as the routes know it: without the prefix if a proxy left it there.
    func routed(_ path: String) -> String {
        path.hasPrefix(folder) ? String(path.dropFirst(prefix.count)) : path
    }
}
