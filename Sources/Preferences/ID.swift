/// A row's number that knows whose it is: a prompt id cannot be passed where a project id is meant.
public struct ID<Owner>: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    /// The row's number in its table.
    public let rawValue: Int64

    /// The id of a row's number.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// The id of a row's number.
    public init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Reads a plain integer: what an id is on the wire.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes a plain integer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// The number alone, as in addresses.
    public var description: String { String(rawValue) }
}

extension ID: Comparable {
    /// By number: older rows first.
    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
}
