/// Captures of a route pattern.
public struct RouteParameters: Sendable {
    private var items: [(name: String, value: String)] = []

    init() {}

    /// The capture `{name}`, percent-decoded; nil when the pattern has none of this name.
    public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    mutating func append(_ name: String, _ value: String) { items.append((name, value)) }

    mutating func removeLast() { items.removeLast() }
}
