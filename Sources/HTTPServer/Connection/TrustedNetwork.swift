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
