import HTTPServer
import HTTPTypes
import Synchronization
import Wire

/// The OpenAPI 3.1 document, made from the registered routes and their contracts, so that it cannot drift from them.
enum APIDescription {
    private static let path = "/api/openapi.json"
    private static let summary = "This description, for programs"

    /// Adds `/api/openapi.json`, which describes every route registered before and itself. It is written when it is first
    /// asked for, and then kept.
    static func register(in routes: inout Routes, version: String) {
        let contract = Contract.plain.gives("application/json", .any)
        let own = Routes.Entry(method: .get, pattern: path, access: .anyone, summary: summary, contract: contract)
        let entries = routes.entries + [own]
        let written = Written()
        routes.get(path, for: .anyone, summary, contract) { call in
            let document = try await call.workers.run {
                try written.bytes { try JSON.encode(Document(entries, version: version), sorted: true) }
            }
            return Response(headerFields: [.contentType: "application/json"], body: .bytes(document))
        }
    }

    private final class Written: Sendable {
        private let kept = Mutex<[UInt8]?>(nil)

        func bytes(_ write: () throws -> [UInt8]) throws -> [UInt8] {
            try kept.withLock { kept in
                if let kept { return kept }
                let bytes = try write()
                kept = bytes
                return bytes
            }
        }
    }
}

private struct Document: Encodable {
    struct Info: Encodable {
        var title = "Podium"
        var version: String
        var description = "Collects human preferences over completions and turns them into a reward model."
    }

    struct Components: Encodable {
        struct Scheme: Encodable {
            var type: String
            var scheme: String?
            var `in`: String?
            var name: String?
        }

        var schemas = ["Problem": Problem.schema]
        var securitySchemes = [
            "token": Scheme(type: "http", scheme: "bearer"),
            "session": Scheme(type: "apiKey", in: "cookie", name: Gate.cookie.name),
        ]
    }

    var openapi = "3.1.0"
    var info: Info
    var paths: [String: [String: Operation]] = [:]
    var components = Components()

    init(_ entries: [Routes.Entry], version: String) {
        info = Info(version: version)
        for entry in entries {
            paths[entry.pattern, default: [:]][entry.method.rawValue.lowercased()] = Operation(entry)
        }
    }
}

/// The body of every failure (RFC 9457).
private enum Problem {
    static let mediaType = "application/problem+json"
    static let schema = Schema.object([
        .init("type", .string()), .init("title", .string()), .init("status", .integer()), .init("detail", .string()),
        .init("code", .string()), .init("requestId", .string()),
        .init(
            "errors",
            .array(.object([.init("pointer", .string()), .init("code", .string()), .init("detail", .string())])),
            isRequired: false),
    ])
}

private struct Operation: Encodable {
    struct Parameter: Encodable {
        var name: String
        var `in`: String
        var required: Bool
        var description: String?
        var schema: Schema
    }

    struct Media: Encodable {
        var schema: Schema
        var example: JSONValue?
    }

    struct Body: Encodable {
        var required: Bool
        var content: [String: Media]
    }

    struct Answer: Encodable {
        var description: String
        var content: [String: AnyMedia]?
    }

    /// A schema of the route's own, or the one of all failures.
    enum AnyMedia: Encodable {
        case own(Media)
        case problem

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .own(let media): try media.encode(to: encoder)
            case .problem: try ["schema": ["$ref": "#/components/schemas/Problem"]].encode(to: encoder)
            }
        }
    }

    var summary: String
    var operationId: String
    var tags: [String]
    var parameters: [Parameter]
    var requestBody: Body?
    var security: [[String: [String]]]
    var responses: [String: Answer]

    init(_ entry: Routes.Entry) {
        let segments = entry.pattern.split(separator: "/")
        let captures = segments.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
        let words = segments.filter { !$0.hasPrefix("{") && $0 != "api" && $0 != "v1" }.map(String.init)
        let contract = entry.contract
        summary = entry.summary
        operationId = ([entry.method.rawValue.lowercased()] + words + captures).joined(separator: "-")
        tags = [words.first ?? ""]
        parameters =
            captures.map {
                Parameter(
                    name: $0, in: "path", required: true, schema: $0 == "slug" ? .string() : .integer(minimum: 1))
            }
            + contract.query.map {
                Parameter(name: $0.name, in: "query", required: false, description: $0.summary, schema: $0.schema)
            }
            + (contract.isVersioned && entry.method != .get ? [Self.ifMatch] : [])
        requestBody =
            contract.body.isEmpty
            ? nil
            : Body(
                required: !contract.isBodyOptional, content: Self.content(contract.body))
        security = entry.access == .anyone ? [] : [["token": []], ["session": []]]
        responses = Self.responses(of: entry, hasCaptures: !captures.isEmpty)
    }

    private static let ifMatch = Parameter(
        name: "If-Match", in: "header", required: false,
        description: "The ETag of what the change was made on: it is not made on anything newer", schema: .string())

    private static func content(_ content: [Contract.Content]) -> [String: Media] {
        Dictionary(
            content.map {
                ($0.mediaType, Media(schema: $0.schema, example: $0.schema == .any ? nil : $0.schema.example))
            },
            uniquingKeysWith: { first, _ in first })
    }

    private static func responses(of entry: Routes.Entry, hasCaptures: Bool) -> [String: Answer] {
        var responses: [String: Answer] = [:]
        for success in entry.contract.successes {
            responses["\(success.status.code)"] = Answer(
                description: success.status.reasonPhrase,
                content: success.content.isEmpty ? nil : content(success.content).mapValues { .own($0) })
        }
        var failures = entry.contract.failures
        if entry.access != .anyone {
            failures.append(.init(status: .unauthorized, code: "signInNeeded", when: "nobody is signed in"))
            failures.append(.init(status: .forbidden, code: "forbidden", when: "the role does not suffice"))
        }
        if entry.contract.isVersioned, entry.method != .get {
            failures.append(
                .init(status: .preconditionFailed, code: "changed", when: "it is newer than what If-Match names"))
            failures.append(
                .init(
                    status: .preconditionFailed, code: "conditionNotSupported",
                    when: "If-None-Match is sent, except * for what there may be none of"))
        }
        if hasCaptures { failures.append(.init(status: .notFound, code: "notFound", when: "there is no such thing")) }
        if entry.contract.body.contains(where: { $0.mediaType == "application/json" }) {
            failures.append(.init(status: .badRequest, code: "malformedJSON", when: "the body is no JSON"))
            failures.append(
                .init(
                    status: .unsupportedMediaType, code: "unsupportedMediaType", when: "the body is declared otherwise")
            )
            if entry.contract.maximumBodyBytes ?? .max > Call.bytesOnLoop,
                !failures.contains(where: { $0.code == "overloaded" })
            {
                failures.append(
                    .init(status: .serviceUnavailable, code: "overloaded", when: "too many long bodies are being read"))
            }
        }
        if !entry.contract.body.isEmpty || !entry.contract.query.isEmpty {
            failures.append(
                .init(status: .unprocessableContent, code: "invalidField", when: "a value is not allowed; see errors"))
        }
        for (status, cases) in Dictionary(grouping: failures, by: \.status.code) {
            let told = cases.map { "`\($0.code)`: \($0.when)" }.joined(separator: "; ")
            responses["\(status)"] = Answer(description: told, content: [Problem.mediaType: .problem])
        }
        responses["default"] = Answer(
            description: "A failure, with a stable code", content: [Problem.mediaType: .problem])
        return responses
    }
}
