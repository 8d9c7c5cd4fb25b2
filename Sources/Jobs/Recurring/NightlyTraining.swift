import Foundation
import Preferences
import Storage

extension RecurringWork {
    /// Trains each project's reward model at its time of day, when there is something new to learn.
    ///
    /// - Parameter serverZone: by whose clock it goes where a project names no time zone.
    package static func nightlyTraining(_ training: TrainingJob, queue: JobQueue, serverZone: TimeZone) -> RecurringWork
    {
        RecurringWork(
            "nightlyTraining", "Trains the reward model when there are new judgements",
            .nightly({ NightlySchedule(project: $0, serverZone: serverZone) }) { project, _ in
                switch try await training.start(project, trigger: .schedule, by: nil, onlyIfNew: true) {
                case .started(let ticket):
                    try await training.enqueue(ticket, in: queue)
                    return .done(WorkMessage.runStarted.sentence(ticket.run.id))
                case .nothingRanked:
                    return .skipped(WorkMessage.nothingRanked.sentence())
                case .nothingNew:
                    return .skipped(WorkMessage.nothingNew.sentence())
                case .busy:
                    return .skipped(WorkMessage.runUnderWay.sentence())
                }
            })
    }
}

extension NightlySchedule {
    /// When a project trains; nil where that is switched off.
    package init?(project: Project, serverZone: TimeZone) {
        guard let time = project.retrainAt.flatMap(TimeOfDay.init) else { return nil }
        self.init(time: time, timeZone: project.timeZone.flatMap(TimeZone.init(identifier:)) ?? serverZone)
    }
}
