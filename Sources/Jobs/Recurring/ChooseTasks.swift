import Foundation
import Preferences
import Storage

extension RecurringWork {
    /// Has tasks put in order anew where that is due: a model was promoted, by whomever and in whichever process, tasks were
    /// added, or a project's managers chose so. After a job that failed for good it is a while until the next.
    package static func chooseTasks(_ stores: Stores, queue: JobQueue) -> RecurringWork {
        RecurringWork(
            "chooseTasks", "Looks whether tasks are to be put in another order",
            .every(seconds: 60) { now in
                let kind = AcquisitionJob.kind
                let busy = Set(try await stores.jobs.unfinished(kind: kind).compactMap(\.projectID))
                for project in try await stores.projects.list() where !busy.contains(project.id) {
                    if try await stores.acquisitions.turn(of: project, doneBy: kind, now: now) == .rest { continue }
                    try await queue.add(AcquisitionJob.self, project: project.id, payload: Array("{}".utf8))
                }
                return .done()
            }, atStart: true)
    }
}
