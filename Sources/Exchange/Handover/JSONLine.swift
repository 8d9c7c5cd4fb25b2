import Wire

/// A line of JSON, written field by field in the order in which a reader wants them.
///
/// Whole decimals keep their point: a reader that guesses a column's type from its first rows would take `0` for the
/// beginning of a column of whole numbers.
struct JSONLine {
    private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]
    /// The names that were written.
    private(set) var names: [String] = []

    mutating func member(_ name: String, _ value: some Encodable) throws {
        try raw(name, JSON.encode(value, sorted: true))
    }

    /// Null where there is none: each line then has the same fields.
    mutating func member(_ name: String, orNull value: (some Encodable)?) throws {
        try raw(name, value.map { try JSON.encode($0, sorted: true) } ?? Array("null".utf8))
    }

    mutating func member(_ name: String, decimal value: Double) throws {
        try raw(name, Array("\(value)".utf8))
    }

    private mutating func raw(_ name: String, _ value: [UInt8]) throws {
        if !names.isEmpty { bytes.append(UInt8(ascii: ",")) }
        names.append(name)
        bytes += try JSON.encode(name) + [UInt8(ascii: ":")] + value
    }

    /// With its line feed.
    var finished: [UInt8] { bytes + Array("}\n".utf8) }
}
