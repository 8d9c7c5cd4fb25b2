/// Where links lead.
enum Address {
    /// Whether a page may offer the address: of the web or of mail. Any other would run code, or lead around in Podium's own
    /// pages.
    static func isSafe(_ address: [UInt8]) -> Bool { isRemote(address) || has("mailto:", address) }

    static func isRemote(_ address: [UInt8]) -> Bool { has("https://", address) || has("http://", address) }

    /// As the value of an attribute.
    static func encoded(_ address: [UInt8]) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in address {
            switch byte {
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case _ where byte.isAlphanumeric || "-_.~!*'();:@=+$,/?#[]%".utf8.contains(byte): result.append(byte)
            default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func has(_ scheme: String, _ address: [UInt8]) -> Bool {
        address.prefix(scheme.utf8.count).map { $0 < 0x80 && $0.isLetter ? $0 | 0x20 : $0 }.elementsEqual(scheme.utf8)
    }
}

/// A picture that is written out in its address: `data:image/png;base64,…`.
package struct EmbeddedPicture {
    /// "PNG, 27 kB".
    package let description: String
    /// Whether a page may show it: of a kind that is pixels and nothing else, and not too large.
    package let canBeShown: Bool

    private static let largest = 4_000_000
    private static let kinds = ["png": "PNG", "jpeg": "JPEG", "jpg": "JPEG", "webp": "WebP"]

    /// Nil where the address leads elsewhere.
    package init?(_ address: [UInt8]) {
        guard address.prefix(5).elementsEqual("data:".utf8) else { return nil }
        let head = String(
            decoding: address[5...].prefix(64).prefix { $0 != UInt8(ascii: ",") && $0 >= 0x21 }, as: UTF8.self)
        let data = address.dropFirst(5 + head.utf8.count + 1)
        let type = head.split(separator: ";").first.map(String.init) ?? ""
        let isEncoded = head.hasSuffix(";base64")
        let bytes = isEncoded ? data.count { $0 != UInt8(ascii: "=") } * 3 / 4 : data.count
        let kind = type.hasPrefix("image/") ? Self.kinds[String(type.dropFirst(6)).lowercased()] : nil
        description = "\(kind ?? (type.isEmpty ? "data" : type)), \(Self.size(bytes))"
        let isBase64 = data.allSatisfy { $0.isAlphanumeric || "+/=".utf8.contains($0) }
        canBeShown = kind != nil && head == "\(type);base64" && isBase64 && bytes <= Self.largest
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 1000 ? "\(bytes) bytes" : "\((bytes + 500) / 1000) kB"
    }
}
