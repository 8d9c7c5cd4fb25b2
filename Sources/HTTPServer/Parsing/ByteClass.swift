/// Character classes of the HTTP grammar.
enum ByteClass {
    static let cr: UInt8 = 0x0D
    static let lf: UInt8 = 0x0A
    static let space: UInt8 = 0x20
    static let tab: UInt8 = 0x09
    static let colon: UInt8 = 0x3A

    /// `tchar` of RFC 9110 §5.6.2.
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool { contains(0x03FF_6CFA_0000_0000, 0x57FF_FFFF_C7FF_FFFE, byte) }

    /// VCHAR, obs-text, space and tab: what a field value may hold (RFC 9110 §5.5).
    @inline(__always)
    static func isFieldValue(_ byte: UInt8) -> Bool { (byte >= 0x20 && byte != 0x7F) || byte == tab }

    /// Visible ASCII other than "#": a fragment is never sent (RFC 9112 §3.2). A few characters that browsers leave
    /// unencoded are outside the URI grammar and harmless here, such as "|" in a query.
    @inline(__always)
    static func isTarget(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#") }

    /// What may stand in the authority component: reg-name, IP literal and port (RFC 3986 §3.2), without user info.
    @inline(__always)
    static func isAuthority(_ byte: UInt8) -> Bool { contains(0x2FFF_7FF2_0000_0000, 0x47FF_FFFE_AFFF_FFFE, byte) }

    /// Unreserved characters of a URI (RFC 3986 §2.3).
    static func isUnreserved(_ byte: UInt8) -> Bool { contains(0x03FF_6000_0000_0000, 0x47FF_FFFE_87FF_FFFE, byte) }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Value of a hexadecimal digit, or nil.
    @inline(__always)
    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// Membership of the 128 ASCII characters, one bit each; constants, so that no byte pays for a lazy global.
    @inline(__always)
    private static func contains(_ low: UInt64, _ high: UInt64, _ byte: UInt8) -> Bool {
        byte < 64 ? low >> UInt64(byte) & 1 != 0 : byte < 128 && high >> UInt64(byte - 64) & 1 != 0
    }
}
