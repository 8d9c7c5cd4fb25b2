import Foundation
import Jobs
import Preferences
import RewardModel
import Storage
import Wire

/// What a weight would change, labelers who are held out, and work that others are asked for again, from the command line.
package struct TerminalTrust: Sendable {
    private let installation: Installation
    private let weights: LabelerWeightSetup

    private var project: Project { weights.project }
    private var stores: Stores { installation.stores }

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        weights = try await LabelerWeightSetup(installation: installation, project: slug)
    }

    // MARK: - Previews

    /// Measures in this process, with progress on the terminal.
    package func preview(_ weight: Double, of names: [String], from: String?, json: Bool) async throws -> [String] {
        var labelers: [Int64] = []
        for name in names { labelers.append(try await weights.labeler(name).id.rawValue) }
        let proposal = try WeightProposal(
            labelers: labelers, weight: weight, appliesFrom: from.map(weights.time)
        ).validated()
        let line = ProgressLine()
        defer { line.clear() }
        let measurement = WeightPreviewMeasurement(
            stores: stores, project: project.id, proposal: proposal,
            scratch: URL(filePath: installation.folder.training.dataFolder).appending(path: "training"))
        let result = try await Interruption.cancelling {
            try await measurement.measure { fraction, message in line.show("\(message), \(Int(100 * fraction)) %") }
        }
        if json { return [String(decoding: try JSON.encode(result, sorted: true), as: UTF8.self)] }
        return WeightPreviewText.lines(result, names: try await stores.users.names(of: result.labelers.map(\.id)))
    }

    // MARK: - Held out

    /// One line for each time that somebody was held out.
    package func holdouts() async throws -> [String] {
        let all = try await stores.labelerHoldouts.all(project: project.id)
        guard !all.isEmpty else { return ["Nobody was held out in \"\(project.slug)\"."] }
        return all.map { record in
            let from = record.heldFrom.map { "from \($0.formatted(.iso8601))" } ?? "all judgements"
            return "\(record.id)\t\(Text.plain(record.labeler))\t\(from)\t\(Self.by(record.createdBy))\t"
                + Text.plain(record.reason) + Self.end(record.takenBackAt, "taken back")
        }
    }

    package func hold(_ name: String, from: String?, reason: String) async throws -> String {
        let labeler = try await weights.labeler(name)
        let new = try LabelerHoldoutDraft(heldFrom: from.map(weights.time), reason: reason).validated()
        let record = try await stores.labelerHoldouts.add(
            new, of: labeler.id, in: project.id, now: installation.clock.now())
        return "\(record.id): judgements of \(Text.plain(labeler.username)) measure from now on and never train."
    }

    package func endHoldout(_ number: Int64) async throws -> String {
        let all = try await stores.labelerHoldouts.all(project: project.id)
        guard let record = all.first(where: { $0.id.rawValue == number }) else {
            throw ConfigurationError(
                "\"\(project.slug)\" has no \(number) of the kind; podium labeler hold-out list shows them.")
        }
        guard record.takenBackAt == nil else { return "\(number) was taken back already." }
        try await stores.labelerHoldouts.takeBack(
            record.id, of: record.labelerID, in: project.id, now: installation.clock.now())
        return "\(number) is taken back: what it covered trains again."
    }

    // MARK: - Asking others again

    /// One line for each time.
    package func requeues() async throws -> [String] {
        let all = try await stores.labelerRequeues.all(project: project.id)
        guard !all.isEmpty else { return ["Others were never asked again in \"\(project.slug)\"."] }
        let names = try await stores.users.names(of: Array(Set(all.map(\.labelerID))))
        return all.map { record in
            "\(record.id)\t\(Text.plain(names[record.labelerID] ?? "\(record.labelerID)"))\t"
                + "\(Text.count(record.requeued, "judgement")), \(Text.count(record.reopened, "task")) reopened\t"
                + "\(Self.by(record.createdBy))\t\(Text.plain(record.reason))" + Self.end(record.undoneAt, "undone")
        }
    }

    package func requeuePreview(_ name: String, from: String?, before: String?) async throws -> String {
        let labeler = try await weights.labeler(name)
        let found = try await stores.labelerRequeues.preview(
            project: project.id, of: labeler.id, period(from, before))
        return "\(found.weightless) of \(Text.count(found.judgements, "judgement")) weigh nothing, \(found.counted) of "
            + "them count. \(Text.count(found.tasks, "task")) would be open for others."
    }

    package func requeue(_ name: String, from: String?, before: String?, reason: String) async throws -> String {
        let labeler = try await weights.labeler(name)
        let draft = LabelerRequeueDraft(
            madeFrom: try from.map(weights.time), madeBefore: try before.map(weights.time), reason: reason)
        let record = try await stores.labelerRequeues.requeue(
            draft.validated(), of: labeler.id, in: project.id, now: installation.clock.now())
        return "\(record.id): \(Text.count(record.requeued, "judgement")) of \(Text.plain(labeler.username)) no longer "
            + "count and are kept. \(Text.count(record.reopened, "task")) \(record.reopened == 1 ? "is" : "are") open for "
            + "others."
    }

    package func undoRequeue(_ number: Int64) async throws -> String {
        let all = try await stores.labelerRequeues.all(project: project.id)
        guard let record = all.first(where: { $0.id.rawValue == number }) else {
            throw ConfigurationError(
                "\"\(project.slug)\" has no \(number) of the kind; podium labeler requeue list shows them.")
        }
        guard record.undoneAt == nil else { return "\(number) was undone already." }
        let undone = try await stores.labelerRequeues.undo(
            record.id, of: record.labelerID, in: project.id, now: installation.clock.now())
        let rest =
            undone.leftOver == 0
            ? "" : " The slots of \(undone.leftOver) were filled meanwhile: these stay kept and do not count."
        return "\(number) is undone: \(Text.count(undone.restored, "judgement")) count again.\(rest)"
    }

    private func period(_ from: String?, _ before: String?) throws -> WorkPeriod {
        try WorkPeriod(
            checking: from.map(weights.time), before: before.map(weights.time), pointers: ("--from", "--before"))
    }

    private static func by(_ person: LabelerWeightRecord.Person?) -> String {
        person.map { Text.plain($0.username) } ?? "command line"
    }

    private static func end(_ date: Date?, _ what: String) -> String {
        date.map { "\t\(what) \($0.formatted(.iso8601))" } ?? ""
    }
}
