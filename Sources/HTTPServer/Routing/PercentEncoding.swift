/// Percent-encoding of URIs (RFC 3986 §2.1).
enum PercentEncoding {
    /// Decodes once. Nil where a percent sign is not followed by two digits, a NUL comes out, or the result is not UTF-8.
    static func decode(_ text: String, plusIsSpace: Bool = false) -> String? {
        let plus = UInt8(ascii: "+")
        let percent = UInt8(ascii: "%")
        var text = text
        let needsWork = text.withUTF8 { bytes in
            bytes.contains { $0 == percent || (plusIsSpace && $0 == plus) }
        }
        guard needsWork else { return text }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.utf8.count)
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            if byte == percent {
                guard let high = bytes.next().flatMap(ByteClass.hexValue),
                    let low = bytes.next().flatMap(ByteClass.hexValue), high | low != 0
                else { return nil }
                decoded.append(high << 4 | low)
            } else {
                decoded.append(plusIsSpace && byte == plus ? ByteClass.space : byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }
}
