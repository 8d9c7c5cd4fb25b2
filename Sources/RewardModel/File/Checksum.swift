/// CRC-64/XZ (ECMA-182, reflected): finds every flipped bit, every burst of up to 64 bits, and with certainty
/// 1 − 2⁻⁶⁴ anything else that happens to a file by accident. Not a signature.
enum Checksum {
    static func crc64(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var sum = UInt64.max
        for byte in bytes {
            sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8)
        }
        return ~sum
    }

    private static let table: [UInt64] = (0..<256).map { byte in
        (0..<8).reduce(UInt64(byte)) { sum, _ in
            sum & 1 == 1 ? 0xC96C_5795_D787_0F42 ^ (sum >> 1) : sum >> 1
        }
    }
}
