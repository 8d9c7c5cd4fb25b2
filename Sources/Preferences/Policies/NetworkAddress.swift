/// The number of a host on a network, and whether Podium may ask it.
///
/// Servers on this machine and in the same network are what a self-hosted service asks most. What it never asks is what
/// stands in no admin's plan and gives secrets away: link-local addresses, where clouds keep a machine's credentials, their
/// metadata service by its other addresses, and addresses that are none of a single host.
public enum NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four bytes, as they go over the network.
    case v4(UInt32)
    /// Sixteen bytes, as they go over the network.
    case v6(UInt64, UInt64)

    /// `127.0.0.1`, or eight groups of hexadecimal digits.
    public var description: String {
        switch self {
        case .v4(let bits): stride(from: 24, through: 0, by: -8).map { "\(bits >> $0 & 0xFF)" }.joined(separator: ".")
        case .v6(let high, let low):
            [high, low].flatMap { half in
                stride(from: 48, through: 0, by: -16).map { String(half >> $0 & 0xFFFF, radix: 16) }
            }.joined(separator: ":")
        }
    }

    /// Why it may not be asked; nil: it may.
    public var refusal: String? {
        switch self {
        case .v4(let bits): Self.refusal(v4: bits)
        case .v6(let high, let low): Self.refusal(v6: high, low)
        }
    }

    private static func refusal(v4 bits: UInt32) -> String? {
        switch bits {
        case 0xA9FE_0000...0xA9FE_FFFF: "is link-local"
        // Alibaba Cloud's metadata service.
        case 0x6464_64C8: "belongs to a cloud's metadata service"
        case 0x0000_0000...0x00FF_FFFF, 0xE000_0000...0xFFFF_FFFF: "is no address of a single host"
        default: nil
        }
    }

    private static func refusal(v6 high: UInt64, _ low: UInt64) -> String? {
        let embedded = UInt32(truncatingIfNeeded: low)
        switch (high, low) {
        case (0, 0): return "is no address of a single host"
        case (0, 1): return nil
        // IPv4 in IPv6: mapped, compatible, translated.
        case (0, 0x0000_FFFF_0000_0000...0x0000_FFFF_FFFF_FFFF), (0, 0...0xFFFF_FFFF),
            (0, 0xFFFF_0000_0000_0000...0xFFFF_0000_FFFF_FFFF), (0x0064_FF9B_0000_0000, 0...0xFFFF_FFFF):
            return refusal(v4: embedded)
        // Amazon's metadata service.
        case (0xFD00_0EC2_0000_0000...0xFD00_0EC2_FFFF_FFFF, _): return "belongs to a cloud's metadata service"
        default: break
        }
        switch high >> 48 {
        // 6to4 has the IPv4 address behind its first two bytes.
        case 0x2002: return refusal(v4: UInt32(truncatingIfNeeded: high >> 16))
        case 0xFE80...0xFEBF: return "is link-local"
        case 0xFF00...0xFFFF: return "is no address of a single host"
        default: return nil
        }
    }
}
