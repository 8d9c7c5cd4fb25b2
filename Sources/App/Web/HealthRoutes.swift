import HTTPServer
import Storage

/// Whether the server lives, and whether it can do its work.
struct HealthRoutes {
    let stores: Stores

    private struct Health: Encodable {
        var status = "ok"
    }

    func register(in routes: inout Routes) {
        let body = (try? JSON.encode(Health())) ?? []
        routes.get("/healthz", for: .anyone, "Whether the server answers") { _ in
            Response(headerFields: [.contentType: "application/json", .cacheControl: "no-store"], body: .bytes(body))
        }
        routes.get("/readyz", for: .anyone, "Whether the database answers too") { [stores] _ in
            _ = try await stores.users.count()
            return try .json(Health())
        }
    }
}
