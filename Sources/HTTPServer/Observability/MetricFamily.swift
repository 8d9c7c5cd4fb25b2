/// A number that the server's owner adds to the exposition text, with what it means.
public struct MetricFamily: Sendable {
    /// What Prometheus may do with it.
    public enum Kind: String, Sendable {
        /// Goes up and down.
        case gauge
        /// Only grows.
        case counter
    }

    /// With its unit.
    public let name: String
    let kind: Kind
    let help: String
    let value: String?

    /// - Parameters:
    ///   - name: with its unit, `_total` at the end of a counter.
    ///   - value: `nil` leaves the sample out: there is no value yet.
    public init(_ name: String, _ kind: Kind, _ help: String, _ value: (some CustomStringConvertible)?) {
        self.name = name
        self.kind = kind
        self.help = help
        self.value = value?.description
    }

    var text: String {
        let head = "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
        return value.map { "\(head)\(name) \($0)\n" } ?? head
    }
}
