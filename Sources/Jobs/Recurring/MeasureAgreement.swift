import Foundation
import Preferences
import Storage

extension RecurringWork {
    /// Has agreement measured anew where figures are old, or many judgements came since (`AgreementRules`). A measurement
    /// that failed was begun, too, so it is a while until the next.
    package static func measureAgreement(_ stores: Stores, queue: JobQueue) -> RecurringWork {
        RecurringWork(
            "measureAgreement", "Looks whether agreement is to be measured anew",
            .every(seconds: 300) { now in
                for project in try await stores.projects.list() {
                    let stamp = try await stores.agreements.stamp(of: project.id)
                    let last = try await stores.agreements.begun(of: project.id)
                    guard
                        AgreementRules.isDue(
                            last: last.map { ($0.startedAt, $0.known) }, judgements: stamp.judgements,
                            hasChanged: last?.stamp != stamp.text, now: now)
                    else { continue }
                    _ = try await AgreementJob.ask(for: project.id, in: queue)
                }
                return .done()
            }, atStart: true)
    }
}

extension AgreementJob {
    /// The job that will measure a project: the one that waits or is being done, or a new one.
    ///
    /// - Parameter user: who asks; nil: the server itself.
    package static func ask(
        for project: ID<Project>, in queue: JobQueue, by user: ID<User>? = nil
    ) async throws -> JobRecord {
        try await queue.add(
            AgreementJob.self, project: project, payload: Array("{}".utf8), by: user,
            unless: { $0.projectID == project })
    }

    /// The job that measures a project now, or will.
    package static func underWay(_ project: ID<Project>, _ jobs: JobRecords) async throws -> JobRecord? {
        try await jobs.unfinished(kind: kind).first { $0.projectID == project }
    }
}
