import Foundation
import Preferences
import Statistics
import Storage

/// What hangs on a labeler's judgements, from all of them, whatever was drawn to tell how they judge.
package struct LabelerCosting: Sendable {
    private let stores: Stores
    private let project: ID<Project>

    package init(stores: Stores, project: ID<Project>) {
        self.stores = stores
        self.project = project
    }

    /// - Parameter from: judgements made then or later; nil: all.
    package func cost(of labeler: ID<User>, from: Date?) async throws -> LabelerCost {
        var cost = JudgementCost()
        for try await task in stores.saidTasks.judged(by: labeler, from: from, of: project) {
            guard let own = task.judgements.first(where: { $0.user == labeler }) else { continue }
            let others = task.judgements.filter { $0.user != labeler && !$0.isOnePerson(with: own) }
            cost.add(own.ranks, others: others.map { ($0.ranks, $0.weight.value) })
        }
        return LabelerCost(
            judgements: cost.judgements, alone: cost.alone, decided: cost.decided, pairs: cost.pairs,
            changed: cost.changed)
    }
}
