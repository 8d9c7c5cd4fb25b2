import HTTPTypes

/// Addresses with a common prefix, such as `10.0.0.0/8`, `::1` or `192.0.2.7`.
public struct TrustedNetwork: Sendable, Hashable {
    private let address: PeerAddress
    /// Leading bits that count, of 128.
    private let prefixLength: Int

    /// Nil when the text is not an address with an optional prefix length.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = PeerAddress(parts[0]) else { return nil }
        let bits = address.isIPv4 ? 32 : 128
        guard let length = parts.count == 2 ? Int(parts[1]) : bits, (0...bits).contains(length) else { return nil }
        self.address = address
        prefixLength = 128 - bits + length
    }

    func contains(_ other: PeerAddress) -> Bool {
        let highMask: UInt64 = prefixLength >= 64 ? .max : ~(.max >> UInt64(prefixLength))
        let lowMask: UInt64 = prefixLength <= 64 ? 0 : ~(UInt64.max >> UInt64(prefixLength - 64))
        return (address.high ^ other.high) & highMask == 0 && (address.low ^ other.low) & lowMask == 0
    }
}

/// In which fields trusted proxies tell who their client is.
public enum ProxyFields: String, Sendable, CaseIterable {
    /// `X-Forwarded-For` and `X-Forwarded-Proto`, as nginx, Caddy, HAProxy and most others set them.
    case xForwarded = "x-forwarded"
    /// `Forwarded` (RFC 7239).
    case forwarded
}

/// Who sent a request, seen through trusted proxies.
struct Client {
    var address: String
    var isSecure: Bool

    /// What a client is called whose address its proxy does not tell.
    static let unknownAddress = "unknown"

    /// Walks the chain of proxies from ours outwards and stops at the first address that is not trusted: whatever is
    /// beyond it could be made up. Only the fields that our proxies own are looked at: they hand the others on as the
    /// client sent them.
    init(
        peer: PeerAddress, text: String, isSecure: Bool, fields: HTTPFields, trusted: [TrustedNetwork],
        proxyFields: ProxyFields = .xForwarded
    ) {
        address = text
        self.isSecure = isSecure
        guard trusted.contains(where: { $0.contains(peer) }) else { return }
        var chain: [(address: String, proto: String?)] = []
        switch proxyFields {
        case .forwarded:
            chain = (fields[.forwarded] ?? "").split(separator: ",").map { Self.element($0) }
        case .xForwarded:
            let protos = (fields[.xForwardedProto] ?? "").split(separator: ",").map { $0.trimmingBlanks() }
            let addresses = (fields[.xForwardedFor] ?? "").split(separator: ",").map { $0.trimmingBlanks() }
            for (index, address) in addresses.enumerated() {
                chain.append((Self.node(address), protos.count == addresses.count ? protos[index] : protos.last))
            }
            if addresses.isEmpty, let proto = protos.last { self.isSecure = proto.lowercased() == "https" }
        }
        for hop in chain.reversed() {
            if let proto = hop.proto { self.isSecure = proto.lowercased() == "https" }
            guard let address = PeerAddress(hop.address) else {
                self.address = Self.unknownAddress
                return
            }
            self.address = address.text
            if !trusted.contains(where: { $0.contains(address) }) { return }
        }
    }

    /// `for="[2001:db8::1]:4711";proto=https` (RFC 7239 §4).
    private static func element(_ text: Substring) -> (address: String, proto: String?) {
        var address = ""
        var proto: String?
        for pair in text.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = String(parts[1].trimmingBlanks().filter { $0 != "\"" })
            switch parts[0].trimmingBlanks().lowercased() {
            case "for": address = node(value)
            case "proto": proto = value
            default: break
            }
        }
        return (address, proto)
    }

    /// An address without brackets and port.
    private static func node(_ text: String) -> String {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return String(text[text.index(after: text.startIndex)..<end])
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[0]) : text
    }
}
