import HTTPServer
import Preferences
import Storage
import Wire

/// Which of a project's policies people prefer: for managers; labelers never see a policy.
struct ComparisonRoutes {
    let desk: ComparisonDesk

    func register(in routes: inout Routes) {
        let tasks = ComparisonQuestion.Tasks.allCases.map(\.rawValue)
        routes.get(
            "/api/v1/projects/{slug}/policies/comparison", for: .manager,
            "Which policies people prefer, and what the reward model says beside it; CSV by Accept or ?format=csv",
            .plain.query(
                "tasks", .words(tasks), "random: those that chance drew, when left out; all: also those chosen"
            )
            .query("style", .words(["true", "false"]), "true controls strengths for style, too")
            .query("slice", .string(), "Tells the same of parts: \(ComparisonQuestion.Slice.forms)")
            .query("baseline", .integer(minimum: 1), "The id of a policy that all others are held against")
            .query("format", .words(["json", "csv"]), "csv: a table with a row for each figure")
            .gives(ComparisonBody.self).gives("text/csv"),
            compare)
    }

    @Sendable private func compare(_ call: Call) async throws -> Response {
        let question = try ComparisonQuestion(call.request.query)
        let wantsCSV = try call.request.wantsCSV
        let project = try call.project
        let body = try await desk.compare(project, question, call.stores)
        guard wantsCSV else { return try await call.json { body } }
        let table = try await call.workers.run {
            CSVTable(ComparisonRow.columns, ComparisonRow.all(of: body).map(\.cells)).bytes
        }
        return .csv(table, name: "\(project.slug)-policies")
    }
}
