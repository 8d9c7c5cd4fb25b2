import Foundation
import Jobs
import Preferences
import Storage

/// `podium judge`: AI judges of one project on the terminal.
package struct TerminalJudging: Sendable {
    let installation: Installation
    let project: Project

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    private var judges: Judges { installation.stores.judges }

    /// - Parameter policy: its label.
    package func add(
        policy label: String, name: String?, template: String?, temperature: Double?, maxTokens: Int?, withheld: Int?
    ) async throws -> String {
        let policy = try await named { try await installation.stores.policies.find(labeled: label) }
        let draft = JudgeDraft(
            policyId: policy.id, name: name, template: template, temperature: temperature, maxTokens: maxTokens,
            withheldPercent: withheld)
        let judge = try await judges.add(draft.validated(), to: project.id, now: installation.clock.now())
        return
            "\(Text.plain(judge.name)) judges completions of \(project.slug). \(judge.withheldPercent) % of the prompts "
            + "are kept from it. Ask it with: podium judge run --project \(project.slug) --judge \(Text.plain(judge.name))"
    }

    package func lines() async throws -> [String] {
        let all = try await judges.list(project: project.id)
        guard !all.isEmpty else {
            return ["\(project.slug) has no AI judge. Add one with: podium judge add --project \(project.slug) POLICY"]
        }
        let labels = Dictionary(
            uniqueKeysWithValues: try await installation.stores.policies.list().map { ($0.id, $0.label) })
        return all.map { judge in
            "\(judge.id)  \(Text.plain(judge.name)): \(Text.plain(labels[judge.policyID] ?? "?")), template "
                + "\(judge.template.version), temperature \(Text.decimals(judge.temperature, 1)), \(judge.withheldPercent) % "
                + "kept from it" + (judge.removedAt == nil ? "" : ", removed")
        }
    }

    package func template(of name: String) async throws -> String { try await judge(name).template.text }

    package func set(template text: String, of name: String) async throws -> String {
        let changed = try await judges.set(
            JudgeTemplate(text), of: judge(name).id, now: installation.clock.now())
        return "Version \(changed.template.version) of the template is in use. What was said to others counts no more; "
            + "it is kept."
    }

    package func remove(_ name: String) async throws -> String {
        let judge = try await judge(name)
        try await judges.remove(judge.id, now: installation.clock.now())
        return "\(Text.plain(judge.name)) is asked no more. What it said stays."
    }

    package func report(_ name: String) async throws -> [String] {
        let body = try await JudgeReport.body(of: judge(name), in: project, installation.stores)
        return JudgeReportText(body).lines
    }

    // MARK: - Runs

    package func run(
        _ name: String, tasks: Int?, pairs: Int?, alsoChosen: Bool, seed: UInt64?
    ) async throws -> [String] {
        let run = try await installation.stores.judgingRuns.create(
            of: judge(name).id, onlyRandom: !alsoChosen, tasks: tasks, pairs: pairs ?? JudgeRules.usualPairs,
            seed: seed ?? .random(in: 0...UInt64(Int64.max)), now: installation.clock.now())
        return try await carryOut(run.id)
    }

    /// Goes on with a run that was broken off.
    package func resume(_ id: Int64) async throws -> [String] {
        let runs = installation.stores.judgingRuns
        let run = try await runs.find(ID(id))
        guard run.projectID == project.id else {
            throw ConfigurationError("\"\(project.slug)\" has no judging run \(id).")
        }
        if run.status == .failed || run.status == .stopped {
            _ = try await runs.resume(run.id, now: installation.clock.now())
        }
        return try await carryOut(run.id)
    }

    private func carryOut(_ id: ID<JudgingRun>) async throws -> [String] {
        let judging = Judging(installation.asking)
        let started = ContinuousClock.now
        let (run, seconds) = try await TerminalAsking(
            installation: installation, runs: installation.stores.judgingRuns,
            resumption: "podium judge run --project \(project.slug) --resume", occupation: "asking this judge"
        ).carryOut(id) { show in
            try await judging.run(id) { run in
                let progress = run.progress
                show(
                    TerminalAsking<JudgingRuns>.progress(
                        "Judging", ended: progress.done + progress.failed, of: progress.tasks, "task",
                        tokens: progress.tokens, since: started))
            }
        }
        return Self.lines(run, seconds: seconds)
    }

    private static func lines(_ run: JudgingRun, seconds: Double) -> [String] {
        let progress = run.progress
        var lines = [
            "Judging run \(run.id): \(Text.count(progress.done, "task")) of \(Text.count(progress.tasks)) judged in "
                + "\(Text.seconds(seconds)); \(Text.count(progress.judgements, "answer")), "
                + "\(Text.count(progress.tokens, "token")). \(Text.count(run.withheld, "task")) kept from the judge."
        ]
        if progress.unread > 0 {
            lines.append("  \(Text.count(progress.unread, "answer")) without a verdict; they are stored as they came")
        }
        if progress.failed > 0 {
            lines.append(
                "  \(Text.count(progress.failed, "task")) could not be judged; --resume \(run.id) asks about them again"
            )
        }
        return lines
    }

    private func judge(_ name: String) async throws -> JudgeRecord {
        try await named { try await judges.find(named: name, in: project.id) }
    }

    /// What is not there is said without a stack of types.
    private func named<Value: Sendable>(_ find: () async throws -> Value) async throws -> Value {
        do { return try await find() } catch let error as StorageError where error.code == .notFound {
            throw ConfigurationError(error.message)
        }
    }
}
