import Foundation
import Jobs
import Preferences
import Storage
import Wire

/// `podium policy evaluate`: evaluations of one project on the terminal.
package struct TerminalEvaluation: Sendable {
    let installation: Installation
    let project: Project
    private let desk: EvaluationDesk

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
        desk = EvaluationDesk(
            models: PromotedModels(installation.stores.rewardModels, workers: WorkerPool(name: "scoring")))
    }

    private var stores: Stores { installation.stores }

    /// What an evaluation would take, and why it cannot begin so where it cannot.
    package func plan(_ wanted: EvaluationStart) async throws -> [String] {
        let planned = try await named {
            try await desk.plan(project, prompts: wanted.prompts, stores) { wanted.given($0) }
        }
        return [planned.plan.sentence] + (planned.problem.map { [$0.sentence] } ?? [])
    }

    /// Draws prompts, asks both policies about them, and makes tasks of what they answer.
    ///
    /// - Parameter waits: until labelers have judged all of it; Ctrl-C leaves it to them.
    package func begin(_ wanted: EvaluationStart, waits: Bool) async throws -> [String] {
        let begun = try await named {
            try await desk.begin(wanted, in: project, stores, now: installation.clock.now())
        }
        Terminal.out(["Evaluation \(begun.id). \(begun.plan.sentence)"])
        let sampling = try await TerminalSampling(installation: installation, project: project.slug)
        Terminal.out(try await sampling.resume(begun.run.id.rawValue))
        if waits { try await wait(for: begun.id) }
        return try await lines(begun.id.rawValue, json: false)
    }

    private func wait(for id: ID<PolicyEvaluation>) async throws {
        let line = ProgressLine()
        defer { line.clear() }
        do {
            try await Interruption.cancelling {
                while true {
                    let evaluation = try await desk.end(id, .concluded, stores, now: installation.clock.now())
                    // Where most could not be answered nobody has anything to judge: what to do is said below.
                    guard evaluation.status == .open, !evaluation.isUnanswered else { return }
                    let standing = try await text(of: stores.evaluations.find(id)).standing
                    line.show(standing)
                    try await Task.sleep(for: .seconds(1))
                }
            }
        } catch is CancellationError {
            // Labelers go on without somebody who looks on.
        }
    }

    /// A line for each evaluation.
    package func list() async throws -> [String] {
        let all = try await stores.evaluations.list(project: project.id, limit: 1_000).items
        guard !all.isEmpty else {
            return [
                "\(project.slug) has no evaluation. Begin one with: podium policy evaluate --project \(project.slug)"
            ]
        }
        var lines: [String] = []
        for evaluation in all { lines.append(try await text(of: evaluation).line) }
        return lines
    }

    /// What an evaluation came to, or comes to so far.
    package func lines(_ id: Int64, json: Bool) async throws -> [String] {
        if json, let kept = try await find(id).report { return [kept] }
        let (evaluation, report) = try await report(id)
        guard json else { return try await text(of: evaluation).lines(report) }
        return [String(decoding: try JSON.encode(report, sorted: true), as: UTF8.self)]
    }

    /// A row for each figure, as CSV.
    package func csv(_ id: Int64) async throws -> [UInt8] {
        let report = try await report(id).report
        return CSVTable(ComparisonRow.columns, ComparisonRow.all(of: report.comparison).map(\.cells)).bytes
    }

    /// Ends an evaluation; what was judged stays.
    package func stop(_ id: Int64) async throws -> [String] {
        let evaluation = try await find(id)
        try await desk.end(evaluation.id, .stopped, stores, now: installation.clock.now())
        return try await lines(id, json: false)
    }

    private func report(_ id: Int64) async throws -> (evaluation: PolicyEvaluation, report: PolicyEvaluationReport) {
        let evaluation = try await find(id)
        if let kept = try PolicyEvaluationReport(keptOf: evaluation) { return (evaluation, kept) }
        return (evaluation, try await desk.report(of: evaluation, stores, now: installation.clock.now()))
    }

    private func find(_ id: Int64) async throws -> PolicyEvaluation {
        let evaluation = try await named { try await stores.evaluations.find(ID(id)) }
        guard evaluation.projectID == project.id else {
            throw ConfigurationError("\"\(project.slug)\" has no evaluation \(id).")
        }
        return evaluation
    }

    /// A policy by its label.
    package func policy(_ label: String) async throws -> ID<Policy> {
        try await named { try await stores.policies.find(labeled: label).id }
    }

    private func text(of evaluation: PolicyEvaluation) async throws -> PolicyEvaluationText {
        let labels = Dictionary(uniqueKeysWithValues: try await stores.policies.list().map { ($0.id, $0.label) })
        return PolicyEvaluationText(
            try EvaluationBody(evaluation, labels: labels, now: installation.clock.now()), of: project.slug)
    }

    /// What is wrong with what was asked for, in words for a terminal.
    private func named<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let error as ValidationError {
            throw ConfigurationError(error.issues.map(\.message).joined(separator: " "))
        } catch let error as StorageError where error.code == .notFound || error.code == .conflict {
            throw ConfigurationError(error.message)
        }
    }
}
