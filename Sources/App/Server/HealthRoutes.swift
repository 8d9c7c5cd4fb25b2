import HTTPServer
import Storage
import Wire

/// Whether the server lives, and whether it can do its work.
struct HealthRoutes {
    let stores: Stores
    let database: Database
    let gate: Gate
    let metrics: ServerMetrics

    private struct Health: Encodable {
        var status = "ok"
    }

    func register(in routes: inout Routes) {
        routes.get(
            "/healthz", "Whether the server answers", always: .json((try? JSON.encode(Health())) ?? []))
        routes.get("/readyz", for: .anyone, "Whether the database answers too") { [stores] _ in
            _ = try await stores.users.count()
            return try .json(Health())
        }
        routes.get("/metrics", for: .anyone, "Prometheus metrics, for this machine or with an admin's token") {
            [database, gate, metrics] call in
            // Numbers about an organisation's work are not for everyone on the internet.
            // A proxy on this machine that nobody said to trust sends them from here.
            let fields = call.request.headerFields
            let isForwarded = fields[.forwarded] != nil || fields[.xForwardedFor] != nil
            if isForwarded || !["127.0.0.1", "::1"].contains(call.request.remoteAddress) {
                _ = try await gate.admit(call.request, for: .admin)
            }
            let text = await metrics.prometheusText(and: DatabaseMetrics.families(database))
            return Response(
                headerFields: [.contentType: "text/plain; version=0.0.4", .cacheControl: "no-store"],
                body: .bytes(Array(text.utf8)))
        }
    }
}
