import Exchange
import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// Prompts, their completions, and what is known of them, into a project.
struct PromptRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/projects/{slug}/prompts", for: .manager,
            "Add prompts and rankings (not with ?unlabeled=true): a JSON array, or NDJSON of any length",
            .plain.takes("application/x-ndjson", .string()).takes("application/json", .array(.any))
                .query("format", .string(), "\(ImportFormat.names); what the first record looks like when left out")
                .query("source", .string(), "The file's name; rankings are stored under it")
                .query("labeledBy", .string(), "Another name to store rankings under")
                .query("unlabeled", .string(), "true leaves rankings out")
                .gives(Importer.Summary.self).maximumBody(bytes: nil).leavingAccess, add)
    }

    /// Where the records of a request come from that names no file.
    private static let source = "api"

    /// Says 422 only before anything is stored.
    @Sendable private func add(_ call: Call) async throws -> Response {
        let query = call.request.query
        let source = query["source"].flatMap { $0.isEmpty ? nil : $0 } ?? Self.source
        let importer = Importer(
            into: try call.project, format: try query["format"].map(ImportFormat.named), source: source,
            labeledBy: try Self.labeler(of: call.request, source: source), stores: call.stores, clock: clock)
        let type = call.request.headerFields[.contentType]?.lowercased() ?? "application/json"
        let isArray = type.hasPrefix("application/json")
        guard isArray || type.hasPrefix("application/x-ndjson") || type.hasPrefix("application/jsonl") else {
            throw HTTPError(
                status: .unsupportedMediaType, code: "unsupportedMediaType",
                message: "Send application/json (an array) or application/x-ndjson, not \(type).")
        }
        // Cutting and parsing a part of a stream take longer than an event loop may be held, also where lines are short.
        return try .json(try await call.workers.stream { try await Self.take(call.request.body, isArray, importer) })
    }

    private static func take(
        _ body: RequestBody, _ isArray: Bool, _ importer: consuming Importer
    ) async throws -> Importer.Summary {
        var importer = importer
        var hasBegun = !isArray
        for try await chunk in body {
            if !hasBegun, let first = chunk.first(where: { !blanks.contains($0) }) {
                guard first == UInt8(ascii: "[") else { throw notAnArray }
                hasBegun = true
            }
            try await importer.append(chunk)
        }
        guard hasBegun else { throw notAnArray }
        do {
            return try await importer.finish()
        } catch let error as ValidationError where error.issues.first?.code == "malformedJSON" {
            throw HTTPError(status: .badRequest, code: "malformedJSON", message: error.message)
        }
    }

    /// With the bytes of a byte order mark.
    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]

    private static var notAnArray: HTTPError {
        HTTPError(
            status: .badRequest, code: "malformedJSON",
            message: "Send a JSON array of prompts, or NDJSON with Content-Type: application/x-ndjson.")
    }

    /// Under whose name the request's rankings are stored; nil leaves them out. Of a path it is the file's name, as on the
    /// command line: what stands behind a slash is a labeler whom the file names.
    private static func labeler(of request: Request, source: String) throws -> ImportLabeler? {
        switch request.query["unlabeled"] {
        case "true": nil
        case nil, "false":
            try ImportLabeler(
                request.query["labeledBy"] ?? source.split(separator: "/").last.map(String.init) ?? source)
        default:
            throw ValidationError(
                pointer: "?unlabeled", code: "invalidValue", message: "unlabeled is true or false.")
        }
    }
}
