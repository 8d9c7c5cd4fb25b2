import Foundation
import HTTPServer
import Preferences
import Storage
import Wire

/// Plans evaluations, begins and ends them, and says what they come to. Reports are made on a thread of their own, one at a
/// time.
package final class EvaluationDesk: Sendable {
    private let models: PromotedModels
    private let workers = WorkerPool(name: "evaluating", threads: 1, capacity: 8)
    private let turn = Turn()

    /// - Parameter models: the promoted ones, which are asked beside people.
    package init(models: PromotedModels) {
        self.models = models
    }

    /// - Throws: `ValidationError` where something is out of bounds; `WorkerPool.Full` where many wait.
    func plan(
        _ project: Project, prompts: Int?, _ stores: Stores, given: @escaping @Sendable (_ name: String) -> String?
    ) async throws -> PlannedEvaluation {
        try await inTurn { try await PlannedEvaluation(project, prompts: prompts, stores, given: given) }
    }

    /// What waits for the database leaves its thread to others: that nobody else begins meanwhile, turns see to.
    private func inTurn<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws -> Result
    {
        try await workers.run { [turn] in
            await turn.begin()
            defer { turn.end() }
            return try await work()
        }
    }

    /// Draws the prompts, and makes the evaluation with its sampling run, which is still to be carried out.
    ///
    /// - Throws: `ValidationError` where something is out of bounds, a policy cannot be asked, or too few prompts are held out;
    ///   `StorageError` (`conflict`).
    func begin(
        _ wanted: EvaluationStart, in project: Project, _ stores: Stores, now: Date
    ) async throws -> PolicyEvaluation {
        try wanted.check()
        let planned: PlannedEvaluation
        do {
            planned = try await plan(project, prompts: wanted.prompts, stores) { wanted.given($0) }
        } catch let error as ValidationError {
            // What is a parameter of a plan is a field here.
            throw ValidationError(
                error.issues.map {
                    .init(pointer: $0.pointer.replacing("?", with: "/"), code: $0.code, message: $0.message)
                })
        }
        if let problem = planned.problem {
            throw ValidationError(pointer: "/prompts", code: problem.reason.rawValue, message: problem.sentence)
        }
        let seed = wanted.seed.map { UInt64(bitPattern: $0) } ?? .random(in: 0...UInt64(Int64.max))
        return try await stores.evaluations.create(
            NewEvaluation(
                baselineID: wanted.baselineId, candidateID: wanted.candidateId, completions: wanted.completions ?? 1,
                overlap: planned.comparison.judgementsPerPrompt, priority: wanted.priority ?? 0, seed: seed,
                plan: planned.plan, prompts: planned.heldOut.drawn(planned.prompts, seed: seed)),
            in: project.id, now: now)
    }

    /// What it comes to now.
    func report(of evaluation: PolicyEvaluation, _ stores: Stores, now: Date) async throws -> PolicyEvaluationReport {
        try await report(of: evaluation, as: evaluation.status, stores, now: now)
    }

    private func report(
        of evaluation: PolicyEvaluation, as status: PolicyEvaluation.Status, _ stores: Stores, now: Date
    ) async throws -> PolicyEvaluationReport {
        try await inTurn { [models] in
            let project = try await stores.projects.find(evaluation.projectID)
            return try await PolicyEvaluationReport(
                of: evaluation, status: status, in: project, model: try await models.promoted(in: project), stores,
                now: now)
        }
    }

    /// Ends an evaluation, and keeps what it came to.
    ///
    /// - Parameter status: `concluded` changes nothing while something of it is still to be judged.
    /// - Returns: the evaluation as it is then; one that had ended is as it was.
    @discardableResult
    func end(
        _ id: ID<PolicyEvaluation>, _ status: PolicyEvaluation.Status, _ stores: Stores, now: Date
    ) async throws -> PolicyEvaluation {
        let evaluation = try await stores.evaluations.find(id)
        guard evaluation.status == .open, status != .concluded || evaluation.isComplete else { return evaluation }
        let report = try await report(of: evaluation, as: status, stores, now: now)
        _ = try await stores.evaluations.end(id, status, report: try report.kept(), now: now)
        return try await stores.evaluations.find(id)
    }

    /// Concludes those of which everything is judged.
    ///
    /// - Returns: how many.
    /// - Throws: what kept one of them from being concluded; the others are.
    func conclude(_ stores: Stores, now: Date) async throws -> Int {
        var concluded = 0
        var failure: (any Error)?
        for id in try await stores.evaluations.open() {
            do {
                if try await end(id, .concluded, stores, now: now).status == .concluded { concluded += 1 }
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return concluded
    }
}

extension PolicyEvaluationReport {
    /// As it is stored.
    func kept() throws -> String { String(decoding: try JSON.encode(self, sorted: true), as: UTF8.self) }

    /// What an evaluation came to when it ended; nil: it goes on.
    ///
    /// - Throws: `StorageError` (`conflict`) where an earlier Podium kept a report without what is told today.
    init?(keptOf evaluation: PolicyEvaluation) throws {
        guard let text = evaluation.report else { return nil }
        do {
            self = try JSON.decode(PolicyEvaluationReport.self, from: Array(text.utf8))
        } catch is DecodingError {
            throw StorageError(
                .conflict,
                "An earlier Podium kept this report, without some figures that this one tells. It can be read as JSON, or made "
                    + "anew from the judgements of today (now=true).")
        }
    }
}

/// Of a kept report what lists tell: it can be read whatever else reports have come to hold since.
struct KeptVerdict: Decodable {
    var sentence: String
    var outcome: PolicyEvaluationReport.Outcome

    init?(of evaluation: PolicyEvaluation) throws {
        guard let text = evaluation.report else { return nil }
        self = try JSON.decode(KeptVerdict.self, from: Array(text.utf8))
    }
}
