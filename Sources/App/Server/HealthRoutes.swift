import HTTPServer
import HTTPTypes
import Storage
import Wire

/// Whether the server lives, and whether it can do its work.
struct HealthRoutes {
    let stores: Stores
    let database: Database
    let gate: Gate
    let metrics: ServerMetrics
    let metricsAccess: MetricsAccess

    private struct Health: Codable {
        var status = "ok"
    }

    func register(in routes: inout Routes) {
        routes.get(
            "/healthz", "Whether the server answers", .gives(Health.self),
            always: .json((try? JSON.encode(Health())) ?? []))
        routes.get("/readyz", for: .anyone, "Whether the database answers, too", .gives(Health.self)) { [stores] _ in
            _ = try await stores.users.count()
            return try .json(Health())
        }
        routes.get(
            "/metrics", for: .anyone, "Prometheus metrics, with an admin's token or, with --local-metrics, from here",
            .plain.gives("text/plain")
        ) { [database, gate, metrics, metricsAccess] call in
            if !metricsAccess.admits(call.request) { _ = try await gate.admit(call.request, for: .admin) }
            let text = await metrics.prometheusText(and: DatabaseMetrics.families(database))
            return Response(
                headerFields: [.contentType: ServerMetrics.contentType, .cacheControl: "no-store"],
                body: .bytes(Array(text.utf8)))
        }
    }
}

/// Who reads the metrics. Numbers about an organisation's work are not for everyone on the internet.
package enum MetricsAccess: Sendable {
    /// Admins, by token or session.
    case admins
    /// Also whoever asks from this machine, without a token.
    ///
    /// Not the default: a proxy on this machine may leave no trace in what it passes on (nginx adds no field by itself
    /// and sends the address it connects to as `Host`), and then the whole internet asks from here.
    case adminsAndThisMachine

    /// Whether a request needs no token.
    func admits(_ request: Request) -> Bool {
        switch self {
        case .admins: false
        case .adminsAndThisMachine:
            !request.isForwarded && Self.loopbackAddresses.contains(request.remoteAddress)
                && Self.loopbackHosts.contains(Self.name(of: request.host))
        }
    }

    private static let loopbackAddresses: Set = ["127.0.0.1", "::1"]
    /// Another name was given to a proxy, or by a page of another site whose name leads here (DNS rebinding).
    private static let loopbackHosts: Set = ["127.0.0.1", "[::1]", "localhost"]

    private static func name(of host: String) -> String {
        guard let colon = host.lastIndex(of: ":"), host.last != "]" else { return host.lowercased() }
        return host[..<colon].lowercased()
    }
}
