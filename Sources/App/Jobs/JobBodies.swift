import Foundation
import Jobs
import Preferences
import Storage

/// `GET /jobs`.
struct JobsBody: Codable {
    /// What the server does by itself, again and again.
    var recurring: [RecurringWorkBody]
    /// Jobs, the newest first.
    var items: [JobBody]
    var nextCursor: String?
}

/// One piece of recurring work.
struct RecurringWorkBody: Codable {
    /// Where it stands, for the whole server or for one project.
    struct Turn: Codable {
        /// The project's slug; absent: the whole server.
        var project: String?
        /// The last night that was done, for nightly work.
        var night: String?
        var lastRunAt: Date?
        /// Absent: none is due, because the project has switched it off or hands out no work.
        var nextRunAt: Date?
        /// done, skipped or failed; absent before the first turn.
        var outcome: String?
        /// What was done, why not, or what went wrong.
        var message: String?
        /// The same as a word and its values, where it is one of the list.
        var knownMessage: WorkMessage.Reading?
    }

    var name: String
    var summary: String
    /// "every minute", "every night".
    var rhythm: String
    /// How often that is; absent: once a night.
    var seconds: Int?
    var turns: [Turn]

    init(_ work: RecurringWork, _ records: [RecurringRecord], projects: [ID<Project>: Project]) {
        name = work.name
        summary = work.summary
        rhythm = work.rhythm.description
        seconds = if case .every(let seconds, _) = work.rhythm { Int(seconds) } else { nil }
        turns = records.map { record in
            let project = record.projectID.flatMap { projects[$0] }
            return Turn(
                project: project?.slug, night: record.night, lastRunAt: record.lastRunAt,
                nextRunAt: work.isDue(of: project) ? record.nextRunAt : nil, outcome: record.outcome?.name,
                message: record.outcome?.message, knownMessage: WorkMessage.reading(record.outcome?.message))
        }
    }
}

extension RecurringWork {
    /// Whether there is a next turn: what is stored of a project's last one stays when it switches the work off.
    fileprivate func isDue(of project: Project?) -> Bool {
        switch rhythm {
        case .every: true
        case .nightly(let schedule, _): project.map { $0.status == .active && schedule($0) != nil } ?? false
        }
    }
}

/// One job, on the wire.
struct JobBody: Codable {
    var id: ID<JobRecord>
    var kind: String
    /// What it does, for people.
    var summary: String
    /// The project's slug.
    var project: String?
    var status: JobRecord.Status
    /// How often it was begun.
    var attempts: Int
    /// Not begun before; tells when the next attempt is.
    var runAfter: Date
    /// 0 … 1.
    var fraction: Double?
    var message: String?
    /// Why the last attempt failed, or why it was cancelled.
    var error: String?
    /// The two as words and their values, where they are of the list.
    var knownMessage: WorkMessage.Reading?
    var knownError: WorkMessage.Reading?
    var createdAt: Date
    var startedAt: Date?
    var finishedAt: Date?

    init(_ job: JobRecord, summary: String, project: String?) {
        id = job.id
        kind = job.kind
        self.summary = summary
        self.project = project
        status = job.status
        attempts = job.attempts
        runAfter = job.runAfter
        fraction = job.fraction
        message = job.message
        error = job.lastError
        knownMessage = WorkMessage.reading(message)
        knownError = WorkMessage.reading(error)
        createdAt = job.createdAt
        startedAt = job.startedAt
        finishedAt = job.finishedAt
    }
}
