import Exchange
import Foundation
import Jobs
import Preferences
import Storage

/// Everything that an engine needs to fine-tune a policy on a project's data, as a folder.
///
/// It is made from a frozen snapshot, prompt by prompt. Of the prompts that are not at work only a number and a part are in
/// memory, but while nearly equal ones are looked for, which takes the texts of all prompts.
package struct Handover: Sendable {
    /// How far it has come.
    package enum Progress: Sendable {
        case freezing
        case dealing(DealtPrompts.Progress)
        case writing(prompts: Int, of: Int)
    }

    let stores: Stores
    let project: Project
    let engine: HandoverEngine
    let pairsPerPrompt: Int
    /// Where the reward client asks.
    let server: String
    let version: String
    let clock: WallClock

    /// - Parameters:
    ///   - pairsPerPrompt: preference pairs of a prompt at most.
    ///   - server: the address at which the reward client asks.
    /// - Throws: `ValidationError` where so many pairs are not allowed, or the server is no address.
    package init(
        stores: Stores, project: Project, engine: HandoverEngine, pairsPerPrompt: Int, server: String, version: String,
        clock: WallClock
    ) throws {
        try HandoverRules.check(pairsPerPrompt: pairsPerPrompt, at: "?pairsPerPrompt")
        guard let address = URL(string: server), ["http", "https"].contains(address.scheme), address.host() != nil
        else {
            throw ValidationError(
                pointer: "?url", code: "invalidAddress",
                message: "Podium's address begins with http:// or https://, such as http://127.0.0.1:8080.")
        }
        self.stores = stores
        self.project = project
        self.engine = engine
        self.pairsPerPrompt = pairsPerPrompt
        self.server = server
        self.version = version
        self.clock = clock
    }

    /// Writes the files into a folder that is there and empty. But for the manifest's time they are the same bytes for the
    /// same state of the project.
    ///
    /// - Throws: `ValidationError` where the project has no prompts; `ConfigurationError` where a file cannot be written.
    package func write(
        to folder: String, progress: @Sendable (Progress) -> Void = { _ in }
    ) async throws -> HandoverManifest {
        progress(.freezing)
        // What comes while this goes on is in no part, also when scores of the held-out parts come back.
        let now = clock.now()
        let snapshot = try await stores.snapshots.freeze(project: project.id, now: now)
        let prompts = try await DealtPrompts(of: snapshot, in: stores.snapshots, until: now) { progress(.dealing($0)) }
        guard !prompts.isEmpty else {
            throw ValidationError(
                pointer: "", code: "noPrompts",
                message: "\"\(project.slug)\" has no prompts to hand over. Import some with podium import.")
        }
        var files = HandoverFolder(folder)
        let rows = try await writeRows(prompts, of: snapshot, to: &files, progress)
        try await write(formsOf: rows, to: &files)
        for file in engine.files { try files.write(file.bytes, to: file.path, isProgram: file.isProgram) }

        let model = try await stores.rewardModels.promoted(project: project.id)
        var manifest = HandoverManifest(
            project: project.slug, engine: engine.name, podiumVersion: version, createdAt: now, server: server,
            snapshot: snapshot, rewardModel: model, pairsPerPrompt: pairsPerPrompt, counts: rows.counts(of: prompts),
            files: files.written)
        let card = DatasetCard(manifest, for: engine, try await facts(rows, model, of: snapshot))
        try files.write(card.bytes(), to: HandoverManifest.cardPath)
        manifest.files = files.written
        try files.write(try manifest.bytes(), to: HandoverManifest.path)
        return manifest
    }

    private func writeRows(
        _ prompts: DealtPrompts, of snapshot: Snapshot, to files: inout HandoverFolder,
        _ progress: @Sendable (Progress) -> Void
    ) async throws -> HandoverRows {
        var rows = HandoverRows(engine: engine, project: project, pairsPerPrompt: pairsPerPrompt)
        var done = 0
        while done < prompts.count {
            try Task.checkCancellation()
            let contents = try await stores.snapshots.contents(of: prompts.ids[done...].prefix(200), in: snapshot)
            for (place, content) in contents.enumerated() {
                for version in rows.unknownForms(in: content) {
                    rows.learn(try await stores.forms.find(project.id, version: version))
                }
                try rows.write(
                    content, in: prompts.parts[done + place], key: prompts.keys[done + place], of: snapshot, to: &files)
            }
            done += contents.count
            progress(.writing(prompts: done, of: prompts.count))
            // Others want the thread too.
            await Task.yield()
        }
        try files.close()
        return rows
    }

    /// What was asked, in every version that was answered.
    private func write(formsOf rows: HandoverRows, to files: inout HandoverFolder) async throws {
        try files.write(try HandedForms(rows.forms).bytes(), to: HandoverManifest.formsPath)
    }

    private func facts(
        _ rows: HandoverRows, _ model: RewardModelRecord?, of snapshot: Snapshot
    ) async throws -> DatasetCard.Facts {
        var facts = DatasetCard.Facts()
        facts.withTurns = rows.withTurns
        facts.guidelines = try await stores.guidelines.list(project: project.id, limit: 1).items.first?.text ?? ""
        facts.agreement = HandoverText.agreement(rows.agreement(seed: snapshot.splitSeed))
        facts.reward = HandoverText.reward(model, snapshot: snapshot.id)
        return facts
    }
}
