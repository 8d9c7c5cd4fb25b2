/// The items of a query string, decoded: `+` is a space, as forms send it (URL Standard, section 5.1).
public struct QueryItems: Sendable, Sequence {
    private let items: [(name: String, value: String)]

    init(encoded: String) {
        items = encoded.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decode(parts[0]), parts.count > 1 ? Self.decode(parts[1]) : "")
        }
    }

    /// Value of the first item of this name; nil when there is none.
    public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    /// Values of all items of this name, in order.
    public func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// Names and values in order.
    public func makeIterator() -> some IteratorProtocol<(name: String, value: String)> { items.makeIterator() }

    /// Text that can not be decoded stays as it is.
    private static func decode(_ text: Substring) -> String {
        PercentEncoding.decode(String(text), plusIsSpace: true) ?? String(text)
    }
}
