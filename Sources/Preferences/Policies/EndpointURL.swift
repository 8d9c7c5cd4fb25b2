/// The address of an OpenAI-compatible server: `http` or `https`, a host, perhaps a port and a path.
///
/// Read by hand and strictly, so that what was checked is what is asked: no user name, no query, no fragment, no character
/// that one program reads in one way and another in another.
public struct EndpointURL: Hashable, Sendable, CustomStringConvertible {
    /// Whether the connection is encrypted and the server's name proven.
    public let isSecure: Bool
    /// A name in lower case, or an address; of IPv6 without brackets.
    public let host: String
    /// The port that is connected to.
    public let port: Int
    /// Empty, or from a slash on, without one at the end: `/v1`.
    public let path: String

    /// - Returns: nil where it is no such address.
    public init?(_ text: String) {
        guard text.utf8.count <= PolicyRules.urlBytes, text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { return nil }
        var rest = text[...]
        if let scheme = Self.prefix(of: rest, "https://") {
            isSecure = true
            rest = scheme
        } else if let scheme = Self.prefix(of: rest, "http://") {
            isSecure = false
            rest = scheme
        } else {
            return nil
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard let (host, port) = Self.authority(rest[..<slash]) else { return nil }
        self.host = host
        self.port = port ?? (isSecure ? 443 : 80)
        var path = rest[slash...]
        guard path.allSatisfy({ $0.isLetter || $0.isNumber || "/-._~%+:=,@".contains($0) }), !path.contains("//"),
            !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
        else { return nil }
        while path.hasSuffix("/") { path.removeLast() }
        if path.hasSuffix(Self.call) { path.removeLast(Self.call.count) }
        self.path = String(path)
    }

    /// What is called behind the path.
    private static let call = "/chat/completions"

    /// Where an answer is asked for.
    public var chatCompletions: String { description + Self.call }

    /// Scheme, host and port: what a key is bound to.
    public var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        let isUsual = port == (isSecure ? 443 : 80)
        return "\(isSecure ? "https" : "http")://\(name)\(isUsual ? "" : ":\(port)")"
    }

    /// As it is stored and shown.
    public var description: String { origin + path }

    private static func prefix(of text: Substring, _ scheme: String) -> Substring? {
        text.lowercased().hasPrefix(scheme) ? text.dropFirst(scheme.count) : nil
    }

    private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
        var host = text
        var port: Int?
        if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
            let digits = text[text.index(after: colon)...]
            guard digits.count <= 5, digits.allSatisfy(\.isNumber), let number = Int(digits), 1...65_535 ~= number
            else { return nil }
            port = number
            host = text[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            let address = host.dropFirst().dropLast()
            guard address.contains(":"), address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
                return nil
            }
            return (address.lowercased(), port)
        }
        guard !host.isEmpty, host.utf8.count <= 253, host.first != ".", host.first != "-",
            host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" })
        else { return nil }
        return (host.lowercased(), port)
    }
}
