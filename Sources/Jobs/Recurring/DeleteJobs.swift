import Foundation
import Storage

extension RecurringWork {
    /// For how long jobs that have ended are shown, in seconds.
    private static let memory: TimeInterval = 90 * 86_400

    /// Forgets jobs that ended a quarter of a year ago. Training runs are kept: they have a table of their own.
    package static func deleteJobs(_ jobs: JobRecords) -> RecurringWork {
        RecurringWork(
            "deleteJobs", "Forgets jobs that ended 90 days ago",
            .every(seconds: 86_400) { now in
                _ = try await jobs.deleteEnded(before: now.addingTimeInterval(-memory))
                return .done()
            })
    }
}
