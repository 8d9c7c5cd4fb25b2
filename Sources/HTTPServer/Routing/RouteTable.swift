import HTTPTypes

/// A tree of path segments.
struct RouteTable: Sendable {
    private struct Node: Sendable {
        var literals: [String: Int] = [:]
        var capture: Int?
        var captureName = ""
        /// Endpoints by method; a handful at most.
        var endpoints: [(method: HTTPRequest.Method, index: Int)] = []
    }

    enum Result {
        case found(endpoint: Int, RouteParameters)
        /// The path is known, with these methods.
        case otherMethods([HTTPRequest.Method])
        case unknown
        /// A segment can not be percent-decoded.
        case malformed
    }

    private var nodes = [Node()]
    /// Patterns without captures, whole: one look-up for most requests.
    private var literalPaths: [String: Int] = [:]

    /// Adds a route.
    mutating func insert(_ route: Router.Route, index: Int) {
        precondition(route.pattern.hasPrefix("/"), "the pattern \(route.pattern) does not begin with /")
        var node = 0
        for segment in Self.segments(route.pattern) {
            if segment.hasPrefix("{"), segment.hasSuffix("}") {
                let name = String(segment.dropFirst().dropLast())
                precondition(
                    nodes[node].capture == nil || nodes[node].captureName == name,
                    "\(route.pattern) calls {\(nodes[node].captureName)} of another route {\(name)}")
                if nodes[node].capture == nil {
                    nodes.append(Node())
                    nodes[node].capture = nodes.count - 1
                    nodes[node].captureName = name
                }
                node = nodes[node].capture ?? 0
            } else if let next = nodes[node].literals[String(segment)] {
                node = next
            } else {
                nodes.append(Node())
                nodes[node].literals[String(segment)] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        precondition(
            !nodes[node].endpoints.contains { $0.method == route.method },
            "\(route.method) \(route.pattern) is registered twice")
        nodes[node].endpoints.append((route.method, index))
        if !route.pattern.contains("{") { literalPaths[route.pattern] = node }
    }

    /// Looks a percent-encoded path up. Segments are decoded one by one, so `%2F` stays inside its segment.
    func find(_ method: HTTPRequest.Method, _ path: String) -> Result {
        if let node = literalPaths[path] { return result(nodes[node], method, RouteParameters()) }
        var segments: [String] = []
        for segment in Self.segments(path) {
            guard let decoded = PercentEncoding.decode(String(segment)) else { return .malformed }
            segments.append(decoded)
        }
        var parameters = RouteParameters()
        guard let node = descend(0, segments[...], &parameters) else { return .unknown }
        return result(nodes[node], method, parameters)
    }

    /// Depth first, literals before captures.
    private func descend(_ node: Int, _ segments: ArraySlice<String>, _ parameters: inout RouteParameters) -> Int? {
        guard let segment = segments.first else { return nodes[node].endpoints.isEmpty ? nil : node }
        if let next = nodes[node].literals[segment], let end = descend(next, segments.dropFirst(), &parameters) {
            return end
        }
        guard let next = nodes[node].capture, !segment.isEmpty else { return nil }
        parameters.append(nodes[node].captureName, segment)
        if let end = descend(next, segments.dropFirst(), &parameters) { return end }
        parameters.removeLast()
        return nil
    }

    private func result(_ node: Node, _ method: HTTPRequest.Method, _ parameters: RouteParameters) -> Result {
        var fallback: Int?
        for endpoint in node.endpoints {
            if endpoint.method == method { return .found(endpoint: endpoint.index, parameters) }
            if method == .head, endpoint.method == .get { fallback = endpoint.index }
        }
        if let fallback { return .found(endpoint: fallback, parameters) }
        return .otherMethods(node.endpoints.map(\.method))
    }

    private static func segments(_ path: String) -> [Substring] {
        path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    }
}
