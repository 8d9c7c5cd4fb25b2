import Foundation
import Jobs
import Preferences
import Storage

/// Answers what a weight would change, for the API.
struct WeightPreviewDesk: Sendable {
    let stores: Stores
    let project: Project

    /// - Throws: `StorageError` (notFound).
    func body(_ preview: WeightPreviewRecord) async throws -> WeightPreviewBody {
        var body = WeightPreviewBody(id: preview.id, proposal: preview.proposal, createdAt: preview.createdAt)
        if let id = preview.jobID, let job = try? await stores.jobs.find(id) {
            body.job = JobBody(job, summary: WeightPreviewJob.summary, project: project.slug)
        }
        guard let stored = preview.result else { return body }
        let result = try JSONDecoder().decode(WeightPreviewResult.self, from: stored)
        body.result = .init(result, names: try await stores.users.names(of: result.labelers.map(\.id)))
        body.isCurrent = try await stores.agreements.stamp(of: project.id).text == preview.stamp
        body.finishedAt = preview.finishedAt
        return body
    }
}
