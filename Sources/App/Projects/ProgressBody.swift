import Foundation
import Preferences
import Storage

/// `GET …/progress`.
struct ProgressBody: Codable {
    struct Labeler: Codable {
        var user: LabelerBody
        var rankings: Int
        var medianDurationMs: Int?
        var lastAt: Date
    }

    /// Of labelers, for the managers.
    struct Questions: Codable {
        var open: Int
        /// Open ones with something that no manager has read.
        var unseen: Int
    }

    /// What waits for experts, and for extra labelers.
    struct Disputes: Codable {
        /// Tasks that wait for an expert.
        var open: Int
        /// Verdicts that stand.
        var verdicts: Int
        /// Judgements that are wanted of extra labelers.
        var extraWanted: Int

        init(_ counts: DisputeCounts) {
            open = counts.open
            verdicts = counts.verdicts
            extraWanted = counts.extraWanted
        }
    }

    struct Day: Codable {
        var day: String
        var rankings: Int
    }

    var tasks: Int
    var tasksDone: Int
    var tasksOpen: Int
    var tasksWithdrawn: Int
    var tasksSkippedByAll: Int
    var rankings: Int
    var surplus: Int
    var activeLeases: Int
    var skips: Int
    /// Counted rankings since the last successful training run took its snapshot.
    var newSinceLastRun: Int
    /// Prompts that came without completions, and for which policies have not been asked yet.
    var promptsWaiting: Int
    var questions: Questions
    var disputes: Disputes
    var labelers: [Labeler]
    var days: [Day]

    init(
        _ report: ProgressReport, _ questions: QuestionCounts, _ disputes: DisputeCounts, newSinceLastRun: Int,
        promptsWaiting: Int
    ) {
        self.disputes = Disputes(disputes)
        tasks = report.tasks
        tasksDone = report.tasksDone
        tasksOpen = report.tasksOpen
        tasksWithdrawn = report.tasksWithdrawn
        tasksSkippedByAll = report.tasksSkippedByAll
        rankings = report.rankings
        surplus = report.surplus
        activeLeases = report.activeLeases
        skips = report.skipped
        self.newSinceLastRun = newSinceLastRun
        self.promptsWaiting = promptsWaiting
        self.questions = Questions(open: questions.open, unseen: questions.unseen)
        labelers = report.perLabeler.map {
            Labeler(
                user: LabelerBody(id: $0.user, username: $0.username, isImport: $0.isImport), rankings: $0.rankings,
                medianDurationMs: $0.medianDurationMs, lastAt: $0.lastAt)
        }
        days = report.perDay.map { Day(day: $0.day, rankings: $0.count) }
    }
}
