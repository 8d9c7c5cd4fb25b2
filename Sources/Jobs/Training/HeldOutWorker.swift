import Exchange
import Foundation
import Preferences
import RewardModel
import Storage

/// The child process that measures a model from elsewhere: reads its scores, holds them against a snapshot of the project,
/// trains Podium's own model on the training part of that snapshot, and measures both on the prompts that were held out.
///
/// As `TrainingWorker`, it opens the database for reading only, and says what comes of it in a line of JSON.
package struct HeldOutWorker {
    /// What it says, one JSON object.
    package struct Outcome: Codable, Sendable {
        package var measured: HeldOutComparison?
        /// What is wrong with the file.
        package var fault: ValidationError.Issue?
        /// Why it failed otherwise; safe to show.
        package var failure: String?

        package init(
            measured: HeldOutComparison? = nil, fault: ValidationError.Issue? = nil, failure: String? = nil
        ) {
            self.measured = measured
            self.fault = fault
            self.failure = failure
        }
    }

    let stores: Stores
    let project: ID<Project>
    /// The file of scores.
    let path: String

    package init(database: Database, project: ID<Project>, path: String) {
        stores = Stores(database)
        self.project = project
        self.path = path
    }

    /// - Returns: whether something was measured.
    package func run() async -> Bool {
        IdlePriority.take()
        let outcome: Outcome
        do {
            outcome = Outcome(measured: try await measure())
        } catch let error as ValidationError {
            outcome = Outcome(fault: error.issues.first)
        } catch let error as RewardModelError where error.code == .tooFewPrompts || error.code == .noComparisons {
            outcome = Outcome(
                fault: .init(pointer: "", code: "tooFewHeldOut", message: error.message))
        } catch let error as RewardModelError {
            outcome = Outcome(failure: error.message)
        } catch let error as StorageError {
            outcome = Outcome(failure: error.message)
        } catch {
            outcome = Outcome(failure: "\(error)")
        }
        if let line = try? JSONEncoder().encode(outcome) { FileHandle.standardOutput.write(line + Data("\n".utf8)) }
        return outcome.measured != nil
    }

    private func measure() async throws -> HeldOutComparison {
        let file = try ScoreFile(Array(Data(contentsOf: URL(filePath: path))))
        let measured = Set(file.head.parts)
        let snapshot = try await snapshot(of: file.head.manifest)
        let dealt = try await DealtPrompts(of: snapshot, in: stores.snapshots, until: file.head.manifest.createdAt)
        let parts = Dictionary(zip(dealt.keys, dealt.parts)) { first, _ in first }

        let rewards = try await rewards(in: file, of: snapshot) { parts[$0].map(measured.contains) ?? false }
        let groups = try await PreferenceGroups.of(snapshot.id, in: stores.snapshots)
        let scored = Set(file.lines.map(\.line.taskId.rawValue))
        for group in groups where parts[group.promptKey].map(measured.contains) ?? false {
            guard let task = group.origins.first?.task, group.isHeard, !scored.contains(task) else { continue }
            throw ValidationError(
                pointer: "", code: "missingTask",
                message: "The scores of task \(task) are missing, which was held out, too. Score all of "
                    + "\(file.head.parts.map(\.rawValue).joined(separator: " and ")): to leave some out is to choose "
                    + "what one is measured by.")
        }
        let folder = URL(filePath: path).deletingLastPathComponent()
        let trainer = Trainer(
            method: LinearTraining(scratch: DiskScratch(folder: folder)), seed: snapshot.splitSeed)
        return try trainer.compare(groups, with: rewards, part: { parts[$0] }, measured: measured)
    }

    /// - Throws: `ValidationError` where the hand-over is another project's, or another Podium's.
    private func snapshot(of manifest: ScoreFile.Head.Manifest) async throws -> Snapshot {
        var known: Snapshot?
        do { known = try await stores.snapshots.find(manifest.snapshot.id, in: project) } catch is ValidationError {}
        guard let known, known.sha256 == manifest.snapshot.sha256 else {
            throw ValidationError(
                pointer: "/manifest/snapshot", code: "otherSnapshot",
                message:
                    "These scores are of a hand-over of another project or another Podium: this project has no snapshot "
                    + "\(manifest.snapshot.id) with the hash \(manifest.snapshot.sha256.prefix(12))….")
        }
        return known
    }

    /// The reward of each completion that was scored, by its id.
    ///
    /// - Parameter isMeasured: whether a prompt is of a part that is measured on, by its key.
    /// - Throws: `ValidationError` with the first line that does not fit the snapshot.
    private func rewards(
        in file: ScoreFile, of snapshot: Snapshot, isMeasured: (UInt64) -> Bool
    ) async throws -> [Int64: Double] {
        var open = Dictionary(uniqueKeysWithValues: file.lines.map { ($0.line.taskId, $0) })
        var rewards: [Int64: Double] = [:]
        for try await row in stores.snapshots.stream(snapshot.id) {
            guard let (number, line) = open.removeValue(forKey: row.taskID) else { continue }
            guard isMeasured(try row.promptKey) else {
                throw ScoreFile.fault(
                    "notHeldOut", number,
                    "The prompt of task \(row.taskID) is in none of the parts that the file names.")
            }
            guard line.scores.count == row.completions.count else {
                throw ScoreFile.fault(
                    "scoreCount", number,
                    "Task \(row.taskID) has \(row.completions.count) completions, and there are \(line.scores.count) scores."
                )
            }
            guard line.texts == ScoreFile.textHash(row.prompt, row.completions.map(\.completion)) else {
                throw ScoreFile.fault(
                    "otherTexts", number, "What was scored is not what task \(row.taskID) says: its hash differs.")
            }
            for (completion, score) in zip(row.completions, line.scores) { rewards[completion.id.rawValue] = score }
        }
        if let (number, line) = open.values.min(by: { $0.number < $1.number }) {
            throw ScoreFile.fault("unknownTask", number, "The snapshot has no task \(line.taskId).")
        }
        return rewards
    }
}

extension PreferenceGroup {
    /// Whether somebody who weighs anything said something of it: then it was handed over.
    fileprivate var isHeard: Bool {
        judgements.contains { $0.weight > .none } || answers.contains { $0.weight > .none }
    }
}
