import Exchange
import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage
import Wire

/// What was collected, out of the service: rankings one by one, and whole data sets.
struct ExportRoutes {
    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/rankings", for: .manager,
            "All rankings and revisions: a page, or NDJSON by Accept",
            .lists(RankingBody.self).gives("application/x-ndjson"), rankings)
        routes.get(
            "/api/v1/projects/{slug}/export", for: .manager,
            "Stream the data set as NDJSON; ?format=\(ExportFormat.names), ?withdrawn=true for withdrawn tasks too, "
                + "?evaluations=true for those that measure",
            .plain.query("format", .string(), "\(ExportFormat.names); \(ExportFormat.podium.name) when left out")
                .query("withdrawn", .string(), "true exports withdrawn tasks too")
                .query("evaluations", .string(), "true exports tasks of evaluations too; train on none of them").gives(
                    "application/x-ndjson"),
            export)
    }

    private struct RankingBody: Codable {
        var id: ID<RankingRecord>
        var assignmentId: ID<Assignment>
        var taskId: ID<LabelingTask>
        var user: LabelerBody
        var revision: Int
        var isCurrent: Bool
        var counted: Bool
        /// Whether it was set aside because its labeler weighs nothing, and others are asked again.
        var setAside: Bool
        /// Absent: a person's, or older than imports.
        var importId: ID<ImportRecord>?
        /// When it was withdrawn with its import. Absent: it is not.
        var withdrawnAt: Date?
        var tiers: [[ID<Completion>]]
        var shown: [ID<Completion>]
        var formVersion: Int
        var strengths: [Int?]
        var allBad: Bool
        var answers: Answers?
        var demonstration: String?
        var note: String?
        var durationMs: Int?
        var createdAt: Date

        init(_ row: RankingRecord) {
            id = row.id
            assignmentId = row.assignmentID
            taskId = row.taskID
            user = LabelerBody(id: row.userID, username: row.username, isImport: row.isImport)
            revision = row.revision
            isCurrent = row.isCurrent
            counted = row.counted
            setAside = row.isSetAside
            importId = row.importID
            withdrawnAt = row.withdrawnAt
            tiers = row.tiers
            shown = row.shown
            formVersion = row.formVersion
            strengths = row.strengths
            allBad = row.allBad
            answers = row.answers.sent
            demonstration = row.demonstration
            note = row.note
            durationMs = row.durationMs
            createdAt = row.createdAt
        }
    }

    @Sendable private func rankings(_ call: Call) async throws -> Response {
        let project = try call.project
        let store = call.stores.rankings
        guard call.request.headerFields[.accept]?.contains("application/x-ndjson") == true else {
            let page = try PageRequest(call.request)
            let rows = try await store.list(project: project.id, after: page.after.map { ID($0) }, limit: page.limit)
            return try await call.json { PageBody(rows, RankingBody.init) }
        }
        return call.ndjson(store.records(project: project.id)) { row in
            try JSON.encode(RankingBody(row)) + [UInt8(ascii: "\n")]
        }
    }

    @Sendable private func export(_ call: Call) async throws -> Response {
        let format = try call.request.query["format"].map(ExportFormat.named) ?? .podium
        let withdrawn = try Self.flag("withdrawn", call.request)
        let evaluations = try Self.flag("evaluations", call.request)
        let project = try call.project
        let forms = ExportedForms(of: project.id, in: call.stores.forms)
        let tasks = call.stores.rankings.stream(
            project: project.id, withdrawn: withdrawn, evaluations: evaluations)
        var response = call.ndjson(tasks) { task in try format.lines(task, await forms.first(in: task)) }
        response.headerFields[.contentDisposition] =
            "attachment; filename=\"\(project.slug)-\(format.name).ndjson\""
        return response
    }

    private static func flag(_ name: String, _ request: Request) throws -> Bool {
        switch request.query[name] {
        case "true": true
        case nil, "false": false
        default:
            throw ValidationError(
                pointer: "?\(name)", code: "invalidValue", message: "\(name) is true or false.")
        }
    }
}
