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
        let sampling = Sampling(installation.asking)
        let started = ContinuousClock.now
        let (run, seconds) = try await TerminalAsking(
            installation: installation, runs: installation.stores.samplingRuns,
            resumption: "podium sample --project \(project.slug) --resume",
            occupation: "asking for this project's completions"
        ).carryOut(id) { show in
            try await sampling.run(id) { run in
                let progress = run.progress
                show(
                    TerminalAsking<SamplingRuns>.progress(
                        "Asking", ended: progress.done + progress.failed, of: progress.prompts, "prompt",
                        tokens: progress.tokens, since: started))
            }
        }
        return Self.lines(run, seconds: seconds)
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

    /// What it takes to ask policies from the command line.
    package var asking: Asking { Asking(stores, folder: folder, clock: clock) }
}

extension Asking {
    init(_ stores: Stores, folder: DataFolder, paces: EndpointPaces = EndpointPaces(), clock: WallClock) {
        let keys = EndpointKeyFile(path: folder.endpointKeys)
        self.init(
            stores: stores, lockFolder: folder.path + "/asking",
            key: { try await stores.policies.key(of: $0, openedBy: try keys.read()) }, paces: paces, clock: clock)
    }
}
