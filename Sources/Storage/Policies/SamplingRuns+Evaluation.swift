internal import Foundation
internal import GRDB
internal import Preferences

/// What a sampling run does of its own where it asks for an evaluation: no answer is replaced, and what is the same is a tie.
extension Connection {
    /// Notes which answers of a prompt are compared, on which side each stands, and what labelers see it as.
    ///
    /// - Parameters:
    ///   - chosen: one for each slot.
    ///   - task: in which labelers see them; nil: they are all the same.
    func note(
        _ chosen: [ChosenSample], of id: ID<PolicyEvaluation>, run: ID<SamplingRun>, place: Int,
        as task: ID<LabelingTask>?
    ) throws {
        let evaluation = try evaluation(id)
        let completions = try task.map { try self.completions(of: $0, for: chosen) }
        for (index, sample) in chosen.enumerated() {
            // Of one policy that is asked twice, the first half stands on the one side and the second on the other.
            let isCandidate =
                evaluation.isOfOnePolicy
                ? sample.slot >= evaluation.completions : sample.policyID == evaluation.candidateID
            try self.run(
                """
                INSERT INTO evaluationAnswer (evaluationId, place, slot, isCandidate, sampleId, completionId)
                SELECT ?, place, slot, ?, id, ? FROM sample WHERE runId = ? AND place = ? AND slot = ? AND attempt = ?
                """,
                [
                    id.rawValue, isCandidate, completions?[index], run.rawValue, place, sample.slot, sample.attempt,
                ])
        }
    }

    /// The completions of a task that these answers are, each one once. A task that an earlier evaluation made has them in
    /// another order.
    private func completions(of task: ID<LabelingTask>, for chosen: [ChosenSample]) throws -> [Int64] {
        var unused = try rows(
            "SELECT id, text, policyId FROM completion WHERE taskId = ? ORDER BY position", [task.rawValue]
        ).map { (id: $0["id"] as Int64, text: $0["text"] as String, policy: $0.optionalID("policyId") as ID<Policy>?) }
        return try chosen.map { sample in
            func isSame(_ text: String) -> Bool { text.utf8.elementsEqual(sample.text.utf8) }
            guard
                let place = unused.firstIndex(where: { isSame($0.text) && $0.policy == sample.policyID })
                    ?? unused.firstIndex(where: { isSame($0.text) })
            else {
                throw StorageError(.corrupt, "Task \(task) lacks an answer that it was made of. Run ‘podium verify’.")
            }
            return unused.remove(at: place).id
        }
    }

    /// Takes a task that is there already for an evaluation, where it was made for one.
    ///
    /// - Throws: `ValidationError` where people judge it to be trained on, or it can be asked no more.
    func borrow(
        _ task: ID<LabelingTask>, isWithdrawn: Bool, in project: ID<Project>, by origin: Origin, now: Date
    ) throws {
        let maker: Int64? = try value("SELECT evaluationId FROM task WHERE id = ?", [task.rawValue])
        guard maker != nil else {
            throw ValidationError(
                pointer: "", code: "judgedForTraining",
                message: "Meanwhile there is a task with these answers that is judged for training.")
        }
        guard isWithdrawn else { return }
        if let misfit = try TaskWithdrawal(self, by: origin, now: now).reopen(task, in: project) {
            throw ValidationError([misfit])
        }
    }
}

extension [ChosenSample] {
    /// Whether all say the same, to the byte.
    var areAllTheSame: Bool {
        dropFirst().allSatisfy { $0.text.utf8.elementsEqual(self[0].text.utf8) }
    }
}
