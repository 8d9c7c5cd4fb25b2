internal import Foundation

/// Where tries come from that are taken as one source: an IPv4 address, or the /64 of an IPv6 address, which is what a
/// single household or machine is given (RFC 6177) and may change its addresses within at will.
struct ClientNetwork: Hashable {
    /// 4 bytes, 8 bytes, or the UTF-8 of what is no address.
    let bytes: [UInt8]

    /// - Parameter address: as the server tells it: `192.0.2.7`, `2001:db8::1`, or `unknown`.
    init(address: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, address, &v4) == 1 {
            bytes = withUnsafeBytes(of: &v4) { Array($0) }
        } else if inet_pton(AF_INET6, address, &v6) == 1 {
            let all = withUnsafeBytes(of: &v6) { Array($0) }
            // ::ffff:192.0.2.7 is the IPv4 address in other clothes (RFC 4291, section 2.5.5.2).
            bytes =
                all.prefix(10).allSatisfy { $0 == 0 } && all[10...11] == [255, 255]
                ? Array(all[12...]) : Array(all[..<8])
        } else {
            bytes = Array(address.utf8)
        }
    }
}
