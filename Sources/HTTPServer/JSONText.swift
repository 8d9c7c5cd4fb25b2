/// Writes the small JSON of problems and access logs without reflection (RFC 8259).
struct JSONText {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init() {}

    mutating func endLine() {
        bytes.append(ByteClass.lf)
        needsComma = false
    }

    mutating func removeAll() { bytes = [] }

    mutating func object(_ members: (inout JSONText) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        members(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
        needsComma = true
    }

    mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        bytes.append(decimal: value)
        needsComma = true
    }

    /// RFC 3339 in UTC, out of a text for the second.
    mutating func timeMember(_ name: StaticString, _ second: String, milliseconds: Int) {
        key(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(text: second)
        bytes.append(UInt8(ascii: "."))
        for digit in [milliseconds / 100, milliseconds / 10 % 10, milliseconds % 10] {
            bytes.append(UInt8(digit + 48))
        }
        bytes.append("Z\"")
        needsComma = true
    }

    mutating func array<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout JSONText, Element) -> Void
    ) {
        key(name)
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(&self, element)
        }
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    private mutating func key(_ name: StaticString) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { text in
            if text.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
                bytes.append(contentsOf: text)
            } else {
                for byte in text { escape(byte) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C:
            bytes.append(0x5C)
            bytes.append(byte)
        case 0..<0x20:
            bytes.append("\\u00")
            bytes.append(hexadecimalDigit: byte >> 4)
            bytes.append(hexadecimalDigit: byte & 15)
        default: bytes.append(byte)
        }
    }
}

extension [UInt8] {
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func append(text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    /// Decimal digits of a number.
    mutating func append(decimal value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = value.magnitude
        repeat {
            append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }

    mutating func append(hexadecimal value: Int) {
        let digits = Swift.max(1, (67 - value.leadingZeroBitCount) / 4)
        for digit in (0..<digits).reversed() { append(hexadecimalDigit: UInt8(value >> (digit * 4) & 15)) }
    }

    mutating func append(hexadecimalDigit digit: UInt8) {
        append(digit < 10 ? digit + 0x30 : digit - 10 + 0x61)
    }
}
