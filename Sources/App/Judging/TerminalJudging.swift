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
        let (line, runs, judging) = (ProgressLine(), installation.stores.judgingRuns, installation.judging)
        let started = ContinuousClock.now
        let goOn = "go on with: podium judge run --project \(project.slug) --resume \(id)"
        do {
            let isDone = try await Interruption.cancelling {
                try await judging.run(id) { run in line.show(Self.progress(run, since: started)) }
            }
            let status = try await runs.find(id).status
            guard isDone || status == .succeeded else {
                throw ConfigurationError("Another process is asking this judge. Wait until it is done.")
            }
        } catch is CancellationError {
            line.clear()
            try await runs.finish(id, .stopped, message: "Stopped on the terminal.", now: installation.clock.now())
            throw ConfigurationError("Stopped. What was answered is stored; \(goOn)")
        }
        line.clear()
        let run = try await runs.find(id)
        guard run.status == .succeeded else {
            throw ConfigurationError(
                "\(run.message ?? "The run ended early.")\nWhat was answered is stored; when that is mended, \(goOn)")
        }
        return Self.lines(run, seconds: (ContinuousClock.now - started) / .seconds(1))
    }

    private static func progress(_ run: JudgingRun, since start: ContinuousClock.Instant) -> String {
        let progress = run.progress
        let ended = progress.done + progress.failed
        let share = Double(ended) / Double(max(1, progress.tasks))
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let left = ended > 0 && share < 1 ? ", about \(Text.seconds(seconds / share - seconds)) left" : ""
        return "Judging \(Int(share * 100)) %: \(Text.count(ended)) of \(Text.count(progress.tasks, "task")), "
            + "\(Text.count(progress.tokens, "token"))\(left)"
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

extension Installation {
    /// What asks AI judges.
    package var judging: Judging { Judging(stores, folder: folder, clock: clock) }
}

extension Judging {
    init(_ stores: Stores, folder: DataFolder, paces: EndpointPaces = EndpointPaces(), clock: WallClock) {
        let keys = EndpointKeyFile(path: folder.endpointKeys)
        self.init(
            stores: stores, lockFolder: folder.path + "/judging",
            key: { try await stores.policies.key(of: $0, openedBy: try keys.read()) }, paces: paces, clock: clock)
    }
}
