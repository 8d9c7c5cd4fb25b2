import Exchange
import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// Prompts and their completions, in and out.
struct PromptRoutes {
    let clock: Clock

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/projects/{slug}/prompts", for: .manager,
            "Add prompts and rankings (not with ?unlabeled=true): a JSON array, or NDJSON of any length",
            maximumBodyBytes: nil, add)
        routes.get("/api/v1/projects/{slug}/tasks", for: .manager, "List tasks with their completions and models", list)
    }

    /// A JSON array is read whole before it is taken apart; longer ones are to come as NDJSON.
    private static let maximumArrayBytes = 4 << 20
    /// The pseudo-labeler that gets the rankings of a request that names none.
    private static let labelerName = "import:api"

    @Sendable private func add(_ call: Call) async throws -> Response {
        let format = try Self.format(of: call.request)
        let labeler = try Self.labeler(of: call.request)
        // A name that cannot be one is refused before anything is stored.
        if let labeler, labeler != Self.labelerName {
            _ = try await call.stores.users.pseudoLabeler(named: labeler, now: clock.now())
        }
        var importer = Importer(
            into: try call.project, format: format, labeledBy: labeler, stores: call.stores, clock: clock)
        let type = call.request.headerFields[.contentType]?.lowercased() ?? "application/json"
        if type.hasPrefix("application/x-ndjson") || type.hasPrefix("application/jsonl") {
            for try await chunk in call.request.body { try await importer.append(chunk) }
        } else if type.hasPrefix("application/json") {
            try await importer.append(array: try await Self.array(in: call.request.body))
        } else {
            throw HTTPError(
                status: .unsupportedMediaType, code: "unsupportedMediaType",
                message: "Send application/json (an array) or application/x-ndjson, not \(type).")
        }
        return try .json(try await importer.finish())
    }

    private static func format(of request: Request) throws -> ImportFormat {
        guard let name = request.query["format"] else { return .podium }
        return try ImportFormat(rawValue: name).orThrow(
            ValidationError(
                pointer: "?format", code: "unknownFormat",
                message: "format is one of \(ImportFormat.allCases.map(\.rawValue).joined(separator: ", "))."))
    }

    /// Under whose name the request's rankings are stored; nil leaves them out.
    private static func labeler(of request: Request) throws -> String? {
        switch request.query["unlabeled"] {
        case "true": nil
        case nil, "false": request.query["labeledBy"] ?? labelerName
        default:
            throw ValidationError(
                pointer: "?unlabeled", code: "invalidValue", message: "unlabeled is true or false.")
        }
    }

    private static func array(in body: RequestBody) async throws -> [[UInt8]] {
        var bytes: [UInt8] = []
        for try await chunk in body {
            bytes += chunk
            if bytes.count > maximumArrayBytes {
                throw HTTPError(
                    status: .contentTooLarge, code: "bodyTooLarge",
                    message: "A JSON array may have 4 MiB. Send more as NDJSON (Content-Type: application/x-ndjson).")
            }
        }
        // Not on the event loop, which has other connections to look after.
        return try await withCheckedThrowingContinuation { [bytes] continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try items(of: bytes) })
            }
        }
    }

    private static func items(of array: [UInt8]) throws -> [[UInt8]] {
        guard let items = try? JSONSerialization.jsonObject(with: Data(array)) as? [Any],
            let objects = try? items.map({
                Array(try JSONSerialization.data(withJSONObject: $0, options: .fragmentsAllowed))
            })
        else {
            throw HTTPError(
                status: .badRequest, code: "malformedJSON",
                message: "Send a JSON array of prompts, or NDJSON with Content-Type: application/x-ndjson.")
        }
        return objects
    }

    private struct TaskBody: Encodable {
        struct CompletionBody: Encodable {
            var id: ID<Completion>
            var text: String
            var model: String?
        }

        var id: ID<LabelingTask>
        var externalId: String?
        var prompt: Prompt
        var completions: [CompletionBody]
        var status: LabelingTask.Status
        var priority: Int
        var overlap: Int?
        var countedRankings: Int
        var activeLeases: Int
        var skips: Int
        var createdAt: Date

        init(_ task: LabelingTask) {
            id = task.id
            externalId = task.externalID
            prompt = task.prompt
            completions = task.completions.map { CompletionBody(id: $0.id, text: $0.text, model: $0.model) }
            status = task.status
            priority = task.priority
            overlap = task.overlap
            countedRankings = task.counted
            activeLeases = task.leased
            skips = task.skips
            createdAt = task.createdAt
        }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let rows = try await call.stores.tasks.list(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(rows, TaskBody.init))
    }
}
