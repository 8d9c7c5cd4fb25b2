public import Foundation
internal import GRDB
public import Preferences

extension Disputes {
    /// Gives tasks whose judgements disagree by more than noise explains one labeler more each, where the project lets them.
    ///
    /// Only of a task that has all the judgements it was to have, all of which were measured: so it gets the next one after
    /// that one has come, and been looked at. Each task is a transaction of its own. What was kept as surplus counts first
    /// (`Surplus`), and the queue offers the slot to nobody who has had the task.
    /// - Returns: how many tasks got one.
    @discardableResult
    public func addLabelers(to project: ID<Project>, now: Date) async throws -> Int {
        let tasks: [Int64] = try await database.read { try $0.values(Self.lackingQuery, [project.rawValue]) }
        var added = 0
        for task in tasks {
            try Task.checkCancellation()
            let isAdded: Bool = try await database.write { [origin] connection in
                try connection.addLabeler(to: ID(task), of: project, by: origin, now: now)
            }
            if isAdded { added += 1 }
        }
        return added
    }

    private static func condition(_ task: String) -> String {
        """
        dispute.projectId = ?1 AND dispute.isOpen = 1 AND dispute.pValue IS NOT NULL
            AND dispute.judgements >= task.counted AND task.leased = 0 AND task.counted = \(Occupancy.overlap)
            AND task.extraLabelers < project.extraLabelers AND task.withdrawnAt IS NULL AND task.evaluationId IS NULL
            \(task)
        """
    }

    static let lackingQuery = """
        SELECT dispute.taskId FROM dispute CROSS JOIN task ON task.id = dispute.taskId
            CROSS JOIN project ON project.id = dispute.projectId
        WHERE \(condition("")) ORDER BY dispute.surprise DESC, dispute.taskId DESC
        """
    static let lacksQuery = """
        SELECT 1 FROM dispute CROSS JOIN task ON task.id = dispute.taskId
            CROSS JOIN project ON project.id = dispute.projectId
        WHERE \(condition("AND dispute.taskId = ?2"))
        """
}

extension Connection {
    /// - Returns: false where something has changed meanwhile.
    fileprivate func addLabeler(
        to task: ID<LabelingTask>, of project: ID<Project>, by origin: Origin, now: Date
    ) throws -> Bool {
        guard try row(Disputes.lacksQuery, [project.rawValue, task.rawValue]) != nil else { return false }
        try run("UPDATE task SET extraLabelers = extraLabelers + 1 WHERE id = ?", [task.rawValue])
        try Requeue(self, project: project, by: origin, now: now).bringInLine(task)
        try audit(origin, "addLabeler", "task", task.rawValue, now: now)
        return true
    }
}
