import Foundation
import Preferences
import Statistics
import Storage

extension RecurringWork {
    /// Looks each hour whether something follows from labelers' scores on gold tasks (`goldRule`). Not when a judgement comes:
    /// what followed at once would tell which task was gold.
    package static func followGold(_ stores: Stores) -> RecurringWork {
        RecurringWork(
            "followGold", "Looks whether something follows from scores on gold tasks",
            .every(seconds: 3600) { now in
                for project in try await stores.projects.list() where project.goldRule != .nothing {
                    for labeler in try await stores.goldScores.labelers(project: project.id) {
                        guard labeler.gold.tasks >= project.goldTasks else { continue }
                        try await follow(labeler.id, in: project, stores, now: now)
                    }
                }
                return .done()
            })
    }

    /// What rests on scores since something followed last: nothing follows from the same scores twice, and nobody is paused
    /// again by what a manager has lifted.
    private static func follow(_ labeler: ID<User>, in project: Project, _ stores: Stores, now: Date) async throws {
        let last = try await stores.goldEvents.last(project: project.id, labeler: labeler)
        let scores = try await stores.goldScores.list(
            project: project.id, labeler: labeler, .gold, since: last, limit: project.goldTasks)
        let sum = scores.reduce(0) { $0 + $1.score.share }
        guard let found = meanShare(sum: sum, tasks: scores.count, level: GoldRules.level),
            GoldRules.follows(
                tasks: scores.count, of: project.goldTasks, upper: found.interval.upper,
                threshold: project.goldThreshold)
        else { return }
        try await stores.goldEvents.add(
            project.goldRule, for: labeler, in: project.id,
            .init(
                tasks: scores.count, score: found.value, lower: found.interval.lower, upper: found.interval.upper,
                threshold: project.goldThreshold), now: now)
    }
}
