import HTTPServer
import HTTPTypes
import Wire

/// The OpenAPI 3.1 document, made from the registered routes, so that it cannot drift from them.
enum APIDescription {
    /// Adds `/api/openapi.json`, which describes every route registered before and itself.
    static func register(in routes: inout Routes) {
        let path = "/api/openapi.json"
        let own = Routes.Entry(method: .get, pattern: path, access: .anyone, summary: "This document")
        let document = (try? JSON.encode(Document(routes.entries + [own]))) ?? []
        routes.get(
            path, own.summary,
            always: Response(headerFields: [.contentType: "application/json"], body: .bytes(document)))
    }

    private struct Document: Encodable {
        struct Info: Encodable {
            var title = "Podium"
            var version = "1"
            var description = "Collects human preferences over completions and turns them into a reward model."
        }

        struct Operation: Encodable {
            struct Parameter: Encodable {
                struct Schema: Encodable {
                    var type: String
                }

                var name: String
                var `in` = "path"
                var required = true
                var schema: Schema
            }

            struct Answer: Encodable {
                var description: String
            }

            var summary: String
            var operationId: String
            var tags: [String]
            var parameters: [Parameter]
            var security: [[String: [String]]]
            var responses = [
                "default": Answer(description: "On failure application/problem+json (RFC 9457) with a stable code")
            ]
        }

        struct Components: Encodable {
            struct Scheme: Encodable {
                var type: String
                var scheme: String?
                var `in`: String?
                var name: String?
            }

            var securitySchemes = [
                "token": Scheme(type: "http", scheme: "bearer"),
                "session": Scheme(type: "apiKey", in: "cookie", name: Gate.cookieName),
            ]
        }

        var openapi = "3.1.0"
        var info = Info()
        var paths: [String: [String: Operation]] = [:]
        var components = Components()

        init(_ entries: [Routes.Entry]) {
            for entry in entries {
                let segments = entry.pattern.split(separator: "/")
                let captures = segments.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
                let method = entry.method.rawValue.lowercased()
                let name = segments.filter { !$0.hasPrefix("{") && $0 != "api" && $0 != "v1" }.map(String.init)
                paths[entry.pattern, default: [:]][method] = Operation(
                    summary: entry.summary, operationId: ([method] + name + captures).joined(separator: "-"),
                    tags: [String(name.first ?? "")],
                    parameters: captures.map {
                        .init(name: $0, schema: .init(type: $0 == "slug" ? "string" : "integer"))
                    },
                    security: entry.access == .anyone ? [] : [["token": []], ["session": []]])
            }
        }
    }
}
