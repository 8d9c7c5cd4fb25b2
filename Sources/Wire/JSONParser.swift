/// Reads JSON text (RFC 8259) strictly: UTF-8, one value, no name twice in an object, no half of a surrogate pair.
///
/// One pass over the bytes; the depth is bounded, so hostile nesting cannot exhaust the stack.
struct JSONParser {
    /// Objects and lists inside one another.
    static let maximumDepth = 128

    private let bytes: UnsafeBufferPointer<UInt8>
    private let words: JSON.Words
    private var place = 0
    private var depth = 0

    /// - Throws: `JSONError` that says where the text is no JSON.
    static func parse(_ bytes: [UInt8], _ words: JSON.Words = .ofJSON) throws(JSONError) -> JSONValue {
        var result: Result<JSONValue, JSONError> = .failure(JSONError("", .emptyText, at: 0))
        bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(bytes: buffer, words)
            do throws(JSONError) {
                result = .success(try parser.document())
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, _ words: JSON.Words) {
        self.bytes = bytes
        self.words = words
    }

    private mutating func document() throws(JSONError) -> JSONValue {
        let value = try value()
        skipBlanks()
        guard place == bytes.count else { throw fault(.somethingFollows) }
        return value
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipBlanks()
        guard let byte = current else { throw fault(bytes.isEmpty ? .emptyText : .endsEarly) }
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-") where words == .ofPython && skipExactly("-Infinity"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default:
            // What Python writes and JSON does not know.
            for name in ["NaN", "Infinity"] as [StaticString] where skipExactly(name) {
                if words == .ofPython { return .null }
                throw fault(.notOfJSON, "\(name)")
            }
            throw fault(.noValue)
        }
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        try enter()
        defer { depth -= 1 }
        var fields: [JSONValue.Field] = []
        var names = NameSet()
        if skip(UInt8(ascii: "}")) { return .object([]) }
        repeat {
            skipBlanks()
            guard current == UInt8(ascii: "\"") else { throw fault(.noFieldName) }
            let start = place
            let name = try string()
            guard names.insert(name, after: fields) else {
                throw JSONError("/\(JSONPointer.escaped(name))", .twice, String(name.prefix(40)), at: start)
            }
            guard skip(UInt8(ascii: ":")) else { throw fault(.noColon) }
            fields.append(JSONValue.Field(name, try value()))
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { throw fault(.objectNotEnded) }
        return .object(fields)
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        try enter()
        defer { depth -= 1 }
        var items: [JSONValue] = []
        if skip(UInt8(ascii: "]")) { return .array([]) }
        repeat { items.append(try value()) } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { throw fault(.listNotEnded) }
        return .array(items)
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw fault(.tooDeep, "\(Self.maximumDepth)") }
        place += 1
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let count = word.utf8CodeUnitCount
        guard place + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[place + $0] == word.utf8Start[$0] })
        else { throw fault(.noValue) }
        place += count
        return value
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
    private mutating func number() throws(JSONError) -> String {
        let start = place
        if current == UInt8(ascii: "-") { place += 1 }
        if current == UInt8(ascii: "0") {
            place += 1
        } else if skipExactly("Infinity") {
            throw fault(.notOfJSON, "-Infinity")
        } else {
            try digits()
        }
        if current == UInt8(ascii: ".") {
            place += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            place += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { place += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = place
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        guard place > start else { throw fault(.noDigit) }
    }

    private mutating func string() throws(JSONError) -> String {
        place += 1
        let start = place
        // Most strings have no escapes: they are copied in one piece.
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { place += 1 }
        guard current == UInt8(ascii: "\"") else { return try stringWithEscapes(from: start) }
        defer { place += 1 }
        guard let text = String(validating: bytes[start..<place], as: UTF8.self) else {
            throw JSONError("", .notUTF8, at: start)
        }
        return text
    }

    private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
        var text = Array(bytes[start..<place])
        while true {
            guard let byte = current else { throw fault(.endsInString) }
            switch byte {
            case UInt8(ascii: "\""):
                place += 1
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw JSONError("", .notUTF8, at: start)
                }
                return string
            case UInt8(ascii: "\\"):
                place += 1
                try escape(into: &text)
            case 0..<0x20:
                throw fault(.controlCharacter)
            default:
                text.append(byte)
                place += 1
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        guard let byte = current else { throw fault(.endsInString) }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
        default:
            place -= 1
            throw fault(.noSuchEscape)
        }
    }

    private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
        let start = place - 2
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if UTF16.isLeadSurrogate(first), skipExactly("\\u") {
            let second = try unit()
            if UTF16.isTrailSurrogate(second) {
                let pair = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
                if let scalar = Unicode.Scalar(pair) { return scalar }
            }
        }
        let digits = String(first, radix: 16)
        throw JSONError("", .halfSurrogate, digits, at: start)
    }

    private mutating func unit() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = current.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw fault(.noHexDigits)
            }
            unit = unit << 4 | UInt16(digit)
            place += 1
        }
        return unit
    }

    private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard current == byte else { return false }
        place += 1
        return true
    }

    private mutating func skipExactly(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count, (0..<count).allSatisfy({ bytes[place + $0] == text.utf8Start[$0] }) else {
            return false
        }
        place += count
        return true
    }

    private func fault(_ fault: JSONError.Fault, _ value: String? = nil) -> JSONError {
        JSONError("", fault, value, at: place)
    }
}

/// The names of an object's fields. A few are looked through; many are hashed, or a hostile object would cost the
/// square of its length.
private struct NameSet {
    private static let few = 16
    private var names: Set<String> = []

    /// - Returns: false where `name` is one of `fields` already.
    mutating func insert(_ name: String, after fields: [JSONValue.Field]) -> Bool {
        if fields.count < Self.few { return !fields.contains { $0.name == name } }
        if names.isEmpty { names = Set(fields.map(\.name)) }
        return names.insert(name).inserted
    }
}
