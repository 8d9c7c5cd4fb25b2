import HTTPTypes

/// In which fields trusted proxies tell who their client is and what it asked for.
public enum ProxyFields: String, Sendable, CaseIterable {
    /// `X-Forwarded-For`, `-Proto` and `-Host`, as nginx, Caddy, HAProxy and most others set them.
    case xForwarded = "x-forwarded"
    /// `Forwarded` (RFC 7239).
    case forwarded
}

/// Who sent a request and how it reached us, seen through trusted proxies.
struct Client: Sendable {
    var address: String
    var isSecure: Bool
    /// Authority that it asked for.
    var host: String
    var basePath: BasePath

    /// What a client is called whose address its proxy does not tell.
    static let unknownAddress = "unknown"

    init(address: String, isSecure: Bool, host: String, basePath: BasePath = .root) {
        self.address = address
        self.isSecure = isSecure
        self.host = host
        self.basePath = basePath
    }

    /// What the socket says, or the proxies if they are trusted.
    /// - Parameter socket: The peer's own view: its address, TLS or not, the `Host` field, the configured base path.
    init(
        socket: Client, peer: PeerAddress, fields: HTTPFields, trusted: [TrustedNetwork],
        proxyFields: ProxyFields = .xForwarded
    ) {
        self = socket
        guard trusted.contains(where: { $0.contains(peer) }) else { return }
        if let prefix = fields[.xForwardedPrefix].flatMap({ BasePath($0.trimmingBlanks()) }) { basePath = prefix }
        switch proxyFields {
        case .forwarded: follow((fields[.forwarded] ?? "").split(separator: ",").map { Hop(element: $0) }, trusted)
        case .xForwarded: follow(Self.hops(of: fields), trusted)
        }
    }

    /// What one proxy says about its client.
    fileprivate struct Hop {
        var address: String?
        var proto: String?
        var host: String?
    }

    /// Walks the chain of proxies from ours outwards and stops at the first address that is not trusted: whatever is
    /// beyond it could be made up. Only the fields that our proxies own are looked at: they hand the others on as the
    /// client sent them.
    private mutating func follow(_ hops: [Hop], _ trusted: [TrustedNetwork]) {
        for hop in hops.reversed() {
            if let proto = hop.proto { isSecure = proto.lowercased() == "https" }
            if let host = hop.host, !host.isEmpty, host.utf8.allSatisfy(ByteClass.isAuthority) { self.host = host }
            guard let text = hop.address else { continue }
            guard let address = PeerAddress(text) else {
                self.address = Self.unknownAddress
                return
            }
            self.address = address.text
            if !trusted.contains(where: { $0.contains(address) }) { return }
        }
    }

    /// One hop an address. Proxies that set scheme and host anew, instead of adding to a list, mean the client's own.
    private static func hops(of fields: HTTPFields) -> [Hop] {
        let addresses = list(fields[.xForwardedFor])
        let protos = list(fields[.xForwardedProto])
        let hosts = list(fields[.xForwardedHost])
        // A proxy that tells no address may still tell the rest.
        guard !addresses.isEmpty else { return [Hop(proto: protos.last, host: hosts.last)] }
        return addresses.enumerated().map { index, address in
            Hop(
                address: node(address), proto: protos.count == addresses.count ? protos[index] : protos.last,
                host: hosts.count == addresses.count ? hosts[index] : hosts.last)
        }
    }

    private static func list(_ value: String?) -> [String] {
        (value ?? "").split(separator: ",").map { $0.trimmingBlanks() }
    }

    /// An address without brackets and port.
    fileprivate static func node(_ text: String) -> String {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return String(text[text.index(after: text.startIndex)..<end])
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[0]) : text
    }
}

extension Client.Hop {
    /// `for="[2001:db8::1]:4711";proto=https;host=example.org` (RFC 7239 §4). An element without `for` tells nothing
    /// about an address, so nothing beyond it is believed.
    init(element text: Substring) {
        address = ""
        for pair in text.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = String(parts[1].trimmingBlanks().filter { $0 != "\"" })
            switch parts[0].trimmingBlanks().lowercased() {
            case "for": address = Client.node(value)
            case "proto": proto = value
            case "host": host = value
            default: break
            }
        }
    }
}
