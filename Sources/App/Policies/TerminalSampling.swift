import Foundation
import Jobs
import Preferences
import Storage

/// `podium sample`: one run with progress on the terminal. Ctrl-C stops it; it can go on.
package struct TerminalSampling: Sendable {
    let installation: Installation
    let project: Project

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    /// A policy's part of a plan, as it is typed: `llama-8b`, `llama-8b=2`.
    ///
    /// - Parameter completions: where nothing stands behind the name.
    package func part(_ text: String, completions: Int) async throws -> SamplingPlan.Part {
        // A name may have an equals sign itself: the last one counts, where a number stands behind it.
        if let sign = text.lastIndex(of: "="), let count = Int(text[text.index(after: sign)...]) {
            return .init(policyId: try await policy(String(text[..<sign])), completions: count)
        }
        return .init(policyId: try await policy(text), completions: completions)
    }

    private func policy(_ label: String) async throws -> ID<Policy> {
        do {
            return try await installation.stores.policies.find(labeled: label).id
        } catch let error as StorageError where error.code == .notFound {
            throw ConfigurationError(error.message)
        }
    }

    /// Asks about the prompts that wait.
    ///
    /// - Returns: the lines of the report.
    package func run(_ parts: [SamplingPlan.Part], prompts: Int?, seed: UInt64?) async throws -> [String] {
        let runs = installation.stores.samplingRuns
        let run = try await runs.create(
            SamplingPlan(parts), in: project.id, limit: prompts,
            seed: seed ?? .random(in: 0...UInt64(Int64.max)), now: installation.clock.now())
        return try await carryOut(run.id)
    }

    /// Goes on with a run that was broken off.
    package func resume(_ id: Int64) async throws -> [String] {
        let runs = installation.stores.samplingRuns
        let run = try await runs.find(ID(id))
        guard run.projectID == project.id else {
            throw ConfigurationError("\"\(project.slug)\" has no sampling run \(id).")
        }
        if run.status == .failed || run.status == .stopped {
            _ = try await runs.resume(run.id, now: installation.clock.now())
        }
        return try await carryOut(run.id)
    }

    private func carryOut(_ id: ID<SamplingRun>) async throws -> [String] {
        let line = ProgressLine()
        let sampling = installation.sampling
        let started = ContinuousClock.now
        do {
            let isDone = try await Interruption.cancelling {
                try await sampling.run(id) { run in line.show(Self.progress(run, since: started)) }
            }
            let status = try await installation.stores.samplingRuns.find(id).status
            guard isDone || status == .succeeded else {
                throw ConfigurationError(
                    "Another process is asking for this project's completions. Wait until it is done.")
            }
        } catch is CancellationError {
            line.clear()
            try await installation.stores.samplingRuns.finish(
                id, .stopped, message: "Stopped on the terminal.", now: installation.clock.now())
            throw ConfigurationError(
                "Stopped. What was answered is stored; go on with: podium sample --project \(project.slug) --resume \(id)"
            )
        }
        line.clear()
        let run = try await installation.stores.samplingRuns.find(id)
        guard run.status == .succeeded else {
            throw ConfigurationError(
                "\(run.message ?? "The run ended early.")\nWhat was answered is stored; when that is mended, go on with: "
                    + "podium sample --project \(project.slug) --resume \(id)")
        }
        return Self.lines(run, seconds: (ContinuousClock.now - started) / .seconds(1))
    }

    private static func progress(_ run: SamplingRun, since start: ContinuousClock.Instant) -> String {
        let progress = run.progress
        let ended = progress.done + progress.failed
        let share = Double(ended) / Double(max(1, progress.prompts))
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let left = ended > 0 && share < 1 ? ", about \(Text.seconds(seconds / share - seconds)) left" : ""
        return "Asking \(Int(share * 100)) %: \(Text.count(ended)) of \(Text.count(progress.prompts, "prompt")), "
            + "\(Text.count(progress.tokens, "token"))\(left)"
    }

    private static func lines(_ run: SamplingRun, seconds: Double) -> [String] {
        let progress = run.progress
        var lines = [
            "Sampling run \(run.id): \(Text.count(progress.done, "task")) made of \(Text.count(progress.prompts, "prompt")) "
                + "in \(Text.seconds(seconds)); \(Text.count(progress.samples, "answer")), "
                + "\(Text.count(progress.tokens, "token"))."
        ]
        if progress.truncated > 0 {
            lines.append("  \(Text.count(progress.truncated, "answer")) cut off after maxTokens")
        }
        if progress.refused > 0 { lines.append("  \(Text.count(progress.refused, "refusal"))") }
        if progress.failed > 0 {
            lines.append(
                "  \(Text.count(progress.failed, "prompt")) came to no task; --resume \(run.id) asks about them again")
        }
        return lines
    }
}

extension Installation {
    /// Opens the keys of endpoints.
    package var endpointKeys: EndpointKeyFile { EndpointKeyFile(path: folder.endpointKeys) }

    /// What asks policies for completions.
    package var sampling: Sampling { Sampling(stores, folder: folder, clock: clock) }
}

extension Sampling {
    init(_ stores: Stores, folder: DataFolder, paces: EndpointPaces = EndpointPaces(), clock: WallClock) {
        let keys = EndpointKeyFile(path: folder.endpointKeys)
        self.init(
            stores: stores, lockFolder: folder.path + "/sampling",
            key: { try await stores.policies.key(of: $0, openedBy: try keys.read()) }, paces: paces, clock: clock)
    }
}
