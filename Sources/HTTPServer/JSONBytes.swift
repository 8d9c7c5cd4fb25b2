/// Writes JSON without reflection (RFC 8259): of problems and access logs, and of answers that are made thousands of
/// times a second. Members stand in the order in which they are written.
package struct JSONBytes {
    /// UTF-8.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// - Parameter capacity: about how many bytes will be written; more make it grow.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    package mutating func object<Failure: Error>(_ members: (inout JSONBytes) throws(Failure) -> Void) throws(Failure) {
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        try members(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    package mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        bytes.append(json: value)
        needsComma = true
    }

    package mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        bytes.append(decimal: value)
        needsComma = true
    }

    /// - Parameter value: a finite number.
    package mutating func member(_ name: StaticString, _ value: Double) {
        key(name)
        bytes.append(text: value.description)
        needsComma = true
    }

    /// - Parameter values: finite numbers.
    package mutating func member(_ name: StaticString, _ values: some Sequence<Double>) {
        array(name, Array(values)) { $0.bytes.append(text: $1.description) }
    }

    package mutating func member<Failure: Error>(
        _ name: StaticString, object members: (inout JSONBytes) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try object(members)
    }

    /// - Parameter json: a complete JSON value in UTF-8.
    package mutating func member(_ name: StaticString, json: [UInt8]) {
        key(name)
        bytes.append(contentsOf: json)
        needsComma = true
    }

    package mutating func array<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout JSONBytes, Element) -> Void
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
        bytes.append(needsComma ? ",\"" : "\"")
        bytes.append(name)
        bytes.append("\":")
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
        let magnitude = value.magnitude
        var divisor: UInt = 1
        while magnitude / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(truncatingIfNeeded: magnitude / divisor % 10) + 0x30)
            divisor /= 10
        }
    }

    /// The last decimal digits of a number, with zeros before it.
    mutating func append(digits value: Int, _ count: Int) {
        for position in (0..<count).reversed() {
            var rest = value
            for _ in 0..<position { rest /= 10 }
            append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
        }
    }

    /// A JSON string.
    mutating func append(json value: String) {
        append("\"")
        var value = value
        value.withUTF8 { text in
            var start = 0
            for (position, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                append(contentsOf: text[start..<position])
                append(escaped: byte)
                start = position + 1
            }
            append(contentsOf: text[start...])
        }
        append("\"")
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case ByteClass.lf: append("\\n")
        default:
            append("\\u00")
            append(hexadecimalDigit: byte >> 4)
            append(hexadecimalDigit: byte & 15)
        }
    }

    mutating func append(hexadecimal value: Int) {
        let digits = Swift.max(1, (67 - value.leadingZeroBitCount) / 4)
        for digit in (0..<digits).reversed() { append(hexadecimalDigit: UInt8(value >> (digit * 4) & 15)) }
    }

    mutating func append(hexadecimalDigit digit: UInt8) {
        append(digit < 10 ? digit + 0x30 : digit - 10 + 0x61)
    }
}
