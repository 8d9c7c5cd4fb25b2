import HTTPServer
import Jobs
import Preferences
import Storage

/// What the server does beside answering: for admins.
struct JobRoutes {
    let recurring: [RecurringWork]
    let kinds: [any Job]

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/jobs", for: .admin, "Recurring work with its last and next turns, and recent jobs, newest first",
            .gives(JobsBody.self)
                .query("limit", .integer(minimum: 1, maximum: PageRequest.mostItems), "How many jobs at most")
                .query("cursor", .string(), "The nextCursor of the page before"), list)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let jobs = try await call.stores.jobs.list(after: page.after.map { ID($0) }, limit: page.limit)
        let records = try await call.stores.recurring.list()
        let all = try await call.stores.projects.list()
        let projects = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        let summaries = Dictionary(
            kinds.map { (type(of: $0).kind, type(of: $0).summary) }, uniquingKeysWith: { first, _ in first })
        return try .json(
            JobsBody(
                recurring: recurring.map { work in
                    RecurringWorkBody(work, records.filter { $0.name == work.name }, projects: projects)
                },
                items: jobs.items.map { job in
                    // A kind that an earlier Podium knew has its name only.
                    JobBody(
                        job, summary: summaries[job.kind] ?? job.kind,
                        project: job.projectID.flatMap { projects[$0]?.slug })
                },
                nextCursor: jobs.nextCursor.map(String.init)))
    }
}
