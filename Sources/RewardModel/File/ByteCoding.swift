/// Appends numbers as little-endian bytes.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ value: Float) { append(value.bitPattern) }
    mutating func append(_ value: Double) { append(value.bitPattern) }
    mutating func append(contentsOf values: some Sequence<UInt8>) { bytes.append(contentsOf: values) }
}

/// Takes little-endian numbers off the front of a slice; throws where the slice ends too early.
struct ByteReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var remaining: Int { rest.count }

    mutating func integer<Value: FixedWidthInteger>(_: Value.Type = Value.self) throws(RewardModelError) -> Value {
        let size = Value.bitWidth / 8
        guard rest.count >= size else { throw .cutShort }
        let value = rest.withUnsafeBytes { $0.loadUnaligned(as: Value.self) }
        rest = rest.dropFirst(size)
        return Value(littleEndian: value)
    }

    /// Far above what training writes; below it, no sum or product of a model's numbers is too large for its type.
    private static let largest: (float: Float, double: Double) = (1e6, 1e9)

    mutating func float() throws(RewardModelError) -> Float {
        let value = Float(bitPattern: try integer())
        guard value.magnitude <= Self.largest.float else { throw .implausible("a number that no training writes") }
        return value
    }

    mutating func double() throws(RewardModelError) -> Double {
        let value = Double(bitPattern: try integer())
        guard value.magnitude <= Self.largest.double else { throw .implausible("a number that no training writes") }
        return value
    }

    /// A text of up to 255 bytes, its length before it.
    mutating func text() throws(RewardModelError) -> String {
        let length = Int(try integer(UInt8.self))
        guard rest.count >= length else { throw .cutShort }
        defer { rest = rest.dropFirst(length) }
        return String(decoding: rest.prefix(length), as: UTF8.self)
    }

    /// A count of parts of `size` bytes, refused before any memory is taken for parts that are not there.
    mutating func count(ofSize size: Int) throws(RewardModelError) -> Int {
        let count = Int(try integer(UInt32.self))
        guard count <= remaining / size else { throw .cutShort }
        return count
    }
}

extension RewardModelError {
    static var cutShort: RewardModelError {
        RewardModelError(.damagedModel, "The reward model file ends too early. Restore it from a backup, or retrain.")
    }

    static func implausible(_ what: String) -> RewardModelError {
        RewardModelError(
            .damagedModel, "The reward model file is damaged: it holds \(what). Restore it from a backup, or retrain.")
    }
}
